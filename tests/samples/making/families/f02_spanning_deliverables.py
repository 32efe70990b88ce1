"""Key deliverables and their references span several action rows, and the spans break over pages."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word, tabbed
from tests.samples.making.truth import Act, Truth

KEY = (("G", "Carried out"), ("A", "Being carried out"), ("R", "Not begun"))
TERMS = (("S", "Short term"), ("M", "Medium term"), ("L", "Long term"))
MEANS = {"G": ("green", "complete"), "A": ("amber", "in progress"), "R": ("red", "not started")}
DELIVERABLES = (
    ("D1", "A single front door for advice on debt, housing and benefits in each of the four towns, open on at least one evening "
     "a week and every second Saturday, and staffed so that nobody has to tell the same story twice to different agencies.", (
        ("Agree opening hours with the four town councils", "Advice Partnership", "S", "G", "Hours agreed in May; posters are up."),
        ("Move the benefits desk from County Hall to the Corn Hall in Averby", "Revenues Manager", "S", "G", "Moved on 3 June."),
        ("Train advisers of all partners in one another's first questions", "Advice Partnership", "M", "A",
         "Twelve of thirty advisers trained so far. The second course was put off because the trainer was ill, and runs in September."),
        ("Set up a shared case note that a client can carry from desk to desk", "Data Officer", "L", "R", ""),
    )),
    ("D2", "Fewer evictions for rent arrears", (
        ("Call every tenant who is two weeks behind", "Averby Homes", "S", "G", "Calls made since April: 412."),
        ("Offer a payment plan before any notice is served", "Averby Homes / Dene Housing", "S", "A", "Dene Housing joins in October."),
    )),
    ("D3", "Warm homes before the winter of 2026, beginning with those that have no central heating, those where someone is ill "
     "and those whose owners have already been served with a notice to put the heating right, and ending with park homes, "
     "houseboats and other homes that no grant has covered so far.", (
        ("List the homes without central heating", "Housing Standards", "S", "G", "List of 638 homes finished."),
        ("Visit the homes on the list, coldest streets first", "Housing Standards", "M", "A",
         "201 homes visited. Two officers left in July and one post is still vacant, so that visits fell to nine a week."),
        ("Apply for the county's insulation grant", "Grants Officer", "S", "G", "£310,000 awarded."),
        ("Find a scheme for park homes and houseboats", "Grants Officer", "L", "R", "No scheme found yet."),
        ("Lend oil-filled heaters in cold snaps", "Averby Relief Fund", "M", "G", "64 heaters lent in March."),
    )),
    ("D4", "Good landlords", (
        ("Publish a plain guide to the licence conditions", "Housing Standards", "S", "G", "Published in April."),
        ("Hold a landlords' evening twice a year", "Housing Standards", "M", "A", "First one held in June."),
    )),
)  # fmt: skip
HEAD = ("Ref", "Key Deliverable", "Action", "Lead", "Timescale", "Status", "Evidence of progress")
TITLE = ("Dene Valley Partnership", "Hardship Action Plan 2024-27", "Progress report, Quarter 1 2024/25")
TRUTH = Truth(
    plan="Hardship Action Plan 2024-27",
    period="2024-25 Q1",
    key=(*KEY, *TERMS),
    actions=tuple(
        Act(action, ref, key_deliverable=deliverable, lead=lead, timescale=term, status_printed=rag,
            status=MEANS[rag][0], state=MEANS[rag][1], evidence=evidence)
        for ref, deliverable, actions in DELIVERABLES
        for action, lead, term, rag, evidence in actions
    ),
)  # fmt: skip


def rows() -> list[list[str | Box | None]]:
    table: list[list[str | Box | None]] = [list(HEAD)]
    for ref, deliverable, actions in DELIVERABLES:
        for number, (action, lead, term, rag, evidence) in enumerate(actions):
            spanning = (
                [Box(ref, down=len(actions)), Box(deliverable, down=len(actions))] if number == 0 else [None, None]
            )
            table.append([*spanning, action, lead, term, rag, evidence])
    return table


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans Narrow", 11.5, landscape=True, page=(210, 260), margin=16)
    paper.header("Dene Valley Partnership: Hardship Action Plan")
    for line in TITLE:
        paper.say(line, 15, centred=True)
    paper.say("Status: " + "; ".join(f"{k} = {meaning}" for k, meaning in KEY))
    paper.say("Timescale: " + "; ".join(f"{k} = {meaning}" for k, meaning in TERMS), after=8)
    paper.grid(rows(), (13, 46, 50, 32, 22, 15, 50), unbroken=False, repeat=True)
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    plain = [["" if box is None else box if isinstance(box, str) else box.text for box in row] for row in rows()]
    terms = [list(pair) for pair in TERMS]
    (folder / "report.txt").write_text(tabbed([*TITLE, [list(pair) for pair in KEY], terms, plain]), "utf-8")
