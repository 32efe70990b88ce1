"""A rating that is worse than in the report before

What it checks
    The rating of each action with its rating in the report before, each by the key of its own report: "on
    track" is better than "at risk", and that is better than "off track"; where the key says the same of two
    colours, green is better than amber, and amber than red. A complete action that is open again is STA001.

Why it matters
    The total can stay as good as it was while single actions get worse; this list is what a board asks for.

Example
    Green, on track, in Q1; amber, some delay, in Q2.

Innocent explanations
    The rating is honest, and that is what it is for. Nothing is said of an action that had not started, of
    two ratings that cannot be ranked ("in progress" and "on track"), of a label that stayed while its meaning
    changed, of a merger one of whose parts was rated no better, or of a half step (amber/green) that a new
    scale has no name for.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.ratings import Rating, Ratings, worse
from corpus.records import Case, Finding, Skip
from corpus.standings import called, doubted, last, no_past, quote
from normalise.records import Action

CODE = "STA002"
NAME = "rating-worsened"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
        return
    ratings = Ratings()
    for action in case.report.actions:
        before = last(case, action)
        if before is None:
            continue
        was, now = ratings.of(before.action, before.report), ratings.of(action, case.report)
        if was.complete or not worse(was, now) or _merged_with_as_bad(action, now, case, ratings):
            continue
        first, second = (one.status_printed or one.state for one in (before.action, action))
        severity, doubt = doubted(SEVERITY, before)
        yield Finding(
            code=CODE,
            severity=severity,
            message=f"Row {action.row} is rated {second}; in {called(before.report)} it was {first}.{doubt}",
            stated=f"{second} ({action.state})",
            counted=f"{first} ({before.action.state}) in {called(before.report)}",
            place=action.place,
            quotes=(quoting.quote_row(action, case.report), quote(before)),
            key=quoting.action_key(action),
        )


def _merged_with_as_bad(action: Action, now: Rating, case: Case, ratings: Ratings) -> bool:
    """Whether another action of the report before went into this one, and this one is no worse than that was."""
    return any(
        not worse(ratings.of(link.earlier, case.earlier), now)
        for link in case.links
        if link.verdict == "merged" and link.earlier and link.later and link.later.row == action.row and case.earlier
    )
