"""One action through time, period by period: what stands there, what changed, and why it is the same action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.text import Text

from ingest.rendering.console import console
from ingest.rendering.escaping import visible
from ingest.rendering.values import as_text, decoded_record, place_words
from ingest.rendering.words import field, heading, quantity, say

if TYPE_CHECKING:
    from corpus.history import Course

_INDENT = 2
_WIDE = 11  # of the labels
_LONGEST = 600  # characters of evidence; `--format json` has all


def print_course(course: Course) -> None:
    """Print the action's heading and then each report it stands in."""
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
                _labelled("Linked", _decided(link))
        _print_wording(row, before)
        _labelled("Ref", row["ref"])
        _labelled("Due", row["due"] or row["timescale"])
        _labelled("C/f", "carried forward" if row["carried_forward"] else "")
        _labelled("Lead", row["lead"])
        _labelled("Evidence", _shortened(as_text(row["evidence"])))
        _labelled("From", ", ".join(part for part in (row["path"], place_words(row["place"])) if part))
        before = row
    for link in links:
        if link["verdict"] == "dropped":
            say()
            say(f"Not found in {link['later_period']} ({_decided(link)})", style="yellow")


def _often(words: str, times: object) -> list[str]:
    return [f"{words} {times} times" if times != 1 else f"{words} once"] if times else []


def _rating(status: object, state: object) -> str:
    return f"{status} ({state})" if status and state != "unknown" else str(status or state or "")


def _decided(link: Mapping[str, Any]) -> str:
    score = f"{link['score']:.2f}" if isinstance(link["score"], float) else link["score"]
    why = "; ".join(link["reasons"])
    return f"{link['verdict']}, score {score}, by {link['decided_by']}" + (f": {why}" if why else "")


def _print_wording(row: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """The wording, with the words marked that changed: ``[-gone-]`` and ``{+new+}``, in colour on a screen."""
    from corpus.linking import marked_changes

    now = visible(as_text(row["action"]))
    then = visible(as_text(before["action"])) if before else now
    if before and now == then:
        _labelled("Wording", "the same")
        return
    colour = console().color_system is not None
    marked = Text()
    for kind, words in marked_changes(then, now) if before else [("same", now)]:
        if kind == "same":
            marked.append(words)
        elif kind == "removed":
            marked.append(words if colour else f"[-{words}-]", "red strike")
        else:
            marked.append(words if colour else f"{{+{words}+}}", "green")
    _print_labelled("Wording", marked)


def _labelled(label: str, value: object) -> None:
    if value not in (None, ""):
        _print_labelled(label, Text(visible(as_text(value))))


def _print_labelled(label: str, text: Text) -> None:
    screen = console()
    width = max(screen.width - _INDENT - _WIDE, 10)
    for number, line in enumerate(text.wrap(screen, width, overflow="fold")):
        line.rstrip()
        start = f"{label + ':' if number == 0 else '':<{_WIDE}}"
        screen.print(Text(" " * _INDENT + start, style="dim") + line, soft_wrap=True)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
