"""``tallybook links``: how actions go on from one report to the next."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import database, named_database, output_format, period, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import LINKS, REVIEW

_VERDICTS = ("same", "unsure", "split", "merged", "new", "dropped")


@verb("links", "tallybook links --review --period '2024-25 Q3'")
@plan()
@period()
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(_VERDICTS), help="Only these; may be repeated.")
@click.option("--review", is_flag=True, help="Only the doubtful ones, worst first, with what to type to decide.")
@output_format()
@database()
def command(plan: str | None, period: str | None, verdicts: tuple[str, ...], review: bool, form: str, db: Path) -> None:
    """List links across quarters with score and reasons.

    Words that changed are marked: [-gone-]{+new+}. A period is that of the later report. In doubt are the
    unsure links, and dropped or new actions that have a near candidate.
    """
    from ingest.link_rows import to_review, with_changes

    with reading(db) as history:
        rows = history.links(plan=plan, period=period, verdicts=verdicts, review=review)
        if not review:
            render(with_changes(rows), form, LINKS.columns, LINKS.fields, LINKS.empty)
            return
        asked = to_review(rows, named_database(db))
    if form == "table":
        from ingest.rendering.review import print_review
        from ingest.rendering.values import decoded_record

        print_review([decoded_record(row) for row in asked], REVIEW.empty)
    else:
        render(asked, form, REVIEW.columns, REVIEW.fields, REVIEW.empty)
