"""Which action or link a person means: by its name, its number, its reference or its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.faults import Fault
from normalise.records import Action, Report

if TYPE_CHECKING:
    from corpus.history import Course, History
    from corpus.linking.decisions import Verb

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


def two_ends(history: History, verb: Verb, targets: tuple[str, ...]) -> tuple[Verb, Ends]:
    """The two actions that a decision is about, the earlier first, and what is decided about them.

    They are the ends of a link, by its number, or two actions, each by its id or by the number of its
    ``new`` or ``dropped`` link, where one leaves off and the other begins. To accept a link that says
    ``split`` is to decide a split; a link to nothing has one end, and can only be accepted. Raises
    ``Fault`` for what can never hold, such as two actions of one period.
    """
    if len(targets) == 1:
        return _ends_of_link(history, verb, targets[0])
    if len(targets) != 2:
        raise Fault("a decision is about one link or two actions", "give a link's number, or two action ids")
    first, second = (_standings(history, _named(history, target)) for target in targets)
    if first == second:
        raise Fault("both names mean the same action", "name two different actions")
    when = _in_time(first, second)
    if _first(when, first) > _first(when, second):
        first, second = second, first
    _refuse_overlap(verb, first, second, when)
    before = [each for each in first if when[each[1].sha256] < _first(when, second)]
    if not before:
        cause = f"{targets[0]} and {targets[1]} stand in the same reports from the first one on"
        raise Fault(cause, "only actions of different periods can go on from one to the other")
    return verb, (before[-1], second[0])


def _first(when: dict[str, int], standings: list[Standing]) -> int:
    return when[standings[0][1].sha256]


def _in_time(*courses: list[Standing]) -> dict[str, int]:
    """The place in time of each report, by its SHA-256: the same for reports of one period."""
    from corpus.linking.series import in_periods

    reports = {report.sha256: report for course in courses for _, report in course}
    plans = {report.plan for report in reports.values()}
    if len(plans) > 1:
        named = " and ".join(f"“{plan}”" if plan else "no plan" for plan in sorted(plans))
        remedy = "if both are one plan, ingest the files again with --plan NAME"
        raise Fault(f"these are actions of {named}, and actions are linked within one plan", remedy)
    when = {report.sha256: place for place, there in enumerate(in_periods(list(reports.values()))) for report in there}
    for report in reports.values():
        if not report.plan:
            cause = f"{report.name} names no plan, so its actions stand in no series"
            raise Fault(cause, "ingest the file again with --plan NAME")
        if report.sha256 not in when:
            cause = f"{report.name} names no period, so its actions have no place in time"
            raise Fault(cause, "correct the period in the file and ingest it again")
    return when


def _refuse_overlap(verb: Verb, first: list[Standing], second: list[Standing], when: dict[str, int]) -> None:
    """Two actions that stand beside each other in one period are two."""
    if verb not in ("join", "accept"):
        return
    from corpus.linking.decisions import period_label

    beside = {when[report.sha256] for _, report in first}
    for _, report in second:
        if when[report.sha256] in beside:
            raise Fault(
                f"both actions stand in {period_label(report)}, so they are not one and the same",
                "where the matcher took a wrong turn, `tallybook link reject` the link it took first",
            )


def noted(history: History, target: str) -> Ends:
    """The ends of the link that a note is about, or the latest standing of the action."""
    if target.isdecimal() and _link(history, target) is not None:
        return _both(history, _link_numbered(history, target))
    standings = _standings(history, one_course(history, target))
    _in_time(standings)
    return None, standings[-1]


def _ends_of_link(history: History, verb: Verb, target: str) -> tuple[Verb, Ends]:
    row = _link_numbered(history, target)
    ends = _both(history, row)
    if verb == "accept" and row["verdict"] == "split":
        return "split", ends
    if verb == "accept" and row["verdict"] == "merged":
        raise Fault(
            f"link {target} says that one action was merged into another, which needs no decision to stay",
            "use `tallybook link note` for a remark, or `reject` if it is wrong",
        )
    if verb != "accept" and None in ends:
        raise Fault(
            f"link {target} ({row['verdict']}) has an action on one side only",
            f"name both: `tallybook link {verb} {target} OTHER`, with the other action's id",
        )
    _in_time([each for each in ends if each])
    return verb, ends


def _named(history: History, target: str) -> Course:
    """The action of this name; a number is that of a link which has one action only."""
    row = _link(history, target)
    if row is None:
        return one_course(history, target)
    if row["earlier_row"] is not None and row["later_row"] is not None:
        raise Fault(f"link {target} has two actions", "name one of them by its id")
    course = one_course(history, row["earlier_action_id"] or row["later_action_id"])
    if any(other.action["action_id"] != course.action["action_id"] for other in history.history_of(target, limit=2)):
        raise Fault(f"“{target}” is the number of a link and the reference of an action", "name the action by its id")
    return course


def _link_numbered(history: History, target: str) -> dict[str, Any]:
    row = _link(history, target)
    if row is None:
        remedy = "`tallybook links` lists the links with their numbers; two actions are named by their ids"
        raise Fault(f"there is no link {target}", remedy)
    return row


def _link(history: History, target: str) -> dict[str, Any] | None:
    row = next(history.links(link_id=int(target)), None) if target.isdecimal() else None
    return None if row is None else dict(row)


def _both(history: History, link: dict[str, Any]) -> Ends:
    return _end(history, link, "earlier"), _end(history, link, "later")


def _end(history: History, link: dict[str, Any], side: str) -> Standing | None:
    if link[f"{side}_row"] is None:
        return None
    return _standing(history, {"report_id": link[f"{side}_report_id"], "row": link[f"{side}_row"]})


def _standings(history: History, course: Course) -> list[Standing]:
    return [_standing(history, dict(row)) for row in course.standings]


def _standing(history: History, row: dict[str, Any]) -> Standing:
    report = history.load_report(int(row["report_id"]))
    action = next(action for action in report.actions if action.row == row["row"])
    return action, report
