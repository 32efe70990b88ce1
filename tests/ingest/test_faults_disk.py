"""A disk that is full or may not be written: told in one line, and what was stored before it is kept."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ingest.disturbed import DATABASE, Undisturbed, assert_complete, assert_sound, run, views

resource = pytest.importorskip("resource")
Remount = Callable[[str], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Remount]]:
    """A disk of its own (tmpfs) of 20 MB, and what changes its options."""
    place = tmp_path / "disk"
    place.mkdir()
    made = mount("-t", "tmpfs", "-o", "size=20m", "tmpfs", str(place))
    if made is None or made.returncode:
        pytest.skip("this user may not mount a disk: test_a_file_that_may_grow_no_further stands in")

    def remount(options: str) -> None:
        done = mount("-o", f"remount,{options}", str(place))
        assert done is not None and done.returncode == 0, done

    yield place, remount
    subprocess.run(["umount", "-l", str(place)], check=True)


def mount(*arguments: str) -> subprocess.CompletedProcess[str] | None:
    program = shutil.which("mount")
    return program and subprocess.run([program, *arguments], capture_output=True, text=True)  # type: ignore[return-value]


@pytest.mark.parametrize("kilobytes", [16, 500, 1200])
def test_a_full_disk(mixed_archive: Path, undisturbed: Undisturbed, disk: tuple[Path, Remount], kilobytes: int) -> None:
    place, remount = disk
    remount(f"size={kilobytes}k")
    db = place / "history.db"
    done = run("ingest", mixed_archive, "--db", db)
    assert done.returncode == DATABASE, done.stdout + done.stderr
    cause, _ = done.stderr.splitlines()
    assert f"{db}: the disk is full" in cause
    remount("size=20m")
    if db.exists():
        assert_sound(db)
    assert_complete(mixed_archive, db, undisturbed)


def test_a_file_that_may_grow_no_further(mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path) -> None:
    db = tmp_path / "history.db"
    most = 600 * 1024
    done = run(
        "ingest", mixed_archive, "--db", db, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    )
    assert done.returncode == DATABASE, done.stdout + done.stderr
    assert str(db) in done.stderr
    assert_sound(db)
    assert_complete(mixed_archive, db, undisturbed)


def test_a_disk_that_may_only_be_read(
    mixed_archive: Path, undisturbed: Undisturbed, disk: tuple[Path, Remount], tmp_path: Path
) -> None:
    place, remount = disk
    db = place / "history.db"
    shutil.copy(undisturbed.db, db)
    before = db.read_bytes()
    remount("ro")
    assert run("reports", "--db", db).returncode == 0
    for target in (db, place / "new.db"):
        done = run("ingest", mixed_archive, "--db", target)
        assert done.returncode == DATABASE
        assert str(target) in done.stderr
        assert len(done.stderr.splitlines()) == 2
    assert list(place.iterdir()) == [db]
    assert db.read_bytes() == before
    assert views(Path(shutil.copy(db, tmp_path))) == undisturbed.views
