"""A highlight report: boxes for the overall status, what was done, what comes next and the milestones."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Truth

DONE = (
    "Bridge deck lifted in on the night of 14 May.",
    "Steps down to the quay cast and struck.",
    "Two open evenings held in the Sailors' Rest.",
)
PLANNED = ("Lay the surface of the deck.", "Fit the parapet lights.", "Invite the school to name the bridge.")
MILESTONES = (
    ("Deck surfaced", "30 June 2019"),
    ("Lights switched on", "15 July 2019"),
    ("Bridge opened to the public", "3 August 2019"),
)
TITLE = ("Highlight Report", "Project: Quayside Footbridge Programme", "Period: May 2019")
TRUTH = Truth(
    plan="Quayside Footbridge Programme",
    period="2019-05",
    kind="quarterly narrative",
    milestones=MILESTONES,
    activities=(*(("done", text) for text in DONE), *(("planned", text) for text in PLANNED)),
)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.grid(
        [
            [
                Box("Overall RAG", "DDDDDD", bold=True),
                Box("Amber", "FFC000"),
                Box("Last month", "DDDDDD", bold=True),
                Box("Green", "00B050"),
            ]
        ],
        (40, 45, 40, 45),
        header=0,
    )
    for heading, texts in (("Achievements this period", DONE), ("Planned work for next period", PLANNED)):
        paper.say("")
        table = paper.grid([[Box(heading, "DDDDDD", bold=True)], [""]], (170,), header=0)
        cell = table.rows[1].cells[0]
        for number, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.style = paper.doc.styles["List Bullet"]
            paragraph.add_run(text)
    paper.say("")
    paper.grid([["Key milestone", "Date"], *(list(row) for row in MILESTONES)], (120, 50))
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
