"""The title and the key in text boxes, cells that are content controls, and references that Word numbers itself."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.marks import control, control_cell, numbered, numbering, text_box
from tests.samples.making.paper import Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

KEY = (("Blue", "Closed"), ("Green", "Progressing well"), ("Amber", "Some slippage"))
MEANS = {"Blue": "complete", "Green": "on track", "Amber": "at risk"}
GROUPS = (
    ("Front desk", "1", (
        ("Open the counter at Lark Hill until seven on Thursdays", "Customer Services", "30 November 2019", "2019-11-30", "Blue", "Open since 7 November"),
        ("Answer e-mails within three days", "Customer Services", "31 March 2020", "2020-03-31", "Green", "86% in three days"),
        ("Replace the queue tickets by a call board", "ICT", "31 January 2020", "2020-01-31", "Amber", "Board arrived damaged"),
    )),
    ("Back office", "2", (
        ("Scan the deeds in the strong room", "Legal Services", "31 December 2020", "2020-12-31", "Green", "Boxes 1 to 140 scanned"),
        ("Pay small suppliers within ten days", "Finance", "31 October 2019", "2019-10-31", "Blue", "Average is eight days"),
    )),
)  # fmt: skip
HEAD = ("No.", "Action", "Owner", "Deadline", "Status", "Update")
TITLE = ("Lark Hill Service Improvement Plan 2019-2021", "Quarter 3 2019/20")
TRUTH = Truth(
    plan="Lark Hill Service Improvement Plan 2019-2021",
    period="2019-20 Q3",
    key=KEY,
    actions=tuple(
        Act(action, f"{chapter}.{number}", theme, lead=lead, due=due, due_on=on, status_printed=rag, status=rag.lower(),
            state=MEANS[rag], evidence=text)
        for theme, chapter, rows in GROUPS
        for number, (action, lead, due, on, rag, text) in enumerate(rows, start=1)
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("DejaVu Serif", 9, margin=16)
    text_box(paper.doc.add_paragraph(), TITLE, 150, 16)
    text_box(paper.doc.add_paragraph(), [f"{label}: {meaning}" for label, meaning in KEY], 90, 20)
    for theme, chapter, rows in GROUPS:
        paper.heading(theme)
        body = [["", a, who, due, rag, text] for a, who, due, _, rag, text in rows]
        table = paper.grid([list(HEAD), *body], (14, 58, 32, 28, 18, 28))
        form = numbering(paper.doc, f"{chapter}.%1")
        for row in table.rows[1:]:
            cells = row.cells
            numbered(cells[0].paragraphs[0], form)
            control(cells[1])
            control_cell(cells[4])
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
