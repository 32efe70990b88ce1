"""Grids as the rules of a page draw them: whatever cells are drawn come back, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats import extract
from extractors.pdf.frame import Box
from extractors.pdf.lattice import Lattice, Span, find_lattice, parted
from extractors.pdf.rules import level_rules, meshes, upright_rules
from extractors.records import Table

FAMILIES = Path(__file__).resolve().parent.parent / "samples" / "families"


@st.composite
def partitions(draw: st.DrawFn) -> tuple[list[float], list[float], list[Span]]:
    """A grid with some of its cells put together to rectangles."""
    xs = [50.0]
    for _ in range(draw(st.integers(2, 6))):
        xs.append(xs[-1] + draw(st.floats(12, 90)))
    ys = [80.0]
    for _ in range(draw(st.integers(1, 6))):
        ys.append(ys[-1] + draw(st.floats(12, 60)))
    rows, columns = len(ys) - 1, len(xs) - 1
    free = [[True] * columns for _ in range(rows)]
    spans = []
    for row in range(rows):
        for column in range(columns):
            if not free[row][column]:
                continue
            wide = tall = 1
            if draw(st.booleans()):
                while column + wide < columns and free[row][column + wide] and wide < draw(st.integers(1, 3)):
                    wide += 1
                while (
                    row + tall < rows
                    and all(free[row + tall][column : column + wide])
                    and tall < draw(st.integers(1, 3))
                ):
                    tall += 1
            for at in range(row, row + tall):
                free[at][column : column + wide] = [False] * wide
            spans.append(Span(row, column, row + tall, column + wide))
    return xs, ys, spans


def sides(lattice: Lattice, shuffle: random.Random) -> tuple[list[Box], list[Box]]:
    """The sides of every cell as rules, in any order, as word processors draw them."""
    across: list[Box] = []
    down: list[Box] = []
    for span in lattice.spans:
        x0, top, x1, bottom = lattice.box(span)
        across += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
        down += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    shuffle.shuffle(across)
    shuffle.shuffle(down)
    return across, down


@given(partitions(), st.randoms(use_true_random=False), st.floats(-0.8, 0.8))
def test_the_cells_that_are_drawn_come_back(
    partition: tuple[list[float], list[float], list[Span]], shuffle: random.Random, lean: float
) -> None:
    xs, ys, spans = partition
    drawn = Lattice(tuple(xs), tuple(ys), tuple(spans))
    across, down = sides(drawn, shuffle)
    down = [(x0 + lean, top, x1 + lean, bottom) for x0, top, x1, bottom in down]
    (mesh,) = meshes(level_rules(across), upright_rules(down))
    found = find_lattice(mesh)
    assert found is not None
    boxes = sorted(tuple(round(edge) for edge in drawn.box(span)) for span in spans)
    ours = sorted(tuple(round(edge) for edge in found.box(span)) for span in found.spans)
    assert len(ours) == len(boxes)
    assert all(
        abs(a - b) <= 2 for mine, theirs in zip(ours, boxes, strict=True) for a, b in zip(mine, theirs, strict=True)
    )


@given(partitions(), st.randoms(use_true_random=False))
def test_parting_loses_no_cell(partition: tuple[list[float], list[float], list[Span]], shuffle: random.Random) -> None:
    xs, ys, spans = partition
    (mesh,) = meshes(
        *(
            rules(boxes)
            for rules, boxes in zip(
                (level_rules, upright_rules), sides(Lattice(tuple(xs), tuple(ys), tuple(spans)), shuffle), strict=True
            )
        )
    )
    whole = find_lattice(mesh)
    assert whole is not None
    area = sum((b[2] - b[0]) * (b[3] - b[1]) for part in parted(whole) for b in map(part.box, part.spans))
    x0, top, x1, bottom = whole.outline
    assert area == pytest.approx((x1 - x0) * (bottom - top))


def test_dashes_make_a_rule_and_short_bits_none() -> None:
    dashes = [(50.0 + 6 * at, 100.0, 53.0 + 6 * at, 100.5) for at in range(20)]
    (rule,) = level_rules(dashes)
    assert (rule.start, rule.end) == (50, 167)
    assert level_rules([(50.0, 100.0, 52.0, 100.0)]) == []


@pytest.mark.parametrize("family", ["01_coloured_letters", "02_spanning_deliverables", "04_words_for_status"])
def test_ruled_grids_are_those_that_pdfplumber_finds(family: str) -> None:
    path = FAMILIES / family / "report.pdf"
    ours = [
        ["".join("".join(cell.text.split()) for cell in row.cells) for row in block.rows]
        for block in extract("report.pdf", path.read_bytes()).blocks()
        if isinstance(block, Table)
    ]
    with pdfplumber.open(path) as document:
        theirs = [
            ["".join("".join((text or "").split()) for text in row) for row in table]
            for page in document.pages
            for table in page.extract_tables()
        ]
    assert ours == theirs
