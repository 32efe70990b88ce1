"""The text of a report as pages of blocks: grids first, by how their cells are parted, then prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from extractors.plaintext.aligned import find_aligned_grids
from extractors.plaintext.aligned_cards import find_aligned_cards
from extractors.plaintext.html_tables import find_html_grids
from extractors.plaintext.lines import Grid, SourceLine, split_lines
from extractors.plaintext.loose_figures import find_loose_figures, make_chart
from extractors.plaintext.pipes import find_pipe_grids
from extractors.plaintext.prose import find_paragraphs
from extractors.plaintext.quoted_lines import without_quote_marks
from extractors.plaintext.running_lines import find_running_lines
from extractors.plaintext.tables import make_table
from extractors.plaintext.tabs import find_tab_grids
from extractors.records import Block, Page, Problem

_UNSURE = (
    "Rows at the top of this page go on with a table of the page before, but without its headings their columns "
    "cannot be told apart: read the PDF itself, or repeat the headings on each page"
)


def read_pages(text: str) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Pages of paragraphs and tables in reading order, and the rows whose columns could not be told apart; a form
    feed starts a page.

    Every line with a word in it is part of exactly one row or paragraph.
    """
    lines = without_quote_marks(split_lines(text))
    while lines and lines[-1].page > 1 and lines[-1].blank:
        lines.pop()
    taken: dict[int, Grid] = {}
    drawn = find_loose_figures(lines)
    loose = {at for chart in drawn for at in chart}
    told = [replace(line, text="") if at in loose else line for at, line in enumerate(lines)]
    running = find_running_lines(told)
    finders: tuple[Callable[[Sequence[SourceLine]], list[Grid]], ...] = (
        find_html_grids,
        find_tab_grids,
        find_pipe_grids,
        partial(find_aligned_cards, running=running),
        partial(find_aligned_grids, running=running),
    )
    for find in finders:
        # A finder sees lines that are already part of a grid as blank, so that its runs end there.
        free = [SourceLine("", line.number, line.page) if at in taken else line for at, line in enumerate(told)]
        for grid in find(free):
            taken.update((at, grid) for at in grid.positions() if at not in taken)
    placed: list[tuple[int, int, Block]] = []
    problems: list[Problem] = []
    number = 0
    for grid in sorted({id(grid): grid for grid in taken.values()}.values(), key=lambda grid: grid.start):
        table = make_table(grid.rows, number + 1, lines[grid.start].page)
        if table is not None:
            number += 1
            placed.append((grid.start, lines[grid.start].page, table))
            if grid.unsure:
                problems.append(Problem(_UNSURE, table.place))
    for count, chart in enumerate(drawn, 1):
        placed.append((chart[0], lines[chart[0]].page, make_chart([lines[at] for at in chart], count)))
    for position, paragraph in find_paragraphs(told, taken, running):
        placed.append((position, lines[position].page, paragraph))
    placed.sort(key=lambda item: item[0])
    pages: dict[int, list[Block]] = {page: [] for page in range(1, lines[-1].page + 1 if lines else 2)}
    for _, page, block in placed:
        pages[page].append(block)
    return tuple(Page(page, tuple(blocks)) for page, blocks in pages.items()), tuple(problems)
