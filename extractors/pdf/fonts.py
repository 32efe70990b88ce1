"""How text is set: bold or not, its colour, its angle, whether it is drawn at all; one look a text object."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.pdf.frame import Frame
from extractors.symbols import symbol_font

_BOLD_NAME = re.compile(r"bold|black|heavy|semibd|demi(?!-?light)|[-,]bd\b", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_BOLD_WEIGHT = 600
_INVISIBLE = 3
_SKEW = math.radians(4)


class Style(NamedTuple):
    """``turn`` counts quarters anticlockwise on the page as read, None for text at another angle. ``colour`` is
    ``(red, green, blue)`` or None where it is a pattern; ``symbols`` names a font of symbols; ``size`` is that of
    the font on the page, in points, 0 where it is not known; ``line`` is the height that its letters stand on."""

    bold: bool = False
    invisible: bool = False
    colour: tuple[int, int, int] | None = (0, 0, 0)
    turn: int | None = 0
    symbols: str = ""
    size: float = 0.0
    line: float = 0.0


PLAIN = Style()


class Styles:
    """Looks up the style of characters, each text object and each font once a page."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._textpage, self._frame, self._quarters = textpage, frame.matrix, frame.quarters
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, tuple[bool, str]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._to_matrix = ctypes.byref(self._matrix)
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._pointers = [ctypes.byref(channel) for channel in self._channels]

    def of(self, index: int) -> Style:
        """The style of a character by its index on the page."""
        text_object = pdfium.FPDFText_GetTextObject(self._textpage, index)
        if not text_object:
            return PLAIN
        address = ctypes.addressof(text_object.contents)
        style = self._styles.get(address)
        if style is None:
            style = self._styles[address] = self._look(text_object, index)
        return style

    def _look(self, text_object: Any, index: int) -> Style:
        bold, symbols = self._font(pdfium.FPDFTextObj_GetFont(text_object))
        colour = None
        if pdfium.FPDFPageObj_GetFillColor(text_object, *self._pointers):
            red, green, blue, _ = (channel.value for channel in self._channels)
            colour = red, green, blue
        invisible = pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE
        turn, size = self._set(index)
        if turn is not None:
            turn = (turn - self._quarters) % 4
        if not pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._to_x, self._to_y):
            size = 0.0
        _, b, _, d, _, f = self._frame
        line = b * self._x.value + d * self._y.value + f
        return Style(bold, invisible, colour, turn, symbols, size, line)

    def _set(self, index: int) -> tuple[int | None, float]:
        """How a character is turned in PDF space, and its size on the page."""
        if not pdfium.FPDFText_GetMatrix(self._textpage, index, self._to_matrix):
            return 0, 0.0
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        size = pdfium.FPDFText_GetFontSize(self._textpage, index) * math.hypot(c, d)
        if b == 0 and a > 0:
            return 0, size
        angle = math.atan2(b, a)
        quarters = round(angle / (math.pi / 2))
        return (quarters % 4 if abs(angle - quarters * math.pi / 2) <= _SKEW else None), size

    def _font(self, font: Any) -> tuple[bool, str]:
        if not font:
            return False, ""
        address = ctypes.addressof(font.contents)
        found = self._fonts.get(address)
        if found is None:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("utf-8", "replace")
            heavy = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD
            found = self._fonts[address] = bool(heavy or _BOLD_NAME.search(name)), symbol_font(name)
        return found
