"""A reference number that now belongs to another action

What it checks
    Each reference that stands in both reports, once in each: the action that had it before, and the one that
    has it now. It is reported where the earlier holder is gone and the new one came from elsewhere, or where
    two actions have changed numbers with each other.

Why it matters
    Minutes, audit files and last quarter's questions name actions by number. They now lead to another action.

Example
    2.3 was "Open a second youth club". The action is no longer in the plan, and 2.3 is "Resurface the yard".

Innocent explanations
    The plan was renumbered as a whole, or from one place on, because an action was put in or taken out:
    then nothing is said. The action was worded anew: nor where the two resemble each other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from corpus import quoting
from corpus.records import Case, Finding, Link, Skip
from corpus.standings import called, no_past
from extractors.wording import plain
from normalise.records import Action, Report

CODE = "LIF004"
NAME = "reference-reused"
SEVERITY = "warning"
ALIKE = 0.2  # at this score the new holder may be the old action in other words
RENUMBERED = 4  # one in so many references that moved is a renumbering
FEWEST = 2
_JOINED = ("same", "unsure", "split", "merged")


def check(case: Case) -> Iterator[Finding | Skip]:
    why = no_past(case)
    if why or case.earlier is None:
        yield Skip(CODE, why)
        return
    before, now = _holders(case.earlier), _holders(case.report)
    if not before or not now:
        yield Skip(CODE, "the two reports do not both number their actions")
        return
    went = {link.earlier.row: link for link in case.links if link.earlier and link.verdict in _JOINED}
    came = {link.later.row: link for link in case.links if link.later and link.verdict in _JOINED}
    joined = {(link.earlier.row, link.later.row) for link in case.links if link.earlier and link.later}
    shared = [ref for ref in before if ref in now]
    moved = [ref for ref in shared if (before[ref].row, now[ref].row) not in joined]
    renumbered = _renumbered(shared, moved)
    for ref in moved:
        old, new = before[ref], now[ref]
        if _series(ref) not in renumbered and _reused(old, new, went, came) and not _resemble(old, new, case):
            yield _finding(old, new, case.earlier, case.report)


def _holders(report: Report) -> dict[str, Action]:
    """The action of each reference that stands once."""
    counted = Counter(plain(action.ref) for action in report.actions if action.ref)
    return {plain(action.ref): action for action in report.actions if action.ref and counted[plain(action.ref)] == 1}


def _series(ref: str) -> str:
    """What comes before a reference's own number: ``2`` of ``2 3``, nothing of ``7``."""
    return " ".join(ref.split()[:-1])


def _renumbered(shared: list[str], moved: list[str]) -> frozenset[str]:
    """The series of references that were renumbered; all of them where the plan was."""
    every, gone = Counter(map(_series, shared)), Counter(map(_series, moved))
    if len(moved) >= FEWEST and RENUMBERED * len(moved) >= len(shared):
        return frozenset(every)
    return frozenset(series for series, count in gone.items() if count > FEWEST and RENUMBERED * count >= every[series])


def _reused(old: Action, new: Action, went: Mapping[int, Link], came: Mapping[int, Link]) -> bool:
    onward, origin = went.get(old.row), came.get(new.row)
    if any(link and link.verdict == "unsure" for link in (onward, origin)):
        return False
    if onward is None or origin is None:
        # An action that moved within its series was pushed along by another.
        pushed = onward.later if onward else (origin.earlier if origin else None)
        fixed = old if onward else new
        return pushed is None or _series(plain(pushed.ref or "")) != _series(plain(fixed.ref or ""))
    swapped = onward.later and origin.earlier and plain(onward.later.ref or "") == plain(origin.earlier.ref or "")
    return bool(swapped)


def _resemble(old: Action, new: Action, case: Case) -> bool:
    return any(
        link.nearest is not None and link.score >= ALIKE
        for link in case.links
        if (link.earlier == old and link.nearest == new) or (link.later == new and link.nearest == old)
    )


def _finding(old: Action, new: Action, earlier: Report, report: Report) -> Finding:
    when = called(earlier)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"{new.ref} is “{quoting.shortened(new.action, 70)}” here; in {when} it was "
        f"“{quoting.shortened(old.action, 70)}”.",
        stated=f"{new.ref}: {quoting.shortened(new.action)}",
        counted=f"{old.ref} in {when}: {quoting.shortened(old.action)}",
        place=new.place,
        quotes=(quoting.quote_row(new, report), quoting.quote_row(old, earlier)),
        key=f"{new.ref} | {quoting.action_key(new)}",
    )
