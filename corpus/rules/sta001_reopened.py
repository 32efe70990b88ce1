"""A complete action that is open again

What it checks
    Each action that was surely complete when it was last rated, and is surely open now. Both ratings are
    read by the key of their own report. It is a note where the row says that it was reopened, and a warning
    where it is not sure that the two rows are the same action. Where more than half of the complete
    actions are open again at once, that is said once, as a warning: the scale was changed, or the plan
    began afresh.

Why it matters
    Either the action was never finished and the report before counted one too many as done, or something
    came undone and nobody says so.

Example
    "Relight the towpath" was blue, complete, in Q2. In Q3 it is amber.

Innocent explanations
    A new phase, a yearly action that began its next round, a wider scope: where the row says so, or its date
    moved to the next year, nothing is reported. The same label that means something else in the new
    report's key is never reported.
"""

from collections.abc import Iterator

from corpus import announced, quoting
from corpus.key_words import label_words
from corpus.linking.marks import clashes, marks
from corpus.ratings import Ratings
from corpus.records import Case, Finding, Skip, Standing
from corpus.standings import called, doubted, last, no_past, quote
from normalise.records import Action

CODE = "STA001"
NAME = "complete-action-reopened"
SEVERITY = "error"
ANOTHER_ROUND = 270  # days: a date moved by as much belongs to the next year's round
AT_ONCE = 3  # from here on, more than half at once are a change of the scale
_ANOTHER = ("stage", "number", "year")


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
        return
    ratings = Ratings()
    still, reopened = 0, []
    for action in case.report.actions:
        before = _last_rated(case, action)
        if before is None or not ratings.of(before.action, before.report).complete:
            continue
        same_label = label_words(action.status_printed or "") == label_words(before.action.status_printed or "")
        if not same_label and ratings.of(action, case.report).open and not _another_round(before.action, action):
            reopened.append((action, before))
        else:
            still += 1
    if len(reopened) >= AT_ONCE and len(reopened) > still:
        yield _all_at_once(reopened, still, case)
        return
    for action, before in reopened:
        yield _finding(action, before, case)


def _last_rated(case: Case, action: Action) -> Standing | None:
    if last(case, action) is None:
        return None
    return next((one for one in case.course[action.row] if one.action.state != "unknown"), None)


def _another_round(before: Action, now: Action) -> bool:
    first, second = before.due_span, now.due_span
    if first and second and (second.start - first.end).days >= ANOTHER_ROUND:
        return True
    parted = clashes(marks(before.action), marks(now.action))
    return announced.new_phase(before, now) or any(clash.sort in _ANOTHER and clash.later for clash in parted)


def _finding(action: Action, before: Standing, case: Case) -> Finding:
    was, now = _rating(before.action), _rating(action)
    severity, doubt = doubted(SEVERITY, before)
    told = announced.start_again(action)
    return Finding(
        code=CODE,
        severity="info" if told else severity,
        message=f"Row {action.row} was complete ({was}) in {called(before.report)} and is open again ({now})"
        f"{', as the row says' if told else ''}.{doubt}",
        stated=f"complete in {called(before.report)} ({was})",
        counted=f"{action.state} now ({now})",
        place=action.place,
        quotes=(quoting.quote_row(action, case.report), quote(before)),
        key=quoting.action_key(action),
        changes_conclusion=not told,
    )


def _all_at_once(reopened: list[tuple[Action, Standing]], still: int, case: Case) -> Finding:
    rows = [action for action, _ in reopened]
    return Finding(
        code=CODE,
        severity="warning",
        message=f"{len(rows)} of {len(rows) + still} actions that were complete are open again "
        f"({quoting.row_numbers(rows)}): was the scale changed, or the plan begun afresh?",
        stated=f"{len(rows) + still} complete before",
        counted=f"{len(rows)} of them open now",
        place=rows[0].place,
        quotes=(*quoting.quote_rows(rows[:3], case.report), *(quote(before) for _, before in reopened[:3])),
        key="most of the complete actions",
    )


def _rating(action: Action) -> str:
    return action.status_printed or action.state
