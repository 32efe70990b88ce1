"""What the checks are given: a report with the one before it, the links between them, and its companions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.records import Case, Finding, Link, Skip
from ingest.drafts import read_files
from ingest.limits import USUAL, Limits
from ingest.linking import decisions
from ingest.reading import shown
from normalise.records import Report

if TYPE_CHECKING:
    from corpus.history import History, StoredReport
    from corpus.linking import Decision


@dataclass(frozen=True, slots=True)
class Choice:
    """Which checks to run: codes, beginnings of codes, or names; no ``select`` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what the checks say about it. ``path`` is the file as the user named it;
    ``report_id`` is None for a draft that no history holds. ``beside`` are the plans of its companions.

    ``findings`` are all of them; ``suppressed`` has the reason of each that a person lets stand, by
    fingerprint, ``known`` the fingerprints of those that the baseline has (None: there is no baseline).
    """

    report: Report
    path: str
    findings: tuple[Finding, ...]
    skipped: tuple[Skip, ...]
    report_id: int | None = None
    beside: frozenset[str] = frozenset()
    suppressed: Mapping[str, str] = field(default_factory=dict)
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
    """Run the chosen checks on one case."""
    from corpus.audit import audit

    outcome = audit(case, select=choice.select, ignore=choice.ignore)
    beside = frozenset(other.plan for other in case.companions)
    return Checked(case.report, path, outcome.findings, outcome.skipped, report_id, beside)


def check_plan(history: History, plan: str, choice: Choice = Choice()) -> list[Checked]:
    """Check every report of a plan as the history holds them, those with a period in time order."""
    series = history.load_series(plan)
    undated = history.load_series(plan, undated=True)
    own = (*series, *undated)
    others = [*_reports(own), *_reports(history.load_naming(plan)), *_named_by(history, _reports(own))]
    checked = []
    for stored in own:
        earlier, links = _stored_before(history, stored, series)
        case = Case(stored.report, earlier, links, companions(stored.report, others), history=True)
        checked.append(check(case, stored.path, choice, stored.report_id))
    return checked


def check_planless(
    history: History, report_ids: Sequence[int] | None = None, choice: Choice = Choice()
) -> list[Checked]:
    """Check reports that name no plan, which stand in no series; all of them without ``report_ids``."""
    rows = [row for row in history.reports() if row["plan"] is None and row["outcome"] != "failed"]
    return [
        check(Case(history.load_report(number), history=True), str(row["path"]), choice, number)
        for row in rows
        if (number := int(str(row["report_id"])))
        and row["superseded_by"] is None
        and (report_ids is None or number in report_ids)
    ]


def _named_by(history: History, reports: Sequence[Report]) -> list[Report]:
    """The reports of the plans that these reports name (those that a covering report covers)."""
    named = {name for report in reports for name in report.plans_named}
    about = {report.plan for report in reports}
    wanted = [plan for plan in history.plans_called(named) if plan not in about]
    return [report for plan in wanted for report in _reports(history.load_series(plan))]


def _stored_before(
    history: History, stored: StoredReport, series: Sequence[StoredReport]
) -> tuple[Report | None, tuple[Link, ...]]:
    """The report before this one in its series, and the saved links from there. Of several reports of
    the period before, the one that most of the actions come from."""
    of_sha256 = {other.report.sha256: other for other in series}
    found = [
        (earlier.report, history.load_links(earlier, stored))
        for earlier in (of_sha256[report.sha256] for report in just_before(stored.report, list(_reports(series))))
    ]
    return max(found, key=lambda each: len(each[1]), default=(None, ()))


def _reports(series: Sequence[StoredReport]) -> Sequence[Report]:
    return [stored.report for stored in series]


def just_before(report: Report, series: Sequence[Report]) -> list[Report]:
    """The reports of the period before this one's: with actions for a report that has actions, else of
    its own kind. Empty for the first report and for one without a period."""
    from corpus.linking.series import in_periods

    if report.actions:
        periods = in_periods([*(other for other in series if other.sha256 != report.sha256), report])
        place = next((place for place, there in enumerate(periods) if report in there), 0)
        return periods[place - 1] if place else []
    if report.period is None:
        return []
    end = report.period.end
    kin = [other for other in series if other.kind == report.kind and other.period and other.period.end < end]
    last = max((other.period.end for other in kin if other.period), default=None)
    return [other for other in kin if other.period and other.period.end == last]


def check_drafts(
    files: Sequence[Path],
    plan: str | None = None,
    history: History | None = None,
    choice: Choice = Choice(),
    limits: Limits = USUAL,
    password: str = "",
) -> list[Checked]:
    """Read files and check each beside the others and, where one is given, beside a history.

    Nothing is stored. A draft is compared with the report of its plan just before it, which may be
    another of the files.
    """
    reports = [_as_kept(report, history) for report in read_files(files, plan, limits, password)]
    checked = []
    for report, path in zip(reports, (shown(path) for path in files), strict=True):
        others = [other for other in reports if other.sha256 != report.sha256]
        decided: list[Decision] = []
        if history is not None:
            others += _in_history(history, report, reports)
            decided = decisions(history, report.plan)
        case = _draft_case(report, others, decided, history is not None)
        checked.append(check(case, path, choice))
    return checked


def _as_kept(draft: Report, history: History | None) -> Report:
    """The draft under the name that the history has for its plan, where only the wording drifted."""
    kept = history.plans_called([draft.plan]) if history else ()
    return replace(draft, plan=next(iter(kept), draft.plan))


def _in_history(history: History, draft: Report, drafts: Sequence[Report]) -> list[Report]:
    """What the history holds around a draft, without what one of the drafts is a new edition of."""
    around = (*history.load_series(draft.plan), *history.load_naming(draft.plan))
    return [stored.report for stored in around if not any(_edition_of(stored.report, other) for other in drafts)]


def _edition_of(stored: Report, draft: Report) -> bool:
    if stored.sha256 == draft.sha256:
        return True
    same = (stored.plan, stored.kind, stored.period) == (draft.plan, draft.kind, draft.period)
    return same and stored.period is not None


def _draft_case(report: Report, others: Sequence[Report], decided: Sequence[Decision], known: bool) -> Case:
    from corpus.linking import link

    series = [other for other in others if other.plan == report.plan]
    found = [(earlier, link(earlier, report, decided)) for earlier in just_before(report, series)]
    before, links = max(
        found,
        key=lambda each: sum(link.verdict == "same" for link in each[1]),
        default=(None, ()),
    )
    return Case(report, before, links, companions(report, others), history=known or before is not None)


def companions(report: Report, others: Sequence[Report]) -> tuple[Report, ...]:
    """Those of the others that state the figures of the same plan and period as this report."""
    from corpus.tie_out import companions as tied

    return tied(report, [other for other in others if other.sha256 != report.sha256])
