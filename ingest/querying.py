"""The history as the verbs that only look at it open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.history import History


def reading(path: Path) -> History:
    """The history at ``path``, to read only; a ``DatabaseFault`` where there is none."""
    from corpus.history import History

    return History.open(path, create=False, read_only=True)


def writing(path: Path, create: bool = False) -> History:
    """The history at ``path``, to write; made where it is missing only if ``create``."""
    from corpus.history import History

    return History.open(path, create=create)


def plans(history: History) -> list[str]:
    """The names of the plans that the history holds, in alphabetical order."""
    return sorted({str(row["plan"]) for row in history.reports() if row["plan"] is not None})
