"""Pages as pictures: what is marked on them, and that they stay small."""

import io

import drawn
import pytest
from PIL import Image, ImageChops

from extractors.pdf.marking import picture_pages
from extractors.pdf.spots import Spot
from tests.extractors.test_pdf_annotating import RED, rows_of, sheet

INK = tuple(int(RED[at : at + 2], 16) for at in (1, 3, 5))


def spot(box, page=1, **settings):
    return Spot(**{"page": page, "box": box, "tag": "1", "words": "", "colour": RED, **settings})


def inked(picture):
    """The box of what has the colour of the marks, in pixels; None where nothing has."""
    with Image.open(io.BytesIO(picture.png)) as image:
        assert (image.width, image.height) == (picture.width, picture.height)
        channels = [
            channel.point([255 if abs(value - wanted) < 12 else 0 for value in range(256)])
            for channel, wanted in zip(image.convert("RGB").split(), INK, strict=True)
        ]
        return ImageChops.multiply(ImageChops.multiply(*channels[:2]), channels[2]).getbbox()


@pytest.mark.parametrize("turned", [0, 90])
def test_the_mark_stands_on_its_row_with_its_tag_at_the_left(turned):
    data = drawn.pdf(sheet(turned))
    row = rows_of(data)[1]
    picture = picture_pages("plan.pdf", data, [spot(row.place.bbox)], [1])[1]
    assert max(picture.width, picture.height) == 1500
    scale = 1500 / 842
    x0, y0, x1, y1 = (edge * scale for edge in row.place.bbox)
    found = inked(picture)
    assert found[2:] == pytest.approx((x1, max(y1, y0 + 28)), abs=3)
    assert found[1] == pytest.approx(y0, abs=3)
    assert x0 - 60 < found[0] < x0


def test_only_pages_that_are_wanted_and_there_are_drawn():
    data = drawn.pdf(sheet(), sheet(), sheet())
    found = picture_pages("plan.pdf", data, [spot((0, 0, 10, 10), page=7), spot((0, 0, 10, 10), page=2)], [2, 3, 7])
    assert list(found) == [2, 3]
    assert inked(found[2]) and not inked(found[3])


@pytest.mark.parametrize("box", [(-400, -300, -200, -100), (5000, 5000, 6000, 6000), (0, 0, 0, 0), (300, 300, 10, 10)])
def test_a_place_off_the_page_harms_nothing(box):
    picture = picture_pages("plan.pdf", drawn.pdf(sheet()), [spot(box)], [1])[1]
    assert picture.png.startswith(b"\x89PNG")


def test_a_page_of_any_size_gives_a_picture_of_one_size():
    tiny, vast = drawn.Sheet(width=20, height=30), drawn.Sheet(width=12000, height=14000)
    for page in (tiny, vast):
        picture = picture_pages("plan.pdf", drawn.pdf(page.text(2, 2, "x")), [], [1])[1]
        assert max(picture.width, picture.height) == 1500


def test_cells_of_one_row_have_their_tag_once():
    data = drawn.pdf(sheet())
    row = rows_of(data)[1]
    of_cells = [spot(row.place.bbox, value=cell.text, aside=at > 0) for at, cell in enumerate(row.cells) if cell.text]
    assert len({each.value for each in of_cells}) > 2
    alone, together = (picture_pages("plan.pdf", data, spots, [1])[1] for spots in (of_cells[:1], of_cells))
    assert inked(together)[3] == pytest.approx(inked(alone)[3], abs=3)  # no tags pile up beneath the first
    assert inked(together)[0] == inked(alone)[0]
