"""Reading on the workers of a Dask cluster: the same records as on one machine, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus.history import History
from extractors.faults import Fault
from ingest.batch import Done, Wish, ingest
from ingest.jobs import Engine, Job, never
from ingest.limits import USUAL
from tests.corpus.history_reports import new_history
from tests.corpus.whole_views import whole_views
from tests.ingest.cluster import Cluster, Deadly, cluster
from tests.ingest.command import run_tallybook, start

pytest.importorskip("distributed", reason="the extra tallybook[dask] is not installed")

from ingest import dask_cluster, dask_engine
from ingest.dask_engine import over_dask


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def write_archive(folder: Path) -> list[Path]:
    """Five plans of three quarters, with a file that cannot be read and a copy."""
    from benchmarks.invented import write_plan

    folder.mkdir()
    for plan in range(5):
        for quarter in range(1, 4):
            (folder / f"plan {plan} q{quarter}.txt").write_text(write_plan(10, quarter, plan))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "copy.txt").write_bytes((folder / "plan 0 q1.txt").read_bytes())
    return sorted(folder.iterdir())


class Told:
    """Hears of each file, and does something after the first."""

    def __init__(self, first: object = None) -> None:
        self.first = first
        self.done: list[Done] = []

    def file(self, done: Done) -> None:
        if not self.done and callable(self.first):
            self.first()
        self.done.append(done)

    def stage(self, words: str) -> None:
        """Not looked at."""


def ingested(folder: Path, files: Sequence[Path], engine: Engine | None, told: Told) -> Path:
    folder.mkdir()
    path = new_history(folder)
    with History.open(path) as history:
        ingest(files, history, Wish(engine=engine), told)
    return path


def worker_under_a_nanny(dask: Cluster) -> int:
    """The process of the worker that is started again when it is lost."""
    from distributed import Client

    with Client(dask.address, timeout=60, set_as_default=False) as client:
        pids: dict[str, int] = client.run(os.getpid)
    [pid] = set(pids.values()) - {dask.mortal.pid}
    return pid


def test_the_command_itself_over_a_cluster_one_worker_of_which_is_killed(dask: Cluster, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive")
    engine = ("--engine", "dask", "--scheduler", dask.address)
    worker = worker_under_a_nanny(dask)
    process = start("ingest", "archive", "--db", "far.db", *engine, cwd=tmp_path)
    first = process.stdout.readline()
    os.kill(worker, signal.SIGKILL)
    out, err = process.communicate()
    assert (process.returncode, err) == (3, "")
    near = run_tallybook("ingest", "archive", "--db", "near.db", cwd=tmp_path)
    assert near.code == 3
    assert first + out == near.out
    assert whole_views(tmp_path / "far.db") == whole_views(tmp_path / "near.db")
    again = run_tallybook("retry", "--db", "far.db", *engine, "--json-log", "-", cwd=tmp_path)
    assert again.code == 3
    assert '"outcome": "failed"' in again.out and "damaged or cut short" in again.out


def test_a_cluster_that_loses_a_worker_gives_the_records_of_one_machine(
    dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = [path.relative_to(tmp_path) for path in write_archive(tmp_path / "archive")]
    lost = Told(lambda: os.kill(dask.mortal.pid, signal.SIGKILL))
    far = ingested(tmp_path / "far", files, over_dask(dask.address), lost)
    assert dask.mortal.wait() == -signal.SIGKILL
    local = Told()
    near = ingested(tmp_path / "near", files, None, local)
    assert whole_views(far) == whole_views(near)
    assert [(each.path, each.outcome, each.about) for each in lost.done] == [
        (each.path, each.outcome, each.about) for each in local.done
    ]


def test_a_file_costs_only_itself(dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that ends every worker, one that the workers cannot see, and one that is gone; the others are read."""
    (good, *_) = write_archive(tmp_path / "archive")[2:]
    # what stands there depends on the folder that a process works in, as it does on another machine
    monkeypatch.chdir(tmp_path)
    unseen = Path("/proc/self/cwd/archive") / good.name
    paths = [Deadly("deadly.txt"), unseen, tmp_path / "gone.txt", good]
    engine = over_dask(dask.address)
    readings = list(engine((Job(path) for path in paths), USUAL, never))
    assert [reading.job.path for reading in readings] == paths
    assert [bool(reading.rows) for reading in readings] == [False, False, False, True]
    assert readings[0].cause.startswith("deadly.txt: every worker that read it was lost")
    assert "the workers cannot see it" in readings[1].cause and "shared folder" in readings[1].remedy
    assert readings[2].cause.endswith("gone.txt: the file is gone")


def test_a_run_that_is_stopped_gives_what_was_begun_and_asks_for_no_more(dask: Cluster, tmp_path: Path) -> None:
    files = write_archive(tmp_path / "archive")[2:]
    asked: list[Path] = []

    def jobs() -> Iterator[Job]:
        for path in files * 10:
            asked.append(path)
            yield Job(path)

    readings = []
    for reading in over_dask(dask.address)(jobs(), USUAL, lambda: bool(readings)):
        readings.append(reading)
    assert 1 <= len(readings) <= len(asked) < len(files) * 10
    assert [reading.job.path for reading in readings] == asked[: len(readings)]
    # and what nobody waits for is left with nobody: the next run has its turn at once
    assert len(list(over_dask(dask.address)(iter([Job(files[0])]), USUAL, never))) == 1


def test_a_worker_with_another_version_is_refused(
    dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_engine, "version", lambda: "9.9")
    engine = over_dask(dask.address)
    with pytest.raises(Fault, match=r"has tallybook .* and this machine 9\.9"):
        list(engine((Job(path) for path in write_archive(tmp_path / "archive")), USUAL, never))


def test_what_cannot_be_reached_is_said_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_CONNECT", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense://here"):
        with pytest.raises(Fault, match=f"no Dask scheduler answers at {address}"):
            over_dask(address)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Fault, match="not installed") as fault:
        over_dask("tcp://127.0.0.1:9")
    assert "pip install 'tallybook[dask]'" in fault.value.remedy
