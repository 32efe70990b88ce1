"""Pictures of traffic lights in the status cells, and a key with the same pictures."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.marks import light
from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

LIGHTS = {"green": "2EAC4B", "amber": "F5A623", "red": "D0202A"}
KEY = (("green", "Proceeding as planned"), ("amber", "Concerns, being dealt with"), ("red", "Seriously behind"))
STATES = {"green": "on track", "amber": "at risk", "red": "off track"}
ROWS = (
    ("1", "Move the records store out of the flood plain", "County Archivist", "July 2012", "2012-07-31", "amber", "Lease not signed"),
    ("2", "Put the tithe maps online", "County Archivist", "March 2012", "2012-03-31", "green", "Nine tenths scanned"),
    ("3", "Open the search room on one Saturday a month", "Head of Heritage", "January 2012", "2012-01-31", "green", "First Saturday was full"),
    ("4", "Raise £20,000 for the conservation of the charter", "Friends of the Archive", "May 2012", "2012-05-31", "red", "£3,150 raised"),
    ("5", "Mend the air conditioning of strong room 2", "Property", "February 2012", "2012-02-29", "amber", "Part on order"),
)  # fmt: skip
HEAD = ("Ref", "Action", "Lead", "Due", "Status", "Comments")
TITLE = ("Wendleshire Archives Forward Plan 2011-2014", "Progress report, December 2011")
TRUTH = Truth(
    plan="Wendleshire Archives Forward Plan 2011-2014",
    period="2011-12",
    key=KEY,
    actions=tuple(
        Act(
            action,
            ref,
            lead=lead,
            due=due,
            due_on=on,
            status_printed=None,
            status=colour,
            state=STATES[colour],
            evidence=text,
        )
        for ref, action, lead, due, on, colour, text in ROWS
    ),
)


def draw(folder: Path) -> None:
    pictures = {colour: light(fill) for colour, fill in LIGHTS.items()}
    paper = Paper("Liberation Sans", 10)
    for line in TITLE:
        paper.say(line, 14, bold=True)
    paper.say("")
    body = [[ref, a, who, due, Box(picture=pictures[c]), text] for ref, a, who, due, _, c, text in ROWS]
    paper.grid([list(HEAD), *body], (12, 58, 34, 26, 16, 30))
    paper.say("")
    paper.say("Key")
    paper.grid([[Box(picture=pictures[c]), meaning] for c, meaning in KEY], (14, 60), header=0)
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
