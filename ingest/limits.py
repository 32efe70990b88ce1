"""What the reading of one file may take: memory and time, and what a process is taking just now."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.sources.entry_limits import USUAL_BOUNDS, Bounds

MEMORY_MB = 1024
LEAST_MEMORY_MB = 256  # a reader takes half of this before it has read anything
SECONDS = 120.0
MOST = 10**9  # of any limit: what nobody needs, and every system can count
_MB = 2**20
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory`` is in MB (of 2**20 bytes) for the whole reader process, ``seconds`` for each file; ``bounds`` say how
    large a file or an archive may be."""

    memory: int = MEMORY_MB
    seconds: float = SECONDS
    bounds: Bounds = USUAL_BOUNDS


USUAL = Limits()


def refuse_beyond(limits: Limits) -> None:
    """Make the system refuse this process what is far beyond its limit, whoever watches or does not.

    The watch over the memory in use (``memory_of``) is the limit that users know, as only it can tell
    why a process was ended: a library that is refused memory just falls over. This one stands behind it,
    for one huge request at a time when nobody looks. RLIMIT_DATA and not RLIMIT_AS, because libraries
    of arithmetic set aside much more room than they use.
    """
    if sys.platform == "win32":
        return
    import resource

    most = 2 * limits.memory * _MB
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with suppress(OSError, ValueError):  # a system that has no such limit
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def memory_of(pid: int) -> float:
    """The memory that a process has in use, in MB; 0 where the system does not tell (it has no /proc)."""
    try:
        pages = int((_PROCESSES / str(pid) / "statm").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / _MB


def processor_seconds_of(pid: int) -> float | None:
    """The processor time a process has had so far; None where the system does not tell."""
    try:
        # The name of the program stands in brackets and may hold anything, blanks and brackets too.
        fields = (_PROCESSES / str(pid) / "stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return None
