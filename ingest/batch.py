"""A batch: read each file, store each report in one transaction, then link and check what was touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.auditing import Checked, PlanChecked, check_planless, plan_checked
from ingest.deciding import standings
from ingest.gate import Gate, gate_of
from ingest.intake import Intake
from ingest.jobs import never
from ingest.linking import link_plans
from ingest.plan_crew import PlanCrew
from ingest.runs import Done, Interrupted, Progress, Summary, Wish

if TYPE_CHECKING:
    from corpus.history import History, StoredFinding

__all__ = ["Done", "Progress", "Summary", "Wish", "bring_up_to_date", "ingest", "save_findings"]


def ingest(
    files: Iterable[Path | None], history: History, wish: Wish, progress: Progress, gate: Gate | None = None
) -> Summary:
    """Read and store every file, then bring the links and findings of all touched plans up to date.

    None among the files says that there is none just now, while others are still being found. A file that cannot be
    read is remembered as failed and the batch goes on. Where ``wish.stop`` ends the run, files in hand are stored and
    linking is left to the next run (``summary.stopped``). Raises ``DatabaseFault`` where the history cannot be written;
    what was stored before stays.
    """
    summary = Summary()

    def tell(done: Done) -> None:
        summary.count(done)
        progress.file(done)

    Intake(history, wish, tell).take(files)
    gate = gate or gate_of(history)
    try:
        bring_up_to_date(history, summary, progress, gate, wish.workers, wish.stop)
    except Interrupted:
        summary.stopped = True
        return summary
    summary.idle_decisions = sum(each.idle for each in standings(history)) if summary.plans else 0
    return summary


def bring_up_to_date(
    history: History,
    summary: Summary | None = None,
    progress: Progress | None = None,
    gate: Gate | None = None,
    jobs: int = 1,
    stop: Callable[[], bool] = never,
) -> None:
    """Link and check every plan whose reports or decisions changed since that was done last. Without ``gate``
    the settings beside the archive hold. ``jobs`` processes work out the links and findings of many plans. Once
    ``stop()`` is true, ``Interrupted`` is raised between two plans.

    A run that was stopped between storing and linking is made good here by the next one.
    """
    summary = summary or Summary()
    gate = gate or gate_of(history)

    def begin(words: str) -> None:
        if stop():
            raise Interrupted
        if progress:
            progress.stage(words)

    begin("linking")
    with PlanCrew(history.path, jobs) as crew:
        to_link = history.plans_to_link()
        summary.links.update(link_plans(history, to_link, crew, lambda plan: begin(f"linking {plan}")))
        work = partial(plan_checked, gate.choice)
        changed = history.plans_to_check()
        beside: set[str] = set()
        for plan, found in crew.each(changed, work):
            begin(f"checking {plan}")
            found = found or work(history, plan)
            # A covering report and the plan it covers are checked against each other, whichever came last. That the
            # other is due must be known before this one is done, in case nobody comes to it in this run.
            also = {name for one in found.reports for name in one.beside} - {*changed}
            if also:
                history.mark_to_check(also)
                beside |= also
            _keep_plan(history, plan, summary, gate, found)
        for plan, found in crew.each(sorted(beside), work):
            begin(f"checking {plan}")
            _keep_plan(history, plan, summary, gate, found or work(history, plan))
    if planless := history.planless_to_check():
        _keep(history, summary, gate, check_planless(history, planless, gate.choice))


def _keep_plan(history: History, plan: str, summary: Summary, gate: Gate, found: PlanChecked) -> None:
    _keep(history, summary, gate, found.reports, {plan: found.as_of})
    summary.plans += 1


def _keep(
    history: History,
    summary: Summary,
    gate: Gate,
    checked: Iterable[Checked],
    as_of: Mapping[str, int] | None = None,
) -> None:
    judged = [gate.judge(one) for one in checked]
    save_findings(history, judged, as_of)
    summary.findings.update(finding.severity for one in judged for finding in one.open())


def save_findings(history: History, judged: Iterable[Checked], as_of: Mapping[str, int] | None = None) -> None:
    """Keep what the checks found in place of what they found in these reports before, one plan after the other.
    ``as_of``: see ``History.save_findings``."""
    for _, of_plan in groupby(judged, key=lambda one: one.report.plan):
        stored = [(one.report_id, one) for one in of_plan if one.report_id is not None]
        findings = [finding for report_id, one in stored for finding in _stored_findings(report_id, one)]
        history.save_findings([report_id for report_id, _ in stored], findings, as_of=as_of)


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
