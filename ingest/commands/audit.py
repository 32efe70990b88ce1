"""``tallybook audit``: the checks over drafts before publication, or over the whole history."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractors.faults import Fault
from ingest.limits import Limits
from ingest.options import configuration, database, plan, reading_flags, said, verb
from ingest.reading import about_it, shown
from ingest.rendering.aside import Aside
from ingest.rendering.findings import FORMS, Wish, show, show_fault
from ingest.rendering.words import quantity
from ingest.settings import DEFAULTS, Flags
from ingest.sources import held_to

if TYPE_CHECKING:
    from ingest.audit_run import Audited

_RANK = {"error": 0, "warning": 1, "info": 2}


@verb("audit", "tallybook audit drafts/q3-plan.csv drafts/q3-covering-report.txt --fail-on warning")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to show the findings."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the findings to this file instead of printing them.",
)
@click.option(
    "--annotate",
    "annotated",
    metavar="COPY",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a copy of the first FILE, a PDF or Word file, with its findings as notes.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    show_default="error",
    help="Leave with exit code 1 at findings of this severity or a graver one.",
)
@click.option(
    "--select", metavar="CODES", multiple=True, help="Only these checks: codes or beginnings, e.g. CNT,PCT001."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="Not these checks.")
@click.option("--show-suppressed", is_flag=True, help="Also list the findings that a person lets stand.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Findings in this file are known: only new ones count.",
)
@click.option(
    "--write-baseline",
    "new_baseline",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what is found to this file, so that it is known from now on.",
)
@click.option("--store", is_flag=True, help="Keep the drafts in the history once they are checked.")
@plan("Only this plan of the history; of drafts, the plan's name.")
@configuration()
@reading_flags(folders=True)
@database()
def command(
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    annotated: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    show_suppressed: bool,
    baseline: Path | None,
    new_baseline: Path | None,
    store: bool,
    plan: str | None,
    config: Path | None,
    flags: Flags,
    password: str,
    db: Path,
) -> int:
    """Check the sums and the story of reports. FILEs are drafts (a folder stands for all reports in it, - for one
    draft on standard input; in `tallybook ingest` a - is a list of paths): each is checked by itself, beside the others
    and beside the history where there is one, and nothing is stored without --store. Without FILE the whole history is
    checked afresh and the findings are kept in it.

    Exit code 1 means findings at or above --fail-on, whatever else happened; 3 means none, but some drafts could
    not be read.
    """
    from ingest.annotating import refuse_to_annotate
    from ingest.audit_run import Request, audit_drafts, audit_history, keep_baseline
    from ingest.overwriting import refuse_to_overwrite
    from ingest.storing import refuse_to_store, store_drafts

    request = Request(
        files=files,
        db=db,
        needed=said("db", db) is not None and not store,
        plan=plan,
        select=_split(select),
        ignore=_split(ignore),
        config=config,
        baseline=baseline,
        new_baseline=new_baseline,
        flags=flags,
        password=password,
    )
    # Before anything that may write, be it only the cause why there are no findings.
    refuse_to_overwrite(output, files, (db, config, baseline, new_baseline, annotated))
    refuse_to_overwrite(annotated, files, (db, config, baseline, new_baseline))
    try:
        if store:
            refuse_to_store(files)
        if annotated is not None:
            refuse_to_annotate(files, annotated)
        audited = audit_drafts(request) if files else audit_history(request)
        audited = keep_baseline(audited, request)
    except Fault as fault:
        show_fault(fault, Wish(form, output, DEFAULTS.outranked_by(flags).limits(), password))
        raise
    code = _exit_code(audited, fail_on or audited.settings.audit.fail_on or "error")
    limits = audited.settings.limits()
    click.get_current_context().with_resource(held_to(limits.bounds))
    aside = _aside(audited, show_suppressed)
    show(audited.checked, Wish(form, output, limits, password, aside, audited.settings), code)
    _name_unread(audited)
    if annotated is not None:
        _annotate(audited, files[0], annotated, limits, password)
    if store:
        store_drafts(request, audited)
    return code


def _annotate(audited: Audited, draft: Path, target: Path, limits: Limits, password: str) -> None:
    from ingest.annotating import annotate

    one = next((one for one in audited.checked if one.path == shown(draft)), None)
    if one is None:  # it could not be read, which is said already
        return
    marked = quantity(annotate(one, target, limits, password), "finding")
    click.echo(f"tallybook: {shown(target)} is a copy of {one.path} with {marked} marked", err=True)


def _split(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def _aside(audited: Audited, show_suppressed: bool) -> Aside:
    path = audited.settings.path
    return Aside(
        left_out=audited.left_out,
        unread=tuple(
            (shown(draft.path), about_it(draft.fault.cause, shown(draft.path)))
            for draft in audited.unread
            if draft.fault
        ),
        gone=len(audited.gone),
        settings=shown(path) if path else "",
        show_suppressed=show_suppressed,
    )


def _name_unread(audited: Audited) -> None:
    for draft in audited.unread:
        if draft.fault:
            click.echo(f"tallybook: error: {draft.fault.cause}\n  {draft.fault.remedy}", err=True)


def _exit_code(audited: Audited, fail_on: str) -> int:
    found = {finding.severity for one in audited.checked for finding in one.open()}
    if fail_on != "never" and any(_RANK[severity] <= _RANK[fail_on] for severity in found):
        return 1
    codes = [draft.fault.exit_code for draft in audited.unread if draft.fault]
    return max(codes, default=0)
