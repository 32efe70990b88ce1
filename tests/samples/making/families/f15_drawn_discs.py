"""Discs drawn in the status cells: shapes, neither letters nor fills of the cell, and no two quite of one size."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.printing import fonts
from tests.samples.making.truth import Act, Truth

DISCS = {"green": "4CAF50", "amber": "FFB300", "red": "E53935", "blue": "1E88E5"}
STATES = {"green": "on track", "amber": "at risk", "red": "off track", "blue": "complete"}
KEY = (("green", "On track"), ("amber", "At risk"), ("red", "Off track"), ("blue", "Complete"))
ROWS = (
    ("Draw up a rota for the foodbank van", "Harvest Share", "2 June 2023", "2023-06-02", "blue"),
    ("Open a social supermarket in Pitt Lane", "Town Council", "31 October 2023", "2023-10-31", "amber"),
    ("Grow herbs in the bus station planters", "Green Fingers", "31 August 2023", "2023-08-31", "green"),
    ("Offer a cookery class on each estate", "Adult Learning", "31 December 2023", "2023-12-31", "green"),
    ("Stop food waste from the covered market", "Market Manager", "30 September 2023", "2023-09-30", "red"),
    ("Ask the schools to open their kitchens in August", "Schools Forum", "31 July 2023", "2023-07-31", "blue"),
)
HEAD = ("Action", "Lead", "Due", "Status")
TITLE = ("Pittlane Food Plan 2022-2025", "Update, July 2023")
TRUTH = Truth(
    plan="Pittlane Food Plan 2022-2025",
    period="2023-07",
    key=KEY,
    actions=tuple(
        Act(action, lead=lead, due=due, due_on=on, status_printed=None, status=colour, state=STATES[colour])
        for action, lead, due, on, colour in ROWS
    ),
)


def draw(folder: Path) -> None:
    from reportlab.graphics.shapes import Circle, Drawing
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    fonts()

    def disc(colour: str, radius: float = 6) -> Drawing:
        drawing = Drawing(16, 16)
        drawing.add(Circle(8, 8, radius, fillColor=colors.HexColor("#" + DISCS[colour]), strokeWidth=0.3))
        return drawing

    title = ParagraphStyle("title", fontName="Bold", fontSize=14, leading=20)
    look = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("FONT", (0, 0), (-1, -1), "Sans", 9),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    body = [[a, who, due, disc(colour, 5 + at % 3)] for at, (a, who, due, _, colour) in enumerate(ROWS)]
    grid = Table([list(HEAD), *body], colWidths=(240, 100, 100, 50), style=look)
    key = Table([[disc(colour), meaning] for colour, meaning in KEY], colWidths=(30, 120), style=look, hAlign="LEFT")
    story = [
        *(Paragraph(text, title) for text in TITLE),
        Spacer(1, 8),
        grid,
        Spacer(1, 10),
        Paragraph("Key", title),
        key,
    ]
    SimpleDocTemplate(str(folder / "report.pdf"), pagesize=A4, title=TITLE[0]).build(story)
