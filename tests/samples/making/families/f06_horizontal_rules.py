"""A grid with horizontal rules only: a line under the header and between the rows, none between the columns."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Paper
from tests.samples.making.printing import fonts
from tests.samples.making.truth import Act, Truth

STATES = {"Achieved": "complete", "In progress": "in progress", "Not started": "not started", "Delayed": "off track"}
ROWS = (
    ("3.1", "Draw one map of all the partnership's cycle counts", "County Surveyor", "Jan 2019", "2019-01-31", "Achieved", "Map shown at the forum in January"),
    ("3.2", "Put a bicycle shelter at each health centre", "NHS Estates and the two district councils", "Sept 2019", "2019-09-30", "In progress", "Four shelters standing, five to come"),
    ("3.3", "Lend cargo bicycles to small shops for a month", "Chamber of Trade", "June 2019", "2019-06-30", "Delayed", "Insurance refused; a second insurer has been asked"),
    ("3.4", "Teach 600 adults to ride with confidence", "Wheels for All", "Dec 2019", "2019-12-31", "In progress", "219 taught so far"),
    ("3.5", "Lower the kerbs on the school run in Hallam Ward", "Highways", "Mar 2020", "2020-03-31", "Not started", ""),
    ("3.6", "Name a cycling champion in every large employer", "Chamber of Trade", "Mar 2019", "2019-03-31", "Achieved", "All 31 named"),
)  # fmt: skip
HEAD = ("Ref", "Key action", "Lead partner", "Timescale", "Progress", "Notes")
TITLE = ("Eastmarch Cycling Strategy 2018-2021", "Six-monthly update: October 2018 to March 2019")
TRUTH = Truth(
    plan="Eastmarch Cycling Strategy 2018-2021",
    period="2018-19 H2",
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=status, state=STATES[status], evidence=evidence)
        for ref, action, lead, due, on, status, evidence in ROWS
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("Liberation Serif", 10)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.say("")
    paper.grid([list(HEAD), *([*row[:4], row[5], row[6]] for row in ROWS)], (14, 48, 36, 22, 24, 36), rules="across")
    paper.save(folder / "report.docx")
    _print(folder / "report.pdf")


def _print(path: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    fonts()
    cell, title = (
        ParagraphStyle("cell", fontName="Serif", fontSize=9),
        ParagraphStyle("title", fontName="Bold", fontSize=13, leading=18),
    )
    data = [list(HEAD), *([Paragraph(text, cell) for text in (*row[:4], row[5], row[6])] for row in ROWS)]
    look = [("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black)]
    look += [
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, colors.grey),
        ("FONT", (0, 0), (-1, 0), "Bold", 9),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    table = Table(data, colWidths=(32, 140, 100, 62, 66, 110), style=look, repeatRows=1)
    SimpleDocTemplate(str(path), pagesize=A4, title=TITLE[0]).build(
        [*(Paragraph(t, title) for t in TITLE), Spacer(1, 10), table]
    )
