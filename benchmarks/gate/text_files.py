"""Blocks written as text: tabs between the cells, pipe tables, columns of spaces."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence

from benchmarks.gate.blocks import Block, Grid, Heading, Words, filled
from benchmarks.gate.charts import Chart


def tabbed(blocks: Sequence[Block]) -> bytes:
    """Tabs between the cells, as text taken out of a PDF has them."""
    return _text(blocks, lambda grid: "\n".join("\t".join(cells) for cells in filled(grid)))


def markdown(blocks: Sequence[Block]) -> bytes:
    """Markdown with pipe tables."""

    def table(grid: Grid) -> str:
        rows = filled(grid)
        if not grid.header:
            rows = [[""] * len(rows[0]), *rows]
        lines = [f"| {' | '.join(cells)} |" for cells in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
        return "\n".join(lines)

    return _text(blocks, table, marks=True)


def aligned(blocks: Sequence[Block]) -> bytes:
    """Columns of spaces with wrapped cells, as layout-preserving tools print them."""

    def table(grid: Grid) -> str:
        rows = filled(grid)
        widths = [max(4, min(34, max(len(cells[at]) for cells in rows))) for at in range(len(rows[0]))]
        lines = []
        for cells in rows:
            wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
            for at in range(max(map(len, wrapped))):
                parts = [cell[at] if at < len(cell) else "" for cell in wrapped]
                lines.append("  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip())
            lines.append("")
        return "\n".join(lines)

    return _text(blocks, table)


def _text(blocks: Iterable[Block], table: Callable[[Grid], str], marks: bool = False) -> bytes:
    parts = []
    for block in blocks:
        if isinstance(block, Chart):
            continue
        if isinstance(block, Heading):
            parts.append(f"{'#' * block.level} {block.text}" if marks else block.text)
        else:
            parts.append(block.text if isinstance(block, Words) else table(block))
    return ("\n\n".join(parts) + "\n").encode()
