"""The overview and the key stand beside each other, and the grid below them."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Count, Truth

KEY = (("Green", "Implemented"), ("Yellow", "Partly implemented"), ("Red", "Not implemented"))
FILLS = {"Green": "00B050", "Yellow": "FFFF00", "Red": "FF0000"}
MEANS = {"Green": ("green", "complete"), "Yellow": ("amber", "in progress"), "Red": ("red", "off track")}
OVERVIEW = (("Rating", "Number"), ("Green", "3"), ("Yellow", "2"), ("Red", "1"), ("Total", "6"))
ROWS = (
    ("1", "Reconcile the petty cash of each depot monthly", "Head of Finance", "30/04/2013", "2013-04-30", "Green"),
    ("2", "Keep a register of keys", "Depot Managers", "31/05/2013", "2013-05-31", "Yellow"),
    ("3", "Have two people open the post", "Registrar", "31/03/2013", "2013-03-31", "Green"),
    ("4", "Test the back-up tapes every quarter", "ICT Manager", "30/06/2013", "2013-06-30", "Red"),
    ("5", "Ask for three quotations above £5,000", "Procurement Officer", "30/04/2013", "2013-04-30", "Green"),
    ("6", "Declare gifts within 28 days", "Monitoring Officer", "31/07/2013", "2013-07-31", "Yellow"),
)
HEAD = ("No.", "Recommendation", "Responsible officer", "Agreed date", "Status")
TITLE = ("Carrow District Council", "Internal Audit Action Plan 2013", "Follow-up at 31 July 2013")
TRUTH = Truth(
    plan="Internal Audit Action Plan 2013",
    period="2013-07-31",
    key=KEY,
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=rag, status=MEANS[rag][0], state=MEANS[rag][1])
        for ref, action, lead, due, on, rag in ROWS
    ),
    counts=tuple(Count(int(n), status_printed="" if rag == "Total" else rag) for rag, n in OVERVIEW[1:]),
)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Serif", 11)
    for line in TITLE:
        paper.say(line, 14, bold=True)
    frame = paper.grid([["", ""]], (80, 90), rules="none", header=0)
    left, right = frame.rows[0].cells
    paper.grid([list(row) for row in OVERVIEW], (36, 26), within=left)
    paper.grid([[Box(k, FILLS[k]), meaning] for k, meaning in KEY], (30, 50), header=0, within=right)
    paper.say("")
    body = [[ref, a, who, due, Box(rag, FILLS[rag])] for ref, a, who, due, _, rag in ROWS]
    paper.grid([list(HEAD), *body], (14, 66, 40, 28, 24))
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
