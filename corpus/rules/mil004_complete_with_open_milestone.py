"""Complete, with a milestone still open

What it checks
    Actions that are rated complete with what belongs to them: a milestone that the report marks as not
    met, a dated milestone that lies beyond the day of the report, and sub-actions of their own number
    ("2.1.3" under "2.1") that are still open.

Why it matters
    Once an action is complete nobody asks for its remaining milestones, and the last step is often the
    one that the public would notice.

Example
    "Adopt the housing strategy" is green, complete, in the report to 31 March. Its outcome is "Strategy
    adopted by full council (May)".

Innocent explanations
    The milestone was reached early, or dropped when the action was agreed to be complete. An action's own
    due date may lie ahead: work that is finished early is finished.
"""

import re
from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Skip
from normalise.records import Action, Milestone, Report
from normalise.vocabulary import OPEN_STATES

CODE = "MIL004"
NAME = "complete-with-open-milestone"
SEVERITY = "warning"
_EARLY = re.compile(r"\b(?:early|earlier than|ahead of|already|brought forward|in advance)\b", re.IGNORECASE)
_PART = re.compile(r"(?P<whole>[A-Za-z]*\d+(?:[.-]\d+)*)(?:[.-]\d+|[.-]?[a-z]|[.-]?\([a-z]{1,3}\))")


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    complete = {action.row: action for action in report.actions if action.state == "complete"}
    milestones = [m for m in report.milestones if m.action_row in complete and m.kind != "due date"]
    parts = _parts(report)
    if not milestones and not parts:
        yield Skip(CODE, "no complete action has milestones or sub-actions")
        return
    for milestone in milestones:
        if _is_open(milestone, complete[milestone.action_row or 0], report):
            yield _milestone_finding(milestone, complete[milestone.action_row or 0], report)
    for row, below in parts.items():
        still_open = [part for part in below if part.state in OPEN_STATES]
        if still_open:
            yield _parts_finding(complete[row], still_open, report)


def _is_open(milestone: Milestone, action: Action, report: Report) -> bool:
    if milestone.met is False:
        return True
    day = report.as_at or (report.period.end if report.period else None)
    if action.due_span is not None and day is not None and action.due_span.end > day:
        return False  # the whole action was finished early, and its milestones with it
    ahead = day is not None and milestone.date is not None and milestone.date.start > day
    return ahead and not _EARLY.search(action.evidence or "")


def _parts(report: Report) -> dict[int, list[Action]]:
    """The sub-actions of each complete action by its row: 2.1.3 and 2.1(a) under 2.1, of the same theme. A
    number that several rows share is none of an action."""
    numbered: dict[tuple[str | None, str], list[Action]] = {}
    for action in report.actions:
        numbered.setdefault((action.theme, action.ref or ""), []).append(action)
    found: dict[int, list[Action]] = {}
    for action in report.actions:
        part = _PART.fullmatch(action.ref or "")
        whole = numbered.get((action.theme, part["whole"]), []) if part else []
        if len(whole) == 1 and whole[0].state == "complete":
            found.setdefault(whole[0].row, []).append(action)
    return found


def _milestone_finding(milestone: Milestone, action: Action, report: Report) -> Finding:
    text = quoting.shortened(milestone.text, 80)
    when = f"lies ahead ({milestone.date.printed})" if milestone.date and milestone.met is not False else "is not met"
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"Row {action.row} is complete ({action.status_printed or action.state}), but its milestone “{text}” "
        f"{when}.",
        stated=f"complete ({action.status_printed or action.state})",
        counted=f"a milestone that {when}",
        place=action.place,
        quotes=(quoting.quote_row(action, report), quoting.quote(text, milestone.place, report)),
        key=f"{quoting.action_key(action)} | {milestone.text}",
    )


def _parts_finding(action: Action, still_open: list[Action], report: Report) -> Finding:
    refs = quoting.listed([part.ref or "" for part in still_open])
    plural = "are" if len(still_open) > 1 else "is"
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"Row {action.row} ({action.ref}) is complete ({action.status_printed or action.state}), but {refs} "
        f"under it {plural} still open.",
        stated=f"{action.ref} complete ({action.status_printed or action.state})",
        counted=f"{refs} still open",
        place=action.place,
        quotes=(quoting.quote_row(action, report), *quoting.quote_rows(still_open, report)),
        key=f"{quoting.action_key(action)} | sub-actions",
    )
