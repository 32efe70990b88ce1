"""One action through time, period by period: what stands there, what changed, and why it is the same action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from ingest.rendering.console import console
from ingest.rendering.escaping import visible
from ingest.rendering.labelled import print_labelled
from ingest.rendering.marking import marked_text
from ingest.rendering.values import as_text, decoded_record, place_words
from ingest.rendering.words import field, heading, quantity, say

if TYPE_CHECKING:
    from corpus.history import Course
    from corpus.linking import Decision

_LONGEST = 600  # characters of evidence; `--format json` has all


def print_course(course: Course, notes: Mapping[tuple[int, int], Sequence[Decision]] = {}) -> None:
    """Print the action's heading and then each report it stands in; ``notes`` by report_id and row."""
    action = course.action
    say(as_text(action["wording_now"]), style="bold")
    field("Action", action["action_id"])
    field("Plan", action["plan"])
    field("Now", _rating(action["current_status"], action["current_state"]))
    times = [
        quantity(len({row["report_id"] for row in course.standings}), "report"),
        *_often("carried forward", action["times_carried_forward"]),
        *_often("redated", action["times_redated"]),
    ]
    field("Seen in", ", ".join(times))
    links = [decoded_record(row) for row in course.links]
    before: Mapping[str, Any] | None = None
    for standing in course.standings:
        row = decoded_record(standing)
        heading(f"{row['period'] or 'no period'}  {_rating(row['status'] or row['status_printed'], row['state'])}")
        for link in links:
            if link["later_report_id"] == row["report_id"] and link["later_row"] == row["row"]:
                _labelled(*_came(link, action["action_id"]))
        _print_wording(row, before)
        _labelled("Ref", row["ref"])
        _labelled("Due", row["due"] or row["timescale"])
        _labelled("C/f", "carried forward" if row["carried_forward"] else "")
        _labelled("Lead", row["lead"])
        _labelled("Evidence", _shortened(as_text(row["evidence"])))
        _labelled("From", ", ".join(part for part in (row["path"], place_words(row["place"])) if part))
        for note in notes.get((row["report_id"], row["row"]), ()):
            _labelled("Note", f"{note.why} ({note.who}, {note.when[:10]})")
        for link in links:
            if link["earlier_report_id"] == row["report_id"] and link["earlier_row"] == row["row"]:
                _print_parting(link, action["action_id"])
        before = row
    for link in links:
        if link["verdict"] == "dropped":
            say()
            say(f"Not found in {link['later_period']} ({_decided(link)})", style="yellow")


def _came(link: Mapping[str, Any], action_id: object) -> tuple[str, str]:
    """How this standing came about: its label, and the words."""
    if link["earlier_action_id"] in (None, action_id):
        return "Linked", _decided(link)
    return "From other", f"{link['earlier_action_id']} ({_quoted(link['earlier_action'])}): {_decided(link)}"


def _print_parting(link: Mapping[str, Any], action_id: object) -> None:
    """Where else this standing led: a part of it that went its own way, or a doubtful successor."""
    if link["later_action_id"] not in (None, action_id):
        label = {"split": "Split off", "merged": "Merged", "unsure": "Perhaps"}.get(link["verdict"], "Also")
        where = f"{link['later_action_id']} in {link['later_period']} ({_quoted(link['later_action'])})"
        _labelled(label, f"{where}: {_decided(link)}")


def _quoted(text: object) -> str:
    words = " ".join(as_text(text).split())
    return f"“{words[:80].rstrip()}{'…' if len(words) > 80 else ''}”"


def _often(words: str, times: object) -> list[str]:
    return [f"{words} {times} times" if times != 1 else f"{words} once"] if times else []


def _rating(status: object, state: object) -> str:
    return f"{status} ({state})" if status and state != "unknown" else str(status or state or "")


def _decided(link: Mapping[str, Any]) -> str:
    score = f"{link['score']:.2f}" if isinstance(link["score"], float) else link["score"]
    why = "; ".join(link["reasons"])
    # a person's decision is the first of the reasons, with the name
    by = f", by {link['decided_by']}" if link["decided_by"] == "matcher" else ""
    return f"{link['verdict']}, score {score}{by}" + (f": {why}" if why else "")


def _print_wording(row: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """The wording, with the words marked that changed: ``[-gone-]`` and ``{+new+}``, in colour on a screen."""
    now = visible(as_text(row["action"]))
    then = visible(as_text(before["action"])) if before else now
    if before and now == then:
        _labelled("Wording", "the same")
        return
    colour = console().color_system is not None
    print_labelled("Wording", marked_text(then, now, colour))


def _labelled(label: str, value: object) -> None:
    if value not in (None, ""):
        print_labelled(label, Text(visible(as_text(value))))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
