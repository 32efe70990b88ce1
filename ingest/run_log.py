"""A run as a log for other programs: one JSON object a line, written as soon as there is something to say."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from extractors.faults import Fault
from ingest.discovering import PassedOver
from ingest.rendering.escaping import json_safe
from ingest.runs import Done, Summary
from ingest.sources import shown

STANDARD_OUTPUT = Path("-")


class RunLog:
    """The log of one run. Every line has ``event`` and ``time`` (UTC); those of a file also ``path``, ``outcome``,
    ``seconds`` (of reading), ``pages``, ``actions``, ``cause`` and ``remedy``."""

    def __init__(self, out: IO[str], target: Path = STANDARD_OUTPUT) -> None:
        self._out = out
        self._target = target
        self._started = time.monotonic()

    def file(self, done: Done) -> None:
        failed = done.outcome == "failed"
        self._write(
            "file",
            path=done.path,
            outcome=done.outcome,
            seconds=round(done.seconds, 3),
            pages=done.pages,
            actions=done.actions,
            cause=done.about if failed else None,
            remedy=done.remedy if failed else None,
            before=done.before,
        )

    def stage(self, words: str) -> None:
        self._write("stage", stage=words)

    def begin(self, files: int | None) -> None:
        """The run begins; ``files`` is how many were found, None where the search still goes on."""
        self._write("begin", files=files)

    def found(self, files: int, *, all: bool = False) -> None:
        """How many files there are, once that is known."""
        if all:
            self._write("found", files=files)

    def skipped(self, passed_over: Iterable[PassedOver]) -> None:
        """Files that were passed over when files were looked for."""
        for item in passed_over:
            self._write("skipped", path=item.path, cause=item.why)

    def end(self, summary: Summary) -> None:
        """The run in numbers; a log without this line is that of a run that was ended from outside."""
        self._write(
            "end",
            outcome="stopped" if summary.stopped else "done",
            seconds=round(time.monotonic() - self._started, 3),
            files=dict(summary.files),
            failed_before=summary.failed_before,
            pages=summary.pages,
            actions=summary.actions,
            plans=summary.plans,
            links=dict(summary.links),
            findings=dict(summary.findings),
        )

    def _write(self, event: str, **told: object) -> None:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        text = json.dumps({"event": event, "time": moment, **told}, ensure_ascii=False)
        try:
            self._out.write(json_safe(text) + "\n")
            self._out.flush()
        except OSError as fault:
            if self._target == STANDARD_OUTPUT:
                raise
            raise _unwritable(self._target, fault) from fault


@contextmanager
def run_log(target: Path) -> Iterator[RunLog]:
    """A log at the end of the file ``target`` (``-``: standard output). Raises ``Fault`` where it cannot be opened, as
    the log does where a line of it cannot be written."""
    if target == STANDARD_OUTPUT:
        yield RunLog(sys.stdout)
        return
    try:
        out = target.open("a", encoding="utf-8", errors="backslashreplace")
    except OSError as fault:
        raise _unwritable(target, fault) from fault
    try:
        yield RunLog(out, target)
    finally:
        with suppress(OSError):  # each line is written at once; one that could not be is told already
            out.close()


def _unwritable(target: Path, fault: OSError) -> Fault:
    cause = f"{shown(target)}: the log cannot be written: {fault.strerror}"
    return Fault(cause, "check the folder, its rights and the disk, or name another file with --json-log")
