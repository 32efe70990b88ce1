"""Status cells that hold nothing but colour, and a key of coloured boxes with their meanings."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

FILLS = {"blue": "5B9BD5", "green": "92D050", "amber": "FFC000", "red": "C00000"}
KEY = (
    ("blue", "Done and signed off"), ("green", "Going to plan"), ("amber", "Slipping, recoverable"),
    ("red", "Will not be met without help"),
)  # fmt: skip
STATES = {"blue": "complete", "green": "on track", "amber": "at risk", "red": "off track"}
ROWS = (
    ("A1", "Open a second reading room on Mondays", "Branch Librarian, Coldharbour", "Sept 2024", "2024-09-30", "blue", "Open since 2 September"),
    ("A2", "Lend laptops to people looking for work", "Digital Team", "Dec 2024", "2024-12-31", "green", "22 laptops, 17 on loan"),
    ("A3", "Record the fishing families' memories", "Local Studies", "Mar 2025", "2025-03-31", "green", "31 of 40 recordings made"),
    ("A4", "Mend the roof at Pell Street", "Property Services", "Aug 2024", "2024-08-31", "red", "Scaffolding not yet up"),
    ("A5", "Start a home delivery round in the marsh villages", "Volunteers' Organiser", "Nov 2024", "2024-11-30", "amber", "Second driver wanted"),
    ("A6", "Replace the card catalogue of the harbour archive", "Local Studies", "Mar 2026", "2026-03-31", "green", "8,400 cards keyed"),
    ("A7", "Agree a lease for the kiosk in the foyer", "Property Services", "Oct 2024", "2024-10-31", "amber", "Tenant found, rent in dispute"),
    ("A8", "Take part in the county's summer reading race", "Children's Librarian", "Sept 2024", "2024-09-30", "blue", "1,106 children finished"),
)  # fmt: skip
HEAD = ("No", "Task", "Who", "Update", "By when", "Rating")
TITLE = ("Coldharbour Libraries Improvement Plan", "Position at 30 September 2024")
TRUTH = Truth(
    plan="Coldharbour Libraries Improvement Plan",
    period="2024-09-30",
    key=KEY,
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=f"[fill #{FILLS[colour]}]", status=colour,
            state=STATES[colour], evidence=evidence)
        for ref, action, lead, due, on, colour, evidence in ROWS
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("DejaVu Sans", 9, page=(216, 279), margin=20)
    for line in TITLE:
        paper.say(line, 14, bold=True)
    paper.say("")
    table = [[ref, action, lead, text, due, Box("", FILLS[c])] for ref, action, lead, due, _, c, text in ROWS]
    paper.grid([list(HEAD), *table], (12, 48, 36, 38, 22, 20), head_fill="E7E6E6")
    paper.say("")
    paper.say("Key to ratings", bold=True)
    paper.grid([[Box("", FILLS[colour]), meaning] for colour, meaning in KEY], (14, 60), header=0)
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
