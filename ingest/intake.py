"""The files of a run on their way into the history: what is known is passed by, the rest is read and stored.

Files are stored in the order in which they were found, however many are read at once, so that a run that was
stopped and gone on with gives the same history as one that was not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.faults import Unreadable
from ingest.jobs import Job, Reading
from ingest.looking import Seen, look_at
from ingest.reading import about_it
from ingest.rendering.words import quantity
from ingest.runs import CHANGED, Done, Wish
from ingest.sources import path_of, shown, stamp
from ingest.tried import tried, would_fail_again
from ingest.version import reader_version, settings_of

if TYPE_CHECKING:
    from corpus.history import History
    from corpus.history.records import Known

_TURN = 0.02  # seconds that files may be passed by before the readers are seen to again


class Intake:
    """The way of one run's files; ``tell`` is told what became of each."""

    def __init__(self, history: History, wish: Wish, tell: Callable[[Done], None]) -> None:
        self._history = history
        self._wish = wish
        self._tell = tell
        # files with the same bytes as one that is in the readers' hands: what becomes of it becomes of them
        # (of files that the user gives to plans, the first one decides)
        self._twins: dict[tuple[str, bool], list[Path]] = {}
        self._failed_now: set[str] = set()
        self._changed: list[Path] = []
        self._last_chance = False

    def take(self, files: Iterable[Path | None]) -> None:
        """Read and store the files (None: there is none just now). One that changes while it is read is read once more
        when all others are done."""
        self._take(files)
        if self._changed and not self._wish.stop():
            self._last_chance = True
            self._take(self._changed)

    def _take(self, files: Iterable[Path | None]) -> None:
        wish = self._wish
        for reading in wish.reader()(self._jobs(files), wish.limits, wish.stop):
            self._store(reading)

    def _jobs(self, files: Iterable[Path | None]) -> Iterator[Job | None]:
        """The files that must be read; None where there are none for a while."""
        turn = time.monotonic()
        for seen in look_at(files, self._wish.password, self._wish.limits.seconds):
            if self._wish.stop():
                return
            if seen and (job := self._to_read(seen)):
                yield job
            elif seen is None or time.monotonic() - turn > _TURN:
                yield None
            else:
                continue
            turn = time.monotonic()

    def _to_read(self, seen: Seen) -> Job | None:
        """The job of reading this file; None where its bytes are known, or will be in a moment."""
        wish, plan = self._wish, self._wish.plan_of(seen.path)
        how = wish.settings.reader_of(seen.path, plan)
        job = Job(seen.path, b"", plan, wish.password, seen.sha256, seen.size, how)
        if not seen.sha256:
            return job
        bytes_in_hand = _bytes_in_hand(job)
        if bytes_in_hand in self._twins:
            self._twins[bytes_in_hand].append(seen.path)
            return None
        if known := self._settled_before(job):
            if known.outcome == "failed":
                self._pass_by_failed(job, known)
            else:
                self._pass_by(job, read_otherwise=settings_of(known.extractor_version) != how.mark)
            return None
        self._twins[bytes_in_hand] = []
        return job

    def _settled_before(self, job: Job) -> Known | None:
        """What the history has of these bytes, where they need not be read again."""
        known = self._history.known(job.sha256)
        if known is None or self._wish.reread:
            return None
        if known.outcome == "failed":
            again = self._wish.retry or not would_fail_again(known.extractor_version, job, self._wish.limits)
            return None if again else known
        of_its_plan = job.plan is None or _same_plan(known.plan, job.plan) or self._has_a_copy_in(known.plan, job)
        return known if of_its_plan else None

    def _has_a_copy_in(self, plan: str, job: Job) -> bool:
        """Whether the user gives another file with these bytes to this plan: one report cannot be of two."""
        others = (path_of(text) for text in self._history.paths_of(job.sha256))
        return any(
            _same_plan(plan, self._wish.plan_of(other) or "") and bool(stamp(other))
            for other in others
            if other != job.path
        )

    def _pass_by(self, job: Job, read_otherwise: bool = False) -> None:
        self._history.note_path(job.sha256, shown(job.path))
        self._tell(Done(shown(job.path), "unchanged", read_otherwise=read_otherwise))

    def _pass_by_failed(self, job: Job, known: Known) -> None:
        self._history.note_path(job.sha256, shown(job.path))
        before = job.sha256 not in self._failed_now
        self._tell(Done(shown(job.path), "failed", known.problem, remedy=known.remedy, before=before))

    def _store(self, reading: Reading) -> None:
        job = reading.job
        twins = self._twins.pop(_bytes_in_hand(job), [])
        if reading.changed and not self._last_chance:
            self._changed += [job.path, *twins]
            self._tell(Done(shown(job.path), CHANGED, "it changed while it was read: it is read again at the end"))
            return
        done = self._stored(reading)
        self._tell(done)
        for path in twins:
            if done.outcome == "failed":
                self._tell(self._failed(path, reading, done.about, done.remedy))
            else:
                self._pass_by(Job(path, digest=job.sha256))

    def _stored(self, reading: Reading) -> Done:
        job, report = reading.job, reading.rows
        if report is None:
            return self._failed(job.path, reading, reading.cause, reading.remedy)
        path = shown(job.path)
        try:
            stored = self._history.store(
                report,
                path,
                reading.size,
                plan=job.plan,
                replace=self._wish.reread or job.plan is not None,
                extractor_version=reader_version(job.settings.mark),
            )
        except Unreadable as fault:
            return self._failed(job.path, reading, fault.cause, fault.remedy)
        period = report.own["period"] or "no period found"
        about = f"{stored.plan or 'no plan found'} · {period}"
        if stored.outcome == "unchanged":
            return Done(path, stored.outcome, about, seconds=reading.seconds)
        about += f" · {quantity(report.actions, 'action')}{_not_read(report.problems)}"
        pages = report.own["pages"] or 0
        return Done(path, stored.outcome, about, report.actions, pages=pages, seconds=reading.seconds)

    def _failed(self, path: Path, reading: Reading, cause: str, remedy: str) -> Done:
        cause = about_it(cause, shown(path))
        size = reading.size or reading.job.size
        how = tried(reading, self._wish.limits)
        self._failed_now.add(reading.job.sha256)
        self._history.store_failure(shown(path), reading.job.sha256 or None, size, cause, remedy, how)
        return Done(shown(path), "failed", cause, remedy=remedy, seconds=reading.seconds)


def _bytes_in_hand(job: Job) -> tuple[str, bool]:
    return job.sha256, job.plan is not None


def _same_plan(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _not_read(problems: Sequence[str]) -> str:
    """What could not be read of a report, for its line: the first problem and how many more."""
    if not problems:
        return ""
    more = f" (and {quantity(len(problems) - 1, 'more problem')})" if problems[1:] else ""
    return f" · {problems[0]}{more}"
