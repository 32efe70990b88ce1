"""The files behind the reports: their bytes, every path they were seen under, and those that failed."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.history.moments import now
from corpus.history.records import Known, Stored
from corpus.history.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database


def find_known(db: Database, sha256: str) -> Known | None:
    """The report that was made of these bytes, failed or not."""
    row = db.execute(
        """
        SELECT r.report_id, r.outcome, r.extractor_version, coalesce(p.name, ''), coalesce(r.problem, ''),
            coalesce(r.remedy, '')
        FROM file AS f JOIN report AS r USING (file_id) LEFT JOIN plan AS p USING (plan_id) WHERE f.sha256 = ?
        """,
        [sha256],
    ).fetchone()
    return Known(*row) if row else None


def paths_of(db: Database, sha256: str) -> tuple[str, ...]:
    """The paths under which these bytes were seen, the first one first."""
    sql = "SELECT path FROM path JOIN file USING (file_id) WHERE sha256 = ? ORDER BY path_id"
    return tuple(path for (path,) in db.execute(sql, [sha256]))


def file_number(db: Database, sha256: str | None, size: int, format: str | None) -> int:
    """The number of these bytes, given now if they are new. Bytes nobody could read are always new."""
    row = db.execute("SELECT file_id FROM file WHERE sha256 = ?", [sha256]).fetchone()
    if row:
        # the format is not known while a file fails
        db.execute(
            "UPDATE file SET format = coalesce(?, format) WHERE file_id = ? AND format IS NOT ?",
            [format, row[0], format],
        )
        return int(row[0])
    cursor = db.execute("INSERT INTO file (sha256, size, format) VALUES (?, ?, ?)", [sha256, size, format])
    return int(cursor.lastrowid or 0)


def note_path(db: Database, file_id: int, path: str) -> None:
    """Remember that these bytes were seen under this path."""
    db.execute(
        "INSERT OR IGNORE INTO path (file_id, path, first_seen) VALUES (?, ?, ?)",
        [file_id, storable(path), now()],
    )


def knows_path(db: Database, sha256: str, path: str) -> bool:
    """Whether these bytes were seen under this path, and nothing is said of others that failed under it."""
    sql = """
        SELECT coalesce(max(f.sha256 IS ?), 0), coalesce(max(f.sha256 IS NOT ? AND r.outcome IS 'failed'), 0)
        FROM path AS p JOIN file AS f USING (file_id) LEFT JOIN report AS r USING (file_id) WHERE p.path = ?
    """
    seen, others_failed = db.execute(sql, [sha256, sha256, storable(path)]).fetchone()
    return bool(seen) and not others_failed


def note_known_path(db: Database, sha256: str, path: str) -> None:
    """The same for bytes the history knows (else ``LookupError``). What failed under this path is forgotten."""
    row = db.execute(
        "SELECT file_id, report_id FROM file LEFT JOIN report USING (file_id) WHERE sha256 = ?", [sha256]
    ).fetchone()
    if row is None:
        raise LookupError(f"the history holds no file with the hash {sha256}")
    note_path(db, row[0], path)
    clear_failures(db, path, but=row[1])


def store_failure(
    db: Database, path: str, sha256: str | None, size: int, cause: str, remedy: str = "", tried: str = ""
) -> Stored:
    """Remember a file that could not be read. What was stored of the same bytes before is worth more."""
    known = find_known(db, sha256) if sha256 else _never_opened(db, path)
    if known and sha256:
        note_path(db, file_number(db, sha256, size, None), path)
    if known and known.outcome != "failed":
        return Stored(known.report_id, "unchanged", "")
    if known:
        db.execute(
            "UPDATE report SET problem = ?, remedy = ?, extractor_version = ? WHERE report_id = ?",
            [storable(cause), storable(remedy) or None, tried, known.report_id],
        )
        clear_failures(db, path, but=known.report_id)
        return Stored(known.report_id, "failed", "")
    clear_failures(db, path)
    file_id = file_number(db, sha256, size, None)
    note_path(db, file_id, path)
    shown = storable(path)
    cursor = db.execute(
        """
        INSERT INTO report (file_id, path, name, outcome, problem, remedy, extractor_version, ingested_at)
        VALUES (?, ?, ?, 'failed', ?, ?, ?, ?)
        """,
        [file_id, shown, PurePath(shown).name, storable(cause), storable(remedy) or None, tried, now()],
    )
    return Stored(int(cursor.lastrowid or 0), "failed", "")


def _never_opened(db: Database, path: str) -> Known | None:
    row = db.execute(
        """
        SELECT r.report_id, r.outcome, r.extractor_version, ''
        FROM path AS p JOIN file AS f USING (file_id) JOIN report AS r USING (file_id)
        WHERE p.path = ? AND f.sha256 IS NULL
        """,
        [storable(path)],
    ).fetchone()
    return Known(*row) if row else None


def clear_failures(db: Database, path: str, *, but: int | None = None) -> None:
    """Forget what failed under this path, now that other bytes stand there. A failed file that was also
    seen elsewhere stays, under that other path."""
    failed = db.execute(
        """
        SELECT r.report_id, r.file_id FROM report AS r JOIN path AS p USING (file_id)
        WHERE p.path = ? AND r.outcome = 'failed' AND r.report_id IS NOT ?
        """,
        [storable(path), but],
    ).fetchall()
    for report_id, file_id in failed:
        db.execute("DELETE FROM path WHERE file_id = ? AND path = ?", [file_id, storable(path)])
        other = db.execute("SELECT path FROM path WHERE file_id = ? ORDER BY path_id LIMIT 1", [file_id]).fetchone()
        if other:
            db.execute(
                "UPDATE report SET path = ?, name = ? WHERE report_id = ?",
                [other[0], PurePath(other[0]).name, report_id],
            )
        else:
            forget_failure(db, report_id)
            db.execute("DELETE FROM file WHERE file_id = ?", [file_id])


def forget_failure(db: Database, report_id: int) -> None:
    """Forget that a file failed; its bytes and paths stay known."""
    db.execute("DELETE FROM report WHERE report_id = ? AND outcome = 'failed'", [report_id])
