"""Faults of a run: what went wrong, what to do about it, and the exit code it ends with.

A fault in one file is recorded with that file and the batch goes on; a fault in what a report
*says* is a finding, never an exception.
"""

from __future__ import annotations


class Fault(Exception):
    """Something stopped the run. ``str(fault)`` is the cause; ``remedy`` says what to do."""

    exit_code = 2

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy


class Unreadable(Fault):
    """A file that cannot be read as a report: it is recorded as failed and the batch goes on."""

    exit_code = 3


class Locked(Unreadable):
    """A file that is locked with a password, which was not given or is another one."""
