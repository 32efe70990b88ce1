"""Actions in prose: a heading for each, and lines that give its lead, date, status and progress."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Truth

MEANS = {
    "Green": ("green", "on track"),
    "Amber": ("amber", "at risk"),
    "Red": ("red", "off track"),
    "Complete": ("", "complete"),
}
GROUPS = (
    ("Priority 1: Safe at home", (
        ("1.1", "Fit a key safe for every tenant who asks", "Housing Repairs", "31 December 2021", "2021-12-31", "Green", "212 fitted since April. The waiting list is down to three weeks."),
        ("1.2", "Call on every burgled household within a week", "PC Arden", "30 September 2021", "2021-09-30", "Complete", "Every household called on since July."),
        ("1.3", "Train the repair teams to spot signs of abuse", "Safeguarding Lead", "31 March 2022", "2022-03-31", "Amber", "Nineteen of sixty trained. Two courses fell to sickness, and the trainer is free again only from November."),
    )),
    ("Priority 2: Safe in town", (
        ("2.1", "Staff a night bus marshal on Fridays", "Bus Company", "31 October 2021", "2021-10-31", "Red", "No marshal has been found at the rate offered."),
        ("2.2", "Re-site the taxi rank at Cross Keys", "Highways", "30 November 2021", "2021-11-30", "Green", "Order made, signs on the way."),
    )),
)  # fmt: skip
TITLE = ("Ridgeway Community Safety Partnership", "Community Safety Plan 2020-2023", "Quarter 2 2021/22 update")
INTRODUCTION = "This report tells the partnership how each action stood at the end of September."
TRUTH = Truth(
    plan="Ridgeway Community Safety Partnership Community Safety Plan 2020-2023",
    period="2021-22 Q2",
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
        for theme, rows in GROUPS
        for ref, action, lead, due, on, rag, text in rows
    ),
)


def draw(folder: Path) -> None:
    paper = Paper("Liberation Serif", 11.5, page=(210, 297), margin=25)
    lines = [f"# {TITLE[0]}", f"# {TITLE[1]}", f"## {TITLE[2]}", INTRODUCTION]
    for line in TITLE:
        paper.say(line, 15, bold=True)
    paper.say(INTRODUCTION, after=8)
    for theme, rows in GROUPS:
        paper.heading(theme, 1)
        lines.append(f"## {theme}")
        for ref, action, lead, due, _, rag, text in rows:
            paper.heading(f"Action {ref} {action}", 3)
            said = (f"Lead: {lead}", f"Due: {due}", f"Status: {rag}", f"Progress: {text}")
            for line in said:
                label, _, value = line.partition(":")
                paragraph = paper.say("", after=2)
                paragraph.add_run(f"{label}:").bold = True
                paragraph.add_run(value)
            lines += [f"### Action {ref} {action}", *said]
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    (folder / "report.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
