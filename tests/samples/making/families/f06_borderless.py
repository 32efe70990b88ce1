"""A grid without one line: nothing but alignment says which words belong together."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

MEANS = {
    "Green": ("green", "on track"),
    "Amber": ("amber", "at risk"),
    "Blue": ("blue", "complete"),
    "Red": ("red", "off track"),
}
ROWS = (
    ("1", "Replace the heating in the Guildhall with heat pumps", "Property Team", "31 March 2026", "2026-03-31", "Amber", "Tenders came back in May, all of them above the estimate."),
    ("2", "Buy only electric vans from now on", "Fleet", "31 December 2025", "2025-12-31", "Green", "Nine of fourteen vans replaced."),
    ("3", "Insulate the lofts of council homes", "Housing Repairs", "31 March 2025", "2025-03-31", "Blue", "Finished in February, 1,912 lofts."),
    ("4", "Plant a community orchard in each parish", "Tree Officer", "30 November 2025", "2025-11-30", "Green", "Seven planted; the last two wait for the autumn."),
    ("5", "Collect food waste from flats", "Waste Services", "1 April 2025", "2025-04-01", "Red", "The new lorries are late and the rounds cannot be changed without them."),
    ("6", "Publish the carbon account each year", "Policy Team", "30 June 2025", "2025-06-30", "Blue", "Published on 11 June."),
    ("7", "Train every manager in carbon literacy", "People Team", "31 December 2025", "2025-12-31", "Amber", "58 of 120 trained."),
    ("8", "Draw up a heat plan for the town centre", "Planning Policy", "31 March 2027", "2027-03-31", "Green", "Consultants appointed."),
)  # fmt: skip
HEAD = ("No.", "Action", "Lead", "Due", "RAG", "Commentary")
TITLE = ("Wexley Borough Council", "Climate Action Plan 2023-2028", "Monitoring report for Quarter 1 2025/26")
TRUTH = Truth(
    plan="Wexley Borough Council Climate Action Plan 2023-2028",
    period="2025-26 Q1",
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=rag, status=MEANS[rag][0], state=MEANS[rag][1], evidence=evidence)
        for ref, action, lead, due, on, rag, evidence in ROWS
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10, landscape=True)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.say("")
    paper.grid([list(HEAD), *([*row[:4], row[5], row[6]] for row in ROWS)], (14, 80, 38, 38, 20, 70), rules="none")
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
