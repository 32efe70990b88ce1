"""One run of ``tallybook ingest`` as a user starts it, watched from outside: time, processor and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# What the benchmarks compare with brings pandas along, which sqlite-utils loads wherever it finds it: half a second
# and 60 MB that no user of Tallybook pays.
TALLYBOOK = (
    sys.executable,
    "-c",
    "import sys; sys.modules['pandas'] = None; from ingest.__main__ import main; main()",
)
_LOOK = 0.05  # seconds between two looks at the memory in use
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Watched:
    """``clock`` and ``processor`` in seconds (``parent``: the part of the main process), peaks in MB."""

    clock: float
    processor: float
    parent: float
    parent_peak: float
    reader_peak: float


def ingest(archive: Path, db: Path, *options: object) -> Watched:
    """Fill a history from an archive."""
    return watch([*TALLYBOOK, "ingest", archive, "--db", db, *options], allowed=(0, 3))


def watch(command: Sequence[object], allowed: Sequence[int] = (0,)) -> Watched:
    """Run a command to its end; ``SystemExit`` with what it said where it fails."""
    with tempfile.TemporaryFile("w+") as said:
        began = time.perf_counter()
        process = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL, stderr=said)
        parent = parent_peak = reader_peak = 0.0
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            parent = max(parent, _processor(process.pid))
            parent_peak = max(parent_peak, _peak(process.pid))
            reader_peak = max([reader_peak, *map(_peak, _children(process.pid))])
            time.sleep(_LOOK)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - began
        said.seek(0)
        if process.returncode not in allowed:
            raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}: {said.read()}")
    return Watched(clock, usage.ru_utime + usage.ru_stime, parent, parent_peak, reader_peak)


def _processor(pid: int) -> float:
    """Seconds of the processor that a process has had itself."""
    with suppress(OSError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    return 0.0


def _peak(pid: int) -> float:
    """The most memory that a process has had in use, in MB."""
    with suppress(OSError, IndexError):
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return 0.0


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return []
