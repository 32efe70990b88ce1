"""Struck-through dates, footnotes on cells, tracked changes and hidden text.

The Word file carries the changes; the PDF is what a reader is shown once they are taken up.
"""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.marks import add_footnotes, footnote, piece, track_row
from tests.samples.making.paper import Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

KEY = (("Red", "Late"), ("Amber", "May be late"), ("Green", "In time"))
MEANS = {"Red": "off track", "Amber": "at risk", "Green": "on track"}
HEAD = ("Ref", "Action", "Lead", "Due date", "RAG", "Progress")
# A cell is text or pieces (text, kind); kind "note 1" is a reference to the first footnote.
Pieces = tuple[tuple[str, str], ...]
ROWS: tuple[tuple[str | Pieces, ...], ...] = (
    ("W1", "Count the swifts in the old town", "Bird Club", "31 July 2024", "Green", "Count begun on 12 May"),
    ("W2", "Cut the verges once, in September", "Highways", (("31 May 2024", "struck"), (" 30 September 2024", "")), "Amber", "New contractor"),
    ("W3", (("Sow meadow seed in ", ""), ("two", "deleted"), ("four", "inserted"), (" cemeteries", "")), "Cemeteries Officer",
     "31 October 2024", (("Amber", "deleted"), ("Green", "inserted")), "Seed ordered"),
    ("W4", "Restore the dew pond on Long Down", (("Commoners' Association", ""), ("", "note 1")), "31 March 2025", (("Red", ""), ("", "note 2")),
     (("Pond surveyed.", ""), (" Ask Jim before sending.", "hidden"))),
    ("W6", "Hang forty bat boxes", "Forest School", "30 April 2024", "Red", (("Twelve hung", ""), (", the rest by June", "inserted"))),
)  # fmt: skip
DELETED_ROW = ("W5", "Buy a second mower", "Parks", "30 June 2024", "Amber", "Dropped")
NOTES = ("The association's constitution is being redrafted.", "Rated red because of the drought.")
TRUE = (
    ("W1", "Count the swifts in the old town", "Bird Club", "31 July 2024", "2024-07-31", "Green", "Count begun on 12 May"),
    ("W2", "Cut the verges once, in September", "Highways", "30 September 2024", "2024-09-30", "Amber", "New contractor"),
    ("W3", "Sow meadow seed in four cemeteries", "Cemeteries Officer", "31 October 2024", "2024-10-31", "Green", "Seed ordered"),
    ("W4", "Restore the dew pond on Long Down", "Commoners' Association", "31 March 2025", "2025-03-31", "Red", "Pond surveyed."),
    ("W6", "Hang forty bat boxes", "Forest School", "30 April 2024", "2024-04-30", "Red", "Twelve hung, the rest by June"),
)  # fmt: skip
TITLE = ("Longdown Nature Recovery Plan 2023-2026", "Progress report, May 2024")
TRUTH = Truth(
    plan="Longdown Nature Recovery Plan 2023-2026",
    period="2024-05",
    key=KEY,
    actions=tuple(
        Act(
            action,
            ref,
            lead=lead,
            due=due,
            due_on=on,
            status_printed=rag,
            status=rag.lower(),
            state=MEANS[rag],
            evidence=text,
        )
        for ref, action, lead, due, on, rag, text in TRUE
    ),
)


def draw(folder: Path) -> None:
    _write(folder / "report.docx", tracked=True)
    clean = folder / "clean.docx"
    _write(clean, tracked=False)
    print_word(clean, folder / "report.pdf")
    clean.unlink()


def _write(path: Path, tracked: bool) -> None:
    paper = Paper("Liberation Sans", 10.5, landscape=True)
    for line in TITLE:
        paper.say(line, 14, bold=True)
    paper.say("Key: " + "; ".join(f"{k} = {meaning}" for k, meaning in KEY), after=8)
    rows = [*ROWS[:4], *([DELETED_ROW] if tracked else []), *ROWS[4:]]
    table = paper.grid([list(HEAD), *([""] * 6 for _ in rows)], (14, 82, 46, 40, 20, 54))
    for row, cells in zip(table.rows[1:], rows, strict=True):
        gone = cells is DELETED_ROW
        for cell, content in zip(row.cells, cells, strict=True):
            for text, kind in ((content, "deleted" if gone else ""),) if isinstance(content, str) else content:
                if kind.startswith("note"):
                    footnote(cell.paragraphs[0], int(kind[-1]))
                elif tracked or kind not in ("deleted", "hidden"):
                    piece(cell.paragraphs[0], text, kind if tracked or kind == "struck" else "")
        if gone:
            track_row(row, "del")
    paper.save(path)
    add_footnotes(path, NOTES)
