"""Plain sentences, headings and labelled values between tables, wrapped to the width of the screen."""

from __future__ import annotations

from ingest.rendering.escaping import visible


def say(text: str = "", indent: int = 0, style: str = "", hanging: int = 0) -> None:
    """Print text wrapped to the screen, ``indent`` characters in, all but the first line ``hanging`` more."""
    # Rich is slow to load, and every verb's help passes through here.
    from rich.text import Text

    from ingest.rendering.console import console

    screen = console()
    width = max(screen.width - indent - hanging, 10)
    for number, line in enumerate(Text(visible(text), style=style).wrap(screen, width, overflow="fold")):
        line.rstrip()
        screen.print(Text(" " * (indent + (hanging if number else 0))) + line, soft_wrap=True)


def heading(text: str) -> None:
    """Print a heading with an empty line before it."""
    say()
    say(text, style="bold")


def field(name: str, value: object) -> None:
    """Print ``name: value`` with the values of a block under each other; nothing where there is no value."""
    if value not in (None, ""):
        say(f"{name + ':':<14}{value}", hanging=14)


def quantity(number: int, one: str, many: str = "") -> str:
    """``1 action``, ``2 actions``, ``2 entries``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
