"""``tallybook actions``: actions by report, with filters."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import database, output_format, period, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import ACTIONS

STATES = (
    "complete",
    "on track",
    "in progress",
    "at risk",
    "off track",
    "not started",
    "superseded",
    "unknown",
)


@verb("actions", "tallybook actions --period '2017-18 Q4' --status amber --format csv")
@plan()
@period()
@click.option("--theme", metavar="WORDS", help="Only actions under this theme.")
@click.option("--status", metavar="COLOUR", help="Only this rating: red, amber, green, blue, amber/green ...")
@click.option(
    "--state",
    type=click.Choice(STATES, case_sensitive=False),
    help="Only actions in this state, whatever the report's own key calls it.",
)
@click.option("--lead", metavar="WORDS", help="Only actions of this lead.")
@click.option("--carried-forward/--not-carried-forward", default=None, help="Only (not) carried forward.")
@click.option("--text", metavar="WORDS", help="Only actions in which these words stand.")
@click.option("--ref", metavar="REF", help="Only actions of this reference.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many.")
@output_format()
@database()
def command(
    plan: str | None,
    period: str | None,
    theme: str | None,
    status: str | None,
    state: str | None,
    lead: str | None,
    carried_forward: bool | None,
    text: str | None,
    ref: str | None,
    limit: int | None,
    form: str,
    db: Path,
) -> None:
    """List the actions of each report."""
    with reading(db) as history:
        records = history.actions(
            plan=plan,
            period=period,
            theme=theme,
            status=status,
            state=state,
            lead=lead,
            carried_forward=carried_forward,
            text=text,
            ref=ref,
            limit=limit,
        )
        render(records, form, ACTIONS.columns, ACTIONS.fields, ACTIONS.empty)
