"""Pages as pictures with marks on them, small enough to stand many on a web page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from extractors.pdf.frame import Box
from extractors.pdf.opening import open_pdf
from extractors.pdf.spots import Spot, narrowed, together

_LONG_SIDE = 1500  # pixels
_TINT = 0.14
_SHADES = 96  # colours of the picture: enough for print and traffic lights, and a third of the bytes
_EDGE, _THIN = 4, 2
_DASH = 9
_LETTERS = 22  # pixels, of the tags


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG with its size in pixels."""

    png: bytes
    width: int
    height: int


def picture_pages(
    name: str, data: bytes, spots: Sequence[Spot], pages: Sequence[int], password: str | None = None
) -> dict[int, Picture]:
    """These pages (from 1) with their spots marked; a page that the file has not is left out.

    Raises ``Unreadable`` for a file that cannot be opened.
    """
    document = open_pdf(name, data, password)
    try:
        marked = narrowed(document, [spot for spot in spots if spot.page in pages])
        return {
            number: _picture(document, number, [spot for spot in marked if spot.page == number])
            for number in pages
            if 1 <= number <= len(document)
        }
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int, spots: Sequence[Spot]) -> Picture:
    page = document[number - 1]
    scale = _LONG_SIDE / max(*page.get_size(), 1)
    paper = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    groups = [group for group in together(spots) if group[0].box]
    for group in groups:
        _mark(paper, group, scale)
    _tags(paper, groups, scale)
    packed = io.BytesIO()
    paper.quantize(_SHADES, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return Picture(packed.getvalue(), paper.width, paper.height)


def _mark(paper: Image.Image, group: Sequence[Spot], scale: float) -> None:
    first = _weightiest(group)
    box = _pixels(paper, first.box or (0, 0, 0, 0), scale)
    under = paper.crop(box)
    paper.paste(Image.blend(under, Image.new("RGB", under.size, first.colour), _TINT), box[:2])
    draw = ImageDraw.Draw(paper)
    if not first.aside:
        draw.rectangle(box, outline=first.colour, width=_EDGE)
        return
    x0, y0, x1, y1 = box
    for at in range(x0, x1, 2 * _DASH):
        for y in (y0, y1):
            draw.line((at, y, min(at + _DASH, x1), y), first.colour, _THIN)
    for at in range(y0, y1, 2 * _DASH):
        for x in (x0, x1):
            draw.line((x, at, x, min(at + _DASH, y1)), first.colour, _THIN)


def _tags(paper: Image.Image, groups: Sequence[Sequence[Spot]], scale: float) -> None:
    """The tags at the left of their rows, where no text is, with a line to the cells; none on another, and each once
    for all cells of a row."""
    draw, font = ImageDraw.Draw(paper), ImageFont.load_default(_LETTERS)
    taken: list[tuple[int, int, int, int]] = []
    for box, row in _by_row(groups).items():
        first = _weightiest([spot for group in row for spot in group])
        words = ", ".join(dict.fromkeys(spot.tag for group in row for spot in group))
        wide, tall = int(font.getlength(words)) + 10, _LETTERS + 6
        x0 = max(_pixels(paper, group[0].box or (0, 0, 0, 0), scale)[0] for group in row)
        y0 = _pixels(paper, first.box or (0, 0, 0, 0), scale)[1]
        edge = _pixels(paper, box, scale)[0]
        left, top = max(edge - wide - 2, 0), max(min(y0, paper.height - tall), 0)
        while any(
            left < right and start < left + wide and top < end and y < top + tall for start, y, right, end in taken
        ):
            top += tall
        taken.append((left, top, left + wide, top + tall))
        draw.line((left, y0, x0, y0), first.colour, _THIN)
        draw.rectangle((left, top, left + wide - 1, top + tall - 1), fill=first.colour)
        draw.text((left + 5, top + 1), words, fill="#FFFFFF", font=font)


def _by_row(groups: Sequence[Sequence[Spot]]) -> dict[Box, list[Sequence[Spot]]]:
    """The groups by the box of the row that they are cells of, else by their own."""
    rows: dict[Box, list[Sequence[Spot]]] = {}
    for group in groups:
        rows.setdefault(group[0].row or group[0].box or (0, 0, 0, 0), []).append(group)
    return rows


def _weightiest(group: Sequence[Spot]) -> Spot:
    """The spot that decides how a place is drawn: one that stands there itself before the other side of one."""
    return min(group, key=lambda spot: spot.aside)


def _pixels(paper: Image.Image, box: Box, scale: float) -> tuple[int, int, int, int]:
    """The box in the picture, at least a few pixels wide; what lies off the page is brought to its edge."""
    x0, y0, x1, y1 = (round(each * scale) for each in box)
    x0, x1 = sorted((min(max(x0, 0), paper.width - 1), min(max(x1, 0), paper.width - 1)))
    y0, y1 = sorted((min(max(y0, 0), paper.height - 1), min(max(y1, 0), paper.height - 1)))
    return x0, y0, max(x1, min(x0 + _EDGE, paper.width - 1)), max(y1, min(y0 + _EDGE, paper.height - 1))
