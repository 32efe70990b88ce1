"""Tables drawn with bars: Markdown's pipe tables, and those with a frame of dashes and pluses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.plaintext.emphasis import without_emphasis
from extractors.plaintext.lines import Grid, RawRow, SourceLine
from extractors.plaintext.reflow import join_lines

_BAR = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(r"\s*:?-+:?\s*")
_FEW_FRAMES = 3
_FIGURE = re.compile(r"\d{1,6}(?:\s*\(?\d{1,3}(?:\.\d+)?%\)?)?|[-–]")


def find_pipe_grids(lines: Sequence[SourceLine]) -> list[Grid]:
    """The tables drawn with bars, in order.

    Rows of dashes under the header or around the table are punctuation and no rows of it. Bars in
    running text ("Home | About") make no table: it takes a row of dashes, bars at both ends of two
    lines or more, or the same number of bars in three lines or more; fewer do where all below the first is figures.
    """
    found: list[Grid] = []
    start = 0
    for position in range(len(lines) + 1):
        inside = (
            position < len(lines)
            and (position == start or lines[position].page == lines[start].page)
            and ("|" in lines[position].text or _is_frame(lines[position].text))
        )
        if inside:
            continue
        if position > start:
            grid = _read(lines, start, position)
            if grid is not None:
                found.append(grid)
        if position < len(lines) and ("|" in lines[position].text or _is_frame(lines[position].text)):
            start = position  # a new page begins with a table of its own
        else:
            start = position + 1
    return found


def _read(lines: Sequence[SourceLine], start: int, stop: int) -> Grid | None:
    """The table in a stretch of lines with bars; lines of another shape above it are left out."""
    dashes = [at for at in range(start, stop) if _is_alignment(lines[at].text) or _is_frame(lines[at].text)]
    drawn = set(dashes)
    texts = [at for at in range(start, stop) if at not in drawn]
    if not texts:
        return None
    framed = [at for at in dashes if "+" in lines[at].text]
    widths = {at: len(_cells(lines[at].text)) for at in texts}
    if dashes:
        lowest = dashes[-1]
        header = max((at for at in texts if at < lowest), default=texts[0])
        if not framed or len(framed) < 2:
            first = next((at for at in texts if at == header or _bounded(lines[at].text)), header)
            texts = [at for at in texts if at >= first]
        if max(widths[at] for at in texts) < 2 or len(texts) < 2 and not _bounded(lines[texts[0]].text):
            return None
    elif not _is_even(lines, texts, widths):
        return None
    rows = _framed_rows(lines, texts, framed) if len(framed) > _FEW_FRAMES else None
    if rows is None:
        rows = [RawRow(_cells(lines[at].text), lines[at].number) for at in texts]
    first = min([texts[0], *(at for at in dashes if at > start or framed)]) if framed else texts[0]
    return Grid(first, stop, tuple(rows))


def _is_even(lines: Sequence[SourceLine], texts: Sequence[int], widths: dict[int, int]) -> bool:
    width, times = Counter(widths.values()).most_common(1)[0]
    if all(_bounded(lines[at].text) for at in texts):
        return width >= 2 and len(texts) >= 2
    if times != len(texts):
        return False
    if _all_figures(lines, texts):
        return width >= 2 and len(texts) >= 2 and width + len(texts) > 4
    return width >= 3 and len(texts) >= 3


def _all_figures(lines: Sequence[SourceLine], texts: Sequence[int]) -> bool:
    """Whether every line below the first is a label and figures, or figures alone: no running text is so."""
    rows = [[cell.strip() for cell in _cells(lines[at].text)] for at in texts[1:]]
    return bool(rows) and all(row and all(_FIGURE.fullmatch(cell) for cell in row[1:]) for row in rows)


def _framed_rows(lines: Sequence[SourceLine], texts: Sequence[int], framed: Sequence[int]) -> list[RawRow]:
    """Rows that stand between lines of dashes, however many lines each takes."""
    rows: list[RawRow] = []
    edges = iter([*framed, len(lines)])
    edge = next(edges)
    for at in texts:
        cells = _cells(lines[at].text)
        if rows and at < edge:
            above = rows[-1].cells
            width = max(len(above), len(cells))
            padded = (tuple(part) + ("",) * (width - len(part)) for part in (above, cells))
            joined = tuple(join_lines(a.rstrip(), b.strip()) for a, b in zip(*padded, strict=True))
            rows[-1] = RawRow(joined, rows[-1].line)
            continue
        while edge < at:
            edge = next(edges)
        rows.append(RawRow(cells, lines[at].number))
    return rows


def _cells(line: str) -> tuple[str, ...]:
    text = line.strip()
    cells = _BAR.split(text)
    if len(cells) > 1 and not cells[0].strip():
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and text.endswith("|"):
        cells = cells[:-1]
    return tuple(without_emphasis(cell.replace("\\|", "|").strip()) for cell in cells)


def _bounded(line: str) -> bool:
    text = line.strip()
    return len(text) > 1 and text.startswith("|") and text.endswith("|")


def _is_alignment(line: str) -> bool:
    text = line.strip()
    if "-" not in text or "|" not in text or len(text) > 10_000:
        return False
    cells = text.strip("|").split("|")
    return all(_ALIGNMENT.fullmatch(cell) for cell in cells)


def _is_frame(line: str) -> bool:
    """A line of dashes with a plus or bar in it."""
    text = line.strip()
    return (
        len(text) < 10_000
        and "--" in text.replace("=", "-")
        and ("+" in text or "|" in text)
        and not text.strip("-+|:= \t")
    )
