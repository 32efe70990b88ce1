"""Key, overview and grid drawn flush under each other, each with columns of its own."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Paper
from tests.samples.making.printing import fonts
from tests.samples.making.truth import Act, Count, Truth

KEY = (("G", "To plan"), ("A", "Delayed"), ("R", "Stalled"))
MEANS = {"G": ("green", "on track"), "A": ("amber", "at risk"), "R": ("red", "off track")}
OVERVIEW = (("Strand", "G", "A", "R"), ("Ferries", "2", "1", ""), ("Piers", "1", "", "1"))
ROWS = (
    ("Ferries", "F1", "Sell return tickets on the telephone", "Ferry Office", "Aug 2011", "2011-08-31", "G"),
    ("Ferries", "F2", "Fit a ramp for wheelchairs to the Sound boat", "Marine Engineer", "Oct 2011", "2011-10-31", "A"),
    ("Ferries", "F3", "Sail on Sunday afternoons in summer", "Ferry Office", "May 2012", "2012-05-31", "G"),
    ("Piers", "P1", "Renew the timber of the north pier", "Harbour Trust", "Mar 2012", "2012-03-31", "R"),
    ("Piers", "P2", "Mark the shoal off Cold Point", "Harbour Trust", "Sept 2011", "2011-09-30", "G"),
)
HEAD = ("Strand", "Ref", "Action", "Lead", "Due", "RAG")
TITLE = ("Sound Islands Transport Plan 2010-2013", "Quarterly report, July to September 2011")
TRUTH = Truth(
    plan="Sound Islands Transport Plan 2010-2013",
    period="2011-12 Q2",
    key=KEY,
    actions=tuple(
        Act(
            action,
            ref,
            theme,
            lead=lead,
            due=due,
            due_on=on,
            status_printed=rag,
            status=MEANS[rag][0],
            state=MEANS[rag][1],
        )
        for theme, ref, action, lead, due, on, rag in ROWS
    ),
    counts=tuple(
        Count(int(cell or 0), row[0], status_printed=head)
        for row in OVERVIEW[1:]
        for head, cell in zip(OVERVIEW[0][1:], row[1:], strict=True)
    ),
)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.grid([list(pair) for pair in KEY], (20, 150), header=0)
    paper.grid([list(row) for row in OVERVIEW], (80, 30, 30, 30))
    paper.grid([list(HEAD), *([*row[:5], row[6]] for row in ROWS)], (22, 12, 66, 34, 22, 14))
    paper.save(folder / "report.docx")
    _print(folder / "report.pdf")


def _print(path: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    fonts()
    title = ParagraphStyle("title", fontName="Bold", fontSize=13, leading=18)
    look = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), "Sans", 8)]
    body = [[*row[:5], row[6]] for row in ROWS]
    sizes = ((KEY, (40, 460)), (OVERVIEW, (230, 90, 90, 90)), ([HEAD, *body], (60, 34, 236, 90, 50, 30)))
    tables = [Table([list(row) for row in rows], colWidths=widths, style=look) for rows, widths in sizes]
    SimpleDocTemplate(str(path), pagesize=A4, title=TITLE[0]).build(
        [*(Paragraph(t, title) for t in TITLE), Spacer(1, 10), *tables]
    )
