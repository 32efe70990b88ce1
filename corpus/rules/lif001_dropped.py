"""An open action that the next report does not mention

What it checks
    Each action that was open in the report before, of the same plan, and has no counterpart in this one.
    The finding shows the nearest candidate that was not taken, with its score. Where more than half of what was
    open is gone, one finding says so of all of it.

Why it matters
    An action that was never finished and is no longer listed has been dropped without a decision.

Example
    "Open a second youth club" was amber in the last quarter. No row of this quarter's grid resembles it;
    the nearest is "Open a library", at 0.31.

Innocent explanations
    The action was split, merged with another, or worded anew: look at the candidate, and record what you
    find with `tallybook link`. A new plan took the place of the old one. Once a person has confirmed that
    an action was dropped, it is an error.
"""

from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.records import Case, Finding, Link, Skip
from corpus.standings import called, no_past
from corpus.unread import unread_grid
from extractors.records import Place
from normalise.records import Action, Report
from normalise.state_words import put_off
from normalise.vocabulary import OPEN_STATES

CODE = "LIF001"
NAME = "open-action-dropped"
SEVERITY = "warning"
WORTH_A_LOOK = 0.05  # below this score the nearest candidate is only the least unlike
WORTH_FOLDING = 5  # findings; fewer are read one by one


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
    elif why := unread_grid(case.report) or _unworded(case.report):
        yield Skip(CODE, why, lost=True)
    elif case.earlier is not None:
        dropped = [(link, link.earlier) for link in case.links if link.verdict == "dropped" and link.earlier]
        # A row whose wording was not recovered cannot be looked for.
        gone = [(link, action) for link, action in dropped if action.action and _is_open(action)]
        unconfirmed = [action for link, action in gone if link.decided_by == "matcher"]
        was_open = [action for action in case.earlier.actions if _is_open(action)]
        folded = len(unconfirmed) >= WORTH_FOLDING and 2 * len(unconfirmed) > len(was_open)
        if folded:
            yield _most_of_the_plan(unconfirmed, len(was_open), case.earlier, case.report)
        for link, action in gone:
            if not folded or link.decided_by != "matcher":
                yield _finding(link, action, case.earlier, case.report)


def _is_open(action: Action) -> bool:
    """Still to be done: in a state of progress, or put off."""
    return action.state in OPEN_STATES or (action.state == "unknown" and put_off(action.status_printed or ""))


def _unworded(report: Report) -> str:
    """Why an action may be there and not be found: a rated row of which no wording was recovered."""
    bare = [
        action
        for action in report.actions
        if action.status_printed and not (action.action or action.description or action.key_deliverable)
    ]
    return f"no wording of the action was read in {quoting.row_numbers(bare)}" if bare else ""


def _most_of_the_plan(gone: Sequence[Action], was_open: int, earlier: Report, report: Report) -> Finding:
    when = called(earlier)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"{len(gone)} of the {was_open} actions that were open in {when} are not in this report "
        f"({quoting.row_numbers(gone)} there): it may be another plan, or one written anew.",
        stated=f"{was_open} open in {when}",
        counted=f"{len(gone)} of them in no row",
        place=Place(),
        quotes=quoting.quote_rows(gone, earlier),
        key=f"most of what was open in {when}",
    )


def _finding(link: Link, dropped: Action, earlier: Report, report: Report) -> Finding:
    when = called(earlier)
    status = dropped.status_printed or dropped.state
    quotes = [quoting.quote_row(dropped, earlier)]
    candidate = link.nearest if link.score >= WORTH_A_LOOK else None
    if candidate is not None:
        quotes.append(quoting.quote_row(candidate, report))
        nearest = f"the nearest is row {candidate.row}, at {link.score:.2f}"
    else:
        nearest = "nothing resembles it"
    return Finding(
        code=CODE,
        severity="warning" if link.decided_by == "matcher" else "error",
        message=f"“{quoting.shortened(dropped.action)}” was open ({status}) in {when} and is not in this report; "
        f"{nearest}.",
        stated=f"open in {when} ({status})",
        counted=f"no row; {nearest}",
        place=candidate.place if candidate else Place(),
        quotes=tuple(quotes),
        key=quoting.action_key(dropped),
    )
