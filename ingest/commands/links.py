"""``tallybook links``: how actions go on from one report to the next."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import database, output_format, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import LINKS


@verb("links", "tallybook links --review")
@plan()
@click.option("--review", is_flag=True, help="Only the doubtful ones, for a person to decide.")
@output_format()
@database()
def command(plan: str | None, review: bool, form: str, db: Path) -> None:
    """List links across quarters with score and reasons. `tallybook link accept NUMBER` decides one."""
    with reading(db) as history:
        render(history.links(plan=plan, review=review), form, LINKS.columns, LINKS.fields, LINKS.empty)
