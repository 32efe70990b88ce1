"""A batch: read each file, store each report in one transaction, then link and check what was touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from extractors.faults import Unreadable
from ingest.auditing import Checked, check_plan, check_planless
from ingest.deciding import standings
from ingest.gate import Gate, gate_of
from ingest.limits import USUAL, Limits
from ingest.linking import link_plans
from ingest.reader_process import Job, Reading
from ingest.reading import about_it, fetch, shown
from ingest.rendering.words import quantity
from ingest.settings import DEFAULTS, Settings
from ingest.workers import read_all
from normalise.records import Report

if TYPE_CHECKING:
    from corpus.history import History, StoredFinding


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file. ``outcome``: ``stored``, ``partial``, ``unchanged`` or ``failed``.
    ``planless`` is the number of a report that names no plan: it stands in no series."""

    path: str
    outcome: str
    about: str = ""
    actions: int = 0
    remedy: str = ""
    planless: int | None = None


class Progress(Protocol):
    """Who is told how the batch goes on."""

    def file(self, done: Done) -> None:
        """One file is done."""

    def stage(self, words: str) -> None:
        """What is done after the files: linking, checking."""


@dataclass
class Summary:
    """The batch in numbers, counted as it goes on."""

    files: Counter[str] = field(default_factory=Counter)
    actions: int = 0
    links: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    remedies: Counter[str] = field(default_factory=Counter)
    plans: int = 0
    idle_decisions: int = 0
    planless: set[int] = field(default_factory=set)

    def count(self, done: Done) -> None:
        self.files[done.outcome] += 1
        self.actions += done.actions
        if done.remedy:
            self.remedies[done.remedy] += 1
        if done.planless is not None:
            self.planless.add(done.planless)


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants the files read. ``plan`` names the plan of all of them, ``settings`` that of some: files
    that the history holds under another plan are read again, as all are with ``reread``; ``password`` opens
    those that are locked."""

    plan: str | None = None
    reread: bool = False
    workers: int = 1
    limits: Limits = USUAL
    password: str = ""
    settings: Settings = DEFAULTS

    def plan_of(self, file: Path) -> str | None:
        """The plan of a file where it should not be worked out."""
        return self.plan or self.settings.plan_of(file)


def ingest(
    files: Sequence[Path], history: History, wish: Wish, progress: Progress, gate: Gate | None = None
) -> Summary:
    """Read and store every file, then bring the links and findings of all touched plans up to date.

    A file that cannot be read is remembered as failed and the batch goes on. Raises ``DatabaseFault``
    where the history cannot be written; what was stored before stays.
    """
    summary = Summary()
    for done in _store_all(files, history, wish):
        summary.count(done)
        progress.file(done)
    gate = gate or gate_of(history)
    bring_up_to_date(history, summary, progress, gate, wish.workers)
    _keep(history, summary, gate, check_planless(history, sorted(summary.planless), gate.choice))
    summary.idle_decisions = sum(each.idle for each in standings(history)) if summary.plans else 0
    return summary


def bring_up_to_date(
    history: History,
    summary: Summary | None = None,
    progress: Progress | None = None,
    gate: Gate | None = None,
    jobs: int = 1,
) -> None:
    """Link and check every plan whose reports or decisions changed since that was done last. Without ``gate``
    the settings beside the archive hold. ``jobs`` processes work out the links of many plans.

    A run that was stopped between storing and linking is made good here by the next one.
    """
    summary = summary or Summary()
    gate = gate or gate_of(history)

    def linking(plan: str) -> None:
        if progress:
            progress.stage(f"linking {plan}")

    summary.links.update(link_plans(history, history.plans_to_link(), jobs, linking))
    changed = history.plans_to_check()
    beside: set[str] = set()
    for plan in changed:
        beside |= _check(history, plan, summary, progress, gate)
    # A covering report and the plan it covers are checked against each other, whichever came last.
    for plan in sorted(beside - set(changed)):
        _check(history, plan, summary, progress, gate)


def _check(history: History, plan: str, summary: Summary, progress: Progress | None, gate: Gate) -> set[str]:
    """Check a plan and keep the findings; the plans of which a report states the same figures."""
    if progress:
        progress.stage(f"checking {plan}")
    checked = _keep(history, summary, gate, check_plan(history, plan, gate.choice))
    summary.plans += 1
    return {name for one in checked for name in one.beside}


def _keep(history: History, summary: Summary, gate: Gate, checked: Iterable[Checked]) -> list[Checked]:
    judged = [gate.judge(one) for one in checked]
    save_findings(history, judged)
    summary.findings.update(finding.severity for one in judged for finding in one.open())
    return judged


def save_findings(history: History, judged: Iterable[Checked]) -> None:
    """Keep what the checks found in place of what they found in these reports before, one plan after the other."""
    for _, of_plan in groupby(judged, key=lambda one: one.report.plan):
        stored = [(one.report_id, one) for one in of_plan if one.report_id is not None]
        findings = [finding for report_id, one in stored for finding in _stored_findings(report_id, one)]
        history.save_findings([report_id for report_id, _ in stored], findings)


def _stored_findings(report_id: int, one: Checked) -> Iterator[StoredFinding]:
    from corpus.audit import fingerprints
    from corpus.history import StoredFinding

    for finding in one.findings:
        mark, beside = fingerprints(finding, *one.scope)
        suppression = one.suppressed.get(mark)
        if suppression is None or suppression.number is not None:  # the history knows its own
            yield StoredFinding(report_id, finding, mark, beside)
        else:
            yield StoredFinding(report_id, finding, mark, beside, suppression.because, suppression.until)


def _store_all(files: Sequence[Path], history: History, wish: Wish) -> Iterator[Done]:
    settled: list[Done] = []
    jobs = _jobs(files, history, wish, settled)
    for reading in read_all(jobs, wish.workers, wish.limits):
        yield from _drain(settled)
        yield _store(reading, history, wish)
    yield from _drain(settled)


def _drain(settled: list[Done]) -> Iterator[Done]:
    while settled:
        yield settled.pop(0)


def _jobs(files: Iterable[Path], history: History, wish: Wish, settled: list[Done]) -> Iterator[Job]:
    """The files that must be read; those known or not to be opened go to ``settled``."""
    of_plan: dict[str, set[object]] = {}
    for path in files:
        try:
            job = Job(path, fetch(path), wish.plan_of(path), wish.password)
        except Unreadable as fault:
            settled.append(_failed(history, shown(path), None, 0, fault.cause, fault.remedy))
            continue
        known = history.known(job.sha256)
        settled_before = known is not None and known.outcome != "failed" and not wish.reread
        if job.plan and job.plan not in of_plan:
            of_plan[job.plan] = {row["sha256"] for row in history.reports(plan=job.plan)}
        if settled_before and (not job.plan or job.sha256 in of_plan[job.plan]):
            history.note_path(job.sha256, shown(path))
            settled.append(Done(shown(path), "unchanged"))
        else:
            yield job


def _store(reading: Reading, history: History, wish: Wish) -> Done:
    path, size, sha256 = shown(reading.job.path), len(reading.job.data), reading.job.sha256
    report = reading.report
    if report is None:
        return _failed(history, path, sha256, size, reading.cause, reading.remedy)
    try:
        stored = history.store(
            report,
            path,
            size,
            plan=reading.job.plan,
            replace=wish.reread or reading.job.plan is not None,
            extractor_version=version(),
        )
    except Unreadable as fault:
        return _failed(history, path, sha256, size, fault.cause, fault.remedy)
    period = report.period.label if report.period else "no period found"
    about = f"{stored.plan or 'no plan found'} · {period}"
    new = stored.outcome != "unchanged"
    planless = stored.report_id if new and not stored.plan else None
    actions = len(report.actions) if new else 0
    if new:
        about += f" · {quantity(actions, 'action')}{_not_read(report)}"
    return Done(path, stored.outcome, about, actions, planless=planless)


def _not_read(report: Report) -> str:
    """What could not be read of a report, for its line: the first problem and how many more."""
    if not report.problems:
        return ""
    more = f" (and {quantity(len(report.problems) - 1, 'more problem')})" if report.problems[1:] else ""
    return f" · {report.problems[0].text}{more}"


def _failed(history: History, path: str, sha256: str | None, size: int, cause: str, remedy: str) -> Done:
    cause = about_it(cause, path)
    history.store_failure(path, sha256, size, cause)
    return Done(path, "failed", cause, remedy=remedy)


def version() -> str:
    """The version of Tallybook that reads, kept with each report; ``""`` where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("tallybook")
    except PackageNotFoundError:
        return ""
