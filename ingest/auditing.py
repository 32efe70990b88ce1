"""What the checks are given: a report with the one before it, the links between them, and its companions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.courses import Course, course_of, standings
from corpus.records import Case, Finding, Skip, Suppression
from ingest.drafts import read_files
from ingest.limits import USUAL, Limits
from ingest.linking import decisions
from ingest.reading import shown
from ingest.settings import DEFAULTS, Settings
from ingest.stored_cases import Load, case_of, in_order, loader, reach, stored_cases
from normalise.records import Report

if TYPE_CHECKING:
    from corpus.history import History, StoredReport
    from corpus.linking import Decision, Key, ReportLink


@dataclass(frozen=True, slots=True)
class Choice:
    """Which checks to run: codes, beginnings of codes, or names; no ``select`` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what the checks say about it. ``path`` is the file as the user named it;
    ``report_id`` is None for a draft that no history holds. ``beside`` are the plans of its companions.
    Of a stored report ``report`` is only the outline, so that a long series is not kept in memory.

    ``findings`` are all of them; ``suppressed`` holds, by fingerprint, why a person lets one stand, ``known``
    the fingerprints of those that the baseline has (None: there is no baseline).
    """

    report: Report
    path: str
    findings: tuple[Finding, ...]
    skipped: tuple[Skip, ...]
    report_id: int | None = None
    beside: frozenset[str] = frozenset()
    suppressed: Mapping[str, Suppression] = field(default_factory=dict)
    known: frozenset[str] | None = None

    @property
    def scope(self) -> tuple[str, str, str]:
        """Plan, period and kind, which the fingerprints are made from; a report that names no plan goes by its
        title, or findings of unrelated reports would share their fingerprints."""
        period = self.report.period.label if self.report.period else ""
        return self.report.plan or self.report.title or self.report.name, period, self.report.kind

    def fingerprinted(self) -> list[tuple[Finding, str]]:
        """Each finding with the name by which it is known from one run to the next."""
        from corpus.audit import fingerprint

        return [(finding, fingerprint(finding, *self.scope)) for finding in self.findings]

    def open(self) -> list[Finding]:
        """The findings that count for the gate: neither suppressed nor known."""
        settled = {*self.suppressed, *(self.known or ())}
        return [finding for finding, mark in self.fingerprinted() if mark not in settled]


def check(case: Case, path: str, choice: Choice, report_id: int | None = None) -> Checked:
    """Run the chosen checks on one case. What the findings quote is named by the path of its file: two files may
    have one name."""
    from corpus.audit import audit

    outcome = audit(case, select=choice.select, ignore=choice.ignore)
    beside = frozenset(other.plan for other in case.companions)
    paths = {**case.paths, case.report.sha256: path}
    findings = tuple(_by_path(finding, paths) for finding in outcome.findings)
    return Checked(case.report, path, findings, outcome.skipped, report_id, beside)


def _by_path(finding: Finding, paths: Mapping[str, str]) -> Finding:
    quotes = tuple(replace(quote, report=paths.get(quote.sha256, quote.report)) for quote in finding.quotes)
    return replace(finding, quotes=quotes)


def check_plan(history: History, plan: str, choice: Choice = Choice()) -> Iterator[Checked]:
    """Check every report of a plan as the history holds them, one after the other in time order; those
    without a place in time come last."""
    for stored, case in stored_cases(history, plan):
        yield replace(check(case, stored.path, choice, stored.report_id), report=stored.report)


@dataclass(frozen=True, slots=True)
class PlanChecked:
    """What the checks say of all reports of a plan as it was at its change count ``as_of``."""

    reports: tuple[Checked, ...]
    as_of: int


def plan_checked(choice: Choice, history: History, plan: str) -> PlanChecked:
    """``check_plan`` to its end, to be handed from one process to another."""
    reports = tuple(check_plan(history, plan, choice))
    return PlanChecked(reports, history.loaded_at(plan))


def check_planless(
    history: History, report_ids: Sequence[int] | None = None, choice: Choice = Choice()
) -> Iterator[Checked]:
    """Check reports that name no plan, which stand in no series; all of them without ``report_ids``."""
    for row in list(history.reports()):
        number = int(str(row["report_id"]))
        wanted = report_ids is None or number in report_ids
        if wanted and row["plan"] is None and row["outcome"] != "failed" and row["superseded_by"] is None:
            yield check(Case(history.load_report(number), history=True), str(row["path"]), choice, number)


def check_drafts(
    files: Sequence[Path],
    plan: str | None = None,
    history: History | None = None,
    choice: Choice = Choice(),
    limits: Limits = USUAL,
    password: str = "",
    settings: Settings = DEFAULTS,
) -> list[Checked]:
    """Read files and check each beside the others and, where one is given, beside a history.

    Nothing is stored. A draft is compared with the report of its plan just before it, which may be
    another of the files.
    """
    reports = read_files(files, plan, limits, password, settings)
    return list(check_reports(list(zip(reports, map(shown, files), strict=True)), history, choice))


def check_reports(
    drafts: Sequence[tuple[Report, str]], history: History | None = None, choice: Choice = Choice()
) -> Iterator[Checked]:
    """Check drafts, each with its path, as ``check_drafts`` does."""
    reports = [_as_kept(report, history) for report, _ in drafts]
    paths = {report.sha256: path for report, path in drafts}
    for report, (_, path) in zip(reports, drafts, strict=True):
        case = draft_case(report, [other for other in reports if other.sha256 != report.sha256], history)
        yield check(replace(case, paths={**case.paths, **paths}), path, choice)


def _as_kept(draft: Report, history: History | None) -> Report:
    """The draft under the name that the history has for its plan, where only the wording drifted."""
    kept = history.plans_called([draft.plan]) if history else ()
    return replace(draft, plan=next(iter(kept), draft.plan))


def draft_case(draft: Report, drafts: Sequence[Report], history: History | None) -> Case:
    """What surrounds a draft: the other drafts, and what the history holds of its plan, linked up to the draft.

    A stored report that one of the drafts is a new edition of is left out.
    """
    decided: Sequence[Decision] = ()
    around: list[StoredReport] = []
    load: Load = _itself
    if history is not None:
        found = (*history.load_outlines(draft.plan), *history.load_outlines_around(draft.plan))
        around = [one for one in found if not any(_edition_of(one.report, each) for each in (draft, *drafts))]
        decided = decisions(history, draft.plan)
        load = loader(history, around)
    others = [*drafts, *(stored.report for stored in around)]
    periods = in_order([draft, *(other for other in others if other.plan == draft.plan)])
    reissued = {one.report.sha256 for one in around if one.reissued}
    links, course = _linked(draft, periods, decided, load, reissued)
    paths = {stored.report.sha256: stored.path for stored in around}
    return case_of(draft, others, periods, links, course, load, history=history is not None, paths=paths)


def _linked(
    draft: Report,
    periods: Sequence[Sequence[Report]],
    decided: Sequence[Decision],
    load: Load,
    reissued: Collection[str],
) -> tuple[list[ReportLink], Mapping[int, Course]]:
    """The links into a draft from the periods within reach, and where its actions stood in them."""
    from corpus.linking import link_series

    place = next((place for place, there in enumerate(periods) if draft in there), 0)
    kept = reach(periods, place)
    series = [[load(report) for report in there if report.sha256 in kept] for there in periods[: place + 1]]
    into: dict[str, list[ReportLink]] = {}
    for each in link_series([report for there in series for report in there], decided).links:
        into.setdefault(each.later_report.sha256, []).append(each)
    stood: dict[Key, Course] = {}
    for report in (report for there in series[:place] for report in there):
        course = course_of(into.get(report.sha256, ()), stood, kept)
        stood |= standings(report, course, reissued=report.sha256 in reissued)
    links = into.get(draft.sha256, [])
    return links, course_of(links, stood, kept)


def _itself(report: Report) -> Report:
    return report


def _edition_of(stored: Report, draft: Report) -> bool:
    if stored.sha256 == draft.sha256:
        return True
    same = (stored.plan, stored.kind, stored.period) == (draft.plan, draft.kind, draft.period)
    return same and stored.period is not None
