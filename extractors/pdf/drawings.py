"""What is drawn on a page besides text: rules, painted areas and pictures, within limits on their number."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.pdf.frame import Box, Frame
from extractors.pdf.paths import RULE, Matrix, Pieces, combine, points_of, straight_pieces

MAX_OBJECTS = 60_000
MAX_SEGMENTS = 120_000
MAX_DEPTH = 6
# A path of more pieces than a page of a grid has cells is a chart or a map.
MAX_PIECES = 3_000
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5


class Fill(NamedTuple):
    """A painted area, in the order of painting; ``colour`` is None for a pattern, a shading or a picture.
    ``plain`` is true for a rectangle."""

    box: Box
    colour: tuple[int, int, int] | None
    plain: bool


class Picture(NamedTuple):
    """An image and where it stands; ``source`` is pdfium's object, alive as long as its page."""

    box: Box
    source: Any


class Drawings(NamedTuple):
    """``across`` and ``down`` are thin rules as boxes, ``curves`` the boxes of what is bent or slants; ``objects``
    counts what was drawn where the limits were passed, and is 0 where all was read."""

    across: list[Box]
    down: list[Box]
    fills: list[Fill]
    pictures: list[Picture]
    curves: list[Box]
    objects: int = 0


def read_drawings(page: Any, frame: Frame) -> Drawings:
    """The rules, painted areas and pictures of a page."""
    return _Reader(frame).read(page)


class _Reader:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.out = Drawings([], [], [], [], [])
        self.budget, self.segments = MAX_OBJECTS, MAX_SEGMENTS
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.stroked, self.filled = ctypes.c_int(), ctypes.c_int()

    def read(self, page: Any) -> Drawings:
        count = pdfium.FPDFPage_CountObjects(page)
        if count > MAX_OBJECTS:
            return self.out._replace(objects=count)
        for drawn, matrix in self._walk(page, count, _IDENTITY, 0):
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == _PATH:
                self._path(drawn, matrix)
            elif kind in (_IMAGE, _SHADING):
                box = self._box(drawn, matrix)
                self.out.fills.append(Fill(box, None, True))
                if kind == _IMAGE:
                    self.out.pictures.append(Picture(box, drawn))
        if self.budget < 0 or self.segments < 0:
            return Drawings([], [], [], self.out.pictures, [], MAX_OBJECTS)
        return self.out

    def _walk(self, holder: Any, count: int, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        get = pdfium.FPDFFormObj_GetObject if depth else pdfium.FPDFPage_GetObject
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(count):
            self.budget -= 1
            if self.budget < 0:
                return
            drawn = get(holder, index)
            kind = kind_of(drawn)
            if kind == _FORM and depth < MAX_DEPTH:
                inner = pdfium.FPDFFormObj_CountObjects(drawn)
                yield from self._walk(drawn, inner, combine(self._matrix(drawn), matrix), depth + 1)
            elif kind != _TEXT:
                yield drawn, matrix

    def _matrix(self, drawn: Any) -> Matrix:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix)):
            return _IDENTITY
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _box(self, drawn: Any, matrix: Matrix) -> Box:
        """The box of an object in reading space, the width of its strokes included."""
        left, bottom, right, top = self.edges
        pdfium.FPDFPageObj_GetBounds(
            drawn, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
        )
        corners = points_of(left.value, bottom.value, right.value, top.value, matrix)
        return self.frame.box(*corners)

    def _colour(self, drawn: Any) -> tuple[int, int, int] | None:
        red, green, blue, alpha = self.channels
        if not pdfium.FPDFPageObj_GetFillColor(
            drawn, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)
        ):
            return None
        return (red.value, green.value, blue.value) if alpha.value else (255, 255, 255)

    def _path(self, drawn: Any, matrix: Matrix) -> None:
        count = pdfium.FPDFPath_CountSegments(drawn)
        self.segments -= count
        if self.segments < 0:
            return
        pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(self.filled), ctypes.byref(self.stroked))
        filled, stroked = bool(self.filled.value), bool(self.stroked.value)
        if not filled and not stroked:
            return
        if count > MAX_PIECES:
            box = self._box(drawn, matrix)
            if min(box[2] - box[0], box[3] - box[1]) <= RULE:
                self._rule(box)
                return
            self.out.curves.append(box)
            if filled:
                self.out.fills.append(Fill(box, None, False))
            return
        pieces = straight_pieces(drawn, count, combine(self._matrix(drawn), matrix), self.frame)
        colour = self._colour(drawn) if filled else None
        if pieces.curved or filled and not pieces.boxes and not pieces.lines:
            box = self._box(drawn, matrix)
            if min(box[2] - box[0], box[3] - box[1]) <= RULE:
                self._rule(box)
                return
            if pieces.curved:
                self.out.curves.append(box)
            if filled and not pieces.boxes:
                self.out.fills.append(Fill(box, colour, False))
        self._pieces(pieces, colour, filled, stroked)

    def _pieces(self, pieces: Pieces, colour: tuple[int, int, int] | None, filled: bool, stroked: bool) -> None:
        for box in pieces.boxes:
            if min(box[2] - box[0], box[3] - box[1]) <= RULE:
                self._rule(box)
                continue
            if filled:
                self.out.fills.append(Fill(box, colour, True))
            if stroked:
                x0, top, x1, bottom = box
                self.out.across.extend(((x0, top, x1, top), (x0, bottom, x1, bottom)))
                self.out.down.extend(((x0, top, x0, bottom), (x1, top, x1, bottom)))
        if stroked or not pieces.curved:
            for box in pieces.lines:
                self._rule(box)

    def _rule(self, box: Box) -> None:
        wide, tall = box[2] - box[0], box[3] - box[1]
        if wide >= tall:
            self.out.across.append(box)
        else:
            self.out.down.append(box)
