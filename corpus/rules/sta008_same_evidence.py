"""The same evidence, word for word, while the action stays open

What it checks
    Each open action whose evidence or progress cell has said the same words in this report and in at least
    the two before it, in which it was open too. Where most open actions repeat themselves, that is said once.

Why it matters
    Nobody has looked at the action for months, or nothing has happened.

Example
    "Draft strategy is with the steering group." stands in the cell in Q1, Q2 and Q3.

Innocent explanations
    The action waits for somebody else, and there is nothing to say. A word or two ("Ongoing") is passed
    over, and so is a text to which something was added.
"""

from collections.abc import Iterator
from itertools import takewhile

from corpus import quoting
from corpus.records import Case, Finding, Quote, Skip, Standing
from corpus.standings import called, doubted, last, no_past, when
from extractors.wording import plain
from normalise.records import Action, Report
from normalise.vocabulary import OPEN_STATES

CODE = "STA008"
NAME = "evidence-repeated"
SEVERITY = "info"
PERIODS = 3
FEWEST_WORDS = 3
MANY = 5


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
        return
    said = [action for action in case.report.actions if action.state in OPEN_STATES and _words(action)]
    if not any("evidence" in action.columns or action.evidence for action in case.report.actions):
        yield Skip(CODE, "the report has no column for evidence")
        return
    repeated = [(action, run) for action in said if len(run := _run(case, action)) + 1 >= PERIODS]
    if len(repeated) >= MANY and 2 * len(repeated) > len(said):
        yield _most(repeated, len(said), case.report)
        return
    for action, run in repeated:
        yield _finding(action, run, case.report)


def _words(action: Action) -> str:
    words = plain(action.evidence or "")
    return words if len(words.split()) >= FEWEST_WORDS else ""


def _run(case: Case, action: Action) -> list[Standing]:
    """The standings before, newest first, that say the same and were open; of reports that end on one day (a
    fourth quarter and its year) one."""
    if last(case, action) is None:
        return []
    course = case.course[action.row]
    same = takewhile(
        lambda one: one.action.state in OPEN_STATES and _words(one.action) == _words(action),
        course,
    )
    ends = {when(case.report)[0]}
    run = []
    for one in same:
        if when(one.report)[0] not in ends:
            ends.add(when(one.report)[0])
            run.append(one)
    return run


def _finding(action: Action, run: list[Standing], report: Report) -> Finding:
    severity, doubt = doubted(SEVERITY, *run)
    return Finding(
        code=CODE,
        severity=severity,
        message=f"Row {action.row} is open and says word for word what it has said since {called(run[-1].report)}, in "
        f"{len(run) + 1} reports.{doubt}",
        stated=quoting.shortened(action.evidence or ""),
        counted=f"the same words in {quoting.listed([called(one.report) for one in reversed(run)])}",
        place=action.place,
        quotes=(_quote(action, report), _quote(run[-1].action, run[-1].report)),
        key=quoting.action_key(action),
    )


def _most(repeated: list[tuple[Action, list[Standing]]], said: int, report: Report) -> Finding:
    rows = [action for action, _ in repeated]
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"{len(rows)} of {said} open actions say word for word what they said in the two reports before "
        f"({quoting.row_numbers(rows)}).",
        stated=f"evidence in {quoting.number(said, 'open row')}",
        counted=f"{len(rows)} of them as in {PERIODS - 1} reports before",
        place=rows[0].place,
        quotes=tuple(_quote(action, report) for action in rows[: quoting.MOST_ROWS]),
        key="most of the open actions",
    )


def _quote(action: Action, report: Report) -> Quote:
    return quoting.quote(f"row {action.row}: {quoting.shortened(action.evidence or '', 300)}", action.place, report)
