"""``tallybook reports``: what has been ingested, what failed and why."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import database, output_format, period, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import FAILURES, REPORTS


@verb("reports", "tallybook reports --failed --format csv")
@plan()
@period()
@click.option("--failed", is_flag=True, help="Only files that could not be read, with the cause and what to do.")
@output_format()
@database()
def command(plan: str | None, period: str | None, failed: bool, form: str, db: Path) -> None:
    """List what has been ingested, what failed and why."""
    with reading(db) as history:
        records = history.reports(plan=plan, period=period, outcome="failed" if failed else None)
        view = FAILURES if failed else REPORTS
        render(records, form, view.columns, view.fields, view.empty)
