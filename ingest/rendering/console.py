"""The one Rich console: as wide as its terminal; 120 characters (or COLUMNS) and no colour in a pipe."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache

from rich.console import Console

_PIPE_WIDTH = 120
_UNKNOWN_WIDTH = 80  # of terminals that do not say


def width() -> int:
    """How many characters a line may have."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    if not sys.stdout.isatty():
        return _PIPE_WIDTH
    # not shutil's: it asks the stream that Python began with, which ours took the place of
    with suppress(OSError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or _UNKNOWN_WIDTH
    return _UNKNOWN_WIDTH


@cache
def console() -> Console:
    """The console on standard output. Nothing printed through it is read as markup, emoji or a link."""
    return Console(file=sys.stdout, width=width(), markup=False, emoji=False, highlight=False, legacy_windows=False)
