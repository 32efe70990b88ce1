"""PDF pages drawn for tests with nothing but the format itself: text, rules, painted boxes, discs, pictures.

Places are in points from the top left of an unturned page, as a reader would measure them.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "ZapfDingbats", "F4": "Courier", "F5": "Courier-Bold"}
Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)


@dataclass
class Sheet:
    """One page. ``turned`` is its /Rotate; ``crop`` its crop box from the bottom left."""

    width: float = 595
    height: float = 842
    turned: int = 0
    crop: tuple[float, float, float, float] | None = None
    origin: tuple[float, float] = (0, 0)
    parts: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def text(
        self, x: float, top: float, words: str, size: float = 10, font: str = "F1", *,
        turn: tuple[int, int, int, int] = (1, 0, 0, 1), mode: int = 0, colour: Colour = BLACK,
    ) -> Sheet:  # fmt: skip
        """Words whose line starts at ``x`` and whose letters reach up to ``top``."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        y = self.height - top - 0.8 * size
        matrix = " ".join(map(str, turn))
        self.parts.append(f"BT {_rgb(colour)} rg {mode} Tr /{font} {size} Tf {matrix} {x} {y:.2f} Tm ({escaped}) Tj ET")
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5) -> Sheet:
        """A straight line."""
        self.parts.append(f"{width} w {x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def box(
        self, x0: float, top: float, x1: float, bottom: float, fill: Colour | None = None, stroke: bool = True
    ) -> Sheet:
        """A rectangle, painted, outlined or both."""
        paint = "B" if fill and stroke else "f" if fill else "S"
        colour = f"{_rgb(fill)} rg " if fill else ""
        self.parts.append(f"{colour}0.5 w {x0} {self.height - bottom} {x1 - x0} {bottom - top} re {paint}")
        return self

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> Sheet:
        """A painted circle about a middle."""
        k, v = 0.5523 * radius, self.height - y
        self.parts.append(
            f"{_rgb(fill)} rg {x + radius} {v} m {x + radius} {v + k} {x + k} {v + radius} {x} {v + radius} c "
            f"{x - k} {v + radius} {x - radius} {v + k} {x - radius} {v} c "
            f"{x - radius} {v - k} {x - k} {v - radius} {x} {v - radius} c "
            f"{x + k} {v - radius} {x + radius} {v - k} {x + radius} {v} c f"
        )
        return self

    def slice(self, x: float, y: float, radius: float, start: float, end: float, fill: Colour) -> Sheet:
        """A slice of a pie about a middle, from one share of the round to another, clockwise from the top."""
        turns = [start + (end - start) * step / 40 for step in range(41)]
        rim = [(x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)) for turn in turns]
        lines = " ".join(f"{at:.2f} {self.height - down:.2f} l" for at, down in rim)
        self.parts.append(f"{_rgb(fill)} rg {x} {self.height - y} m {lines} h f")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float, pixel: tuple[int, int, int]) -> Sheet:
        """A picture of one colour."""
        self.pictures.append(bytes(pixel) * 64)
        name = f"I{len(self.pictures)}"
        self.parts.append(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm /{name} Do Q")
        return self

    def grid(
        self, x: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], *, row_height: float = 40,
        fills: dict[tuple[int, int], Colour] | None = None, size: float = 9, rules: str = "all",
    ) -> Sheet:  # fmt: skip
        """A grid with a text in each cell; ``\\n`` starts a new line of it. ``rules``: all, level, none."""
        edges = [x + sum(widths[:at]) for at in range(len(widths) + 1)]
        for row, texts in enumerate(rows):
            y = top + row * row_height
            for column, text in enumerate(texts):
                fill = (fills or {}).get((row, column))
                if fill or rules == "all":
                    self.box(edges[column], y, edges[column + 1], y + row_height, fill, stroke=rules == "all")
                for line, words in enumerate(text.split("\n")):
                    self.text(edges[column] + 3, y + 3 + line * size * 1.2, words, size)
        if rules == "level":
            for row in range(len(rows) + 1):
                self.rule(edges[0], top + row * row_height, edges[-1], top + row * row_height)
        return self


def _rgb(colour: Colour) -> str:
    return " ".join(f"{channel:.3f}" for channel in colour)


def pdf(*sheets: Sheet) -> bytes:
    """The sheets as a PDF file."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = " ".join(
        f"/{key} {add(f'<< /Type /Font /Subtype /Type1 /BaseFont /{name} {_encoding(name)} >>'.encode())} 0 R"
        for key, name in FONTS.items()
    )
    pages = []
    for sheet in sheets:
        images = " ".join(f"/I{at} {add(_image(data))} 0 R" for at, data in enumerate(sheet.pictures, 1))
        content = zlib.compress("\n".join(sheet.parts).encode("cp1252"))
        stream = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
        left, bottom = sheet.origin
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}] " if sheet.crop else ""
        pages.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{left} {bottom} {sheet.width} {sheet.height}] {crop}"
                f"/Rotate {sheet.turned} /Resources << /Font << {fonts} >> /XObject << {images} >> >> "
                f"/Contents {stream} 0 R >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{page} 0 R' for page in pages)}] >>".encode()
    return assembled(objects)


def _encoding(font: str) -> str:
    return "" if font == "ZapfDingbats" else "/Encoding /WinAnsiEncoding"


def _image(data: bytes) -> bytes:
    return (
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        b"/Length %d >>\nstream\n%s\nendstream" % (len(data), data)
    )


def assembled(objects: Sequence[bytes]) -> bytes:
    """Numbered objects, the first of them the catalogue, as a file with its table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
