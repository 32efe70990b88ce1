"""A sheet to draw on: the page in the middle, labels at its left, the legend at its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw, ImageFont

from extractors.pdf.frame import Box

GUTTER, _PANEL, _MARGIN = 390, 470, 16  # pixels
_TAG = 31  # from one label to the next
_GROUND, _INK = "#E9ECF1", "#1B1F24"
_DASH = 12
_HATCH = 14
_TINT = 0.16
_SWATCH = 12
_AIR = 3  # pixels around text that has no cell around it


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on the page (points, origin at the top left) with a colour, and a label to stand beside the page.

    ``style``: ``row`` (tinted, thick edge), ``joined`` (tinted, dashed edge), ``text`` (thin edge) or
    ``left over`` (hatched).
    """

    box: Box
    colour: str
    style: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the legend; without a colour it is plain words."""

    words: str
    colour: str = ""
    style: str = "row"


class Sheet:
    """The picture while it is made. Boxes are in points of the page; ``scale`` is pixels a point."""

    def __init__(self, paper: Image.Image, scale: float, lines: int) -> None:
        self._scale = scale
        self._paper = paper.width
        tall = max(paper.height, _TAG * lines) + 2 * _MARGIN
        self.picture = Image.new("RGB", (GUTTER + paper.width + _PANEL, tall), _GROUND)
        self.picture.paste(paper, (GUTTER, _MARGIN))
        self._draw = ImageDraw.Draw(self.picture)
        self._font = ImageFont.load_default(21)

    def mark(self, mark: Mark) -> None:
        """Tint a box, draw its edge in its style."""
        x0, y0, x1, y1 = self._pixels(mark.box)
        if mark.style in ("text", "left over"):
            x0, y0, x1, y1 = x0 - _AIR, y0 - _AIR, x1 + _AIR, y1 + _AIR
        box = x0, y0, x1, y1
        if mark.style in ("row", "joined"):
            self._tint(box, mark.colour)
        if mark.style == "left over":
            self._hatch(box, mark.colour)
        wide = 1 if mark.style == "text" else 3
        if mark.style == "joined":
            for y in (y0, y1):
                self._dashed((x0, y), (x1, y), mark.colour)
            for x in (x0, x1):
                self._dashed((x, y0), (x, y1), mark.colour)
        else:
            self._draw.rectangle(box, outline=mark.colour, width=wide)

    def cell(self, box: Box, colour: str, fill: str | None) -> None:
        """A thin edge, and the fill as it was read in the corner at the top right."""
        x0, y0, x1, y1 = self._pixels(box)
        self._draw.rectangle((x0, y0, x1, y1), outline=colour, width=1)
        if fill:
            self._draw.rectangle((x1 - _SWATCH - 2, y0 + 2, x1 - 2, y0 + 2 + _SWATCH), fill=fill, outline=_INK)

    def labels(self, marks: Sequence[Mark]) -> None:
        """The labels in the order of their boxes, none on another, each with a line to its box."""
        lowest = _MARGIN
        for mark in sorted(marks, key=lambda mark: (mark.box[1], mark.box[0])):
            x0, y0, _, y1 = self._pixels(mark.box)
            beside = min((y0 + y1) // 2, y0 + 40)
            y = max(beside - _TAG // 2, lowest)
            words = self._fitted(mark.label, GUTTER - 44)
            wide = int(self._font.getlength(words)) + 12
            self._draw.line((12 + wide, y + _TAG // 2 - 1, GUTTER - 12, y + _TAG // 2 - 1, x0, beside), mark.colour, 1)
            self._draw.rectangle((12, y, 12 + wide, y + _TAG - 3), fill=mark.colour)
            self._draw.text((18, y + 1), words, fill=_readable_on(mark.colour), font=self._font)
            lowest = y + _TAG

    def legend(self, lines: Sequence[Line]) -> None:
        """What the colours and styles mean, at the right of the page."""
        x, y = GUTTER + self._paper + _MARGIN, _MARGIN
        for line in lines:
            left = x
            if line.colour:
                self._key(line, (x, y + 4, x + 30, y + 22))
                left = x + 42
            self._draw.text((left, y), self._fitted(line.words, _PANEL - left + x - 8), fill=_INK, font=self._font)
            y += _TAG

    def _key(self, line: Line, box: tuple[int, int, int, int]) -> None:
        if line.style in ("row", "joined"):
            self._tint(box, line.colour)
        if line.style == "left over":
            self._hatch(box, line.colour)
        if line.style == "joined":
            self._dashed((box[0], box[1]), (box[2], box[1]), line.colour)
            self._dashed((box[0], box[3]), (box[2], box[3]), line.colour)
        else:
            self._draw.rectangle(box, outline=line.colour, width=1 if line.style == "text" else 3)

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The box in the picture; what lies off the page is brought to its edge."""
        right, bottom = self._paper - 1, self.picture.height - 2 * _MARGIN - 1
        x0, y0, x1, y1 = (round(each * self._scale) for each in box)
        x0, x1 = sorted((min(max(x0, 0), right), min(max(x1, 0), right)))
        y0, y1 = sorted((min(max(y0, 0), bottom), min(max(y1, 0), bottom)))
        return x0 + GUTTER, y0 + _MARGIN, x1 + GUTTER, y1 + _MARGIN

    def _tint(self, box: tuple[int, int, int, int], colour: str) -> None:
        under = self.picture.crop(box)
        self.picture.paste(Image.blend(under, Image.new("RGB", under.size, colour), _TINT), box[:2])

    def _hatch(self, box: tuple[int, int, int, int], colour: str) -> None:
        x0, y0, x1, y1 = box
        for at in range(x0 + y0 - x0 % _HATCH, x1 + y1, _HATCH):
            # The line x + y = at, where it is inside the box.
            left, right = max(x0, at - y1), min(x1, at - y0)
            if left < right:
                self._draw.line((left, at - left, right, at - right), colour, 1)

    def _dashed(self, start: tuple[int, int], end: tuple[int, int], colour: str) -> None:
        (x0, y0), (x1, y1) = start, end
        for at in range(0, max(x1 - x0, y1 - y0), 2 * _DASH):
            x, y = (x0 + at, y0) if y0 == y1 else (x0, y0 + at)
            to = (min(x + _DASH, x1), y) if y0 == y1 else (x, min(y + _DASH, y1))
            self._draw.line((x, y, *to), colour, 3)

    def _fitted(self, words: str, wide: int) -> str:
        if self._font.getlength(words) <= wide:
            return words
        while words and self._font.getlength(words + "…") > wide:
            words = words[:-1]
        return words.rstrip() + "…"


def _readable_on(colour: str) -> str:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return _INK if 0.299 * red + 0.587 * green + 0.114 * blue > 150 else "#FFFFFF"
