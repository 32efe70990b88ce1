"""Which action or link a person means: by its name, its number, its reference or its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.faults import Fault
from normalise.records import Action, Report

if TYPE_CHECKING:
    from corpus.history import Course, History

Standing = tuple[Action, Report]
Ends = tuple[Standing | None, Standing | None]
_MOST_NAMED = 3


class SeveralFit(Fault):
    """More than one action fits what was asked for; ``courses`` are the best of them."""

    def __init__(self, wanted: str, courses: Sequence[Course]) -> None:
        named = "; ".join(_described(course) for course in courses[:_MOST_NAMED])
        more = " and others" if len(courses) > _MOST_NAMED else ""
        super().__init__(f"several actions fit “{wanted}”: {named}{more}", "name one of them by its id")
        self.courses = tuple(courses)


def one_course(history: History, wanted: str, plan: str | None = None) -> Course:
    """The one action that is meant. Raises ``Fault`` where none fits and ``SeveralFit`` where several do."""
    found = history.history_of(wanted, plan=plan)
    if not found:
        remedy = "look for it with `tallybook actions` or `tallybook search WORDS`"
        raise Fault(f"no action fits “{wanted}”", remedy)
    if len(found) > 1:
        raise SeveralFit(wanted, found)
    return found[0]


def _described(course: Course) -> str:
    row = course.action
    words = " ".join(str(row["wording_now"]).split())
    return f"{row['action_id']} ({words[:60].rstrip()}{'…' if len(words) > 60 else ''})"


def two_ends(history: History, targets: tuple[str, ...], one_sided: bool = False) -> Ends:
    """The two actions that a decision is about, the earlier first: the ends of a link by its number, or
    two actions by their ids, where one leaves off and the other begins.

    A link to nothing (``new``, ``dropped``) has one end; it is taken only if ``one_sided``.
    """
    if len(targets) == 1:
        return _ends_of_link(history, targets[0], one_sided)
    if len(targets) != 2:
        raise Fault("a decision is about one link or two actions", "give a link's number, or two action ids")
    first, second = (_standings(one_course(history, target)) for target in targets)
    if first == second:
        raise Fault("both names mean the same action", "name two different actions")
    if _when(first[0]) > _when(second[0]):
        first, second = second, first
    before = [row for row in first if _when(row) < _when(second[0])]
    if not before:
        cause = f"{targets[0]} and {targets[1]} stand in the same reports from the first one on"
        raise Fault(cause, "only actions of different reports can be linked")
    return _standing(history, before[-1]), _standing(history, second[0])


def noted(history: History, target: str) -> Ends:
    """The ends of the link that a note is about, or the latest standing of the action."""
    if target.isdecimal():
        return _ends_of_link(history, target, one_sided=True)
    return None, _standing(history, _standings(one_course(history, target))[-1])


def _ends_of_link(history: History, target: str, one_sided: bool) -> Ends:
    row = _link(history, target)
    earlier, later = _end(history, row, "earlier"), _end(history, row, "later")
    if not one_sided and (earlier is None or later is None):
        raise Fault(
            f"link {target} ({row['verdict']}) has an action on one side only",
            "use `tallybook link join` with the ids of two actions to say that they are the same",
        )
    return earlier, later


def _link(history: History, target: str) -> dict[str, Any]:
    row = next(history.links(link_id=int(target)), None) if target.isdecimal() else None
    if row is None:
        raise Fault(f"there is no link {target}", "`tallybook links` lists the links with their numbers")
    return dict(row)


def _end(history: History, link: dict[str, Any], side: str) -> Standing | None:
    if link[f"{side}_row"] is None:
        return None
    return _standing(history, {"report_id": link[f"{side}_report_id"], "row": link[f"{side}_row"]})


def _standings(course: Course) -> list[dict[str, Any]]:
    return [dict(row) for row in course.standings]


def _when(row: dict[str, Any]) -> tuple[str, str]:
    return (row["period_end"] or "", row["period_start"] or "")


def _standing(history: History, row: dict[str, Any]) -> Standing:
    report = history.load_report(int(row["report_id"]))
    action = next(action for action in report.actions if action.row == row["row"])
    return action, report
