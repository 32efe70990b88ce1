"""Headings set on their side, so that narrow columns stay narrow."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

KEY = (
    ("R", "Behind schedule, needs a decision"),
    ("A", "Behind schedule, being managed"),
    ("G", "On target"),
    ("B", "Completed"),
)
MEANS = {"R": ("red", "off track"), "A": ("amber", "at risk"), "G": ("green", "on track"), "B": ("blue", "complete")}
ROWS = (
    ("Give new officers a buddy for their first year", "HR", "Nov 2016", "2016-11-30", "B", "All 19 starters paired."),
    ("Stagger the start of the late shift", "Ch. Insp. Roe", "Jan 2017", "2017-01-31", "A", "Federation consulted; trial moved to February."),
    ("Cut the forms for a missing person report from nine to four", "Reform Team", "Mar 2017", "2017-03-31", "G", "Down to six."),
    ("Put a mental health nurse in the control room at weekends", "NHS Trust", "Dec 2016", "2016-12-31", "R", "Post twice advertised, not filled."),
    ("Answer letters from councillors within ten days", "Staff Office", "Oct 2016", "2016-10-31", "B", "Average is seven days."),
    ("Replace the boilers at Kell Road", "Estates", "Feb 2017", "2017-02-28", "G", "Contractor on site in January."),
)  # fmt: skip
HEAD = ("Number", "What we will do", "Responsible", "Target date", "Status", "Progress")
TITLE = ("Brackenshire Police Improvement Programme", "Progress report, December 2016")
TRUTH = Truth(
    plan="Brackenshire Police Improvement Programme",
    period="2016-12",
    key=KEY,
    actions=tuple(
        Act(action, str(number), lead=lead, due=due, due_on=on, status_printed=rag, status=MEANS[rag][0],
            state=MEANS[rag][1], evidence=evidence)
        for number, (action, lead, due, on, rag, evidence) in enumerate(ROWS, start=1)
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10)
    for line in TITLE:
        paper.say(line, 14, bold=True)
    paper.grid([list(pair) for pair in KEY], (12, 60), header=0)
    paper.say("")
    turned = {"Number", "Responsible", "Target date", "Status"}
    head = [Box(text, "C6E0B4", turned=text in turned, bold=True) for text in HEAD]
    body = [
        [str(number), action, lead, due, rag, text]
        for number, (action, lead, due, _, rag, text) in enumerate(ROWS, start=1)
    ]
    table = paper.grid([head, *body], (10, 62, 24, 20, 10, 48))
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    table.rows[0].height, table.rows[0].height_rule = Mm(26), WD_ROW_HEIGHT_RULE.EXACTLY
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
