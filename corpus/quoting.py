"""How a finding shows its two sides: rows, cells and sentences quoted with their places, scopes in words."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Quote
from extractors.printed import KeyEntry
from extractors.records import Place
from normalise.records import Action, Report, StatedCount

MOST_ROWS = 5  # a finding that quotes every row of a long grid is not read
MOST_NUMBERS = 12


def number(count: int, noun: str, plural: str = "") -> str:
    """``1 row``, ``3 rows``."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def listed(words: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shortened(text: str, longest: int = 100) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than ``longest``."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + " …"


def rating_words(cell: StatedCount) -> str:
    """What an overview column is called: the colour, else the printed label, so that a number reads as a rating."""
    words = cell.status or cell.status_printed or cell.state or "actions"
    return f"rated {words}" if words.isdecimal() else words


def term_words(cell: StatedCount) -> str:
    """The printed timescale of a cell, or ``""``."""
    return cell.timescale_printed or cell.timescale or ""


def scope_words(cell: StatedCount) -> str:
    """The theme and timescale of a cell: ``Health, Short term``; ``all themes`` for a total."""
    return ", ".join(word for word in (cell.theme or "all themes", term_words(cell)) if word)


def scope_key(cell: StatedCount) -> str:
    """What a cell is about, in words that survive re-reading."""
    words = (cell.theme or "total", cell.timescale or "all", cell.status or cell.status_printed or "all")
    return " | ".join(words)


def quote(text: str, place: Place, report: Report) -> Quote:
    """A passage of a report."""
    return Quote(text, place, report.name, report.sha256)


def quote_cell(cell: StatedCount, report: Report) -> Quote:
    """An overview cell with its labels: ``Health / Short term / A: 5``."""
    labels = (cell.theme or "Total", term_words(cell), cell.status_printed or cell.status or "")
    heading = " / ".join(label for label in labels if label)
    return quote(f"{heading}: {cell.printed.strip() or '(blank)'}", cell.place, report)


def quote_row(action: Action, report: Report) -> Quote:
    """A row of the grid: its number, its reference as printed, action, timescale and status."""
    cells = (shortened(action.action), action.timescale_printed or action.timescale, action.status_printed)
    text = " | ".join(cell for cell in cells if cell)
    ref = f" ({action.ref})" if action.ref else ""
    return quote(f"row {action.row}{ref}: {text}", action.place, report)


def quote_rows(actions: Sequence[Action], report: Report) -> tuple[Quote, ...]:
    """The first rows, as many as a reader will look at."""
    return tuple(quote_row(action, report) for action in actions[:MOST_ROWS])


def quote_claim(claim: StatedCount, report: Report) -> Quote:
    """A figure in prose, by its sentence where it is known."""
    return quote(shortened(claim.sentence or claim.printed, 300), claim.place, report)


def row_numbers(actions: Sequence[Action]) -> str:
    """``row 4``; ``rows 4, 7 and 9``; of a long run the first ones and how many more."""
    numbers = [str(action.row) for action in actions]
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) > MOST_NUMBERS:
        numbers = [*numbers[:MOST_NUMBERS], f"{len(numbers) - MOST_NUMBERS} more"]
    return f"rows {listed(numbers)}"


def action_key(action: Action) -> str:
    """An action in words that survive re-reading and new rows above it."""
    return " | ".join(part for part in (action.theme, action.ref, action.action) if part)


def quote_entry(entry: KeyEntry, report: Report) -> Quote:
    """A line of the report's key: ``A: in progress``."""
    return quote(f"{entry.label}: {entry.meaning}" if entry.meaning else entry.label, entry.place, report)
