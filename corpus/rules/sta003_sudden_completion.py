"""Off track in one report, complete in the next

What it checks
    Each action that was surely off track in the report before and is complete in this one, where no more
    than about half a year lies between them.

Why it matters
    What was off track is seldom finished within one period. The earlier rating may have been too dark, or
    this one is too bright.

Example
    Red, off track, in Q2; blue, complete, in Q3.

Innocent explanations
    A single obstacle was cleared. In scales where red also stands for what has not begun ("not
    implemented"), nothing is said.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.ratings import Ratings
from corpus.records import Case, Finding, Skip
from corpus.standings import called, doubted, last, no_past, quote, when

CODE = "STA003"
NAME = "off-track-to-complete"
SEVERITY = "warning"
LONG_ENOUGH = 200  # days in which anything can be put right


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
        return
    ratings = Ratings()
    for action in case.report.actions:
        before = last(case, action)
        if before is None or not ratings.of(action, case.report).complete:
            continue
        days = (when(case.report)[0] - when(before.report)[0]).days
        if ratings.of(before.action, before.report).states != {"off track"} or days > LONG_ENOUGH:
            continue
        first, second = (one.status_printed or one.state for one in (before.action, action))
        severity, doubt = doubted(SEVERITY, before)
        yield Finding(
            code=CODE,
            severity=severity,
            message=f"Row {action.row} is complete ({second}); in {called(before.report)} it was off track ({first})."
            f"{doubt}",
            stated=f"complete ({second})",
            counted=f"off track in {called(before.report)} ({first})",
            place=action.place,
            quotes=(quoting.quote_row(action, case.report), quote(before)),
            key=quoting.action_key(action),
        )
