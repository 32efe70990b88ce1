"""Links between the actions of one period and those of the next.

A person's decisions come first; then rows that are alike in everything; then a unique equal wording;
then the best one-to-one assignment of all that is left. What is still left was split, merged, dropped
or is new.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.linking import weights
from corpus.linking.assigning import assign
from corpus.linking.board import Board, Entry, Linked, entries
from corpus.linking.bonds import Bonds
from corpus.linking.candidates import Pair
from corpus.linking.comparing import Likeness
from corpus.linking.leftovers import name_the_rest, take_decided_splits, take_parted_wholes, take_pieces
from corpus.linking.members import Member
from corpus.linking.wording import Rarity, rarity
from corpus.records import Link


def pair(
    earlier: Sequence[Member],
    later: Sequence[Member],
    bonds: Bonds,
    sure: float = weights.SURE,
    rare: Rarity | None = None,
    complete: bool = True,
) -> list[Linked]:
    """Every link between two sets of actions. Each earlier and each later action stands in exactly one
    link, but for the one that a split or merged action came from or went into, which stands in two or more.

    Only ``same`` links should be joined in ``bonds`` by the caller. The links depend on what the actions
    say and on the order of rows that say exactly the same, on nothing else. ``rare`` weighs the words, and
    ``complete`` is false, where the two are no whole reports.
    """
    ours, theirs = entries(earlier), entries(later)
    board = Board(ours, theirs, bonds, rare or rarity_between(earlier, later), sure, complete)
    _take_decided(board)
    take_decided_splits(board)
    _take_alike_in_everything(board)
    _take_unique_wording(board)
    _take_best_assignment(board)
    for merging in (False, True):
        take_pieces(board, merging)
        take_parted_wholes(board, merging)
    name_the_rest(board)
    return board.links


def rarity_between(earlier: Sequence[Member], later: Sequence[Member]) -> Rarity:
    """How much each word tells, as learnt from two reports."""
    return rarity((member.sheet.weighed for member in side) for side in (earlier, later))


def _take_decided(board: Board) -> None:
    columns = {entry.member.node: column for column, entry in enumerate(board.later)}
    period = board.later[0].member.period if board.later else None
    for row, entry in enumerate(board.earlier):
        there = board.bonds.in_period(entry.member.node, period) if period is not None else None
        if there is None or there not in columns:
            continue
        column = columns[there]
        alike = board.compare((row, column))
        decision = board.bonds.decision(entry.member.node, there)
        why = decision.said if decision else "follows from a person's decision"
        board.take(
            (row, column),
            Link(
                earlier=entry.member.action,
                later=board.later[column].member.action,
                score=alike.score,
                reasons=(why, *alike.reasons),
                verdict="same",
                decided_by=decision.who if decision else "matcher",
                decided_at=decision.when if decision else None,
            ),
        )


def _take_alike_in_everything(board: Board) -> None:
    """Rows that say the same in every field, where both sides have as many of them, go in row order."""
    theirs: dict[tuple[str, ...], list[int]] = {}
    for column in board.free_columns():
        theirs.setdefault(board.later[column].sheet.content, []).append(column)
    ours: dict[tuple[str, ...], list[int]] = {}
    for row in board.free_rows():
        ours.setdefault(board.earlier[row].sheet.content, []).append(row)
    for content, rows in ours.items():
        columns = theirs.get(content, [])
        pairs = list(zip(rows, columns, strict=False))
        if len(rows) == len(columns) and all(board.allowed(each) for each in pairs):
            for each in pairs:
                _take_matched(board, each, board.compare(each), doubt="")


def _take_unique_wording(board: Board) -> None:
    """A wording that stands once on each side needs no rival weighed, unless the rest speaks against it."""
    ours = _by_wording(board.earlier, board.free_rows())
    theirs = _by_wording(board.later, board.free_columns())
    for wording, rows in ours.items():
        columns = theirs.get(wording, [])
        if len(rows) == len(columns) == 1 and board.allowed((rows[0], columns[0])):
            alike = board.compare((rows[0], columns[0]))
            if alike.score >= max(board.sure, weights.SURE_PAST_A_GAP):
                _take_matched(board, (rows[0], columns[0]), alike, doubt="")


def _by_wording(entries: Sequence[Entry], places: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(entries[place].sheet.wording.plain, []).append(place)
    return found


def _take_best_assignment(board: Board) -> None:
    compared = board.compared(board.free_rows(), board.free_columns())
    alike = board.weighed = {each: found for each, found in compared.items() if board.allowed(each)}
    gains = {
        each: found.points - 1e-7 * abs(board.earlier[each[0]].nth - board.later[each[1]].nth)
        for each, found in alike.items()
        if found.score >= weights.POSSIBLE
    }
    taken = assign(gains)
    doubts = _rivals(alike, taken)
    for each in taken:
        _take_matched(board, each, alike[each], doubts.get(each, ""))


def _rivals(alike: dict[Pair, Likeness], taken: list[Pair]) -> dict[Pair, str]:
    """Pairs that an action nobody else took would fit nearly as well."""
    rows = dict(taken)
    columns = {column: row for row, column in taken}
    doubts: dict[Pair, str] = {}
    for (row, column), found in alike.items():
        chosen = None
        if row in rows and column not in columns:
            chosen = (row, rows[row])
        elif column in columns and row not in rows:
            chosen = (columns[column], column)
        if chosen and found.points > alike[chosen].points - weights.RIVAL:
            doubts[chosen] = f"another free action scores {found.score:.2f}"
    return doubts


def _take_matched(board: Board, each: Pair, alike: Likeness, doubt: str) -> None:
    verdict = "same" if alike.score >= board.sure and not (doubt or alike.doubt) else "unsure"
    reasons = (*alike.reasons, doubt) if doubt else alike.reasons
    ours, theirs = board.earlier[each[0]].member.action, board.later[each[1]].member.action
    board.take(each, Link(ours, theirs, alike.score, reasons, verdict))
