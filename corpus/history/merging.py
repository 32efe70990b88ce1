"""Taking over what another history holds: its reports and failures, a person's decisions and suppressions.

The other history is only read. Rows are copied as they stand, so that nothing is lost on the way; editions, links
and findings follow from them and are worked out anew where something came in.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.history.columns import Columns
from corpus.history.decisions import list_decisions, merge_decisions
from corpus.history.faults import OlderHistory, guarded
from corpus.history.files import file_number, forget_failure
from corpus.history.inserting import insert_rows
from corpus.history.opening import open_database
from corpus.history.plans import plan_number
from corpus.history.reading import fetch
from corpus.history.records import Merged
from corpus.history.rows import CHILDREN
from corpus.history.writing import settle

if TYPE_CHECKING:
    from sqlite_utils import Database

_TOGETHER = 50  # files in one transaction: to wait for the disk after each takes longer than to copy it
_SAME_SUPPRESSION = (
    "fingerprint = :fingerprint AND because = :because AND who = :who AND suppressed_at = :suppressed_at"
)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of one file of the other history. ``outcome`` is ``stored``, ``partial`` or ``failed`` as there,
    or ``unchanged``: the same bytes were here already, and only paths were added. ``report_id`` is its number
    here, ``plan`` the name used here (``""``: none); ``actions`` counts those that came in."""

    path: str
    outcome: str
    report_id: int
    plan: str = ""
    actions: int = 0


class Merging:
    """Another history, open to be taken over into this one."""

    def __init__(
        self,
        db: Database,
        path: Path,
        other: Database,
        source: Path,
        writing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._db = db
        self._path = path
        self._other = other
        self._source = source
        self._writing = writing

    def files(self) -> Iterator[TakenOver]:
        """Take over every file in the order they were ingested there, each whole or not at all.

        Bytes that are here already are not taken again, but every path they were seen under is. A failure
        gives way to a report of the same bytes. An action keeps the id it had there unless that name is in use here.
        """
        with guarded(self._path):
            (merge,) = self._db.execute("SELECT coalesce(max(merge), 0) + 1 FROM thread").fetchone()
        with guarded(self._source):
            (last,) = self._other.execute("SELECT coalesce(max(report_id), 0) FROM report").fetchone()
            numbers = self._other.execute(
                "SELECT report_id FROM report WHERE report_id <= ? ORDER BY report_id", [last]
            )
        waiting = self._guarded(numbers)
        while some := list(islice(waiting, _TOGETHER)):
            with self._writing():
                done = [self._take(number, merge) for (number,) in some]
            yield from done

    def decisions(self) -> Merged:
        """Take over every decision once, also those that were taken back."""
        with guarded(self._source):
            incoming = list_decisions(self._other, None, revoked=True)
        with self._writing():
            return merge_decisions(self._db, incoming)

    def suppressions(self) -> int:
        """Take over every suppression once; one that was taken back there is taken back here. How many are new."""
        with guarded(self._source):
            incoming = list(fetch(self._other, "SELECT * FROM suppression ORDER BY suppression_id"))
        with self._writing():
            return sum(self._suppress(row) for row in incoming)

    def _suppress(self, row: Columns) -> bool:
        del row["suppression_id"]
        held = self._db.execute(f"SELECT 1 FROM suppression WHERE {_SAME_SUPPRESSION}", row).fetchone()
        if not held:
            insert_rows(self._db, "suppression", [row])
        elif row["revoked_at"]:
            self._db.execute(
                f"""
                UPDATE suppression SET revoked_at = :revoked_at, revoked_by = :revoked_by
                WHERE {_SAME_SUPPRESSION} AND revoked_at IS NULL
                """,
                row,
            )
        return not held

    def _guarded(self, rows: Iterator[tuple[int]]) -> Iterator[tuple[int]]:
        with guarded(self._source):
            yield from rows

    def _there(self, sql: str, *parameters: object) -> list[Columns]:
        """Rows of the other history; what goes wrong with them is a fault of that file."""
        with guarded(self._source):
            return list(fetch(self._other, sql, parameters))

    def _take(self, number: int, merge: int) -> TakenOver:
        (row,) = self._there(
            """
            SELECT r.*, f.sha256, f.size, f.format, p.name AS plan
            FROM report AS r JOIN file AS f USING (file_id) LEFT JOIN plan AS p USING (plan_id) WHERE r.report_id = ?
            """,
            number,
        )
        path, outcome, sha256, plan = row["path"], row["outcome"], row.pop("sha256"), row.pop("plan")
        paths = self._there("SELECT path, first_seen FROM path WHERE file_id = ? ORDER BY path_id", row["file_id"])
        size, format = row.pop("size"), row.pop("format")
        held = self._held(sha256, path)
        file_id = held[0] if held and sha256 is None else file_number(self._db, sha256, size, format)
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO path (file_id, path, first_seen) VALUES (?, ?, ?)",
            [(file_id, each["path"], each["first_seen"]) for each in paths],
        )
        if held and (held[2] != "failed" or outcome == "failed"):
            return TakenOver(path, "unchanged", held[1], held[3])
        if held:
            forget_failure(self._db, held[1])
        del row["report_id"]
        given = plan if row["plan_given"] else None
        row |= {"file_id": file_id, "plan_id": plan_number(self._db, plan or "", given), "superseded_by": None}
        report_id = insert_rows(self._db, "report", [row])
        if outcome == "failed":
            return TakenOver(path, outcome, report_id)
        names = self._copy_contents(number, report_id)
        named = [each["name"] for each in self._there("SELECT name FROM plan_named WHERE report_id = ?", number)]
        settle(self._db, report_id, named, row["period_end"] or row["as_at"])
        self._name(report_id, row["plan_id"], {at: name for at, name in names.items() if name}, merge)
        return TakenOver(path, outcome, report_id, self._plan_name(row["plan_id"]), len(names))

    def _held(self, sha256: str | None, path: str) -> tuple[int, int, str, str] | None:
        """File, report, outcome and plan of these bytes here; a file that could not be opened is known by its path."""
        sql = f"""
            SELECT f.file_id, r.report_id, r.outcome, coalesce(p.name, '')
            FROM file AS f JOIN report AS r USING (file_id) LEFT JOIN plan AS p USING (plan_id)
            WHERE {"f.sha256 = ?" if sha256 else "f.sha256 IS NULL AND r.path = ?"}
        """
        row = self._db.execute(sql, [sha256 or path]).fetchone()
        return row and tuple(row)

    def _plan_name(self, plan_id: int | None) -> str:
        row = self._db.execute("SELECT name FROM plan WHERE plan_id = ?", [plan_id]).fetchone()
        return str(row[0]) if row else ""

    def _copy_contents(self, number: int, report_id: int) -> dict[int, str | None]:
        """Copy all that a report says; the action ids it has there, by row."""
        actions = self._there("SELECT * FROM action WHERE report_id = ? ORDER BY record_id", number)
        leads = self._there(
            "SELECT l.* FROM action AS a JOIN lead AS l USING (record_id) WHERE a.report_id = ?", number
        )
        (last,) = self._db.execute("SELECT coalesce(max(record_id), 0) FROM action").fetchone()
        record_of = {row["record_id"]: last + place for place, row in enumerate(actions, start=1)}
        names = {row["row"]: row["action_id"] for row in actions}
        for row in (*actions, *leads):
            row["record_id"] = record_of[row["record_id"]]
        insert_rows(self._db, "action", [{**row, "report_id": report_id, "action_id": None} for row in actions])
        insert_rows(self._db, "lead", leads)
        for table in CHILDREN:
            if table != "action":
                own_number = self._other.table(table).pks[0]
                rows = self._there(f"SELECT * FROM {table} WHERE report_id = ? ORDER BY {own_number}", number)
                for row in rows:
                    del row[own_number]
                insert_rows(self._db, table, [{**row, "report_id": report_id} for row in rows])
        return names

    def _name(self, report_id: int, plan_id: int | None, names: dict[int, str], merge: int) -> None:
        """Let actions that have no id yet keep the one they had there, where it names nothing else here."""
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO thread (action_id, plan_id, merge) VALUES (?, ?, ?)",
            [(name, plan_id, merge) for name in dict.fromkeys(names.values())] if plan_id else [],
        )
        self._db.conn.executemany(
            """
            UPDATE action SET action_id = :name WHERE report_id = :report AND row = :row AND action_id IS NULL
                AND EXISTS (SELECT 1 FROM thread WHERE action_id = :name AND plan_id = :plan AND merge = :merge)
            """,
            [
                {"name": name, "report": report_id, "row": row, "plan": plan_id, "merge": merge}
                for row, name in names.items()
            ],
        )


@contextmanager
def opened_source(source: Path, beside: Path) -> Iterator[Database]:
    """A history to read, as it is at this moment, whoever goes on writing to it. One of an older version is read
    through a copy that is brought up to date, made in the folder of ``beside`` and removed again."""
    try:
        db = open_database(source, create=False, read_only=True, timeout=5.0)
    except OlderHistory:
        with tempfile.TemporaryDirectory(dir=beside.resolve().parent, prefix=f".{beside.name}-") as folder:
            copy = Path(folder) / source.name
            _copy(source, copy)
            with closing(open_database(copy, create=False, read_only=False, timeout=5.0)) as db:
                yield db
        return
    with closing(db):
        with guarded(source):
            db.execute("BEGIN")
        yield db


def _copy(source: Path, copy: Path) -> None:
    uri = f"{source.resolve().as_uri()}?mode=ro"
    with (
        guarded(source),
        closing(sqlite3.connect(uri, uri=True)) as there,
        closing(sqlite3.connect(copy)) as here,
    ):
        there.backup(here)
