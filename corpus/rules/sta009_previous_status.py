"""A printed "previous status" that the report before contradicts

What it checks
    The rating that a row prints for the period before ("previous RAG") with the rating that the same action
    has in the report of that period. Each is read by the key of its own report. Where most rows
    disagree, that is said once, as a warning: the column may speak of another time.

Why it matters
    The arrow from "previous" to "now" is what a reader takes away. A previous rating that was never given
    hides a fall or invents a rise.

Example
    A row prints "previous: amber, now: amber". The report before shows it green.

Innocent explanations
    The report before was reissued with other ratings: then nothing is said. A report is missing from the
    history, or the column gives the rating of a year ago: nothing is said where a period is missing.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.ratings import Ratings, contradict, worse
from corpus.records import Case, Finding, Skip, Standing
from corpus.standings import called, doubted, last, no_past, quote
from normalise.records import Action

CODE = "STA009"
NAME = "previous-status-contradicted"
SEVERITY = "error"
AT_ONCE = 4  # from here on, more than half at once mean that the column speaks of another time
NEXT_DOOR = 7  # days between one period's end and the next one's start


def check(case: Case) -> Iterator[Finding | Skip]:
    printed = [action for action in case.report.actions if action.previous_status_printed]
    if not printed:
        yield Skip(CODE, "the report prints no previous status")
        return
    if why := no_past(case) or _not_the_one_before(case):
        yield Skip(CODE, why)
        return
    befores = [(action, before) for action in printed if (before := last(case, action))]
    if any(before.reissued for _, before in befores):
        yield Skip(CODE, "the report before was reissued: either edition may have been meant")
    ratings = Ratings()
    wrong, right = [], 0
    for action, before in befores:
        if before.reissued:
            continue
        said = ratings.of_label(action.previous_status_printed or "", case.report)
        if contradict(said, ratings.of(before.action, before.report)):
            wrong.append((action, before))
        else:
            right += 1
    if len(wrong) >= AT_ONCE and len(wrong) > right:
        yield _most(wrong, right, case)
        return
    for action, before in wrong:
        yield _finding(action, before, case, ratings)


def _not_the_one_before(case: Case) -> str:
    """Why the report before in the history may not be the one that "previous" means."""
    now, then = case.report.period, case.earlier.period if case.earlier else None
    if now is None or then is None:
        return "the report or the one before it names no period"
    if now.kind == then.kind != "day" and (now.start - then.end).days > NEXT_DOOR:
        return f"the history lacks the report between {then.label} and {now.label}"
    return ""


def _finding(action: Action, before: Standing, case: Case, ratings: Ratings) -> Finding:
    said = action.previous_status_printed or ""
    was, when = before.action.status_printed or before.action.state, called(before.report)
    severity, doubt = doubted(SEVERITY, before)
    now = ratings.of(action, case.report)
    truly, as_printed = (
        worse(rating, now) for rating in (ratings.of(before.action, before.report), ratings.of_label(said, case.report))
    )
    return Finding(
        code=CODE,
        severity=severity,
        message=f"Row {action.row} gives its previous status as {said}; in {when} it was {was}.{doubt}",
        stated=f"previously {said}",
        counted=f"{was} in {when}",
        place=action.place,
        quotes=(
            quoting.quote(
                f"row {action.row}: previously {said}, now {action.status_printed}", action.place, case.report
            ),
            quote(before),
        ),
        key=quoting.action_key(action),
        repair=f"previously {was}",
        changes_conclusion=truly != as_printed,
    )


def _most(wrong: list[tuple[Action, Standing]], right: int, case: Case) -> Finding:
    rows = [action for action, _ in wrong]
    before = called(wrong[0][1].report)
    return Finding(
        code=CODE,
        severity="warning",
        message=f"{len(rows)} of {len(rows) + right} previous statuses are not those of {before} "
        f"({quoting.row_numbers(rows)}): does the column speak of another time?",
        stated=f"{len(rows) + right} previous statuses",
        counted=f"{right} as in {before}",
        place=rows[0].place,
        quotes=(*quoting.quote_rows(rows[:3], case.report), *(quote(one) for _, one in wrong[:3])),
        key="most of the previous statuses",
    )
