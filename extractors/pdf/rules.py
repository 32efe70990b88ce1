"""Rules as a reader sees them: pieces of one line joined, double lines taken as one, crossing ones put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.pdf.frame import Box

SNAP = 2.5  # points: rules no further apart are one (a double line, the borders of two neighbours)
_JOIN = 4.0  # points between two pieces of one rule
_SHORTEST = 3.0
MAX_RULES = 6_000
SAME_ENDS = 8.0  # points by which the rules of one table may differ in length
_SHORTEST_OF_TABLE = 80.0


class Rule(NamedTuple):
    """A straight rule: at ``at`` across its direction, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


class Mesh(NamedTuple):
    """Rules that hang together by crossing or touching: level ones and upright ones."""

    across: list[Rule]
    down: list[Rule]


def level_rules(boxes: Sequence[Box]) -> list[Rule]:
    """Level rules from their boxes."""
    return _joined([Rule((box[1] + box[3]) / 2, box[0], box[2]) for box in boxes])


def upright_rules(boxes: Sequence[Box]) -> list[Rule]:
    """Upright rules from their boxes."""
    return _joined([Rule((box[0] + box[2]) / 2, box[1], box[3]) for box in boxes])


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules at nearly one place as one rule for each unbroken stretch."""
    joined: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > SNAP:
            joined.extend(_stretches(group))
            group = []
        group.append(rule)
    if group:
        joined.extend(_stretches(group))
    return joined


def _stretches(group: list[Rule]) -> list[Rule]:
    """The group set at one place, its overlapping pieces joined; bits too short for any cell left out."""
    length = sum(rule.end - rule.start for rule in group)
    at = sum(rule.at * (rule.end - rule.start) for rule in group) / length if length > 0 else group[0].at
    found: list[Rule] = []
    for rule in sorted(group, key=lambda rule: rule.start):
        if found and rule.start - found[-1].end <= _JOIN:
            found[-1] = Rule(at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(Rule(at, rule.start, rule.end))
    return [rule for rule in found if rule.end - rule.start > _SHORTEST]


def meshes(across: Sequence[Rule], down: Sequence[Rule]) -> list[Mesh]:
    """The rules that cross or touch each other, put together; rules that meet none are left out."""
    owner = list(range(len(across) + len(down)))

    def find(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    ordered = sorted(range(len(across)), key=lambda at: across[at].at)
    for index, upright in enumerate(down):
        for at in ordered:
            level = across[at]
            if level.at < upright.start - SNAP:
                continue
            if level.at > upright.end + SNAP:
                break
            if level.start - SNAP <= upright.at <= level.end + SNAP:
                owner[find(at)] = find(len(across) + index)
    found: dict[int, Mesh] = {}
    for at, level in enumerate(across):
        found.setdefault(find(at), Mesh([], [])).across.append(level)
    for index, upright in enumerate(down):
        found.setdefault(find(len(across) + index), Mesh([], [])).down.append(upright)
    return [mesh for mesh in found.values() if len(mesh.across) >= 2 and mesh.down]


def groups_of(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that begin and end alike, each group from the top."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rule.end - rule.start < _SHORTEST_OF_TABLE:
            continue
        for group in groups:
            if abs(group[0].start - rule.start) <= SAME_ENDS and abs(group[0].end - rule.end) <= SAME_ENDS:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups
