"""``tallybook link ...``: a person's decisions about which actions are the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractors.faults import Fault
from ingest.options import database, output_format, plan, verb
from ingest.people import person
from ingest.querying import reading, writing
from ingest.rendering import render
from ingest.views import DECISIONS

if TYPE_CHECKING:
    from corpus.linking.decisions import Decision, Verb
    from ingest.choosing import Ends

_MATCHER = "matcher"  # as links have it that nobody decided about
_FILE = click.Path(path_type=Path, allow_dash=True, dir_okay=False)


@click.group("link", short_help="Decide about a link: accept, reject, join, split, note, revoke, export, import.")
def command() -> None:
    """Decide which actions are the same from one report to the next.

    A decision names a link by its number (`tallybook links`) or two actions by their ids (`tallybook
    actions`). It outranks the matcher, is kept with your name and the time, and survives every re-run.
    Of two that contradict each other the newer holds; the older stays on record.
    """


def _about_two(function: Callable[..., Any]) -> Callable[..., Any]:
    """The argument and options of a decision about a link or two actions."""
    function = database()(function)
    function = click.option("--why", metavar="WORDS", default="", help="The reason, kept with it.")(function)
    function = click.option("--by", metavar="NAME", help="Who decides; your user name by default.")(function)
    return click.argument("targets", nargs=-1, required=True, metavar="LINK | ACTION ACTION")(function)


@verb("accept", "tallybook link accept 12 --why 'reworded after the inspection'")
@_about_two
def accept(targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    """Say that a link is right: both are the same action, or it is indeed new, or indeed dropped, or indeed
    a part that was split off."""
    _decide("accept", targets, by, why, db)


@verb("reject", "tallybook link reject 12 --why 'another school'")
@_about_two
def reject(targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    """Say that a link is wrong: they are different actions."""
    _decide("reject", targets, by, why, db)


@verb("join", "tallybook link join kqm9xd axt2bn --why 'the ward was renamed'")
@_about_two
def join(targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    """Say that two actions, not linked so far, are the same one. Each is named by its id, or by the number
    of the link that calls it new or dropped."""
    _decide("join", targets, by, why, db)


@verb("split", "tallybook link split kqm9xd axt2bn --why 'training became an action of its own'")
@_about_two
def split(targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    """Say that the later action is a part of the earlier one, gone its own way."""
    _decide("split", targets, by, why, db)


@verb("note", "tallybook link note kqm9xd 'waiting for an answer from the fire service'")
@click.argument("target", metavar="LINK | ACTION")
@click.argument("words")
@click.option("--by", metavar="NAME", help="Who notes it; your user name by default.")
@database()
def note(target: str, words: str, by: str | None, db: Path) -> None:
    """Keep a remark about a link or an action; `tallybook history` shows it. It changes nothing else."""
    from ingest.choosing import noted

    with writing(db) as history:
        number = history.add_decision(_decision("note", noted(history, target), _person(by), words))
    click.echo(f"Note {number} is kept.")


@verb("revoke", "tallybook link revoke 3")
@click.argument("decision", type=click.IntRange(min=1))
@click.option("--by", metavar="NAME", help="Who takes it back; your user name by default.")
@database()
def revoke(decision: int, by: str | None, db: Path) -> None:
    """Take a decision back. It stays on record; an older one that it overruled holds again, or else the
    matcher decides."""
    from ingest.batch import bring_up_to_date
    from ingest.deciding import described, standings

    with writing(db) as history:
        before = {each.kept.decision_id: each for each in standings(history)}
        if decision not in before:
            cause = f"there is no decision {decision}"
            raise Fault(cause, "`tallybook link list` shows the decisions with their numbers")
        kept = before[decision].kept
        if kept.decision.revoked:
            when = f"by {kept.revoked_by} on {kept.decision.revoked[:10]}"
            raise Fault(f"decision {decision} was taken back {when}", "`tallybook link list --revoked` shows it")
        history.revoke_decision(decision, who=_person(by))
        bring_up_to_date(history)
        after = standings(history)
    click.echo(f"Decision {described(kept)} is taken back. It stays on record.")
    for each in after:
        if each.state == "in force" and before[each.kept.decision_id].state == "overruled":
            click.echo(f"Decision {described(each.kept)} holds again.")


@verb("list", "tallybook link list --format csv")
@plan("Only decisions about this plan.")
@click.option("--revoked", is_flag=True, help="Also those that were taken back.")
@output_format()
@database()
def listing(plan: str | None, revoked: bool, form: str, db: Path) -> None:
    """List the decisions with their numbers, and what each does to the links now.

    `in force`: the links follow it. `overruled`: a newer decision says otherwise. `not found`: the history
    holds no such action yet, or no more; it waits. `cannot hold`: both actions stand in one period.
    `kept`: a note.
    """
    from ingest.deciding import about_plan, as_row, standings

    with reading(db) as history:
        rows = [as_row(each) for each in about_plan(standings(history), plan) if revoked or each.state != "taken back"]
    render(rows, form, DECISIONS.columns, DECISIONS.fields, DECISIONS.empty)


@verb("export", "tallybook link export decisions.csv --plan 'Harbour Plan'")
@click.argument("file", type=_FILE)
@plan("Only decisions about this plan.")
@database()
def exporting(file: Path, plan: str | None, db: Path) -> None:
    """Write the decisions to a CSV file for a team, one a line, those that were taken back among them.
    FILE may be - for standard output.

    A file that is there already is replaced only if this history holds every decision in it: import it
    first, so that nobody's decision is lost.
    """
    from ingest.sharing import export_decisions

    with reading(db) as history:
        export_decisions(history, file, plan)


@verb("import", "tallybook link import decisions.csv")
@click.argument("file", type=_FILE)
@plan("The plan that the decisions are about, in the place of the one in the file.")
@database()
def importing(file: Path, plan: str | None, db: Path) -> None:
    """Take over decisions from a CSV file that `tallybook link export` wrote. FILE may be - for standard
    input.

    Each decision is kept once, with who, when and why, and is taken back if it was taken back elsewhere. If
    one line is wrong, nothing is imported. A decision about a report that is not here yet is kept and holds
    as soon as the report is ingested.
    """
    from ingest.sharing import decisions_of, import_decisions

    incoming = decisions_of(file, plan)
    with writing(db, create=True) as history:
        import_decisions(history, file, incoming)


for _verb in (accept, reject, join, split, note, revoke, listing, exporting, importing):
    command.add_command(_verb)


def _decide(name: Verb, targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    from ingest.batch import bring_up_to_date
    from ingest.choosing import two_ends
    from ingest.deciding import described, outcome, overruled_by

    with writing(db) as history:
        bring_up_to_date(history)
        decided, ends = two_ends(history, name, targets)
        decision = _decision(decided, ends, _person(by), why)
        overruled = overruled_by(history, decision)
        number = history.add_decision(decision)
        bring_up_to_date(history)
        now = outcome(history, ends)
    click.echo(f"Decision {number} is kept: {now}.")
    for kept in overruled:
        click.echo(f"It overrules decision {described(kept)}, which stays on record.")
    click.echo(f"`tallybook link revoke {number}` takes it back.")


def _decision(name: Verb, ends: Ends, who: str, why: str) -> Decision:
    from datetime import UTC, datetime

    from corpus.linking import Decision, side

    return Decision(
        verb=name,
        who=who,
        when=datetime.now(UTC).isoformat(timespec="milliseconds"),
        why=why,
        earlier=side(*ends[0]) if ends[0] else None,
        later=side(*ends[1]) if ends[1] else None,
    )


def _person(by: str | None) -> str:
    name = person(by)
    if name == _MATCHER:
        raise Fault(f"“{name}” is what links without a decision are kept under", "give another name with --by")
    return name
