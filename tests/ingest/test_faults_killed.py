"""Runs and readers killed at any moment: whole reports only, and the next run ends where an undisturbed one does."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.ingest.disturbed import (
    FILES,
    SOME_FAILED,
    Undisturbed,
    assert_complete,
    assert_sound,
    children,
    readers,
    run,
    running,
    views,
    wait_for_lines,
    wait_until_gone,
)

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs SIGKILL and /proc")


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.8, 0.95, 0.999])
def test_a_run_killed_at_any_moment(mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path, part: float) -> None:
    db = tmp_path / "history.db"
    moment = 1 + int(part * undisturbed.moments)
    killed = run(moment, "ingest", mixed_archive, "--db", db, program="tests.ingest.stopped_run")
    assert killed.returncode == -signal.SIGKILL
    assert_sound(db)
    assert_complete(mixed_archive, db, undisturbed)


def test_a_run_killed_twice_gets_further_each_time(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    db = tmp_path / "history.db"
    for told in (6, 13):
        with running("ingest", mixed_archive, "--db", db, "--jobs", 2) as process:
            wait_for_lines(process, told)
            started = children(process.pid)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            # nobody ends the readers of a run that was killed but they themselves
            wait_until_gone(started)
        assert_sound(db)
    done = run("ingest", mixed_archive, "--db", db)
    assert sum(line.startswith("unchanged") for line in done.stdout.splitlines()[:FILES]) >= 12
    assert views(db) == undisturbed.views


@pytest.mark.parametrize("told", [1, 9])
def test_readers_killed_in_the_middle_of_their_files_cost_nothing(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path, told: int
) -> None:
    """Once each: a file whose second reader is killed too is told as failed, and read by the next run."""
    db = tmp_path / "history.db"
    with running("ingest", mixed_archive, "--db", db, "--jobs", 2) as process:
        wait_for_lines(process, told)
        killed = readers(process.pid)
        for reader in killed:
            os.kill(reader, signal.SIGKILL)
        _, err = process.communicate()
    assert process.returncode == SOME_FAILED, err
    assert killed
    assert_sound(db)
    assert views(db) == undisturbed.views
