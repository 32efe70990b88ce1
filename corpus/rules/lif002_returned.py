"""An action that returns after being complete, withdrawn or left out

What it checks
    Each action that stood in an earlier report of the plan, was missing from the report just before, and is
    here again, open; and each action that was superseded in the report before and is open now. Only links
    that are sure count. An action that was open, was left out and is complete when it returns is a warning;
    where the row says that it was reopened or brought back, it is a note.

Why it matters
    What was reported as finished or given up is still to be done, or an open action was out of sight while
    nobody counted it.

Example
    "Open a second youth club" was complete in Q1, is not in the report of Q2, and is amber in Q3.

Innocent explanations
    A report in between listed only some of the actions (by exception, or one theme at a time) or was read
    only in part: the check says so and does not run. A new phase is no return. A complete action that is
    complete when it is listed again is not reported.
"""

from collections.abc import Iterator, Sequence

from corpus import announced, quoting
from corpus.ratings import Ratings
from corpus.records import Case, Finding, Skip, Standing
from corpus.standings import away, between, called, last, no_past, quote
from corpus.unread import unread_grid
from normalise.records import Action, Report
from normalise.vocabulary import OPEN_STATES

CODE = "LIF002"
NAME = "action-returned"
SEVERITY = "error"
AT_ONCE = 3  # from here on, a fifth of the rows returning at once means that the report between was not whole


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
        return
    yield from _withdrawn(case)
    back = [(action, before) for action in case.report.actions if (before := away(case, action)) and before.sure]
    gaps = [between(case, before) for _, before in back]
    why = _not_whole(back, gaps, case.report)
    if why:
        yield Skip(CODE, why)
        return
    for (action, before), gap in zip(back, gaps, strict=True):
        yield from _returned(action, before, gap, case.report)


def _withdrawn(case: Case) -> Iterator[Finding]:
    ratings = Ratings()
    for action in case.report.actions:
        before = last(case, action)
        if before is None or not before.sure or before.action.status_printed == action.status_printed:
            continue
        if ratings.of(before.action, before.report).states != {"superseded"}:
            continue
        if ratings.of(action, case.report).open and not announced.new_phase(before.action, action):
            was = before.action.status_printed or before.action.state
            how = f"was given up ({was}) in {called(before.report)} and is open again"
            yield _finding(action, before, how, SEVERITY, case.report)


def _not_whole(back: Sequence[tuple[Action, Standing]], gaps: Sequence[Sequence[Report]], report: Report) -> str:
    """Why the reports in between cannot say that an action was gone."""
    for (_, before), gap in zip(back, gaps, strict=True):
        for other in gap:
            if why := unread_grid(other):
                return f"{called(other)}: {why}"
            if 2 * len(other.actions) < min(len(before.report.actions), len(report.actions)):
                return f"the report of {called(other)} lists only some of the plan's actions"
    if len(back) >= AT_ONCE and 5 * len(back) > len(report.actions):
        return f"{len(back)} actions return at once: a report in between seems to list only some of them"
    return ""


def _returned(action: Action, before: Standing, gap: Sequence[Report], report: Report) -> Iterator[Finding]:
    ratings = Ratings()
    was, now = ratings.of(before.action, before.report), ratings.of(action, report)
    if announced.new_phase(before.action, action) or not gap:
        return
    missing = f"is not in {quoting.listed([called(other) for other in gap])}"
    rating = f"({before.action.status_printed or before.action.state}) in {called(before.report)}"
    if before.action.state in OPEN_STATES and action.state in OPEN_STATES:
        yield _finding(action, before, f"was open {rating}, {missing}, and is back", SEVERITY, report)
    elif was.open and now.complete:
        yield _finding(action, before, f"was open {rating}, {missing}, and is complete now", "warning", report)
    elif was.states <= {"complete", "superseded"} and now.open:
        (state,) = was.states if len(was.states) == 1 else ("closed",)
        yield _finding(action, before, f"was {state} {rating}, {missing}, and is open now", SEVERITY, report)


def _finding(action: Action, before: Standing, how: str, severity: str, report: Report) -> Finding:
    told = announced.start_again(action)
    now = action.status_printed or action.state
    return Finding(
        code=CODE,
        severity="info" if told else severity,
        message=f"Row {action.row} ({now}) {how}{', as the row says' if told else ''}.",
        stated=f"{before.action.state} in {called(before.report)}",
        counted=f"{action.state} in this report ({now})",
        place=action.place,
        quotes=(quoting.quote_row(action, report), quote(before)),
        key=quoting.action_key(action),
        changes_conclusion=not told and before.action.state == "complete",
    )
