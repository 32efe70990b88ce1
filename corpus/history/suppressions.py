"""Findings that a person lets stand, as the history keeps them: revoked, never deleted."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.history.faults import guarded
from corpus.history.moments import now
from corpus.history.reading import fetch
from corpus.history.text import storable
from corpus.records import Suppression

if TYPE_CHECKING:
    from sqlite_utils import Database

    from corpus.history.columns import Cells


@dataclass(frozen=True, slots=True)
class StoredSuppression:
    """A suppression with its ``number``, when it was made, and when and by whom it was taken back."""

    suppression: Suppression
    suppressed_at: str
    revoked_at: str | None = None
    revoked_by: str | None = None


class Suppressions:
    """The suppressions of an open history."""

    _db: Database
    path: Path

    def _writing(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def add_suppression(self, suppression: Suppression) -> int:
        """Keep a suppression of one fingerprint; returns the number it is known by. What the history knows
        of the finding is kept with it. ``ValueError`` where fingerprint, reason or name are missing."""
        if not (suppression.fingerprint and suppression.because and suppression.who):
            raise ValueError("a suppression needs a fingerprint, a reason and a name")
        with self._writing():
            return _add(self._db, suppression)

    def suppressions(self, *, revoked: bool = False) -> tuple[StoredSuppression, ...]:
        """Those in force and those that have expired, oldest first; with ``revoked`` also those taken back."""
        with guarded(self.path):
            sql = "SELECT * FROM suppression WHERE :revoked OR revoked_at IS NULL ORDER BY suppression_id"
            return tuple(_read(row, self.path) for row in fetch(self._db, sql, {"revoked": int(revoked)}))

    def revoke_suppression(self, number: int, *, who: str) -> StoredSuppression:
        """Take a suppression back; it stays on record. ``LookupError`` if none of this number is in force."""
        with self._writing():
            sql = "SELECT * FROM suppression WHERE suppression_id = ? AND revoked_at IS NULL"
            row = next(fetch(self._db, sql, [number]), None)
            if row is None:
                raise LookupError(f"there is no suppression {number} in force")
            moment = now()
            self._db.execute(
                "UPDATE suppression SET revoked_at = ?, revoked_by = ? WHERE suppression_id = ?",
                [moment, storable(who), number],
            )
            return replace(_read(row, self.path), revoked_at=moment, revoked_by=who)

    def fingerprints_like(self, beginning: str) -> tuple[str, ...]:
        """The fingerprints of stored findings that begin so, in order."""
        with guarded(self.path):
            sql = """
                SELECT DISTINCT fingerprint FROM findings
                WHERE substr(fingerprint, 1, length(:beginning)) = :beginning ORDER BY fingerprint
            """
            return tuple(str(row["fingerprint"]) for row in fetch(self._db, sql, {"beginning": beginning}))


def _add(db: Database, suppression: Suppression) -> int:
    sql = "SELECT code, plan, period, message FROM findings WHERE fingerprint = ? ORDER BY finding_id LIMIT 1"
    known: Cells = next(fetch(db, sql, [suppression.fingerprint]), {})
    columns = {
        "fingerprint": suppression.fingerprint,
        "because": storable(suppression.because),
        "who": storable(suppression.who),
        "suppressed_at": now(),
        "expires_on": suppression.until.isoformat() if suppression.until else None,
        **{name: known.get(name) or "" for name in ("code", "plan", "period", "message")},
    }
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    cursor = db.execute(f"INSERT INTO suppression ({names}) VALUES ({marks})", columns)
    return int(cursor.lastrowid or 0)


def _read(row: Cells, path: Path) -> StoredSuppression:
    suppression = Suppression(
        because=row["because"],
        who=row["who"],
        fingerprint=row["fingerprint"],
        code=row["code"],
        plan=row["plan"],
        period=row["period"],
        until=date.fromisoformat(row["expires_on"]) if row["expires_on"] else None,
        about=row["message"],
        origin=str(path),
        number=row["suppression_id"],
    )
    return StoredSuppression(suppression, row["suppressed_at"], row["revoked_at"], row["revoked_by"])
