"""One small table of labels and values for each action."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word, tabbed
from tests.samples.making.truth import Act, Truth

MEANS = {
    "Green": ("green", "on track"),
    "Amber": ("amber", "at risk"),
    "Red": ("red", "off track"),
    "Blue": ("blue", "complete"),
}
ROWS = (
    ("SL1", "Bring the night market back to Tanner Row", "Market Office", "30 June 2022", "2022-06-30", "Blue", "First night on 17 June, with 41 stalls.", "40 stalls or more"),
    ("SL2", "Offer empty shops to makers at a pepper-corn rent", "Regeneration Team", "31 December 2022", "2022-12-31", "Green", "Three keys handed over.", "Eight shops let"),
    ("SL3", "Light the passages between Sheaf Street and the car park", "Highways", "30 September 2022", "2022-09-30", "Amber", "Two of the five passages are privately owned; consents are being sought.", "Five passages lit"),
    ("SL4", "Run a free bus on the Saturdays before Christmas", "Sheaf Valley Buses / Regeneration Team", "30 November 2022", "2022-11-30", "Green", "Timetable agreed.", "6,000 journeys"),
    ("SL5", "Agree one set of opening hours with the independent traders", "Traders' Association", "31 July 2022", "2022-07-31", "Red", "The association has no chair at present.", "Hours agreed by 30 traders"),
)  # fmt: skip
TITLE = ("Sheaf Valley Town Centre Recovery Plan 2021-24", "Progress to 30 June 2022")
LABELS = ("Ref", "Action", "Lead", "Due date", "Success measure", "RAG", "Update")
TRUTH = Truth(
    plan="Sheaf Valley Town Centre Recovery Plan 2021-24",
    period="2022-06-30",
    actions=tuple(
        Act(action, ref, lead=lead, due=due, due_on=on, status_printed=rag, status=MEANS[rag][0], state=MEANS[rag][1],
            evidence=evidence, outcome_measure=measure)
        for ref, action, lead, due, on, rag, evidence, measure in ROWS
    ),
)  # fmt: skip


def cards() -> list[list[tuple[str, str]]]:
    return [
        list(zip(LABELS, (ref, action, lead, due, measure, rag, text), strict=True))
        for ref, action, lead, due, _, rag, text, measure in ROWS
    ]


def draw(folder: Path) -> None:
    paper = Paper("Liberation Serif", 10.5, page=(216, 279))
    for line in TITLE:
        paper.say(line, 13, bold=True)
    for card in cards():
        paper.say("")
        paper.grid([[Box(label, "EDEDED", bold=True), text] for label, text in card], (38, 120), header=0)
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf", tagged=True)
    (folder / "report.txt").write_text(tabbed([*TITLE, *cards()]), "utf-8")
