"""``tallybook audit``: the checks over drafts before publication, or over the whole history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractors.faults import Fault
from ingest.auditing import Checked, Choice, check_drafts, check_plan, check_planless
from ingest.limits import Limits
from ingest.options import database, plan, reading_limits, verb
from ingest.querying import plans, reading, writing
from ingest.rendering.findings import FORMS, Wish, show, show_fault

if TYPE_CHECKING:
    from corpus.history import History

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
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="Leave with exit code 1 at findings of this severity or a graver one.",
)
@click.option(
    "--select", metavar="CODES", multiple=True, help="Only these checks: codes or beginnings, e.g. CNT,PCT001."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="Not these checks.")
@plan("Only this plan of the history; of drafts, the plan's name.")
@reading_limits()
@database()
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    plan: str | None,
    max_memory: int,
    timeout: float,
    password: str,
    db: Path,
) -> int:
    """Check the sums and the story of reports. FILEs are drafts: each is checked by itself, beside the other
    FILEs and beside the history where there is one, and nothing is stored. Without FILE the whole history is
    checked afresh and the findings are kept in it."""
    choice = Choice(_split(select), _split(ignore))
    limits = Limits(max_memory, timeout)
    wish = Wish(form, output, limits, password)
    try:
        if files:
            named = context.get_parameter_source("db") is not click.core.ParameterSource.DEFAULT
            check_them = partial(check_drafts, files, plan, choice=choice, limits=limits, password=password)
            checked = _beside_history(check_them, db, needed=named)
        else:
            checked = _everything(db, plan, choice)
    except Fault as fault:
        show_fault(fault, wish)
        raise
    code = _exit_code(checked, fail_on)
    show(checked, wish, code)
    return code


def _split(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def _beside_history(check_them: Callable[..., list[Checked]], db: Path, needed: bool) -> list[Checked]:
    if not needed and not db.exists():
        return check_them()
    with reading(db) as history:
        return check_them(history=history)


def _everything(db: Path, plan: str | None, choice: Choice) -> list[Checked]:
    """Check the whole history and keep the findings; one that cannot be written is checked all the same."""
    from corpus.history import DatabaseFault
    from ingest.batch import bring_up_to_date, save_findings

    try:
        with writing(db) as history:
            bring_up_to_date(history)
            checked = _check_plans(history, plan, choice)
            if choice == Choice():
                # A run of some checks only would take the findings of the others out of the history.
                save_findings(history, checked)
    except DatabaseFault as fault:
        with reading(db) as history:
            checked = _check_plans(history, plan, choice)
        click.echo(f"tallybook: the findings are not kept in the history: {fault.cause}", err=True)
    return checked


def _check_plans(history: History, plan: str | None, choice: Choice) -> list[Checked]:
    known = plans(history)
    wanted = known
    if plan is not None:
        # As in the queries: the whole name, or a part of it where no plan is called just that.
        exact = [name for name in known if name.casefold() == plan.casefold()]
        wanted = exact or [name for name in known if plan.casefold() in name.casefold()]
    if plan is not None and not wanted:
        raise Fault(f"the history holds no plan “{plan}”", f"it holds {', '.join(known) or 'no report'}")
    checked = [one for name in wanted for one in check_plan(history, name, choice)]
    return checked if plan is not None else [*checked, *check_planless(history, choice=choice)]


def _exit_code(checked: Sequence[Checked], fail_on: str) -> int:
    if fail_on == "never":
        return 0
    found = Counter(finding.severity for one in checked for finding in one.findings)
    return int(any(found[severity] for severity in found if _RANK[severity] <= _RANK[fail_on]))
