"""An action that was split or merged without a word

What it checks
    Actions that share the wording of one action of the report before (it was split), and actions of the
    report before that went into one (they were merged), where no row says so.

Why it matters
    The number of actions changes although the work does not, and so does every percentage of it.

Example
    "Refit both depots" became "Refit the north depot" and "Refit the south depot".

Innocent explanations
    A covering report explains it. The likeness is by chance: record what you find with `tallybook link`.
"""

from collections.abc import Iterator

from corpus import announced, quoting
from corpus.records import Case, Finding, Link, Skip
from corpus.standings import called, no_past
from normalise.records import Action, Report

CODE = "LIF003"
NAME = "split-or-merged"
SEVERITY = "info"


def check(case: Case) -> Iterator[Finding | Skip]:
    why = no_past(case)
    if why or case.earlier is None:
        yield Skip(CODE, why)
        return
    for origin, pieces in _groups(case, "split"):
        later = [link.later for link in pieces if link.later]
        if not announced.parting([origin, *later]):
            yield _split(origin, later, case.earlier, case.report)
    for whole, parts in _groups(case, "merged"):
        before = [link.earlier for link in parts if link.earlier]
        if not announced.parting([whole, *before]):
            yield _merged(whole, before, case.earlier, case.report)


def _groups(case: Case, verdict: str) -> Iterator[tuple[Action, list[Link]]]:
    """Each action that was split, or that others were merged into, with all its links."""
    for parting in dict.fromkeys(_one(link, verdict) for link in case.links if link.verdict == verdict):
        if parting is not None:
            joined = [link for link in case.links if link.verdict in (verdict, "same", "unsure")]
            yield parting, [link for link in joined if _one(link, verdict) == parting]


def _one(link: Link, verdict: str) -> Action | None:
    return link.earlier if verdict == "split" else link.later


def _split(origin: Action, pieces: list[Action], earlier: Report, report: Report) -> Finding:
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"“{quoting.shortened(origin.action)}” of {called(earlier)} seems to have become "
        f"{quoting.row_numbers(pieces)}, and no row says so.",
        stated=f"1 action in {called(earlier)}",
        counted=quoting.number(len(pieces), "action"),
        place=pieces[-1].place,
        quotes=(quoting.quote_row(origin, earlier), *quoting.quote_rows(pieces, report)),
        key=f"split | {quoting.action_key(origin)}",
    )


def _merged(whole: Action, before: list[Action], earlier: Report, report: Report) -> Finding:
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"Row {whole.row} seems to be {quoting.number(len(before), 'action')} of {called(earlier)} in one "
        f"({quoting.row_numbers(before)} there), and no row says so.",
        stated=f"{quoting.number(len(before), 'action')} in {called(earlier)}",
        counted="1 action",
        place=whole.place,
        quotes=(quoting.quote_row(whole, report), *quoting.quote_rows(before, earlier)),
        key=f"merged | {quoting.action_key(whole)}",
    )
