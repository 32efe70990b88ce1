"""Rows split over pages in several cells at once, no header on the later pages, and a break inside a word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.samples.making.paper import Paper
from tests.samples.making.printing import fonts, tabbed
from tests.samples.making.truth import Act, Truth

KEY = (("G", "Implemented"), ("A", "Being implemented"), ("R", "Not implemented"))
MEANS = {"G": ("green", "complete"), "A": ("amber", "in progress"), "R": ("red", "off track")}
# Cells as lines of type; a row is a list of its cells' lines. "|" in the list of rows is where a page ends,
# and a row that is split stands once above it and once below.
HEAD = ("Ref", "Action", "Lead", "Due date", "RAG", "Evidence")
PAGES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("1.1", "Give each probation hostel a\nnamed health visitor", "NHS Trust", "June 2017", "G", "All four hostels have one"),
        ("1.2", "Collect prison leavers at the\ngate when they come out on a\nFriday", "Gatehouse Trust", "Sept 2017", "A", "Volunteers collected 31\npeople out of 44"),
        ("1.3", "Agree with the housing associ-\nations that a month's notice\nof release is enough to", "Housing Options\nand Gatehouse", "Dec 2017", "A", "Three associations agreed\nin principle; the largest is\nwaiting for its"),
    ),
    (
        ("", "hold a room", "Trust", "", "", "board to meet in November"),
        ("1.4", "Offer a first bank account\nbefore release", "Credit Union", "Mar 2018", "R", "No bank found yet"),
        ("1.5", "Let families book visits by\ntelephone after six", "Prison Service", "Aug 2017", "G", "Line open since July"),
        ("1.6", "Teach cooking on a budget\nin the last three months of a\nsentence", "Adult Learning", "Jan 2018", "A", "Two courses run, one more\nplanned before implementa-"),
    ),
    (
        ("", "", "", "", "", "tion starts"),
        ("1.7", "Find twelve employers who will\ninterview people with a record", "Chamber of Trade", "Mar 2018", "A", "Five found"),
        ("1.8", "Write one plain guide to\ndisclosure", "Gatehouse Trust", "May 2017", "G", "Printed in May"),
    ),
)  # fmt: skip
TRUE = (
    ("1.1", "Give each probation hostel a named health visitor", "NHS Trust", "June 2017", "2017-06-30", "G", "All four hostels have one"),
    ("1.2", "Collect prison leavers at the gate when they come out on a Friday", "Gatehouse Trust", "Sept 2017", "2017-09-30", "A", "Volunteers collected 31 people out of 44"),
    ("1.3", "Agree with the housing associations that a month's notice of release is enough to hold a room", "Housing Options and Gatehouse Trust", "Dec 2017", "2017-12-31", "A",
     "Three associations agreed in principle; the largest is waiting for its board to meet in November"),
    ("1.4", "Offer a first bank account before release", "Credit Union", "Mar 2018", "2018-03-31", "R", "No bank found yet"),
    ("1.5", "Let families book visits by telephone after six", "Prison Service", "Aug 2017", "2017-08-31", "G", "Line open since July"),
    ("1.6", "Teach cooking on a budget in the last three months of a sentence", "Adult Learning", "Jan 2018", "2018-01-31", "A", "Two courses run, one more planned before implementation starts"),
    ("1.7", "Find twelve employers who will interview people with a record", "Chamber of Trade", "Mar 2018", "2018-03-31", "A", "Five found"),
    ("1.8", "Write one plain guide to disclosure", "Gatehouse Trust", "May 2017", "2017-05-31", "G", "Printed in May"),
)  # fmt: skip
TITLE = ("Reducing Reoffending Action Plan 2017-19", "Quarter 2 2017/18")
TRUTH = Truth(
    plan="Reducing Reoffending Action Plan 2017-19",
    period="2017-18 Q2",
    key=KEY,
    actions=tuple(
        Act(
            action,
            ref,
            lead=lead,
            due=due,
            due_on=on,
            status_printed=rag,
            status=MEANS[rag][0],
            state=MEANS[rag][1],
            evidence=text,
        )
        for ref, action, lead, due, on, rag, text in TRUE
    ),
)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10, landscape=True)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.say("Key: " + "; ".join(f"{k} = {meaning}" for k, meaning in KEY))
    body = [[ref, action, lead, due, rag, text] for ref, action, lead, due, _, rag, text in TRUE]
    paper.grid([list(HEAD), *body], (14, 80, 40, 28, 14, 80), repeat=False, unbroken=False)
    paper.save(folder / "report.docx")
    _print(folder / "report.pdf")
    (folder / "report.txt").write_text(
        tabbed([*TITLE, [list(pair) for pair in KEY], [HEAD, *([*row[:4], row[5], row[6]] for row in TRUE)]]), "utf-8"
    )


def _print(path: Path) -> None:
    """Drawn by hand, page by page: LibreOffice would choose other breaks."""
    from reportlab.lib.pagesizes import A5, landscape
    from reportlab.pdfgen.canvas import Canvas

    fonts()
    page = landscape(A5)
    canvas = Canvas(str(path), pagesize=page)
    canvas.setTitle(TITLE[0])
    edges = (30, 58, 205, 295, 350, 378, 565)
    for number, rows in enumerate(PAGES):
        top = page[1] - 30
        if number == 0:
            canvas.setFont("Bold", 11)
            for line in TITLE:
                canvas.drawString(30, top - 8, line)
                top -= 16
            canvas.setFont("Sans", 8)
            canvas.drawString(30, top - 8, "Key: " + "; ".join(f"{k} = {meaning}" for k, meaning in KEY))
            top -= 20
            top = _row(canvas, edges, top, HEAD, "Bold")
        for row in rows:
            top = _row(canvas, edges, top, row, "Sans")
        canvas.setFont("Sans", 7)
        canvas.drawCentredString(page[0] / 2, 16, f"{number + 1}")
        canvas.showPage()
    canvas.save()


def _row(canvas, edges: Sequence[float], top: float, cells: Sequence[str], font: str) -> float:  # type: ignore[no-untyped-def]
    height = max(text.count("\n") + 1 for text in cells) * 10 + 6
    for left, right, text in zip(edges, edges[1:], cells, strict=False):
        canvas.rect(left, top - height, right - left, height)
        canvas.setFont(font, 8)
        for line, words in enumerate(text.split("\n")):
            canvas.drawString(left + 3, top - 10 - 10 * line, words)
    return top - height
