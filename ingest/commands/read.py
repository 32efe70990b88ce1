"""``tallybook read FILE``: what would be recovered from one file; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from corpus.places import place_object
from ingest import rows
from ingest.auditing import Checked, check_drafts
from ingest.drafts import draw_page
from ingest.finding_rows import finding_rows
from ingest.options import configuration, output_format, plan, reading_flags, verb
from ingest.reading import shown
from ingest.rendering import render
from ingest.rendering.values import place_words
from ingest.rendering.words import field, heading, quantity, say
from ingest.settings import Flags, find_settings, load_settings
from ingest.sources import held_to, size_of
from ingest.views import ACTIONS, ACTIVITIES, COUNTS, MILESTONES


@verb("read", "tallybook read minutes/2019-q3-action-plan.txt --format json")
@click.argument("file", type=click.Path(path_type=Path))
@plan("The plan's name, where it should not be worked out from the report.")
@output_format()
@click.option("--show-page", metavar="N", type=click.IntRange(min=1), help="Draw what was recognised on this page.")
@click.option(
    "-o",
    "--output",
    metavar="PNG",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="The picture that --show-page makes.",
)
@configuration()
@reading_flags()
def command(
    file: Path,
    plan: str | None,
    form: str,
    show_page: int | None,
    output: Path | None,
    config: Path | None,
    flags: Flags,
    password: str,
) -> None:
    """Show what would be recovered from one file. Nothing is stored.

    JSON gives one object with everything; JSON Lines gives one record a line, each with its `record`; CSV
    and Markdown give the actions. With --show-page and -o the page of a PDF file is drawn, with the boxes of its
    cells, rows and paragraphs and what became of each.
    """
    if (show_page is None) != (output is None):
        raise click.UsageError("--show-page N and -o PNG go together")
    settings = load_settings(config or find_settings([file])).outranked_by(flags)
    limits = settings.limits()
    click.get_current_context().with_resource(held_to(limits.bounds))
    if show_page is not None and output is not None:
        output.write_bytes(draw_page(file, show_page, limits, password, settings))
        say(f"Page {show_page} of {shown(file)} is drawn in {shown(output)}")
        return
    [checked] = check_drafts(
        [file], plan or settings.plan_of(file), limits=limits, password=password, settings=settings
    )
    path = shown(file)
    if form == "json":
        from ingest.rendering.objects import print_object

        print_object(whole(checked, file))
    elif form == "jsonl":
        render(_one_by_one(whole(checked, file)), form, (), ())
    elif form == "table":
        _print_report(checked, path)
    else:
        render(rows.action_rows(checked.report, path), form, ACTIONS.columns, ACTIONS.fields)


def whole(checked: Checked, file: Path) -> dict[str, Any]:
    """Everything recovered from a file as one object, with the names of the public views."""
    report, path = checked.report, shown(file)
    return {
        "report": rows.report_row(report, path, size_of(file)),
        "actions": rows.action_rows(report, path),
        "milestones": rows.milestone_rows(report, path),
        "activities": rows.activity_rows(report, path),
        "stated_counts": rows.count_rows(report, path),
        "findings": finding_rows(checked.fingerprinted(), report, path),
        "problems": rows.problem_rows(report),
        "leftovers": rows.leftover_rows(report),
        "prose": rows.prose_rows(report),
    }


_SINGULAR = {
    "actions": "action",
    "milestones": "milestone",
    "activities": "activity",
    "stated_counts": "stated_count",
    "findings": "finding",
    "problems": "problem",
    "leftovers": "leftover",
    "prose": "prose",
}


def _one_by_one(everything: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield {"record": "report", **everything["report"]}
    for many, one in _SINGULAR.items():
        yield from ({"record": one, **row} for row in everything[many])


def _print_report(checked: Checked, path: str) -> None:
    report = checked.report
    row = rows.report_row(report, path)
    say(report.title or path, style="bold")
    for name in ("plan", "organisation", "period", "kind", "outcome"):
        field(name.capitalize(), row[name])
    field("File", f"{path} ({report.format}, {quantity(report.pages, 'page')})")
    for title, records, view in (
        ("Actions", rows.action_rows(report, path), ACTIONS),
        ("Milestones", _standing_alone(rows.milestone_rows(report, path)), MILESTONES),
        ("Activities", rows.activity_rows(report, path), ACTIVITIES),
        ("Stated counts", rows.count_rows(report, path), COUNTS),
    ):
        if records:
            heading(f"{title} ({len(records)})")
            # A report has one plan and one period, named above; its actions have no identity yet.
            render([{**record, "plan": "", "period": ""} for record in records], "table", view.columns, ())
    heading("And")
    _print_rest(checked)


def _standing_alone(milestones: list[rows.Row]) -> list[rows.Row]:
    """The milestones without the due dates that stand with their actions."""
    return [row for row in milestones if row["kind"] != "due date"]


def _print_rest(checked: Checked) -> None:
    report = checked.report
    say(f"{quantity(len(report.prose), 'paragraph')} of prose", indent=2)
    tally = ", ".join(
        quantity(number, severity)
        for severity in ("error", "warning")
        if (number := sum(finding.severity == severity for finding in checked.findings))
    )
    if tally:
        say(f"{tally} found by the checks (see `tallybook audit`)", indent=2)
    if report.leftovers:
        many = quantity(len(report.leftovers), "row or paragraph", "rows or paragraphs")
        say(f"{many} that became no record (`--format json` shows them)", indent=2)
    for problem in report.problems:
        where = place_words(place_object(problem.place) if problem.place else None)
        say(f"problem: {problem.text}" + (f" ({where})" if where else ""), indent=2, hanging=2)
