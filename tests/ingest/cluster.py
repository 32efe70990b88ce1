"""A Dask cluster of real processes on this machine: a scheduler, a worker that its nanny starts again, one without."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Cluster:
    """``mortal`` is the worker that nobody starts again."""

    address: str
    mortal: subprocess.Popen[bytes]


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """The cluster, once both workers are there; every process of it is ended after the block."""
    file = folder / "scheduler.json"
    processes: list[subprocess.Popen[bytes]] = []

    def start(program: str, *arguments: object) -> subprocess.Popen[bytes]:
        # A lost worker speaks against a file at once, so that tests need not lose four.
        failures = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
        with (folder / f"{len(processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{program}", "--no-dashboard", *map(str, arguments)],
                cwd=folder,
                env={**os.environ, **failures, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        processes.append(process)
        return process

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", 0, "--scheduler-file", file)
        wait_for(file.exists)
        common = ("--scheduler-file", file, "--nthreads", 1, "--local-directory", folder)
        start("worker", *common, "--nanny")
        mortal = start("worker", *common, "--no-nanny")
        address = json.loads(file.read_text())["address"]
        from distributed import Client

        with Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield Cluster(address, mortal)
    finally:
        for process in reversed(processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def wait_for(happens: object, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not happens():  # type: ignore[operator]
        assert time.monotonic() < until, "the cluster did not start"
        time.sleep(0.05)


class Deadly(type(Path())):  # type: ignore[misc]
    """A path that ends the process of whoever looks at it."""

    def absolute(self) -> Deadly:
        return self

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        os.kill(os.getpid(), signal.SIGKILL)
        raise OSError
