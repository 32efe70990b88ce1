"""The colours that a page shows, looked up in a picture of it: painted shapes overlap, what is seen does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from extractors.pdf.frame import Box, Frame

_MOST_PIXELS = 4_000_000
_SAMPLE = 24  # pixels along a side that are looked at


def colours_of(page: Any, frame: Frame) -> Callable[[Box], tuple[int, int, int] | None]:
    """A function that gives the colour most of a box in reading space has, None where there is none to see. The
    page is drawn when it is first asked."""

    @cache
    def picture() -> Image.Image | None:
        return _drawn(page)

    def colour_at(box: Box) -> tuple[int, int, int] | None:
        paper = picture()
        if paper is None:
            return None
        x0, top, x1, bottom = frame.shown(box)
        crop = paper.crop((int(x0), int(top), max(int(x1), int(x0) + 1), max(int(bottom), int(top) + 1)))
        crop.thumbnail((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
        channels = crop.tobytes()
        pixels = Counter(zip(channels[0::3], channels[1::3], channels[2::3], strict=True))
        return pixels.most_common(1)[0][0] if pixels else None

    return colour_at


def _drawn(page: Any) -> Image.Image | None:
    """The page at one pixel a point, as it is shown."""
    width, height = int(pdfium.FPDF_GetPageWidthF(page)) + 1, int(pdfium.FPDF_GetPageHeightF(page)) + 1
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGR)
    pdfium.FPDFBitmap_FillRect(bitmap.raw, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap.raw, page, 0, 0, width, height, 0, 0)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    return picture
