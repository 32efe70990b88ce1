"""The one Rich console: as wide as its terminal; 120 characters (or COLUMNS) and no colour in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache

from rich.console import Console

_PIPE_WIDTH = 120


def width() -> int:
    """How many characters a line may have."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    if sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return _PIPE_WIDTH


@cache
def console() -> Console:
    """The console on standard output. Nothing printed through it is read as markup, emoji or a link."""
    return Console(file=sys.stdout, width=width(), markup=False, emoji=False, highlight=False, legacy_windows=False)
