"""A grid inside a frame that is itself a table, and small tables inside its cells."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

KEY = (("Green", "On programme"), ("Amber", "Off programme, being put right"), ("Red", "Off programme"))
FILLS = {"Green": "92D050", "Amber": "FFC000", "Red": "FF0000"}
STATES = {"Green": "on track", "Amber": "at risk", "Red": "off track"}
ROWS = (
    ("K1", "Repair the sea wall below the promenade", "Coastal Engineer", "30 September 2010", "2010-09-30", "Amber",
     "Lengths repaired so far:", (("East", "120 m"), ("West", "85 m"))),
    ("K2", "Dredge the inner harbour", "Harbour Master", "31 March 2011", "2011-03-31", "Green", "Licence granted.", ()),
    ("K3", "Teach every ten-year-old what the flags on the beach mean", "Lifeguard Service", "31 July 2010", "2010-07-31", "Green",
     "Pupils taught:", (("Kelby", "212"), ("Marsk", "148"))),
    ("K4", "Clear the culvert under Strand Street", "Drainage Team", "30 June 2010", "2010-06-30", "Red", "The culvert has collapsed.", ()),
)  # fmt: skip
HEAD = ("Ref", "Action", "Lead", "Due", "RAG", "Progress")
TITLE = ("Kelby Bay Shoreline Plan 2009-2012", "Progress report for Quarter 1 2010/11")
TRUTH = Truth(
    plan="Kelby Bay Shoreline Plan 2009-2012",
    period="2010-11 Q1",
    key=KEY,
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=rag, status=rag.lower(), state=STATES[rag],
            evidence=" ".join([text, *(" ".join(pair) for pair in inner)]))
        for ref, action, lead, due, on, rag, text, inner in ROWS
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 9.5, landscape=True, margin=15)
    frame = paper.grid([[""]], (262,), header=0, unbroken=False).rows[0].cells[0]
    frame.paragraphs[0].add_run(TITLE[0]).bold = True
    frame.add_paragraph(TITLE[1])
    frame.add_paragraph("Key: " + "; ".join(f"{label} = {meaning}" for label, meaning in KEY))
    body = [[ref, a, who, due, Box(rag, FILLS[rag]), text] for ref, a, who, due, _, rag, text, _ in ROWS]
    grid = paper.grid([list(HEAD), *body], (14, 86, 36, 36, 18, 62), within=frame)
    for row, (*_, inner) in zip(grid.rows[1:], ROWS, strict=True):
        if inner:
            cell = row.cells[5]
            paper.grid([list(pair) for pair in inner], (26, 24), header=0, within=cell)
            cell.add_paragraph("")
    frame.add_paragraph("")
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
