"""A clock that goes back, and memory that runs out."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.history import History
from tests.ingest.disturbed import SOME_FAILED, Undisturbed, assert_complete, assert_sound, run, views

LIMITED = "tests.ingest.limited_run"


def test_a_clock_that_goes_back_changes_nothing_but_times(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    db = tmp_path / "history.db"
    done = run("clock", 86_400, "ingest", mixed_archive, "--db", db, program=LIMITED)
    assert done.returncode == SOME_FAILED, done.stderr
    with History.open(db, read_only=True) as history:
        moments = [str(row["ingested_at"]) for row in history.reports()]
    assert moments != sorted(moments)
    assert views(db) == undisturbed.views
    assert_sound(db)
    # a later run whose clock stands before the earlier one's
    again = run("clock", 864_000, "ingest", mixed_archive, "--db", db, "--reread", program=LIMITED)
    assert again.returncode == SOME_FAILED, again.stderr
    assert views(db) == undisturbed.views


@pytest.mark.parametrize("megabytes", [24, 128, 160, 192])
def test_memory_that_runs_out_costs_no_stored_report(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path, megabytes: int
) -> None:
    pytest.importorskip("resource")
    db = tmp_path / "history.db"
    done = run("memory", megabytes, "ingest", mixed_archive, "--db", db, program=LIMITED)
    # A library may end the process itself, in words of its own or without any.
    if done.returncode > 0 and done.returncode != SOME_FAILED:
        assert "memory" in done.stderr.lower(), done.stderr
        assert "mistake inside" not in done.stderr
    if db.exists():
        assert_sound(db)
    assert_complete(mixed_archive, db, undisturbed)
