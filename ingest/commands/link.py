"""``tallybook link ...``: a person's decisions about which actions are the same."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractors.faults import Fault
from ingest.options import database, output_format, plan, verb
from ingest.querying import reading, writing
from ingest.rendering import render
from ingest.views import DECISIONS

if TYPE_CHECKING:
    from corpus.history import History, StoredDecision
    from corpus.linking.decisions import Verb
    from ingest.choosing import Ends


@click.group("link", short_help="Decide about a link: accept, reject, join, split, note, revoke.")
def command() -> None:
    """Decide which actions are the same from one report to the next.

    A decision names a link by its number (`tallybook links`) or two actions by their ids (`tallybook
    actions`). It outranks the matcher, is kept with your name and the time, and survives every re-run.
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
    """Say that a link is right: both are the same action, or it is indeed new, or indeed dropped."""
    _decide("accept", targets, by, why, db)


@verb("reject", "tallybook link reject 12 --why 'another school'")
@_about_two
def reject(targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    """Say that a link is wrong: they are different actions."""
    _decide("reject", targets, by, why, db)


@verb("join", "tallybook link join kqm9xd axt2bn")
@_about_two
def join(targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    """Say that two actions, not linked so far, are the same one."""
    _decide("join", targets, by, why, db)


@verb("split", "tallybook link split 12")
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
    """Keep a remark about a link or an action. It changes nothing else."""
    from ingest.choosing import noted

    with writing(db) as history:
        number = _keep(history, "note", noted(history, target), _person(by), words)
    click.echo(f"Note {number} is kept.")


@verb("revoke", "tallybook link revoke 3")
@click.argument("decision", type=click.IntRange(min=1))
@click.option("--by", metavar="NAME", help="Who takes it back; your user name by default.")
@database()
def revoke(decision: int, by: str | None, db: Path) -> None:
    """Take a decision back. It stays on record; the matcher decides again."""
    from ingest.batch import bring_up_to_date

    with writing(db) as history:
        try:
            history.revoke_decision(decision, who=_person(by))
        except LookupError as fault:
            cause = f"there is no decision {decision} in force"
            raise Fault(cause, "`tallybook link list` shows the decisions with their numbers") from fault
        bring_up_to_date(history)
    click.echo(f"Decision {decision} is taken back.")


@verb("list", "tallybook link list --format csv")
@plan()
@click.option("--revoked", is_flag=True, help="Also those that were taken back.")
@output_format()
@database()
def listing(plan: str | None, revoked: bool, form: str, db: Path) -> None:
    """List the decisions with their numbers."""
    with reading(db) as history:
        records = [_row(kept) for kept in history.decisions(plan, revoked=revoked)]
    render(records, form, DECISIONS.columns, DECISIONS.fields, DECISIONS.empty)


def _row(kept: StoredDecision) -> dict[str, object]:
    decision = kept.decision
    sides = [side for side in (decision.earlier, decision.later) if side]
    return {
        "decision_id": kept.decision_id,
        "verb": decision.verb,
        "plan": sides[0].plan if sides else None,
        "earlier_period": decision.earlier.period if decision.earlier else None,
        "earlier": decision.earlier.wording if decision.earlier else None,
        "later_period": decision.later.period if decision.later else None,
        "later": decision.later.wording if decision.later else None,
        "who": decision.who,
        "why": decision.why,
        "decided_at": decision.when,
        "revoked_at": decision.revoked,
        "revoked_by": kept.revoked_by,
    }


for _verb in (accept, reject, join, split, note, revoke, listing):
    command.add_command(_verb)


def _decide(name: Verb, targets: tuple[str, ...], by: str | None, why: str, db: Path) -> None:
    from ingest.batch import bring_up_to_date
    from ingest.choosing import two_ends

    with writing(db) as history:
        bring_up_to_date(history)
        ends = two_ends(history, targets, one_sided=name == "accept")
        number = _keep(history, name, ends, _person(by), why)
        bring_up_to_date(history)
    click.echo(f"Decision {number} is kept. `tallybook link revoke {number}` takes it back.")


def _keep(history: History, name: Verb, ends: Ends, who: str, why: str) -> int:
    from datetime import UTC, datetime

    from corpus.linking import Decision, side

    decision = Decision(
        verb=name,
        who=who,
        when=datetime.now(UTC).isoformat(timespec="milliseconds"),
        why=why,
        earlier=side(*ends[0]) if ends[0] else None,
        later=side(*ends[1]) if ends[1] else None,
    )
    return history.add_decision(decision)


def _person(by: str | None) -> str:
    try:
        name = (by or getpass.getuser()).strip()
    except (OSError, KeyError, ImportError):
        name = ""
    if not name or name == "matcher":
        raise Fault("nobody is named as the one who decides", "give a name with --by")
    return name
