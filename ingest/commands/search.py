"""``tallybook search WORDS``: full-text search."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import database, output_format, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import HITS


@verb("search", "tallybook search '\"family support\" schools' --format md")
@click.argument("words", nargs=-1, required=True)
@plan()
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=50, show_default=True)
@output_format()
@database()
def command(words: tuple[str, ...], plan: str | None, limit: int, form: str, db: Path) -> None:
    """Search actions, evidence, milestones and prose. All the words must stand in one record; a "phrase" in
    double quotes and the beginning of a word* work too."""
    if not any(letter.isalnum() for letter in "".join(words)):
        raise click.UsageError("there is no word to search for")
    with reading(db) as history:
        records = history.search(" ".join(words), plan=plan, limit=limit)
        render(records, form, HITS.columns, HITS.fields, HITS.empty)
