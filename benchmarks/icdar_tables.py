"""Tables of the ICDAR 2013 competition found and read, ours beside those of other tools in one run.

    python -m benchmarks.icdar_tables [FOLDER] [--only NAME]

FOLDER has PDF files, each with its ``-reg.xml`` and ``-str.xml``; the default is
``real/tables/icdar2013-eu`` in the folder of public reports (``TALLYBOOK_SHARED``). A tool that is not
installed is left out, and a line says so.

Detection: a table of the truth is found where one of ours shares half of the area of both together
(intersection over union of 0.5 or more). Structure: the competition's adjacency relations (Göbel, Hassan,
Oro, Orsi 2013): every pair of neighbouring cells with text, to the right and below, blank cells skipped,
texts compared without spaces, case and punctuation. Precision, recall and F1 are over all relations of all
documents; tables that are none count against precision. The mean is that of the F1 of each document.
"""

from __future__ import annotations

import argparse
import os
import re
import time
import warnings
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FOLDER = Path(os.environ.get("TALLYBOOK_SHARED", "../shared")) / "real" / "tables" / "icdar2013-eu"
FOUND = 0.5

Box = tuple[float, float, float, float]
Relation = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class BenchCell:
    """A cell: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, both ends included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class BenchTable:
    """A table on a page (from 1), its box in points from the top left, its cells."""

    page: int
    box: Box
    cells: tuple[BenchCell, ...]


Reader = Callable[[Path], list[BenchTable]]


def truth_of(pdf: Path) -> list[BenchTable]:
    """The tables of a document; the parts of one that lies on several pages are tables of their own. The truth
    counts upwards from the foot of the page as it is before the viewer turns it."""
    pages = _pages(pdf)
    tables = []
    for region in ElementTree.parse(pdf.with_name(f"{pdf.stem}-str.xml")).getroot().iter("region"):
        page = int(region.attrib["page"])
        cells, boxes = [], []
        for cell in region.iter("cell"):
            top, left = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
            bottom, right = int(cell.attrib.get("end-row", top)), int(cell.attrib.get("end-col", left))
            cells.append(BenchCell(cell.findtext("content") or "", top, left, bottom, right))
            box = cell.find("bounding-box")
            if box is not None:
                x1, y1, x2, y2 = (float(box.attrib[name]) for name in ("x1", "y1", "x2", "y2"))
                width, height, turned = pages[page - 1]
                foot = width if turned % 180 else height
                boxes.append((x1, foot - y2, x2, foot - y1))
        tables.append(BenchTable(page, _around(boxes), tuple(cells)))
    return tables


def relations(table: BenchTable) -> Counter[Relation]:
    """The adjacency relations of a table: (page, text, neighbour's text, direction)."""
    at: dict[tuple[int, int], int] = {}
    texts = [_plain(cell.text) for cell in table.cells]
    for index, cell in enumerate(table.cells):
        if texts[index]:
            for row in range(cell.top, cell.bottom + 1):
                at.update(((row, column), index) for column in range(cell.left, cell.right + 1))
    pairs: set[tuple[int, int, str]] = set()
    for way, lines in (("right", sorted(at)), ("down", sorted(at, key=lambda place: (place[1], place[0])))):
        line = 0 if way == "right" else 1
        for before, after in pairwise(lines):
            if before[line] == after[line] and at[before] != at[after]:
                pairs.add((at[before], at[after], way))
    return Counter((table.page, texts[first], texts[second], way) for first, second, way in pairs)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold() or "".join(text.split())


def _around(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def overlap(first: Box, second: Box) -> float:
    """The area two boxes share, as a share of the area of both together."""
    wide = min(first[2], second[2]) - max(first[0], second[0])
    tall = min(first[3], second[3]) - max(first[1], second[1])
    if wide <= 0 or tall <= 0:
        return 0.0
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (first, second))
    return wide * tall / (areas - wide * tall)


def ours(pdf: Path) -> list[BenchTable]:
    """The tables of our own reader."""
    from extractors.pdf.reading import find_tables

    found = []
    for table in find_tables(pdf.name, pdf.read_bytes()):
        cells = tuple(
            BenchCell(cell.text, at, cell.column, at + cell.rowspan - 1, cell.column + cell.colspan - 1)
            for at, row in enumerate(table.rows)
            for cell in row.cells
        )
        assert table.place.page and table.place.bbox
        found.append(BenchTable(table.place.page, table.place.bbox, cells))
    return found


def _grid(rows: Sequence[Sequence[str | None]]) -> tuple[BenchCell, ...]:
    return tuple(
        BenchCell(text or "", at, column, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)
    )


def with_pdfplumber(pdf: Path) -> list[BenchTable]:
    """The tables of pdfplumber with its own settings."""
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        return [
            BenchTable(page.page_number, table.bbox, _grid(table.extract()))
            for page in document.pages
            for table in page.find_tables()
        ]


def with_camelot(flavour: str) -> Reader:
    """The tables of camelot in one of its ways of reading."""

    def read(pdf: Path) -> list[BenchTable]:
        import camelot

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = camelot.read_pdf(str(pdf), pages="all", flavor=flavour, suppress_stdout=True)
        found = []
        for table in tables:
            x0, y0, x1, y1 = table._bbox
            height = _pages(pdf)[table.page - 1][1]
            box = (x0, height - y1, x1, height - y0)
            found.append(BenchTable(table.page, box, _grid(table.df.values.tolist())))
        return found

    return read


def _pages(pdf: Path) -> list[tuple[float, float, int]]:
    """Width, height and turn of each page as shown."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [(*page.get_size(), page.get_rotation()) for page in document]


def readers() -> Iterator[tuple[str, Reader | None]]:
    """Each tool and how it reads, or None where it is not installed."""
    yield "tallybook", ours
    for name, needed, reader in (
        ("pdfplumber", "pdfplumber", with_pdfplumber),
        ("camelot lattice", "camelot", with_camelot("lattice")),
        ("camelot stream", "camelot", with_camelot("stream")),
        ("camelot hybrid", "camelot", with_camelot("hybrid")),
    ):
        try:
            __import__(needed)
        except ImportError:
            yield name, None
        else:
            yield name, reader


def _f1(right: int, said: int, true: int) -> float:
    return 2 * right / (said + true) if said + true else 1.0


def measure(name: str, read: Reader, pdfs: Sequence[Path], verbose: bool) -> str:
    """One line of figures for one tool."""
    right = said = true = hit = tables = given = 0
    means = []
    started = time.perf_counter()
    for pdf in pdfs:
        truth = truth_of(pdf)
        found = read(pdf)
        wanted: Counter[Relation] = sum((relations(table) for table in truth), Counter())
        got: Counter[Relation] = sum((relations(table) for table in found), Counter())
        shared = sum((wanted & got).values())
        hits = sum(any(t.page == f.page and overlap(t.box, f.box) >= FOUND for f in found) for t in truth)
        means.append(_f1(shared, sum(got.values()), sum(wanted.values())))
        right, said, true = right + shared, said + sum(got.values()), true + sum(wanted.values())
        hit, tables, given = hit + hits, tables + len(truth), given + len(found)
        if verbose:
            figures = f"found {hits} of {len(truth)} (gave {len(found)})"
            print(f"  {pdf.stem}  F1 {means[-1]:.3f}  {figures}")
    seconds = time.perf_counter() - started
    precision, recall = right / said if said else 0.0, right / true if true else 0.0
    return (
        f"{name:<16} {hit:>3} of {tables} ({hit / tables:5.1%}) {given:>5} {precision:9.3f} {recall:7.3f} "
        f"{_f1(right, said, true):6.3f} {sum(means) / len(means):6.3f} {seconds:7.1f}"
    )


def main() -> None:
    """Print a line for each tool."""
    parser = argparse.ArgumentParser(description="ICDAR 2013 tables, ours beside other tools")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--only", help="the name of one tool; prints a line for each document")
    arguments = parser.parse_args()
    pdfs = sorted(arguments.folder.glob("*.pdf"))
    if not pdfs:
        print(f"No PDF files in {arguments.folder}; set TALLYBOOK_SHARED, or name the folder.")
        return
    titles = ("tables found", 18), ("given", 5), ("precision", 9), ("recall", 7), ("F1", 6), ("mean", 6), ("seconds", 7)
    print(" ".join([" " * 16, *(f"{title:>{width}}" for title, width in titles)]))
    for name, read in readers():
        if arguments.only and name != arguments.only:
            continue
        print(measure(name, read, pdfs, bool(arguments.only)) if read else f"{name:<16} not installed: left out")


if __name__ == "__main__":
    main()
