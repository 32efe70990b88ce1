"""``tallybook milestones``: dated and undated milestones."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from ingest.options import database, output_format, period, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import MILESTONES


@verb("milestones", "tallybook milestones --overdue --format md")
@plan()
@period()
@click.option(
    "--due-before",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"]),
    help="Only milestones due before this day (2019-11-27, 27/11/2019 or '27 November 2019').",
)
@click.option("--overdue", is_flag=True, help="Only milestones overdue at the end of their report's period.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many.")
@output_format()
@database()
def command(
    plan: str | None,
    period: str | None,
    due_before: datetime | None,
    overdue: bool,
    limit: int | None,
    form: str,
    db: Path,
) -> None:
    """List milestones, dated ones first."""
    day: date | None = due_before.date() if due_before else None
    with reading(db) as history:
        records = history.milestones(plan=plan, period=period, due_before=day, overdue=overdue, limit=limit)
        render(records, form, MILESTONES.columns, MILESTONES.fields, MILESTONES.empty)
