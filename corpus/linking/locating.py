"""Where the actions that decisions are about stand in the reports as they are read now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corpus.linking.decisions import Decision, Side, context, period_label, twin_numbers
from corpus.linking.marks import clashes, marks
from corpus.linking.members import Member, Node
from corpus.linking.wording import clean, fingerprint
from normalise.records import Action, Report

_REREAD = 92  # of 100: a wording read a little differently the next time is still the one that was meant
_SAME_WORD = 70  # of 100: "fotpaths" is "footpaths" misread; "north" and "south" (60) are two words
# A misread name or date is no other action; another depot, tranche, number or road is.
_TELLING = frozenset({"stage", "number", "year", "side", "opposite", "code", "amount"})

Where = TypeVar("Where")


@dataclass(frozen=True, slots=True)
class Located:
    """A decision with the actions that its sides mean now; None for a side it has not, or that is not found."""

    decision: Decision
    earlier: Node | None
    later: Node | None

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The actions that were found, those of the earlier period first, whichever side they were given as."""
        return tuple(sorted(node for node in (self.earlier, self.later) if node is not None))

    @property
    def complete(self) -> bool:
        """Whether every side that the decision has was found."""
        sides = (self.decision.earlier, self.decision.later)
        return len(self.nodes) == sum(side is not None for side in sides)

    @property
    def within_a_period(self) -> bool:
        """Whether both actions stand in reports of one period: nothing can go on from one to the other."""
        return len(self.nodes) == 2 and self.nodes[0][0] == self.nodes[1][0]


def locate(decisions: Sequence[Decision], members: Iterable[Member]) -> tuple[Located, ...]:
    """Each decision, in the order given, with the members of a series that it is about."""
    reports: dict[tuple[int, str], Report] = {}
    for member in members if decisions else ():
        reports.setdefault((member.period, member.report.sha256), member.report)
    by_label: dict[str, list[tuple[tuple[int, str], Report]]] = {}
    for place, report in sorted(reports.items(), key=lambda entry: entry[0]):
        by_label.setdefault(period_label(report), []).append((place, report))
    everywhere = [each for there in by_label.values() for each in there]

    def node(side: Side | None) -> Node | None:
        if side is None:
            return None
        found = _meant(side, by_label.get(side.period, ())) or _meant(side, _of_file(side, everywhere))
        return None if found is None else (*found[0], found[1].row)

    return tuple(Located(decision, node(decision.earlier), node(decision.later)) for decision in decisions)


def find(remembered: Side, report: Report) -> Action | None:
    """The action that a decision remembers, or None where the report has no such action.

    Of rows with one wording, the one with the same theme and key deliverable, then the same reference,
    then in the same file, then of the same number is meant. Where no wording is quite the same, the only
    row that says the same but for misread letters is taken. The period must be the remembered one, unless
    it is the very file, read differently. The plan is not looked at: a plan is renamed by its users, and
    its decisions are asked for by plan already.
    """
    if period_label(report) != remembered.period and not _of_file(remembered, [(0, report)]):
        return None
    found = _meant(remembered, [(0, report)])
    return found[1] if found else None


def _of_file(side: Side, reports: Iterable[tuple[Where, Report]]) -> list[tuple[Where, Report]]:
    return [each for each in reports if side.report and each[1].sha256.startswith(side.report)]


def _meant(side: Side, reports: Sequence[tuple[Where, Report]]) -> tuple[Where, Action] | None:
    twins = [
        (where, report, action)
        for where, report in reports
        for action in report.actions
        if fingerprint(action.action) == side.fingerprint
    ]
    if twins:
        numbers = {report.sha256: twin_numbers(report) for _, report, _ in twins} if len(twins) > 1 else {}

        def fitness(twin: tuple[Where, Report, Action]) -> tuple[bool, bool, bool, bool]:
            _, report, action = twin
            return (
                context(action) == side.context,
                clean(action.ref) == clean(side.ref),
                bool(_of_file(side, [(0, report)])),
                bool(numbers) and numbers[report.sha256][action.row] == side.nth,
            )

        where, _, action = max(sorted(twins, key=lambda twin: twin[2].row), key=fitness)
        return (where, action)
    near = [(where, action) for where, report in reports for action in report.actions if _misread(side, action)]
    return near[0] if len(near) == 1 else None


def _misread(side: Side, action: Action) -> bool:
    """Whether the action says what the side says, but for letters read wrongly."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    if side.ref and action.ref and clean(side.ref) != clean(action.ref):
        return False
    then, now = clean(side.wording), clean(action.action)
    if fuzz.ratio(then, now, score_cutoff=_REREAD) < _REREAD:
        return False
    if any(clash.both and clash.sort in _TELLING for clash in clashes(marks(side.wording), marks(action.action))):
        return False
    before, after = then.split(), now.split()
    gone = put_in = ""
    for step in (*Indel.opcodes(before, after), None):
        if step is not None and step.tag != "equal":
            gone += "".join(before[step.src_start : step.src_end])
            put_in += "".join(after[step.dest_start : step.dest_end])
            continue
        if _digits(gone) != _digits(put_in) or (gone and put_in and fuzz.ratio(gone, put_in) < _SAME_WORD):
            return False
        gone = put_in = ""
    return True


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
