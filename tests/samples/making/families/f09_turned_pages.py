"""Portrait and landscape pages in one report; in the PDF some pages lie on their side and one is cropped."""

from __future__ import annotations

from pathlib import Path

from tests.samples.making.paper import A4, Box, Paper
from tests.samples.making.printing import print_word
from tests.samples.making.truth import Act, Count, Truth

KEY = (("Green", "On course"), ("Amber", "At risk"), ("Red", "Off course"))
STATES = {"Green": "on track", "Amber": "at risk", "Red": "off track"}
GROUPS = (
    ("Learning", (
        ("L1", "Open the library van to adult classes", "Adult Learning", "31 March 2015", "2015-03-31", "Green", "Six classes a week"),
        ("L2", "Find a home for the homework club at Sill", "Youth Team", "30 September 2014", "2014-09-30", "Amber", "Two rooms viewed"),
        ("L3", "Give each care leaver a bank card and a bus pass", "Leaving Care", "31 December 2014", "2014-12-31", "Green", "43 of 50 have both"),
        ("L4", "Translate the school admission booklet", "Admissions", "31 August 2014", "2014-08-31", "Red", "Translator withdrew"),
    )),
    ("Living", (
        ("V1", "Bring twelve empty farmhouses back into use", "Rural Housing", "31 March 2016", "2016-03-31", "Green", "Five let"),
        ("V2", "Mend the slipway at Stannet", "Harbour Master", "31 May 2015", "2015-05-31", "Amber", "Waiting for low tides"),
        ("V3", "Test the water of private wells yearly", "Environmental Health", "31 March 2015", "2015-03-31", "Green", "88 tested"),
    )),
)  # fmt: skip
TITLE = ("Stannet and Sill Rural Action Plan 2014-2016", "Half-yearly report, April to September 2014")
HEAD = ("ID", "Action", "Lead officer", "Target date", "RAG status", "Latest position")
TRUTH = Truth(
    plan="Stannet and Sill Rural Action Plan 2014-2016",
    period="2014-15 H1",
    key=KEY,
    actions=tuple(
        Act(action, ref, theme, lead=lead, due=due, due_on=on, status_printed=rag, status=rag.lower(), state=STATES[rag], evidence=text)
        for theme, rows in GROUPS
        for ref, action, lead, due, on, rag, text in rows
    ),
    counts=(
        Count(2, "Learning", status_printed="Green"), Count(1, "Learning", status_printed="Amber"),
        Count(1, "Learning", status_printed="Red"), Count(4, "Learning"),
        Count(2, "Living", status_printed="Green"), Count(1, "Living", status_printed="Amber"),
        Count(0, "Living", status_printed="Red"), Count(3, "Living"),
    ),
)  # fmt: skip


def draw(folder: Path) -> None:
    paper = Paper("DejaVu Sans", 9.5)
    for line in TITLE:
        paper.say(line, 13, bold=True)
    paper.say("")
    paper.grid(
        [["Theme", "Green", "Amber", "Red", "Total"], ["Learning", "2", "1", "1", "4"], ["Living", "2", "1", "0", "3"]],
        (50, 20, 20, 20, 20),
    )
    paper.say("")
    paper.say("Key: " + "; ".join(f"{label} – {meaning}" for label, meaning in KEY))
    for theme, rows in GROUPS:
        paper.new_section(A4, 18, landscape=True)
        paper.heading(theme)
        colours = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000"}
        body = [[ref, a, who, due, Box(rag, colours[rag]), text] for ref, a, who, due, _, rag, text in rows]
        paper.grid([list(HEAD), *body], (16, 90, 40, 36, 24, 50))
    paper.save(folder / "report.docx")
    print_word(folder / "report.docx", folder / "report.pdf")
    _lay_on_side(folder / "report.pdf")


def _lay_on_side(path: Path) -> None:
    """The first landscape page is drawn sideways and turned back by /Rotate 90, the second by /Rotate 270;
    the first page of all lies in a larger sheet, of which the crop box shows its part."""
    from pypdf import PdfReader, PdfWriter, Transformation
    from pypdf.generic import RectangleObject

    writer = PdfWriter()
    for number, page in enumerate(PdfReader(path).pages):
        writer.add_page(page)
        page = writer.pages[number]
        if number == 0:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            page.add_transformation(Transformation().translate(60, 40))
            page.mediabox = RectangleObject((0, 0, width + 120, height + 80))
            page.cropbox = RectangleObject((60, 40, 60 + width, 40 + height))
            page.trimbox = page.artbox = page.bleedbox = page.cropbox
        else:
            page.rotate(270 if number == 1 else 90)
            page.transfer_rotation_to_content()
            page.rotate(90 if number == 1 else 270)
    writer.compress_identical_objects()
    for page in writer.pages:
        page.compress_content_streams()
    writer.write(path)
