"""The overviews of a report, cell by cell: which rating a cell counts, and of which theme and timescale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalise.carried_forward import is_marked
from normalise.records import Report, StatedCount


@dataclass(frozen=True, slots=True)
class Column:
    """A rating that an overview counts: its printed label, colour and meaning."""

    label: str
    status: str | None
    state: str | None


def overviews(report: Report) -> tuple[tuple[StatedCount, ...], ...]:
    """The cells of each overview of a report, in printed order, without columns for "c/f"."""
    tables = (tuple(cell for cell in cells if not counts_carried_forward(cell)) for cells in _tables(report))
    return tuple(cells for cells in tables if cells)


def carried_forward_notes(report: Report) -> tuple[tuple[tuple[StatedCount, ...], tuple[StatedCount, ...]], ...]:
    """Each overview with those of its cells that count what is carried forward: "9 c/f", or a column of its own."""
    tables = ((tuple(cells), tuple(c for c in cells if c.carried_forward is not None)) for cells in _tables(report))
    return tuple((cells, notes) for cells, notes in tables if notes)


def _tables(report: Report) -> tuple[list[StatedCount], ...]:
    found: dict[int, list[StatedCount]] = {}
    for count in report.stated_counts:
        if count.source == "overview":
            found.setdefault(count.group, []).append(count)
    return tuple(found.values())


def rated(cell: StatedCount) -> bool:
    """Whether a cell counts one rating; false for a total of actions, and in a column of its own for "c/f"."""
    return bool(cell.status_printed or cell.status or cell.state) and not counts_carried_forward(cell)


def counts_carried_forward(cell: StatedCount) -> bool:
    """Whether a cell stands in a column for what is carried forward, across the ratings."""
    return cell.status is None and known_state(cell.state) is None and is_marked(cell.status_printed or "")


def column_of(cell: StatedCount) -> Column:
    """The rating that a cell counts."""
    return Column(plain_label(cell.status_printed or ""), cell.status, known_state(cell.state))


def scope_of(cell: StatedCount) -> tuple[str | None, str | None, Column | None]:
    """What a cell counts: theme, timescale and rating, None for all of them."""
    theme = plain_label(cell.theme) if cell.theme else None
    timescale = plain_label(cell.timescale) if cell.timescale else None
    return theme, timescale, column_of(cell) if rated(cell) else None


def filled_in(cells: Sequence[StatedCount]) -> tuple[StatedCount, ...]:
    """The cells that state something: all but those of a total row in which every rating is blank,
    which nobody filled in."""
    total_row = [cell for cell in cells if cell.theme is None and rated(cell)]
    if all(not cell.printed.strip() for cell in total_row):
        return tuple(cell for cell in cells if cell.theme is not None or not rated(cell))
    return tuple(cells)


def known_state(state: str | None) -> str | None:
    """The state, or None where it is not known."""
    return None if state in (None, "", "unknown") else state


def plain_label(text: str) -> str:
    """A theme, timescale or rating as it is compared: without case, double spaces and closing points."""
    return " ".join(text.casefold().split()).strip(" .:")
