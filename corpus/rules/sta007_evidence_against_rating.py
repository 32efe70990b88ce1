"""The evidence says one thing and the rating another

What it checks
    What the update of an action says of the whole of it, in plain words, with its rating: delayed or not
    started under a rating that says fine, and complete, on track or under way under one that says the
    opposite. Only what is said of the action as a whole is looked at, and only where nothing beside it
    takes it back.

Why it matters
    The rating is counted and the text is not. A delay that stands only in the text is not in the overview.

Example
    Rated green, "on track". The update: "Delayed until spring because the contractor withdrew."

Innocent explanations
    The delay is over, or lies within what the rating allows. The rating stands at the end of the period
    and the text was written later. An action that has not started may be on track if it is not yet due.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Skip
from normalise.evidence import BEGUN, DONE, FINE, LATE, UNSTARTED, Said, says
from normalise.records import Action, Report

CODE = "STA007"
NAME = "evidence-against-rating"
SEVERITY = "warning"
# Which words of an update contradict a state.
_AGAINST = {
    "complete": frozenset({LATE, UNSTARTED}),
    "on track": frozenset({LATE, UNSTARTED}),
    "in progress": frozenset({DONE}),
    "at risk": frozenset({DONE}),
    "off track": frozenset({DONE, FINE}),
    "not started": frozenset({DONE, BEGUN}),
}
_IN_WORDS = {
    LATE: "late",
    UNSTARTED: "not there yet",
    DONE: "complete",
    FINE: "going to plan",
    BEGUN: "under way",
}


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    rows = [action for action in report.actions if action.evidence and action.state in _AGAINST]
    if not rows:
        yield Skip(CODE, "the report gives no evidence beside a rating")
        return
    keyed = any(entry.kind == "status" for entry in report.key)
    for action in rows:
        said = says(action.evidence or "", _AGAINST[action.state])
        if said is not None and said.sort in _AGAINST[action.state] and not _excused(action, said, report, keyed):
            yield _finding(action, said, report)


def _excused(action: Action, said: Said, report: Report, keyed: bool) -> bool:
    if action.state == "not started":
        # Without a key, white and grey are not always "not started".
        return not keyed and action.status is not None
    if action.carried_forward and said.sort in (LATE, UNSTARTED):
        return True
    starts, period = action.starts, report.period
    return said.sort == UNSTARTED and starts is not None and period is not None and starts.start > period.end


def _finding(action: Action, said: Said, report: Report) -> Finding:
    label = action.status_printed or action.state
    rating = label if label.casefold() == action.state else f"{label}, {action.state}"
    sentence = quoting.shortened(said.sentence, 160)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"Row {action.row} is rated {rating}, and its evidence says that it is {_IN_WORDS[said.sort]}: "
        f"“{sentence.rstrip('.')}”.",
        stated=rating,
        counted=f"“{sentence}”",
        place=action.place,
        quotes=(quoting.quote_row(action, report), quoting.quote(sentence, action.place, report)),
        key=quoting.action_key(action),
        changes_conclusion=said.sort in (LATE, UNSTARTED),
    )
