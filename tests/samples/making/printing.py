"""PDF files for the samples: from Word by LibreOffice, or drawn by reportlab."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_EXPORT = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"%s"}}'
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def print_word(source: Path, target: Path, tagged: bool = False) -> None:
    """Prints a Word document as LibreOffice lays it out."""
    with tempfile.TemporaryDirectory() as folder:
        words = [
            "soffice",
            "--headless",
            "--convert-to",
            _EXPORT % str(tagged).lower(),
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(words, check=True, capture_output=True)
        shutil.move(Path(folder) / source.with_suffix(".pdf").name, target)


def tabbed(lines: Sequence[str | Sequence[Sequence[str]]]) -> str:
    """The text of a report: lines as they are, tables with tabs between their cells."""
    parts: list[str] = []
    for line in lines:
        parts.append(line if isinstance(line, str) else "\n".join("\t".join(row) for row in line))
    return "\n\n".join(parts) + "\n"


def fonts() -> None:
    """Makes the DejaVu fonts known to reportlab as ``Sans``, ``Bold`` and ``Serif``."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("Sans", "DejaVuSans"), ("Bold", "DejaVuSans-Bold"), ("Serif", "DejaVuSerif")):
        pdfmetrics.registerFont(TTFont(name, str(DEJAVU / f"{file}.ttf")))
