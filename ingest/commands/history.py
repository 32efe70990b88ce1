"""``tallybook history ACTION``: one action through every report it stands in."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import database, output_format, plan, verb
from ingest.querying import reading
from ingest.rendering import render
from ingest.views import ACTIONS, COURSES


@verb("history", "tallybook history kqm9xd")
@click.argument("action", nargs=-1, required=True)
@plan("Only actions of this plan.")
@output_format()
@database()
def command(action: tuple[str, ...], plan: str | None, form: str, db: Path) -> None:
    """Follow one action through every report it stands in: wording, status, evidence, dates, and how each
    link was decided. ACTION is an action's id, its reference, or words of it. Words that changed are
    marked: [-gone-]{+new+}.

    JSON gives one object (`action`, `standings`, `links`, `notes`); the other forms give the standings. Where several
    actions fit, they are listed, to name one of them by its id.
    """
    from ingest.choosing import SeveralFit, one_course
    from ingest.deciding import notes_on

    with reading(db) as history:
        try:
            course = one_course(history, " ".join(action), plan)
        except SeveralFit as several:
            listed = [course.action for course in several.courses]
            render(listed, form, COURSES.columns, COURSES.fields, COURSES.empty)
            raise
        notes = notes_on(history, course)
    if form == "json":
        from ingest.rendering.objects import print_object
        from ingest.rendering.values import decoded_record

        print_object(
            {
                "action": decoded_record(course.action),
                "standings": [decoded_record(row) for row in course.standings],
                "links": [decoded_record(row) for row in course.links],
                "notes": [
                    {"report_id": report_id, "row": row, "who": note.who, "when": note.when, "note": note.why}
                    for (report_id, row), kept in notes.items()
                    for note in kept
                ],
            }
        )
    elif form == "table":
        from ingest.rendering.course import print_course

        print_course(course, notes)
    else:
        render(course.standings, form, ACTIONS.columns, ACTIONS.fields, ACTIONS.empty)
