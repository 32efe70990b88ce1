"""Records as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from itertools import chain

from ingest.rendering.columns import Record
from ingest.rendering.escaping import spreadsheet_safe
from ingest.rendering.values import as_text


def print_csv(records: Iterable[Record], fields: Sequence[str]) -> None:
    """Print a header row and one row a record; numbers stay numbers, text is guarded."""
    rows = iter(records)
    first = next(rows, None)
    names = [*fields, *(name for name in first or () if name not in fields)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for record in chain([first] if first is not None else [], rows):
        writer.writerow([_cell(record.get(name)) for name in names])


def _cell(value: object) -> object:
    return value if isinstance(value, (int, float)) else spreadsheet_safe(as_text(value))
