"""``tallybook suppress``: findings that a person lets stand, kept in the history."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractors.faults import Fault
from ingest.options import database, output_format, verb
from ingest.people import person
from ingest.querying import reading, writing
from ingest.rendering import render
from ingest.rendering.columns import Column
from ingest.views import View

if TYPE_CHECKING:
    from corpus.history import History, StoredSuppression

_WHOLE = re.compile(r"[0-9a-f]{16}")
_SHORTEST = 4
_SUPPRESSIONS = View(
    tuple("number fingerprint code plan period about why by suppressed_at until state revoked_at revoked_by".split()),
    (
        Column("number", "No.", least=3),
        Column("state", "State", least=8),
        Column("fingerprint", "Fingerprint", least=16),
        Column("code", "Code", least=6),
        Column("plan", "Plan", least=12, rank=4, lines=2),
        Column("period", "Period", least=10, rank=3),
        Column("about", "Finding", least=20, rank=2, lines=3),
        Column("why", "Why", least=14, lines=3),
        Column("by", "By", least=6, lines=2),
        Column("until", "Until", least=10, rank=1),
    ),
    "no suppressions",
)


class _Group(click.Group):
    """A group whose verbs have names; any other first word is a finding to suppress."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        plain = [word for word in args if not word.startswith("-")]
        if plain and plain[0] not in self.commands:
            args = ["add", *args]
        return super().parse_args(ctx, args)


@click.group(
    "suppress",
    cls=_Group,
    short_help="Let a finding stand, with the reason and a name; list and remove.",
    epilog="\b\nExample:\n  tallybook suppress 3f9c --why 'the note under the table explains it' --until 2027-01-31",
)
def command() -> None:
    """Let a finding stand: it is counted, shown only with --show-suppressed, and does not fail the gate.

    A finding is named by its fingerprint as `tallybook audit` shows it, or by the beginning of it where the
    history holds only one such. Suppressions may also stand in tallybook.toml.
    """


@verb("add", "tallybook suppress add 3f9c --why 'the note under the table explains it' --until 2027-01-31")
@click.argument("fingerprint")
@click.option("--why", metavar="WORDS", required=True, help="The reason, kept with it.")
@click.option("--by", metavar="NAME", help="Who decides; your user name by default.")
@click.option(
    "--until", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Its last day, e.g. 2027-01-31; then it counts."
)
@database()
def add(fingerprint: str, why: str, by: str | None, until: date | None, db: Path) -> None:
    """Let a finding stand."""
    from corpus.records import Suppression

    if not why.strip():
        raise Fault("no reason is given", "say with --why why the finding may stand")
    last = date(until.year, until.month, until.day) if until else None
    if last and last < date.today():
        raise Fault(f"{last} is over", "give a day to come with --until, or leave it out")
    with writing(db) as history:
        mark, known = _meant(history, fingerprint)
        number = history.add_suppression(Suppression(why.strip(), person(by), fingerprint=mark, until=last))
    about = "" if known else " No stored finding has this fingerprint: it holds for drafts."
    click.echo(f"Suppression {number} is kept.{about} `tallybook suppress remove {number}` takes it back.")


@verb("remove", "tallybook suppress remove 3")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--by", metavar="NAME", help="Who takes it back; your user name by default.")
@database()
def remove(number: int, by: str | None, db: Path) -> None:
    """Take a suppression back: the finding counts again. It stays on record."""
    with writing(db) as history:
        try:
            history.revoke_suppression(number, who=person(by))
        except LookupError as fault:
            raise Fault(str(fault), "`tallybook suppress list` shows them with their numbers") from fault
    click.echo(f"Suppression {number} is taken back.")


@verb("list", "tallybook suppress list --format csv")
@click.option("--revoked", is_flag=True, help="Also those that were taken back.")
@output_format()
@database()
def listing(revoked: bool, form: str, db: Path) -> None:
    """List the suppressions that the history keeps."""
    with reading(db) as history:
        records = [_row(kept) for kept in history.suppressions(revoked=revoked)]
    render(records, form, _SUPPRESSIONS.columns, _SUPPRESSIONS.fields, _SUPPRESSIONS.empty)


for _verb in (add, remove, listing):
    command.add_command(_verb)


def _meant(history: History, word: str) -> tuple[str, bool]:
    """The fingerprint that is meant, and whether the history has a finding of it."""
    wanted = word.strip().lower()
    found = history.fingerprints_like(wanted) if len(wanted) >= _SHORTEST else ()
    if len(found) == 1:
        return found[0], True
    if found:
        raise Fault(f"“{word}” begins {len(found)} fingerprints", "give more of its digits")
    if not _WHOLE.fullmatch(wanted):
        remedy = f"copy it from `tallybook audit`: at least {_SHORTEST} of its digits, of a draft's finding all 16"
        raise Fault(f"the history holds no finding “{word}”", remedy)
    return wanted, False


def _row(kept: StoredSuppression) -> dict[str, object]:
    from corpus.suppressing import expired

    suppression = kept.suppression
    state = "expired" if expired(suppression, date.today()) else "in force"
    return {
        "number": suppression.number,
        "fingerprint": suppression.fingerprint,
        "code": suppression.code or None,
        "plan": suppression.plan or None,
        "period": suppression.period or None,
        "about": suppression.about or None,
        "why": suppression.because,
        "by": suppression.who,
        "suppressed_at": kept.suppressed_at,
        "until": suppression.until.isoformat() if suppression.until else None,
        "state": "taken back" if kept.revoked_at else state,
        "revoked_at": kept.revoked_at,
        "revoked_by": kept.revoked_by,
    }
