"""The straight pieces of a drawn path: rectangles and level or upright lines, in reading space."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.pdf.frame import Box, Frame

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
RULE = 3.0  # points: nothing wider is a rule
_LINE, _BEZIER, _MOVE = 0, 1, 2
_LEVEL = 1.0  # points by which a line may lean
_CORNERS = 10  # points of a rectangle: some are drawn from the middle of a side, or halt on the way


class Pieces(NamedTuple):
    """``boxes`` are closed rectangles, ``lines`` other level or upright strokes; ``curved`` says that the path
    has a curve or a slanting line as well."""

    boxes: list[Box]
    lines: list[Box]
    curved: bool


def combine(first: Matrix, then: Matrix) -> Matrix:
    """One matrix after another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def points_of(left: float, bottom: float, right: float, top: float, matrix: Matrix) -> Box:
    """A box after a matrix, as the box around its corners ``(left, bottom, right, top)``."""
    a, b, c, d, e, f = matrix
    if (a, b, c, d, e, f) == (1, 0, 0, 1, 0, 0):
        return left, bottom, right, top
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def straight_pieces(path: Any, count: int, matrix: Matrix, frame: Frame) -> Pieces:
    """The straight pieces of a path of ``count`` segments; ``matrix`` takes its points into PDF space."""
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = combine(matrix, frame.matrix)
    pieces = Pieces([], [], False)
    curved = False
    run: list[Point] = []
    bent = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, to_x, to_y):
            continue
        if kind == _MOVE:
            curved |= _close(run, bent, pieces)
            run, bent = [], False
        elif kind == _BEZIER:
            bent = True
        run.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            run.append(run[0])
    curved |= _close(run, bent, pieces)
    return pieces._replace(curved=curved)


def _close(run: list[Point], bent: bool, pieces: Pieces) -> bool:
    """Adds one subpath to the pieces; true where it is curved or slants."""
    if bent or len(run) < 2:
        return bent
    xs, ys = [point[0] for point in run], [point[1] for point in run]
    box = min(xs), min(ys), max(xs), max(ys)
    level = [_is_level(run[at], run[at + 1]) for at in range(len(run) - 1)]
    if 4 <= len(run) <= _CORNERS and all(level) and _goes_round(run, box):
        pieces.boxes.append(box)
        return False
    slanting = False
    for at, straight in enumerate(level):
        (x0, y0), (x1, y1) = run[at], run[at + 1]
        if straight:
            pieces.lines.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        else:
            slanting = True
    return slanting


def _is_level(start: Point, end: Point) -> bool:
    return abs(start[0] - end[0]) <= _LEVEL or abs(start[1] - end[1]) <= _LEVEL


def _goes_round(run: list[Point], box: Box) -> bool:
    corners = {(abs(x - box[0]) <= _LEVEL, abs(x - box[2]) <= _LEVEL, abs(y - box[1]) <= _LEVEL) for x, y in run}
    sides = [min(abs(x - box[0]), abs(x - box[2]), abs(y - box[1]), abs(y - box[3])) for x, y in run]
    return len(corners) >= 4 and max(sides) <= _LEVEL or min(box[2] - box[0], box[3] - box[1]) <= _LEVEL
