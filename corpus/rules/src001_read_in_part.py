"""A report that was read only in part

What it checks
    Whether every page and table of the report could be read. What could not is listed with its place,
    and checks that need the missing part are listed as skipped.

Why it matters
    A report with a missing page looks cleaner than it is: what was not read was not checked either.

Example
    Page 4 is a picture without text.

Innocent explanations
    The part that could not be read holds no figures, such as a chart beside its own table.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Skip
from extractors.records import Place

CODE = "SRC001"
NAME = "read-in-part"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    problems = [problem for problem in case.report.problems if problem.lost]
    if not problems:
        return
    first = quoting.shortened(problems[0].text, 120).rstrip(".")
    more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
    yield Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The report was read only in part: {first}{more}.",
        stated="the whole report",
        counted="all but " + quoting.number(len(problems), "part"),
        place=problems[0].place or Place(),
        quotes=tuple(
            quoting.quote(quoting.shortened(problem.text, 300), problem.place or Place(), case.report)
            for problem in problems[: quoting.MOST_ROWS]
        ),
        key="problems",
    )
