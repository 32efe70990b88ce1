"""A column for each rating, an X in one of them, under a narrow header of two levels drawn as separate boxes."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.truth import Act, Truth

MEANS = {
    "Blue": ("blue", "complete"),
    "Green": ("green", "on track"),
    "Amber": ("amber", "at risk"),
    "Red": ("red", "off track"),
}
COLOURS = ("Blue", "Green", "Amber", "Red")
ROWS = (
    ("Write a style guide for letters to patients", "Communications", "Mar-20", "2020-03-31", "Blue"),
    ("Move the pharmacy hatch nearer to the lifts", "Estates", "Jun-20", "2020-06-30", "Amber"),
    ("Offer a telephone appointment first in dermatology", "Outpatients", "Apr-20", "2020-04-30", "Green"),
    ("Paint the ward doors in different colours", "Estates", "Feb-20", "2020-02-29", "Blue"),
    ("Give every ward a quiet hour after lunch", "Matrons", "May-20", "2020-05-31", "Green"),
    ("Count hand gel dispensers weekly", "Infection Control", "Jan-20", "2020-01-31", "Red"),
    ("Ask five patients a week what went well", "Patient Voice Group", "Mar-20", "2020-03-31", "Green"),
)  # fmt: skip
TITLE = ("St Osyth's Hospital Patient Experience Improvement Plan", "January 2020")
TRUTH = Truth(
    plan="St Osyth's Hospital Patient Experience Improvement Plan",
    period="2020-01",
    actions=tuple(
        Act(
            action,
            lead=lead,
            due=due,
            due_on=on,
            status_printed=colour,
            status=MEANS[colour][0],
            state=MEANS[colour][1],
        )
        for action, lead, due, on, colour in ROWS
    ),
)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.say("")
    head: list[list[str | Box | None]] = [
        [Box("Improvement action", down=2), Box("Lead", down=2), Box("Completion date", down=2), Box("Progress rating", across=4), None, None, None],
        [None, None, None, *COLOURS],
    ]  # fmt: skip
    body = [[a, who, due, *("X" if c == colour else "" for c in COLOURS)] for a, who, due, _, colour in ROWS]
    paper.grid(head + body, (56, 34, 24, 15, 15, 15, 15), header=2, size=9)
    paper.save(folder / "report.docx")
    _print(folder / "report.pdf")


def _print(path: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    cell, title = (
        ParagraphStyle("cell", fontName="Helvetica", fontSize=9),
        ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=13, leading=18),
    )
    data = [
        ["Improvement action", "Lead", Paragraph("Completion date", cell), "Progress rating", "", "", ""],
        ["", "", "", *COLOURS],
    ]
    data += [
        [Paragraph(a, cell), Paragraph(who, cell), due, *("X" if c == colour else "" for c in COLOURS)]
        for a, who, due, _, colour in ROWS
    ]
    look = [
        ("BOX", (0, 0), (-1, -1), 1, colors.black),
        ("INNERGRID", (0, 0), (-1, -1), 0.4, colors.grey),
        ("FONTSIZE", (0, 0), (-1, -1), 9),
    ]
    look += [("SPAN", (c, 0), (c, 1)) for c in range(3)] + [
        ("SPAN", (3, 0), (6, 0)),
        ("ALIGN", (3, 0), (6, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    table = Table(data, colWidths=(170, 90, 70, 42, 42, 42, 42), style=look, repeatRows=2)
    SimpleDocTemplate(str(path), pagesize=A4, title=TITLE[0]).build(
        [*(Paragraph(t, title) for t in TITLE), Spacer(1, 10), table]
    )
