"""A column for each rating with a tick in one of them, under a header of two levels."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word, tabbed
from tests.samples.making.truth import Act, Truth

KEY = (("R", "Nothing done yet"), ("A", "Partly done"), ("G", "Done"), ("W", "Withdrawn"))
MEANS = {
    "R": ("red", "not started"),
    "A": ("amber", "in progress"),
    "G": ("green", "complete"),
    "W": ("white", "superseded"),
}
LETTERS = "RAGW"
ROWS = (
    ("R1", "Write down who answers the out-of-hours telephone on each day of the week", "Duty Office", "30 Jun 2021", "2021-06-30", "G", "Rota on the intranet"),
    ("R2", "Test the standby generator every month and log the result", "Facilities", "31 May 2021", "2021-05-31", "A", "Log begun in May"),
    ("R3", "Give every rest centre a key holder who lives within a mile", "Emergency Planning", "30 Sep 2021", "2021-09-30", "A", "Eleven of sixteen found"),
    ("R4", "Buy a satellite telephone for the island", "Emergency Planning", "31 Dec 2021", "2021-12-31", "W", "The new mast makes it needless"),
    ("R5", "Rehearse the flood plan with the parishes below the dam", "Parish Liaison", "31 Oct 2021", "2021-10-31", "R", ""),
    ("R6", "Renew the list of people who need power for medical equipment", "Adult Care", "31 Jul 2021", "2021-07-31", "G", "206 people listed"),
    ("R7", "Store sandbags at the three fire stations", "Fire Service", "30 Nov 2021", "2021-11-30", "R", "Site visits in August"),
)  # fmt: skip
TITLE = ("Northmere Resilience Forum", "Storm Review Action Plan", "Progress at 30 June 2021")
TRUTH = Truth(
    plan="Storm Review Action Plan",
    period="2021-06-30",
    key=KEY,
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=rag, status=MEANS[rag][0], state=MEANS[rag][1],
            evidence=evidence)
        for ref, action, lead, due, on, rag, evidence in ROWS
    ),
)  # fmt: skip


def rows() -> list[list[str | Box | None]]:
    top = [Box(t, down=2) for t in ("Ref", "Recommended action", "Owner", "Deadline")]
    head: list[list[str | Box | None]] = [
        [*top, Box("Status", across=4, centred=True), None, None, None, Box("Comment", down=2)],
        [None, None, None, None, *(Box(letter, centred=True) for letter in LETTERS), None],
    ]
    return head + [
        [ref, action, who, due, *(Box("✓" if letter == rag else "", centred=True) for letter in LETTERS), text]
        for ref, action, who, due, _, rag, text in ROWS
    ]


def draw(folder: Path) -> None:
    paper = Paper("DejaVu Sans", 9, landscape=True, margin=15)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.say("")
    paper.grid(rows(), (13, 82, 38, 27, 10, 10, 10, 10, 50), header=2)
    paper.say("")
    paper.grid([list(pair) for pair in KEY], (10, 50), header=0)
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    plain = [["" if box is None else box if isinstance(box, str) else box.text for box in row] for row in rows()]
    (folder / "report.txt").write_text(tabbed([*TITLE, plain, [list(pair) for pair in KEY]]), "utf-8")
