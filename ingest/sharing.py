"""Decisions out of a history into a file for a team, and from such a file into a history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractors.faults import Fault
from ingest import decision_file
from ingest.deciding import about_plan, standings
from ingest.reading import shown
from ingest.rendering.escaping import visible
from ingest.rendering.words import quantity

if TYPE_CHECKING:
    from corpus.history import History, StoredDecision

_STREAM = Path("-")
_MOST_SHOWN = 10  # wrong lines, or decisions without effect


def export_decisions(history: History, file: Path, plan: str | None) -> None:
    """Write the decisions to a file (UTF-8 with a byte order mark, which Excel needs) or to standard output.

    Raises ``Fault`` where the file is there and holds a decision that this history does not.
    """
    kept = [each.kept for each in about_plan(standings(history), plan)]
    text = decision_file.written(kept)
    if file == _STREAM:
        sys.stdout.write(text)
        return
    if file.exists():
        _refuse_loss(file, kept)
    beside = file.with_name(f"{file.name}.part")
    beside.write_text(text, encoding="utf-8-sig", newline="")
    beside.replace(file)
    click.echo(f"{quantity(len(kept), 'decision')} written to {visible(shown(file))}.")


def _refuse_loss(file: Path, kept: list[StoredDecision]) -> None:
    from corpus.linking import identity

    name = shown(file)
    try:
        there, wrong = decision_file.read(file.read_bytes())
    except Fault as fault:
        raise Fault(f"{name} is there already and is no file of decisions", "give another name") from fault
    held = {identity(each.decision) for each in kept}
    lost = sum(identity(each.decision) not in held for each in there) + len(wrong)
    if lost:
        what = f"{quantity(lost, 'decision')} that would not be written again"
        remedy = f"run `tallybook link import {name}` first, or give another name"
        raise Fault(f"{name} is there already and holds {what}", remedy)


def decisions_of(file: Path, plan: str | None) -> list[StoredDecision]:
    """The decisions of a file. Raises ``Fault``, having named each wrong line, where the file is wrong."""
    name = _called(file)
    if file != _STREAM and not file.is_file():
        raise Fault(f"there is no file {name}", "`tallybook link export` writes one")
    data = sys.stdin.buffer.read() if file == _STREAM else file.read_bytes()
    try:
        incoming, wrong = decision_file.read(data, plan)
    except Fault as fault:
        raise Fault(f"{name}: {fault.cause}", fault.remedy) from fault
    for each in wrong[:_MOST_SHOWN]:
        said = f"{name}, line {each.line}, column “{each.column}”: {each.cause}\n  {each.remedy}"
        click.echo(visible(said), err=True)
    if wrong:
        lines = quantity(len(wrong), "line is", "lines are")
        raise Fault(f"{name}: {lines} wrong, so nothing was imported", "correct the file and import it again")
    return incoming


def _called(file: Path) -> str:
    return "standard input" if file == _STREAM else shown(file)


def import_decisions(history: History, file: Path, incoming: list[StoredDecision]) -> None:
    """Take over decisions, say what became of them, and link what they are about again."""
    from ingest.batch import bring_up_to_date

    merged = history.merge_decisions(incoming)
    bring_up_to_date(history)
    parts = [quantity(len(merged.added), "decision") + " imported"]
    parts += [f"{len(merged.revoked)} taken back"] if merged.revoked else []
    parts += [f"{merged.known} known already"] if merged.known else []
    click.echo(visible(f"{_called(file)}: {', '.join(parts)}."))
    idle = [
        each
        for each in standings(history)
        if each.kept.decision_id in merged.added and (each.idle or each.state == "overruled")
    ]
    for waiting in idle[:_MOST_SHOWN]:
        number = waiting.kept.decision_id
        click.echo(visible(f"Decision {number} has no effect now: {waiting.state}, {waiting.because}."))
    if idle:
        click.echo(
            "They are kept: one that is not found holds as soon as its report is ingested. See `tallybook link list`."
        )
