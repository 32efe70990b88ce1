"""Words for status, portrait, the status first and the number last."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

STATES = {"On track": "on track", "Complete": "complete", "Overdue": "off track", "Not yet due": "not started"}
GROUPS = (
    ("Getting about", (
        ("Complete", "Carry bicycles free on the harbour ferry", "Ferry Company", "April 2023", "2023-04-30", "Free since Easter; 2,300 bicycles carried by the end of June.", "7"),
        ("On track", "Join up the two halves of the coast path at Gull Steps", "Access Officer", "October 2023", "2023-10-31", "Path closed for blasting until August.", "8"),
        ("Overdue", "Put live departure boards at the six busiest stops", "Transport Team", "May 2023", "2023-05-31", "Boards delivered; the power supply at four stops has failed its test.", "9"),
        ("Not yet due", "Review the school bus routes", "Transport Team", "February 2024", "2024-02-29", "", "10"),
    )),
    ("A fair start", (
        ("On track", "Give every newborn a box of books", "Health Visitors", "March 2024", "2024-03-31", "148 boxes given.", "11"),
        ("On track", "Open a second toy library", "Isle Play Association", "September 2023", "2023-09-30", "Room found at the Methodist hall.", "12"),
        ("Complete", "Make swimming lessons free for year 4", "Leisure Trust", "January 2023", "2023-01-31", "All nine schools take part.", "13"),
        ("Overdue", "Agree a breakfast club for each primary school", "Schools Forum", "June 2023", "2023-06-30", "Seven of nine agreed.", "14"),
    )),
)  # fmt: skip
HEAD = ("Status", "What we will do", "Who leads", "By when", "Where we are now", "Number")
TITLE = (
    "Isle of Sarn Council",
    "Children and Young People's Strategy 2021-2026",
    "Delivery plan update, April to June 2023",
)
TRUTH = Truth(
    plan="Children and Young People's Strategy 2021-2026",
    period="2023-24 Q1",
    actions=tuple(
        Act(action, ref, theme, lead=lead, due=due, due_on=on, status_printed=status, state=STATES[status], evidence=evidence)
        for theme, rows in GROUPS
        for status, action, lead, due, on, evidence, ref in rows
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("Liberation Serif", 10.5, page=(210, 297), margin=20)
    for line in TITLE:
        paper.say(line, 15, bold=True)
    for theme, rows in GROUPS:
        paper.heading(theme, 2)
        paper.grid(
            [list(HEAD), *([Box(s, bold=True), a, who, due, text, ref] for s, a, who, due, _, text, ref in rows)],
            (22, 44, 28, 24, 36, 18), head_fill="DDEBF7",
        )  # fmt: skip
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    lines = [f"# {TITLE[0]}", f"# {TITLE[1]}", f"## {TITLE[2]}"]
    for theme, rows in GROUPS:
        table = [HEAD, ["---"] * 6, *((s, a, who, due, text, ref) for s, a, who, due, _, text, ref in rows)]
        lines += [f"### {theme}", "\n".join("| " + " | ".join(row) + " |" for row in table)]
    (folder / "report.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
