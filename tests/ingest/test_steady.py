"""A file that is written to while it is read is never half of one and half of the other."""

import os

import pytest

from extractors.faults import Unreadable
from ingest.jobs import Job
from ingest.limits import USUAL
from ingest.local_engine import read_rows
from ingest.reading import checksum
from ingest.runs import Wish
from ingest.steady import Changed, steady
from ingest.workers import read_all, read_job
from tests.ingest.conftest import PLAN

TEXT = PLAN.format(quarter=1, status="A", evidence="Colours are being chosen.")


def test_a_file_that_stays_gives_its_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one")
    with steady(path, checksum(b"one")) as data:
        assert data == b"one"


def test_other_bytes_than_were_seen_are_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("two")
    with pytest.raises(Changed, match=r"a\.txt: the file changed while it was read"), steady(path, checksum(b"one")):
        pass


@pytest.mark.parametrize("change", ["write", "replace", "delete"])
def test_a_change_before_the_end_counts_whatever_came_of_the_reading(tmp_path, change):
    path = tmp_path / "a.txt"
    path.write_text("one")

    def disturb():
        if change == "write":
            path.write_text("one and more")
        elif change == "replace":
            (tmp_path / "b.txt").write_text("two")
            (tmp_path / "b.txt").replace(path)
        else:
            path.unlink()

    with pytest.raises(Changed), steady(path):
        disturb()
    path.write_text("one")
    with pytest.raises(Changed), steady(path):
        disturb()
        raise Unreadable("half of it makes no sense", "")


def test_a_fault_of_a_file_that_stays_is_its_own(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one")
    with pytest.raises(Unreadable, match="no report") as fault, steady(path):
        raise Unreadable("no report", "")
    assert not isinstance(fault.value, Changed)


def test_a_reader_opens_its_file_and_says_when_it_changed(tmp_path):
    path = tmp_path / "q1.txt"
    path.write_text(TEXT)
    [reading] = read_all([Job(path, digest=checksum(TEXT.encode()))])
    assert len(reading.report.actions) == 3
    assert reading.size == len(TEXT.encode())
    assert reading.seconds > 0
    changed = read_job(Job(path, digest="0" * 64))
    assert changed.changed
    assert changed.report is None
    assert "retry" in changed.remedy


def disturbing(path, times):
    """An engine that lets somebody write to the file just before it is read, so many times."""
    left = [times]

    def read(jobs, limits, stop):
        def disturbed():
            for job in jobs:
                if job and job.path == path and left[0]:
                    left[0] -= 1
                    path.write_text(path.read_text() + "\nOne more line.\n")
                yield job

        yield from read_all(disturbed(), 1, limits, read_rows, stop)

    return read


class Told:
    def __init__(self):
        self.done = []

    def file(self, done):
        self.done.append((os.path.basename(done.path), done.outcome))  # noqa: PTH119

    def stage(self, words):
        pass


@pytest.mark.parametrize(("times", "end"), [(1, "stored"), (2, "failed")])
def test_a_changed_file_is_read_again_when_the_others_are_done(archive, tmp_path, times, end):
    from corpus.history import History
    from ingest.batch import ingest

    told = Told()
    files = sorted(archive.iterdir())
    with History.open(tmp_path / "history.db") as history:
        wish = Wish(limits=USUAL, engine=disturbing(files[0], times))
        summary = ingest(files, history, wish, told)
        assert told.done == [("q1.txt", "changed"), ("q2.txt", "stored"), ("q1.txt", end)]
        assert sum(summary.files.values()) == 2
        failed = [row["problem"] for row in history.reports(outcome="failed")]
        assert failed == (["the file changed while it was read"] if end == "failed" else [])
