"""What becomes of actions that the assignment left: pieces of a split or a merger, dropped, new."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from corpus.linking.board import Board, Linked
from corpus.linking.candidates import Pair
from corpus.linking.comparing import Likeness
from corpus.linking.members import Member
from corpus.linking.splitting import Parting, parting
from corpus.records import Link


def take_decided_splits(board: Board) -> None:
    """Pieces that a person named: they are linked to the action they came from, and to no other."""
    columns = {entry.member.node: column for column, entry in enumerate(board.later)}
    rows = {entry.member.node: row for row, entry in enumerate(board.earlier)}
    for node, (origin, decision) in sorted(board.bonds.pieces.items(), key=lambda entry: entry[0]):
        if node not in columns or origin not in rows or columns[node] in board.done_columns:
            continue
        alike = board.compare((rows[origin], columns[node]))
        ours, theirs = board.earlier[rows[origin]].member, board.later[columns[node]].member
        reasons = (decision.said, *alike.reasons)
        board.done_columns.add(columns[node])
        board.links.append(
            Linked(
                ours,
                theirs,
                Link(ours.action, theirs.action, alike.score, reasons, "split", decision.who, decision.when),
            )
        )


def take_parted_wholes(board: Board, merging: bool) -> None:
    """Earlier actions without a link that two free later ones share out between them (split), or, with ``merging``,
    free later ones that two free earlier ones went into. The piece that is nearer to the whole keeps its link."""
    near: dict[int, list[tuple[float, Pair]]] = {}
    for (row, column), found in board.weighed.items():
        if row not in board.done_rows and column not in board.done_columns:
            near.setdefault(column if merging else row, []).append((-found.points, (row, column)))
    for _, pairs in sorted(near.items()):
        clear = [
            (parted, kept, piece)
            for (_, kept), (_, piece) in itertools.combinations(sorted(pairs), 2)
            if (parted := _parted(board, kept, piece, merging)) and parted.clear and board.still_free(kept, piece)
        ]
        if clear:
            parted, kept, piece = max(clear, key=lambda each: each[0].score)
            how = "merged" if merging else "split"
            reasons = (f"{how}: the rest of the wording is in another action", *board.weighed[kept].reasons)
            ends = board.earlier[kept[0]].member.action, board.later[kept[1]].member.action
            board.take(kept, Link(*ends, parted.score, reasons, "same"))
            _add_piece(board, piece, parted, merging)


def _parted(board: Board, kept: Pair, piece: Pair, merging: bool) -> Parting | None:
    """Whether one whole stands in two pairs as what became both; both pairs share the whole."""
    if merging:
        whole, ours, theirs = board.later[kept[1]], board.earlier[kept[0]], board.earlier[piece[0]]
    else:
        whole, ours, theirs = board.earlier[kept[0]], board.later[kept[1]], board.later[piece[1]]
    return parting(whole.sheet, ours.sheet, theirs.sheet, board.rare)


def take_pieces(board: Board, merging: bool) -> None:
    """Free later actions that share the wording of a linked earlier one (split), or, with ``merging``, free
    earlier actions that share the wording of a linked later one. What is only likely is kept for naming the rest."""
    changed = {row: column for row, column in board.taken.items() if board.reworded((row, column))}
    back = {column: row for row, column in changed.items()}
    found: dict[int, tuple[Parting, Pair]] = {}
    if merging:
        pairs = board.likely(board.free_rows(), sorted(back))
    else:
        pairs = board.likely(sorted(changed), board.free_columns())
    for row, column in pairs:
        kept = (back[column], column) if merging else (row, changed[row])
        parted = _parted(board, kept, (row, column), merging)
        piece = row if merging else column
        node = (board.earlier[row] if merging else board.later[column]).member.node
        if board.decided((row, column)) or board.bonds.left_alone(node, dropped=merging):
            continue
        if parted and (piece not in found or parted.score > found[piece][0].score):
            found[piece] = (parted, (row, column))
    for parted, (row, column) in sorted(found.values(), key=lambda each: (each[0].score, each[1])):
        kept = (back[column], column) if merging else (row, changed[row])
        if parted.clear:
            _make_sure(board, kept, parted.score, "merged" if merging else "split")
            _add_piece(board, (row, column), parted, merging)
        else:
            doubtful = board.maybe_merged if merging else board.maybe_split
            doubtful[row if merging else column] = (parted, column if merging else row)


def _make_sure(board: Board, kept: Pair, score: float, how: str) -> None:
    """A link was doubtful because a part of the wording was gone: now it is known where that part went."""
    place = board.places[kept]
    linked = board.links[place]
    if linked.link.verdict == "unsure":
        reasons = (f"{how}: the rest of the wording is in another action", *linked.link.reasons)
        sure = replace(linked.link, verdict="same", score=max(score, linked.link.score), reasons=reasons)
        board.links[place] = replace(linked, link=sure)


def _add_piece(board: Board, pair: Pair, parted: Parting, merging: bool) -> None:
    row, column = pair
    earlier, later = board.earlier[row].member, board.later[column].member
    if merging:
        board.done_rows.add(row)
    else:
        board.done_columns.add(column)
    link = Link(earlier.action, later.action, parted.score, parted.reasons, "merged" if merging else "split")
    board.links.append(Linked(earlier, later, link))


def name_the_rest(board: Board) -> None:
    """``dropped`` and ``new`` for all that is left, each with its nearest candidate: one that is free, one whose
    own link is doubtful, or one that it may be a part of."""
    rows, columns = board.free_rows(), board.free_columns()
    nearest_later: dict[int, Near] = {}
    nearest_earlier: dict[int, Near] = {}
    for (row, column), found in sorted((_in_doubt(board) | board.compared(rows, columns)).items()):
        if not board.allowed((row, column)):
            continue  # a person has ruled it out
        if row not in nearest_later or found.points > nearest_later[row].points:
            nearest_later[row] = Near(found.points, found.score, found.reasons, column)
        if column not in nearest_earlier or found.points > nearest_earlier[column].points:
            nearest_earlier[column] = Near(found.points, found.score, found.reasons, row)
    for row in rows:
        member = board.earlier[row].member
        why = ("was complete",) if member.action.state == "complete" else ()
        near = _maybe_part(board.maybe_merged, row) or nearest_later.get(row)
        nearest = board.later[near.place].member if near else None
        _name(board, member, None, near.score if near else 0.0, (*why, *_near_reasons(near, "later")), nearest)
    for column in columns:
        member = board.later[column].member
        near = _maybe_part(board.maybe_split, column) or nearest_earlier.get(column)
        nearest = board.earlier[near.place].member if near else None
        _name(board, None, member, near.score if near else 0.0, _near_reasons(near, "earlier"), nearest)


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest candidate of an action without a link, at ``place`` on the other side."""

    points: float
    score: float
    reasons: tuple[str, ...]
    place: int


def _in_doubt(board: Board) -> dict[Pair, Likeness]:
    """The pairs compared of which one is linked doubtfully and the other not at all."""
    doubted = {pair for pair, place in board.places.items() if board.links[place].link.verdict == "unsure"}
    rows, columns = {row for row, _ in doubted}, {column for _, column in doubted}
    return {
        (row, column): found
        for (row, column), found in board.weighed.items()
        if (row in rows and column not in board.done_columns) or (column in columns and row not in board.done_rows)
    }


def _maybe_part(found: dict[int, tuple[Parting, int]], place: int) -> Near | None:
    if place not in found:
        return None
    parted, whole = found[place]
    return Near(0.0, parted.score, ("may be a part of it", *parted.reasons), whole)


def _near_reasons(near: Near | None, side: str) -> tuple[str, ...]:
    if near is None:
        return (f"no {side} action without a link shares its words",)
    return (f"nearest {side} action scores {near.score:.2f}", *near.reasons)


def _name(
    board: Board,
    earlier: Member | None,
    later: Member | None,
    score: float,
    reasons: tuple[str, ...],
    nearest: Member | None,
) -> None:
    member = earlier or later
    decision = board.bonds.left_alone(member.node, dropped=earlier is not None) if member else None
    if decision:
        reasons = (decision.said, *reasons)
    link = Link(
        earlier=earlier.action if earlier else None,
        later=later.action if later else None,
        score=score,
        reasons=reasons,
        verdict="dropped" if earlier else "new",
        decided_by=decision.who if decision else "matcher",
        decided_at=decision.when if decision else None,
        nearest=nearest.action if nearest else None,
    )
    board.links.append(Linked(earlier, later, link, nearest))
