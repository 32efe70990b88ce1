"""The overview stands on the same page as the grid that it counts, with totals and terms."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word, tabbed
from tests.samples.making.truth import Act, Count, Truth

KEY = (("B", "Complete"), ("G", "On track"), ("A", "Slipping"))
MEANS = {"B": ("blue", "complete"), "G": ("green", "on track"), "A": ("amber", "at risk")}
ROWS = (
    (
        "Heritage",
        "H1",
        "Re-hang the bells of the old market hall",
        "Bell Trust",
        "1 May 2018",
        "2018-05-01",
        "B",
        "Rung on May Day",
    ),
    (
        "Heritage",
        "H2",
        "List the mill chimneys that are still standing",
        "Conservation Officer",
        "31 August 2018",
        "2018-08-31",
        "G",
        "23 photographed",
    ),
    (
        "Heritage",
        "H3",
        "Print a trail of the weavers' cottages",
        "Tourism Office",
        "30 June 2018",
        "2018-06-30",
        "A",
        "Artist fell ill",
    ),
    (
        "Events",
        "E1",
        "Hold a lantern walk in November",
        "Events Team",
        "30 November 2018",
        "2018-11-30",
        "G",
        "Route agreed",
    ),
    (
        "Events",
        "E2",
        "Bring the brass band contest back",
        "Events Team",
        "31 July 2018",
        "2018-07-31",
        "G",
        "17 bands entered",
    ),
)
HEAD = ("Theme", "Ref", "Action", "Lead", "Due", "Status", "Comments")
OVERVIEW = (
    ("", "B", "G", "A", "Total"),
    ("Heritage", "1", "1", "1", "3"),
    ("Events", "", "2", "", "2"),
    ("Total", "1", "3", "1", "5"),
)
TITLE = ("Millbeck Town Council", "Culture Plan 2017-2020", "Quarter 1 2018/19")
TRUTH = Truth(
    plan="Culture Plan 2017-2020",
    period="2018-19 Q1",
    key=KEY,
    actions=tuple(
        Act(
            action,
            ref,
            theme,
            lead=lead,
            due=due,
            due_on=on,
            status_printed=rag,
            status=MEANS[rag][0],
            state=MEANS[rag][1],
            evidence=text,
        )
        for theme, ref, action, lead, due, on, rag, text in ROWS
    ),
    counts=tuple(
        Count(int(cell or 0), "" if row[0] == "Total" else row[0], status_printed="" if head == "Total" else head)
        for row in OVERVIEW[1:]
        for head, cell in zip(OVERVIEW[0][1:], row[1:], strict=True)
    ),
)


def rows() -> list[list[str | Box | None]]:
    """The theme spans its actions."""
    table: list[list[str | Box | None]] = [list(HEAD)]
    for at, (theme, ref, action, lead, due, _, rag, text) in enumerate(ROWS):
        first = at == 0 or ROWS[at - 1][0] != theme
        spanning = Box(theme, down=sum(row[0] == theme for row in ROWS)) if first else None
        table.append([spanning, ref, action, lead, due, rag, text])
    return table


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 10, landscape=True)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.grid([list(row) for row in OVERVIEW], (50, 16, 16, 16, 20))
    paper.say("")
    paper.grid(rows(), (28, 14, 80, 40, 34, 16, 48))
    paper.say("")
    paper.grid([list(pair) for pair in KEY], (12, 40), header=0)
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    plain = [["" if box is None else box if isinstance(box, str) else box.text for box in row] for row in rows()]
    (folder / "report.txt").write_text(tabbed([*TITLE, OVERVIEW, plain, [list(pair) for pair in KEY]]), "utf-8")
