"""Records on the way out: a table for people, JSON, JSON Lines, CSV or Markdown for what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.rendering.columns import Column, Record
from ingest.rendering.values import decoded_record

FORMATS = ("table", "json", "jsonl", "csv", "md")


def render(
    records: Iterable[Record],
    form: str,
    columns: Sequence[Column],
    fields: Sequence[str],
    empty: str = "nothing found",
) -> None:
    """Print records to standard output.

    ``form`` is one of ``FORMATS``. A table and Markdown show ``columns``; the other forms give every
    one of ``fields``, in that order, followed by any further field of a record. ``empty`` is what a
    table says where there is no record.
    """
    whole = map(decoded_record, records)
    if form == "table":
        from ingest.rendering.table import print_table

        print_table(list(whole), columns, empty)
    elif form == "md":
        from ingest.rendering.markdown import print_markdown

        print_markdown(list(whole), columns)
    elif form == "csv":
        from ingest.rendering.spreadsheet import print_csv

        print_csv(whole, fields)
    else:
        from ingest.rendering.objects import print_json, print_json_lines

        (print_json if form == "json" else print_json_lines)(whole)
