"""Notes on a copy of a PDF: where they stand, what they say, and that the rest stays as it was."""

import io

import drawn
import pdfplumber
import pypdfium2
import pytest
from PIL import ImageChops

from extractors.faults import Unreadable
from extractors.pdf.annotating import annotate_pdf
from extractors.pdf.reading import read_pdf
from extractors.pdf.spots import Spot
from extractors.records import Table
from tests.ingest import hostile

RED = "#B3261E"
ROWS = (
    ("Theme", "Green", "Amber", "Total"),
    ("Clean Quays", "2", "2", "4"),
    ("Quiet Nights", "1", "", "1"),
    ("Total", "3", "2", "5"),
)


def sheet(turned=0, crop=None, origin=(0, 0)):
    page = drawn.Sheet(turned=turned, crop=crop, origin=origin)
    page.text(60, 90, "Brighter Quayside Plan", 14)
    return page.grid(60, 200, (140, 70, 70, 70), ROWS, row_height=24)


def rows_of(data):
    pages, _ = read_pdf("plan.pdf", data)
    return [row for page in pages for block in page.blocks if isinstance(block, Table) for row in block.rows]


def spot(box, page=1, **settings):
    return Spot(**{"page": page, "box": box, "tag": "1", "words": "1. Error", "colour": RED, **settings})


def notes(data, password=""):
    with pdfplumber.open(io.BytesIO(data), password=password) as file:
        return [
            (page.page_number, str(note["data"]["Subtype"]).strip("/'"), note["contents"])
            for page in file.pages
            for note in page.annots
        ]


def red_box(data, scale=2, password=None):
    """What is red on the first page as it is shown, in points from its top left."""
    with pypdfium2.PdfDocument(data, password=password) as file:
        picture = file[0].render(scale=scale).to_pil().convert("RGB")
    reds = picture.split()[0].point(lambda value: 255 if value > 150 else 0)
    no_green = picture.split()[1].point(lambda value: 255 if value < 90 else 0)
    box = ImageChops.multiply(reds, no_green).getbbox()
    return box and tuple(edge / scale for edge in box)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("crop", "origin"),
    [(None, (0, 0)), ((30, 200, 560, 800), (0, 0)), (None, (-50, 25))],
    ids=["whole", "cropped", "moved"],
)
def test_a_frame_stands_where_the_row_is_shown(turned, crop, origin):
    data = drawn.pdf(sheet(turned, crop, origin))
    row = next(row for row in rows_of(data) if row.text(0) == "Clean Quays")
    found = red_box(annotate_pdf("plan.pdf", data, [spot(row.place.bbox)], "Tallybook"))
    assert found == pytest.approx(row.place.bbox, abs=3)


@pytest.mark.parametrize("turned", [0, 90])
def test_of_a_row_the_cell_that_is_meant_is_framed(turned):
    data = drawn.pdf(sheet(turned))
    row = next(row for row in rows_of(data) if row.text(0) == "Clean Quays")
    by_column = spot(row.place.bbox, value="2", labels=("Clean Quays", "Amber"))
    x0, y0, x1, y1 = red_box(annotate_pdf("plan.pdf", data, [by_column], "Tallybook"))
    assert (x1 - x0) * (y1 - y0) == pytest.approx(70 * 24, rel=0.25)
    whole = spot(row.place.bbox, value="2", labels=("Clean Quays",))
    assert red_box(annotate_pdf("plan.pdf", data, [whole], "Tallybook")) == pytest.approx(row.place.bbox, abs=3)


def test_findings_of_one_place_share_a_note_and_each_stands_in_it_once():
    data = drawn.pdf(sheet())
    box = rows_of(data)[1].place.bbox
    spots = [
        spot(box, words="1. Error CNT001"),
        spot(box, tag="2", words="2. Warning CNT007 “3 c/f” 😀"),
        spot(box, tag="2", words="Belongs to 2", aside=True),
        spot(rows_of(data)[2].place.bbox, tag="2", words="Belongs to 2", aside=True),
    ]
    found = notes(annotate_pdf("plan.pdf", data, spots, "Tallybook"))
    assert found == [
        (1, "Square", "1. Error CNT001\n\n2. Warning CNT007 “3 c/f” 😀"),
        (1, "Square", "Belongs to 2"),
    ]


def test_what_has_no_place_is_a_sign_at_the_top_of_its_page():
    data = drawn.pdf(sheet(), sheet())
    unplaced = [spot(None, words="1. Not read"), spot(None, page=2, words="2. Neither")]
    made = annotate_pdf("plan.pdf", data, unplaced, "Tallybook")
    assert notes(made) == [(1, "Text", "1. Not read"), (2, "Text", "2. Neither")]
    assert max(red_box(made)) < 40


def test_a_page_that_the_file_has_not_costs_only_its_own_note():
    data = drawn.pdf(sheet())
    made = annotate_pdf("plan.pdf", data, [spot(None, page=9), spot(rows_of(data)[1].place.bbox)], "Tallybook")
    assert len(notes(made)) == 1


def test_the_draft_and_its_words_stay_as_they_are():
    data = drawn.pdf(sheet(), sheet(90))
    before = bytes(data)
    made = annotate_pdf("plan.pdf", data, [spot(rows_of(data)[1].place.bbox)], "Tallybook")
    assert data == before
    assert [[cell.text for cell in row.cells] for row in rows_of(made)] == [
        [cell.text for cell in row.cells] for row in rows_of(data)
    ]


def test_a_locked_draft_stays_locked_and_its_notes_can_be_read():
    data = hostile.locked("sesame", "owner")
    with pytest.raises(Unreadable, match="password"):
        annotate_pdf("plan.pdf", data, [spot(None)], "Tallybook")
    made = annotate_pdf("plan.pdf", data, [spot((70, 80, 300, 100))], "Tallybook", "sesame")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(made)
    assert notes(made, "sesame") == [(1, "Square", "1. Error")]
    assert red_box(made, password="sesame") == pytest.approx((70, 80, 300, 100), abs=3)


def test_notes_of_others_are_kept():
    once = annotate_pdf("plan.pdf", drawn.pdf(sheet()), [spot(None, words="from a colleague")], "Colleague")
    twice = annotate_pdf("plan.pdf", once, [spot(rows_of(once)[1].place.bbox)], "Tallybook")
    assert [words for _, _, words in notes(twice)] == ["from a colleague", "1. Error"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", hostile.no_pages()], ids=["empty", "broken", "no pages"])
def test_what_cannot_be_opened_is_refused(data):
    with pytest.raises(Unreadable):
        annotate_pdf("plan.pdf", data, [spot(None)], "Tallybook")
