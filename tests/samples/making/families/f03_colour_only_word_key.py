"""Status cells that hold nothing but colour, in a striped grid, and a key that names the colours in words."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import fonts
from tests.samples.making.truth import Act, Truth

FILLS = {"green": "00A651", "amber": "F7941D", "red": "ED1C24", "white": "FFFFFF"}
KEY = (("Green", "delivered"), ("Amber", "under way"), ("Red", "delayed"), ("White", "not due to start"))
STATES = {"green": "complete", "amber": "in progress", "red": "off track", "white": "not started"}
ROWS = (
    ("1", "Fit dashcams to all patrol cars", "Fleet Manager", "31/12/2022", "2022-12-31", "green"),
    ("2", "Publish stop and search figures by beat each month", "Performance Unit", "30/09/2022", "2022-09-30", "green"),
    ("3", "Set up a rural crime desk at Ottersby station", "Supt. Marle", "31/03/2023", "2023-03-31", "amber"),
    ("4", "Visit each village hall once a year", "Neighbourhood Teams", "31/03/2023", "2023-03-31", "amber"),
    ("5", "Recruit twenty special constables", "People Services", "31/12/2022", "2022-12-31", "red"),
    ("6", "Buy a second boat for the estuary", "Fleet Manager", "31/03/2024", "2024-03-31", "white"),
    ("7", "Review the custody visitors' rota", "Office of the Commissioner", "31/01/2023", "2023-01-31", "green"),
    ("8", "Replace the radio mast on Beacon Fell", "Estates", "30/06/2023", "2023-06-30", "red"),
    ("9", "Trial a wellbeing hour for response officers", "People Services", "31/03/2023", "2023-03-31", "amber"),
    ("10", "Write a memorandum with the mountain rescue teams", "Supt. Marle", "30/11/2022", "2022-11-30", "green"),
)  # fmt: skip
HEAD = ("Ref.", "Action to be taken", "Responsible officer", "Target date", "Status")
TITLE = ("Fellside Constabulary Rural Policing Delivery Plan", "Quarter 3, 2022/23")
TRUTH = Truth(
    plan="Fellside Constabulary Rural Policing Delivery Plan",
    period="2022-23 Q3",
    key=KEY,
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=f"[fill #{FILLS[colour]}]", status=colour,
            state=STATES[colour])
        for ref, action, lead, due, on, colour in ROWS
    ),
)  # fmt: skip
KEY_LINE = "Key: " + ", ".join(f"{label} = {meaning}" for label, meaning in KEY)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10, landscape=True)
    for line in TITLE:
        paper.say(line, 14, bold=True)
    paper.say(KEY_LINE, after=8)
    striped = [
        [*(Box(text, "F2F2F2" if number % 2 else None) for text in (ref, action, lead, due)), Box("", FILLS[colour])]
        for number, (ref, action, lead, due, _, colour) in enumerate(ROWS)
    ]
    paper.grid([list(HEAD), *striped], (16, 110, 60, 34, 28))
    paper.save(folder / "report.docx")
    _print(folder / "report.pdf")


def _print(path: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import SimpleDocTemplate, Spacer, Table
    from reportlab.platypus.paragraph import Paragraph

    fonts()
    line, head = (
        ParagraphStyle("line", fontName="Serif", fontSize=9),
        ParagraphStyle("head", fontName="Bold", fontSize=14, leading=20),
    )
    data = [list(HEAD), *([ref, action, lead, due, ""] for ref, action, lead, due, _, _ in ROWS)]
    look = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("FONT", (0, 0), (-1, -1), "Serif", 9),
        ("FONT", (0, 0), (-1, 0), "Bold", 9),
    ]
    look += [("BACKGROUND", (0, at), (-2, at), colors.HexColor("#F2F2F2")) for at in range(2, len(data), 2)]
    look += [
        ("BACKGROUND", (4, at), (4, at), colors.HexColor("#" + FILLS[row[5]])) for at, row in enumerate(ROWS, start=1)
    ]
    table = Table(data, colWidths=(40, 300, 170, 80, 70), style=look, repeatRows=1)
    texts = [*(Paragraph(line_, head) for line_ in TITLE), Paragraph(KEY_LINE, line), Spacer(1, 12), table]
    SimpleDocTemplate(str(path), pagesize=landscape(A4), title=TITLE[0]).build(texts)
