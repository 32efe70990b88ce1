"""The colour of a cell: what was painted last under its middle, or the picture that stands in it."""

from __future__ import annotations

import colorsys
import ctypes
from collections import Counter
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.pdf.drawings import Drawings, Fill, Picture
from extractors.pdf.frame import Box

_WHITE = 250  # a channel from here on is white paper
COLOURED = 0.25  # saturation from here on is a colour
_DARK = 60  # a pixel darker than this in all channels has no colour to the eye
_MAX_PIXELS = 4_000_000
_SAMPLE = 48  # pixels along a side that are looked at


def hexadecimal(colour: tuple[int, int, int] | None) -> str | None:
    """``#RRGGBB``, or None for white and for no colour."""
    if colour is None or min(colour) >= _WHITE:
        return None
    return "#{:02X}{:02X}{:02X}".format(*colour)


def near(drawings: Drawings, outline: Box, page: tuple[float, float]) -> Drawings:
    """What is painted within a table; grounds of the whole page are left out."""
    whole = 0.85 * page[0] * page[1]

    def inside(box: Box) -> bool:
        apart = box[2] < outline[0] or box[0] > outline[2] or box[3] < outline[1] or box[1] > outline[3]
        return not apart and (box[2] - box[0]) * (box[3] - box[1]) < whole

    return drawings._replace(
        fills=[fill for fill in drawings.fills if inside(fill.box)],
        pictures=[picture for picture in drawings.pictures if inside(picture.box)],
    )


def mark_in(box: Box, drawings: Drawings) -> str | None:
    """The colour of a mark or picture in a cell, ``#RRGGBB``."""
    return _mark(box, drawings.fills) or _pictured(box, drawings.pictures)


def fill_of(box: Box, drawings: Drawings, empty: bool) -> str | None:
    """The colour of a cell, ``#RRGGBB``; of a mark or picture in it only where it holds no text."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = next(
        (f for f in reversed(drawings.fills) if f.plain and f.colour is not None and _holds(f.box, x, y)), None
    )
    if empty:
        mark = mark_in(box, drawings)
        if mark:
            return mark
    return hexadecimal(under.colour) if under else None


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(inner: Box, outer: Box) -> bool:
    return _holds(outer, (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2) and (
        inner[2] - inner[0] <= outer[2] - outer[0] + 2 and inner[3] - inner[1] <= outer[3] - outer[1] + 2
    )


def _mark(box: Box, fills: Sequence[Fill]) -> str | None:
    """The colour of a disc or flag drawn in a cell: the largest that has a colour of its own."""
    marks = [f for f in fills if not f.plain and f.colour and _within(f.box, box) and saturation(f.colour) >= COLOURED]
    if not marks:
        return None
    largest = max(marks, key=lambda f: (f.box[2] - f.box[0]) * (f.box[3] - f.box[1]))
    return hexadecimal(largest.colour)


def saturation(colour: tuple[int, int, int]) -> float:
    """How far a colour is from grey: 0 to 1."""
    return colorsys.rgb_to_hsv(*(channel / 255 for channel in colour))[1]


def _pictured(box: Box, pictures: Sequence[Picture]) -> str | None:
    """The dominant colour of the picture in a cell."""
    for picture in pictures:
        if _within(picture.box, box):
            colour = _dominant(picture)
            if colour:
                return hexadecimal(colour)
    return None


def _dominant(picture: Picture) -> tuple[int, int, int] | None:
    """The colour most of a picture's coloured pixels have, or None for a grey one."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(picture.source, ctypes.byref(width), ctypes.byref(height))
    if not 0 < width.value * height.value <= _MAX_PIXELS:
        return None
    raw = pdfium.FPDFImageObj_GetBitmap(picture.source)
    if not raw:
        return None
    try:
        image = pypdfium2.PdfBitmap.from_raw(raw).to_pil().convert("RGB").resize((_SAMPLE, _SAMPLE))
    except (ValueError, KeyError, OSError):  # a format of pixels that has no colours to speak of
        return None
    channels = image.tobytes()
    pixels = list(zip(channels[0::3], channels[1::3], channels[2::3], strict=True))
    coloured = [colour for colour in pixels if saturation(colour) >= COLOURED and max(colour) > _DARK]
    if len(coloured) * 20 < _SAMPLE * _SAMPLE:
        return None
    shades = Counter(round(colorsys.rgb_to_hsv(*(c / 255 for c in colour))[0] * 24) % 24 for colour in coloured)
    hue = shades.most_common(1)[0][0]
    alike = [c for c in coloured if round(colorsys.rgb_to_hsv(*(v / 255 for v in c))[0] * 24) % 24 == hue]
    red, green, blue = (sorted(channel)[len(alike) // 2] for channel in zip(*alike, strict=True))
    return red, green, blue
