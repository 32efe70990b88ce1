"""From the space a PDF is drawn in to the page as a reader holds it: crop box, rotation, text that runs upwards."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """An affine map from PDF space (origin bottom left) to reading space (origin top left, in points).

    ``width`` and ``height`` are those of the page in reading space. ``turned`` says by how many quarters the
    shown page was turned clockwise once more so that its text reads from left to right.
    """

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float
    turned: int = 0

    @property
    def quarters(self) -> int:
        """By how many quarters clockwise the PDF space is turned in all."""
        a, b = round(self.matrix[0]), round(self.matrix[1])
        return {(1, 0): 0, (0, 1): 1, (-1, 0): 2, (0, -1): 3}[a, b]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of PDF space as ``(x0, top, x1, bottom)`` of reading space."""
        a, b, c, d, e, f = self.matrix
        x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
        x1, y1 = a * right + c * top + e, b * right + d * top + f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def in_pdf(self, box: Box) -> Box:
        """A box of reading space as ``(left, bottom, right, top)`` of PDF space: the way back from ``box``."""
        a, b, c, d, e, f = self.matrix
        turn = a * d - b * c  # 1 or -1: the map neither shrinks nor widens
        (x0, y0), (x1, y1) = (box[0] - e, box[1] - f), (box[2] - e, box[3] - f)
        left, bottom = (d * x0 - c * y0) / turn, (a * y0 - b * x0) / turn
        right, top = (d * x1 - c * y1) / turn, (a * y1 - b * x1) / turn
        return min(left, right), min(bottom, top), max(left, right), max(bottom, top)

    def shown(self, box: Box) -> Box:
        """A box of reading space on the page as it is shown."""
        x0, y0, x1, y1 = box
        if self.turned == 1:
            return y0, self.width - x1, y1, self.width - x0
        if self.turned == 2:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.turned == 3:
            return self.height - y1, x0, self.height - y0, x1
        return box

    def turn(self, quarters: int) -> Frame:
        """The frame with the page turned clockwise by so many quarters more."""
        frame = self
        for _ in range(quarters % 4):
            a, b, c, d, e, f = frame.matrix
            turned = (-b, a, -d, c, frame.height - f, e)
            frame = Frame(turned, frame.height, frame.width, (frame.turned + 1) % 4)
        return frame


def frame_of(box: Box, rotation: int) -> Frame:
    """The frame of a page with this visible box ``(left, bottom, right, top)``, shown turned clockwise by
    ``rotation`` quarters."""
    left, bottom, right, top = box
    upright = Frame((1, 0, 0, -1, -left, top), right - left, top - bottom)
    turned = upright.turn(rotation)
    return Frame(turned.matrix, turned.width, turned.height)
