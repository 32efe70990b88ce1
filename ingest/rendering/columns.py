"""What a table shows of a record: which fields, under which headings, and what gives way first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table on a terminal.

    ``least`` is the narrowest width in characters that is still of use. ``rank`` 0 always stays; of the
    others the highest goes first where the terminal is narrow. ``lines`` is how many lines a cell may
    take before it is cut with an ellipsis. ``shared`` columns are printed once above the table where
    every record says the same. ``words`` says what to show for some values (``{1: "yes", 0: ""}``), and
    ``instead`` names the field to show where this one is None.
    """

    name: str
    heading: str
    least: int = 6
    rank: int = 0
    lines: int = 1
    shared: bool = False
    words: Mapping[Any, str] | None = None
    instead: str = ""

    def value(self, record: Record) -> Any:
        """What this column shows of a record."""
        value = record.get(self.name)
        if value is None and self.instead:
            value = record.get(self.instead)
        return self.words.get(value, value) if self.words else value
