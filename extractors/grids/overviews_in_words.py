"""An overview printed as words, as below a chart: "Complete: 12 | On track: 9", or a line for each rating.

Read where the report has one of it, or one under each of its themes: of some that count their theme only, nothing
says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractors.grids.claims import GridReading
from extractors.grids.count_lines import Entry, entries_of
from extractors.grids.headers import find_header
from extractors.grids.overview import counts_actions
from extractors.grids.ratings import is_colour
from extractors.grids.strips import strips_of
from extractors.grids.sums import Overview, is_total
from extractors.grids.titles import heading_above, text_of, theme_above
from extractors.printed import Account, PrintedCount
from extractors.records import Block, Paragraph, Table
from extractors.wording import one_line, plain

_FEWEST = 2

Run = list[tuple[int, list[Entry]]]  # paragraphs by their positions, and what each says


def claim_overview_in_words(reading: GridReading, blocks: Sequence[Block], number: int) -> Overview | None:
    """The overview that a run of unclaimed paragraphs is, or a run in each section, which it claims; None where there
    is none, or where it is not plain what each run counts."""
    runs = [run for run in _runs(reading, blocks) if _is_overview([entry for _, entries in run for entry in entries])]
    runs = [run for run in runs if not _is_scale(run, blocks) and not _ends_a_sentence(run, blocks)]
    themes = _themes_of(runs, blocks, reading.claimed)
    if themes is None or not all(counts_actions(heading_above(blocks, run[0][0], reading.claimed)) for run in runs):
        return None
    counts: list[PrintedCount] = []
    for run, theme in zip(runs, themes, strict=True):
        for at, entries in run:
            place = blocks[at].place
            reading.claimed.add(at)
            reading.accounts.append(Account(place, "count"))
            counts += [
                PrintedCount(n, place, number, theme=theme, status="" if is_total(label) else label)
                for label, n in entries
            ]
    return Overview(tuple(counts), ())


def _themes_of(runs: Sequence[Run], blocks: Sequence[Block], claimed: Collection[int]) -> list[str] | None:
    """The theme that each run counts, "" for all; None where that is not plain."""
    apart = {*claimed, *(at for run in runs for at, _ in run)}
    sections = _sections(blocks, apart)
    under = [_section_of(run[0][0], sections, blocks) for run in runs]
    if len(runs) == 1:
        alone = under[0] is None or len(sections) < 2 or under[0] == sections[-1]
        return [""] if alone else [_title(blocks, under[0])]
    if not runs or sorted(at for at in under if at is not None) != sections or under.count(None) > 1:
        return None
    return [_title(blocks, at) for at in under]


def _sections(blocks: Sequence[Block], claimed: Collection[int]) -> list[int]:
    """The positions of the headings that name the themes of grids."""
    grids = [at for at, block in enumerate(blocks) if isinstance(block, Table) and _is_grid(block)]
    return sorted({there for at in grids if (there := theme_above(blocks, at, claimed)) is not None})


def _is_grid(table: Table) -> bool:
    strips = strips_of(table)
    return bool(strips) and find_header(strips, 0) is not None


def _section_of(at: int, sections: Sequence[int], blocks: Sequence[Block]) -> int | None:
    """The heading of the section that a line stands in: no other heading stands between the two."""
    above = [there for there in sections if there < at]
    between = blocks[above[-1] + 1 : at] if above else ()
    return None if not above or any(isinstance(block, Paragraph) and block.level for block in between) else above[-1]


def _title(blocks: Sequence[Block], at: int | None) -> str:
    block = None if at is None else blocks[at]
    return text_of(block) if isinstance(block, Paragraph) else ""


def _runs(reading: GridReading, blocks: Sequence[Block]) -> list[Run]:
    """Paragraphs that stand together and say nothing but labels and counts."""
    runs: list[Run] = []
    for at, block in enumerate(blocks):
        entries = _entries(block) if isinstance(block, Paragraph) and at not in reading.claimed else []
        if entries and runs and runs[-1][-1][0] == at - 1:
            runs[-1].append((at, entries))
        elif entries:
            runs.append([(at, entries)])
    return runs


def _is_overview(entries: Sequence[Entry]) -> bool:
    """True for several ratings, each once."""
    labels = [plain(label) or label for label, _ in entries]
    rated = [label for label, _ in entries if not is_total(label)]
    words = [label for label in rated if len(label) > 1 or not label.isascii()]
    enough = len(rated) >= _FEWEST or bool(rated) and len(entries) > len(rated)
    return enough and len(set(labels)) == len(labels) and (bool(words) or sum(map(is_colour, rated)) > 1)


def _ends_a_sentence(run: Run, blocks: Sequence[Block]) -> bool:
    """True below words that say what the figures are out of: "Of the 30 actions:"."""
    above = blocks[run[0][0] - 1] if run[0][0] else None
    return isinstance(above, Paragraph) and re.search(r"\d.*:\s*\Z", above.text, re.DOTALL) is not None


def _is_scale(run: Run, blocks: Sequence[Block]) -> bool:
    """True for lines that begin with numbers in their order: a scale, and what each stands for."""
    lines = [block.text for at, _ in run if isinstance(block := blocks[at], Paragraph)]
    figures = [int(count.split()[0]) for _, entries in run for _, count in entries]
    in_order = figures in (list(range(1, len(figures) + 1)), list(range(len(figures), 0, -1)))
    return in_order and all(line.strip()[:1].isdecimal() for line in lines)


def _entries(paragraph: Paragraph) -> list[Entry]:
    return entries_of(one_line(paragraph.text)) if paragraph.marker in ("", "•") else []
