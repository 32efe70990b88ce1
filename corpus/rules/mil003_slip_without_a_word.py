"""Due dates that moved without a word about it

What it checks
    The open actions whose due date is later than in the report before (MIL001 lists them one by one), and
    which of them say nothing about it: no word of a delay or a new date in the evidence or any other cell, no
    mark for carried forward. It is reported once a report, with the rows. Doubtful links do not count.

Why it matters
    A date that is changed in silence is a slip that no board has seen.

Example
    Row 4 was due in September and is due in December. Its evidence says "The panel has met twice."

Innocent explanations
    The change was agreed in the minutes, or the covering report explains it.
"""

from collections.abc import Iterator

from corpus import announced, quoting
from corpus.records import Case, Finding, Quote, Skip
from corpus.redating import Slip, slips
from corpus.standings import no_past, quote
from normalise.records import Report

CODE = "MIL003"
NAME = "slip-without-a-word"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
        return
    if not any("evidence" in action.columns or action.evidence for action in case.report.actions):
        yield Skip(CODE, "the report has no column for evidence")
        return
    moved = list(slips(case))
    silent = [slip for slip in moved if slip.before.sure and not announced.slip(slip.action)]
    if silent:
        yield _finding(silent, len(moved), case.report)


def _finding(silent: list[Slip], moved: int, report: Report) -> Finding:
    rows = [slip.action for slip in silent]
    said = "and says nothing of it" if len(rows) == 1 else "and say nothing of it"
    quotes = [each for slip in silent[: quoting.MOST_ROWS] for each in (_quote(slip, report), quote(slip.before))]
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"{quoting.row_numbers(rows).capitalize()} {'is' if len(rows) == 1 else 'are'} due later than before "
        f"{said}.",
        stated=f"{quoting.number(moved, 'date')} moved",
        counted=f"{len(rows)} of them without a word",
        place=rows[0].place,
        quotes=tuple(quotes),
        key=" / ".join(sorted(quoting.action_key(action) for action in rows)),
    )


def _quote(slip: Slip, report: Report) -> Quote:
    row = slip.action
    text = f"row {row.row}: {slip.now.printed} | {quoting.shortened(row.evidence or '(no evidence)', 200)}"
    return quoting.quote(text, row.place, report)
