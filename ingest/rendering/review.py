"""Doubtful links for a person to decide: both texts, what changed, why, and what to type."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from ingest.rendering.columns import Record
from ingest.rendering.console import console
from ingest.rendering.escaping import visible
from ingest.rendering.labelled import print_labelled
from ingest.rendering.marking import marked_text
from ingest.rendering.values import as_text
from ingest.rendering.words import heading, quantity, say

_WAYS = {"if_same": "If same", "if_not": "If not", "if_part": "If a part", "if_gone": "If gone", "if_new": "If new"}


def print_review(records: Sequence[Record], empty: str) -> None:
    """Print each link as a block that fits a narrow screen; or the sentence ``empty`` where there is none."""
    if not records:
        say(empty)
        return
    plans = list(dict.fromkeys(as_text(record["plan"]) for record in records))
    say(f"{quantity(len(records), 'link')} to decide, the most doubtful first", style="dim")
    for record in records:
        _print(record, named=len(plans) > 1)
    say()
    say("Add --why 'the reason' to a decision; it is kept with your name and the time.", style="dim")
    if len(plans) == 1:
        say(f"Plan: {plans[0]}", style="dim")


def _print(record: Record, named: bool) -> None:
    score = as_text(record["score"])
    heading(
        f"No. {record['link_id']}  {record['earlier_period']} -> {record['later_period']}  "
        f"{record['verdict']}, {'score' if record['verdict'] == 'unsure' else 'nearest'} {score}"
    )
    earlier = (record["earlier_ref"], record["earlier_action"])
    later = (record["later_ref"], record["later_action"])
    near = (record["nearest_ref"], record["nearest_action"])
    if named:
        _line("Plan", record["plan"])
    _line("Earlier", _entry(*(earlier if record["earlier_action"] is not None else near)))
    _line("Later", _entry(*(later if record["later_action"] is not None else near)))
    then, now = (visible(as_text(record[name])) for name in ("wording_before", "wording_after"))
    if then != now:
        print_labelled("Changed", marked_text(then, now, console().color_system is not None))
    _line("Why", record["reasons"])
    for name, label in _WAYS.items():
        if record.get(name):
            print_labelled(label, Text(visible(as_text(record[name])), "bold"))


def _entry(ref: object, action: object) -> str:
    return f"{ref}  {as_text(action)}" if ref else as_text(action)


def _line(label: str, value: object) -> None:
    if value not in (None, "", []):
        print_labelled(label, Text(visible(as_text(value))))
