"""A ruled landscape grid, a coloured letter in each status cell, themes as rows across, the header on every page."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import Box, Paper
from tests.samples.making.printing import print_word, tabbed
from tests.samples.making.truth import Act, Truth

KEY = (("B", "Finished"), ("G", "On schedule"), ("A", "Behind schedule"), ("R", "Stopped or well behind"))
MEANS = {
    "B": ("blue", "complete"), "G": ("green", "on track"), "A": ("amber", "at risk"), "R": ("red", "off track"),
}  # fmt: skip
FILLS = {"B": "0070C0", "G": "00B050", "A": "FFC000", "R": "FF0000"}
RIVERS, PARKS, PATHS = "Theme 1: Clean rivers", "Theme 2: Parks for everyone", "Theme 3: Paths and crossings"
ROWS = (
    (RIVERS, "1.1", "Survey every outfall between Thorn Bridge and the weir", "Rivers Officer", "31 July 2023", "2023-07-31", "B",
     "All 27 outfalls surveyed by 19 July. Nine were found to carry foul water and have been reported to the water company."),
    (RIVERS, "1.2", "Set up a volunteer kick-sampling group on each tributary", "Thornwick Anglers", "30 September 2023", "2023-09-30", "G",
     "Groups meet on the Linnet and the Sallow; the Beck group starts in October."),
    (RIVERS, "1.3", "Fence 2 km of bank at Low Meadow against cattle", "Estates Team", "31 December 2023", "2023-12-31", "A",
     "The tenant asked for two drinking bays, which have to be designed and priced again."),
    (RIVERS, "1.4", "Agree a spill warning message with the water company", "Rivers Officer", "30 June 2023", "2023-06-30", "R",
     "No reply to three letters; raised with the regulator in September."),
    (RIVERS, "1.5", "Remove the collapsed sluice at Fuller's Mill", "Estates Team", "31 March 2024", "2024-03-31", "G",
     "Consent applied for; contractor chosen."),
    (PARKS, "2.1", "Make every park entrance step-free", "Parks Manager", "31 March 2025", "2025-03-31", "G",
     "14 of 22 entrances done."),
    (PARKS, "2.2", "Reopen the bandstand in Albion Gardens", "Parks Manager", "31 May 2023", "2023-05-31", "B",
     "Reopened on 27 May with a concert by the Thornwick Silver Band."),
    (PARKS, "2.3", "Plant 400 street trees in the three wards with the fewest", "Tree Warden / Highways", "31 March 2024", "2024-03-31", "A",
     "Trial pits found cables at a third of the sites. New sites are being chosen with residents."),
    (PARKS, "2.4", "Adopt a plan for each of the nine play areas", "Parks Manager", "30 September 2023", "2023-09-30", "B",
     "Adopted by the committee on 12 September."),
    (PARKS, "2.5", "Trial a lending shed for garden tools at Hob Lane allotments", "Allotment Federation", "30 April 2024", "2024-04-30", "G",
     "Shed ordered."),
    (PATHS, "3.1", "Resurface the riverside path from Thorn Bridge to the station", "Highways", "30 November 2023", "2023-11-30", "G",
     "Work starts on 9 October."),
    (PATHS, "3.2", "Replace the stepping stones at Sallow Ford with a footbridge", "Highways", "31 March 2025", "2025-03-31", "A",
     "The cheapest tender is £40,000 over the budget."),
    (PATHS, "3.3", "Put a signed walking route on the edge of each ward", "Ramblers' Group", "31 October 2023", "2023-10-31", "G",
     "Five of seven routes signed."),
    (PATHS, "3.4", "Count path users at six points, spring and autumn", "Rivers Officer", "31 October 2023", "2023-10-31", "G",
     "Spring count: 11,480 people in a week."),
)  # fmt: skip
HEAD = ("Ref", "Action", "Lead", "Due date", "RAG", "Progress in this quarter")
TITLE = ("THORNWICK RIVERS AND PARKS PLAN 2022-25", "Action plan monitoring report: Quarter 2 2023/24")
TRUTH = Truth(
    plan="Thornwick Rivers and Parks Plan 2022-25",
    period="2023-24 Q2",
    key=KEY,
    actions=tuple(
        Act(action, ref, theme, lead=lead, due=due, due_on=on, status_printed=rag, status=MEANS[rag][0],
            state=MEANS[rag][1], evidence=evidence)
        for theme, ref, action, lead, due, on, rag, evidence in ROWS
    ),
)  # fmt: skip


def rows() -> list[list[str | Box | None]]:
    """The grid with its theme rows."""
    table: list[list[str | Box | None]] = [list(HEAD)]
    theme = ""
    for row in ROWS:
        if row[0] != theme:
            theme = row[0]
            table.append([Box(theme, "D9E2EC", across=6, bold=True), None, None, None, None, None])
        _, ref, action, lead, due, _, rag, evidence = row
        letter = Box(rag, FILLS[rag], bold=True, centred=True, colour="FFFFFF" if rag in "BR" else "000000")
        table.append([ref, action, lead, due, letter, evidence])
    return table


def draw(folder: Path) -> None:
    paper = Paper("Liberation Sans", 11, landscape=True, margin=18)
    paper.say(TITLE[0], 16, bold=True)
    paper.say(TITLE[1], 12, after=8)
    paper.grid([[Box(k, FILLS[k], centred=True), meaning] for k, meaning in KEY], (12, 60), header=0)
    paper.say("")
    paper.grid(rows(), (14, 72, 38, 32, 14, 90), head_fill="1F3A5F")
    for cell in paper.doc.tables[1].rows[0].cells:
        for run in cell.paragraphs[0].runs:
            from docx.shared import RGBColor

            run.font.color.rgb = RGBColor(255, 255, 255)
    paper.footer("Thornwick District Council – page #")
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    plain = [[box if isinstance(box, str) else box.text for box in row if box is not None] for row in rows()]
    (folder / "report.txt").write_text(
        tabbed([*TITLE, [list(pair) for pair in KEY], [row + [""] * (6 - len(row)) for row in plain]]), "utf-8"
    )
