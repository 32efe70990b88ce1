"""Records as a Markdown table, to paste into a report or an issue."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ingest.rendering.columns import Column, Record
from ingest.rendering.escaping import markdown_safe
from ingest.rendering.values import as_text


def print_markdown(records: Sequence[Record], columns: Sequence[Column]) -> None:
    """Print a pipe table of all the columns, whatever their width."""
    _line([column.heading for column in columns])
    _line(["---"] * len(columns))
    for record in records:
        _line([markdown_safe(as_text(column.value(record))) for column in columns])


def _line(cells: Sequence[str]) -> None:
    sys.stdout.write("| " + " | ".join(cells) + " |\n")
