"""A label and its text under each other in a block, wrapped to the width of the screen."""

from __future__ import annotations

from rich.text import Text

from ingest.rendering.console import console

_INDENT = 2
_WIDE = 11  # of the labels


def print_labelled(label: str, text: Text) -> None:
    """Print ``label: text``; further lines of the text stand under its first."""
    screen = console()
    width = max(screen.width - _INDENT - _WIDE, 10)
    for number, line in enumerate(text.wrap(screen, width, overflow="fold")):
        line.rstrip()
        start = f"{label + ':' if number == 0 else '':<{_WIDE}}"
        screen.print(Text(" " * _INDENT + start, style="dim") + line, soft_wrap=True)
