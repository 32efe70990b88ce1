"""What the grid counts: which rows a cell of the overview stands for, and which rows it may stand for.

A row whose theme, timescale or status cannot be read is never guessed into a cell. It makes the count an
interval instead, from the rows that surely belong to the cell to those that could.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.overviews import Column, column_of, known_state, plain_label, rated
from corpus.quoting import row_numbers
from normalise.records import Action, StatedCount
from normalise.themes import match_themes
from normalise.vocabulary import OPEN_STATES

NOT_APPLICABLE = frozenset({"na", "n/a", "not applicable", "none", "-", "–", "—"})
_STATES_OF_PROGRESS = OPEN_STATES | {"complete"}


@dataclass(frozen=True, slots=True)
class Tally:
    """The rows of the grid that a cell stands for: surely, and those that could be added."""

    rows: tuple[Action, ...]
    perhaps: tuple[Action, ...] = ()

    @property
    def low(self) -> int:
        return len(self.rows)

    @property
    def high(self) -> int:
        return len(self.rows) + len(self.perhaps)

    def allows(self, value: int) -> bool:
        """Whether the rows can give this value."""
        return self.low <= value <= self.high

    def words(self) -> str:
        """``6``; ``21 (22 with row 48)`` where rows could be added; ``2 to 11`` where many could."""
        if not self.perhaps:
            return str(self.low)
        if len(self.perhaps) > 3:
            return f"{self.low} to {self.high}"
        return f"{self.low} ({self.high} with {row_numbers(self.perhaps)})"


class Comparison:
    """An overview laid beside the rows of a grid."""

    def __init__(self, cells: Sequence[StatedCount], actions: Sequence[Action]) -> None:
        self.actions = tuple(actions)
        self.columns = tuple(dict.fromkeys(column_of(cell) for cell in cells if rated(cell)))
        self.terms = frozenset(plain_label(cell.timescale) for cell in cells if cell.timescale)
        stated = list(dict.fromkeys(cell.theme for cell in cells if cell.theme))
        printed = list(dict.fromkeys(action.theme for action in actions if action.theme))
        self.themes = match_themes(stated, printed)
        self._strangers = not printed or len(self.themes) < len(printed)
        self._fits = {action.row: columns_of(action, self.columns) for action in actions}
        self._alike = self._rows_alike()

    def hindrance(self) -> str:
        """Why the overview cannot be compared with the grid at all, or ``""``."""
        terms = {plain_label(action.timescale) for action in self.actions if action.timescale}
        if self.terms and not terms:
            return "no timescale could be read in the grid"
        if self.terms and not self.terms & terms:
            return "the timescales of the overview are not those of the grid"
        if self.columns and not any(sure for _, sure in self._fits.values()):
            return "the ratings of the overview could not be found in the grid"
        return ""

    def tally(self, cell: StatedCount) -> Tally | None:
        """The rows that a cell counts; None where its theme may stand in the grid under another name."""
        if cell.theme and cell.theme not in self.themes and self._strangers:
            return None
        rows: list[Action] = []
        perhaps: list[Action] = []
        for alike in self._alike_in(cell.theme):
            fits = (self._theme(cell, alike[0]), self._term(cell, alike[0]), self._rating(cell, alike[0]))
            if all(fit is True for fit in fits):
                rows += alike
            elif all(fit is not False for fit in fits):
                perhaps += alike
        return Tally(_in_order(rows), _in_order(perhaps))

    def unplaced(self, cell: StatedCount) -> tuple[Action, ...]:
        """Rows of the cell's theme that no cell surely counts: the likely cause of a difference."""
        return tuple(
            action
            for action in self.actions
            if self._theme(cell, action) is True
            and ((self.terms and not action.timescale) or not self._fits[action.row][1])
        )

    def outside(self, cell: StatedCount) -> tuple[Action, ...]:
        """Rows of the cell's theme and timescale that no rating of the overview surely counts."""
        return tuple(
            action
            for action in self.actions
            if self._theme(cell, action) is not False
            and self._term(cell, action) is not False
            and not self._fits[action.row][1]
        )

    def _rows_alike(self) -> dict[str | None, list[list[Action]]]:
        # A long grid has few kinds of row, and every cell of the overview asks about those of its theme.
        kinds: dict[tuple[object, ...], list[Action]] = {}
        for action in self.actions:
            kind = (action.theme, action.timescale, self._fits[action.row], action.state == "superseded")
            kinds.setdefault(kind, []).append(action)
        by_theme: dict[str | None, list[list[Action]]] = {}
        for rows in kinds.values():
            by_theme.setdefault(rows[0].theme, []).append(rows)
        return by_theme

    def _alike_in(self, theme: str | None) -> list[list[Action]]:
        """The kinds of row that a cell of this theme may count: those of the theme, and those of none."""
        if theme is None:
            return [rows for kinds in self._alike.values() for rows in kinds]
        own = self._alike.get(self.themes[theme], []) if theme in self.themes else []
        return [*own, *self._alike.get(None, [])]

    def _theme(self, cell: StatedCount, action: Action) -> bool | None:
        if cell.theme is None:
            return True
        if action.theme is None:
            return None
        return self.themes.get(cell.theme) == action.theme

    def _term(self, cell: StatedCount, action: Action) -> bool | None:
        if cell.timescale is None:
            return True
        if not action.timescale or plain_label(action.timescale) not in self.terms:
            return None  # "S/M" and "ongoing" may have been counted under any of them
        return plain_label(action.timescale) == plain_label(cell.timescale)

    def _rating(self, cell: StatedCount, action: Action) -> bool | None:
        if not rated(cell):
            # A total may or may not count an action that was given up, where no rating counts it.
            given_up = action.state == "superseded" and bool(self.columns) and not self._fits[action.row][0]
            return None if given_up else True
        columns, sure = self._fits[action.row]
        if column_of(cell) not in columns:
            return False
        return True if sure else None


def _in_order(actions: list[Action]) -> tuple[Action, ...]:
    return tuple(sorted(actions, key=lambda action: action.row))


def columns_of(action: Action, columns: Sequence[Column]) -> tuple[frozenset[Column], bool]:
    """The columns that a row can stand in, and whether that is sure.

    The printed label decides first, then the colour, then the meaning. A row without a rating can stand
    in any column, and one marked not applicable in those that stand for no progress either.
    """
    printed = plain_label(action.status_printed or "")
    state = known_state(action.state)
    if printed:
        same = frozenset(column for column in columns if column.label == printed)
        if same:
            return same, len(same) == 1
    if printed in NOT_APPLICABLE:
        return frozenset(column for column in columns if column.state not in _STATES_OF_PROGRESS), False
    if action.status is None and state is None:
        return frozenset(columns), False
    same = frozenset(_alike(action.status, state, columns))
    if same:
        return same, len(same) == 1
    return frozenset(column for column in columns if not _comparable(action.status, state, column)), False


def _alike(status: str | None, state: str | None, columns: Sequence[Column]) -> Iterator[Column]:
    for column in columns:
        if status and column.status:
            if status == column.status:
                yield column
        elif state and column.state == state:
            yield column


def _comparable(status: str | None, state: str | None, column: Column) -> bool:
    return bool((status and column.status) or (state and column.state))
