"""Records as a table that fits its terminal: columns give way, long text wraps, nothing runs over."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.rendering.columns import Column, Record
from ingest.rendering.console import console
from ingest.rendering.escaping import visible
from ingest.rendering.values import as_text

_GAP = 2  # spaces between two columns
_LONGEST_WORD = 16  # characters; a longer word, such as a path, may be broken
_STYLES = {
    "red": "red",
    "amber": "yellow",
    "green": "green",
    "blue": "blue",
    "amber/red": "red",
    "amber/green": "green",
    "error": "bold red",
    "warning": "yellow",
    "off track": "red",
    "at risk": "yellow",
    "failed": "red",
    "partial": "yellow",
    "unsure": "yellow",
}


def print_table(records: Sequence[Record], columns: Sequence[Column], empty: str) -> None:
    """Print the records, or the sentence ``empty`` where there are none."""
    screen = console()
    if not records:
        screen.print(Text(empty))
        return
    columns = _without_shared(records, columns, screen)
    cells = [[_text(record, column) for column in columns] for record in records]
    shown, widths = _fit(columns, cells, screen.width)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for index, width in zip(shown, widths, strict=True):
        table.add_column(Text(columns[index].heading), width=width, overflow="fold")
    for row in cells:
        table.add_row(*(_cut(row[i], columns[i], wide, screen) for i, wide in zip(shown, widths, strict=True)))
    with screen.capture() as printed:
        screen.print(table)
    # Rich fills the last column with spaces, which a pipe has no use for.
    sys.stdout.write("\n".join(line.rstrip(" ") for line in printed.get().split("\n")))


def _text(record: Record, column: Column) -> str:
    text = visible(as_text(column.value(record))).replace("\t", " ")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _without_shared(records: Sequence[Record], columns: Sequence[Column], screen: Console) -> list[Column]:
    """Print what all records share once, above the table, and return the columns in which they differ."""
    own: list[Column] = []
    for column in columns:
        values = {_text(record, column) for record in records} if column.shared else set()
        if values == {""}:
            continue
        if len(records) > 1 and len(values) == 1:
            screen.print(Text(f"{column.heading}: {values.pop()}"), style="dim")
        else:
            own.append(column)
    return own


def _fit(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> tuple[list[int], list[int]]:
    """Which columns are shown and how wide.

    Each gets its ``least`` and no word broken, where that fits; then enough that its cells are not cut;
    then what it needs to stand on one line, while the width lasts.
    """
    filled = [i for i, column in enumerate(columns) if column.rank == 0 or any(row[i] for row in cells)]
    wishes = {i: _wishes(columns[i], [row[i] for row in cells]) for i in filled}
    shown = list(filled)
    while sum(wishes[i][0] + _GAP for i in shown) - _GAP > width and any(columns[i].rank for i in shown):
        shown.remove(max(shown, key=lambda i: (columns[i].rank, i)))
    widths = {i: wishes[i][0] for i in shown}
    spare = width + _GAP - sum(widths[i] + _GAP for i in shown)
    for wish in (1, 2):
        while spare > 0 and (hungry := [i for i in shown if widths[i] < wishes[i][wish]]):
            for i in hungry[:spare]:
                widths[i] += 1
            spare -= len(hungry[:spare])
    while spare < 0 and any(widths[i] > 1 for i in shown):
        widths[max(shown, key=lambda i: widths[i])] -= 1
        spare += 1
    return shown, [widths[i] for i in shown]


def _wishes(column: Column, texts: Sequence[str]) -> tuple[int, int, int]:
    """The least width of a column, the one at which its cells are not cut, and the one for single lines."""
    lines = [cell_len(line) for text in texts for line in text.split("\n")]
    whole = max(cell_len(column.heading), *lines)
    words = max((cell_len(word) for text in texts for word in text.split()), default=0)
    # Lines break between words, so a cell needs somewhat more than its share.
    uncut = max((cell_len(text) * 5 // (4 * column.lines) for text in texts), default=0)
    least = min(whole, max(column.least, min(words, _LONGEST_WORD), cell_len(column.heading)))
    return least, max(least, min(whole, uncut + 1)), whole


def _cut(text: str, column: Column, width: int, screen: Console) -> Text:
    """The text in at most ``column.lines`` lines, with an ellipsis where something is left out."""
    # Rich wraps all it is given; a cell never shows more than this many characters.
    short = text[: width * (column.lines + 1) + 1]
    lines = Text(short).wrap(screen, width, overflow="fold")
    style = _STYLES.get(text, "")
    if len(lines) <= column.lines and short == text:
        return Text("\n", style=style).join(lines)
    kept = list(lines[: column.lines])
    last = kept[-1].plain.rstrip()
    while cell_len(last) > width - 1:
        last = last[:-1]
    kept[-1] = Text(last.rstrip() + "…")
    return Text("\n", style=style).join(kept)
