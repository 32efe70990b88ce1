"""What becomes of actions that the assignment left: pieces of a split or a merger, dropped, new."""

from __future__ import annotations

from dataclasses import replace

from corpus.linking.board import Board, Linked
from corpus.linking.candidates import Pair
from corpus.linking.comparing import Likeness
from corpus.linking.members import Member
from corpus.linking.splitting import split_reasons
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
        reasons = (f"{decision.who} decided: {decision.why}", *alike.reasons)
        board.done_columns.add(columns[node])
        board.links.append(
            Linked(
                ours,
                theirs,
                Link(ours.action, theirs.action, alike.score, reasons, "split", decision.who, decision.when),
            )
        )


def take_pieces(board: Board, merging: bool) -> None:
    """Free later actions that share the wording of a linked earlier one (split), or, with ``merging``, free
    earlier actions that share the wording of a linked later one."""
    found: dict[int, tuple[float, Pair, tuple[str, ...]]] = {}
    if merging:
        back = {column: row for row, column in board.taken.items()}
        pairs = board.likely(board.free_rows(), sorted(back))
    else:
        pairs = board.likely(sorted(board.taken), board.free_columns())
    for row, column in pairs:
        ours, theirs = board.earlier[row].sheet, board.later[column].sheet
        if merging:
            clear = split_reasons(theirs, board.earlier[back[column]].sheet, ours, board.rare)
        else:
            clear = split_reasons(ours, board.later[board.taken[row]].sheet, theirs, board.rare)
        piece = row if merging else column
        node = (board.earlier[row] if merging else board.later[column]).member.node
        if board.decided((row, column)) or board.bonds.left_alone(node, dropped=merging):
            continue
        if clear and (piece not in found or clear[0] > found[piece][0]):
            found[piece] = (clear[0], (row, column), clear[1])
    for score, (row, column), reasons in sorted(found.values()):
        kept = (back[column], column) if merging else (row, board.taken[row])
        _make_sure(board, kept, score, "merged" if merging else "split")
        _add_piece(board, (row, column), score, reasons, merging)


def _make_sure(board: Board, kept: Pair, score: float, how: str) -> None:
    """A link was doubtful because a part of the wording was gone: now it is known where that part went."""
    place = board.places[kept]
    linked = board.links[place]
    if linked.link.verdict == "unsure":
        reasons = (f"{how}: the rest of the wording is in another action", *linked.link.reasons)
        sure = replace(linked.link, verdict="same", score=max(score, linked.link.score), reasons=reasons)
        board.links[place] = replace(linked, link=sure)


def _add_piece(board: Board, pair: Pair, score: float, reasons: tuple[str, ...], merging: bool) -> None:
    row, column = pair
    earlier, later = board.earlier[row].member, board.later[column].member
    if merging:
        board.done_rows.add(row)
    else:
        board.done_columns.add(column)
    link = Link(earlier.action, later.action, score, reasons, "merged" if merging else "split")
    board.links.append(Linked(earlier, later, link))


def name_the_rest(board: Board) -> None:
    """``dropped`` and ``new`` for all that is left, each with its nearest free candidate."""
    rows, columns = board.free_rows(), board.free_columns()
    alike = board.compared(rows, columns)
    nearest_later: dict[int, tuple[Likeness, int]] = {}
    nearest_earlier: dict[int, tuple[Likeness, int]] = {}
    for (row, column), found in sorted(alike.items()):
        if not board.allowed((row, column)):
            continue  # a person has ruled it out
        if row not in nearest_later or found.points > nearest_later[row][0].points:
            nearest_later[row] = (found, column)
        if column not in nearest_earlier or found.points > nearest_earlier[column][0].points:
            nearest_earlier[column] = (found, row)
    for row in rows:
        member = board.earlier[row].member
        why = ("was complete",) if member.action.state == "complete" else ()
        score, reasons, place = _nearest(nearest_later.get(row), "later")
        nearest = board.later[place].member if place is not None else None
        _name(board, member, None, score, (*why, *reasons), nearest)
    for column in columns:
        member = board.later[column].member
        score, reasons, place = _nearest(nearest_earlier.get(column), "earlier")
        nearest = board.earlier[place].member if place is not None else None
        _name(board, None, member, score, reasons, nearest)


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
        reasons = (f"{decision.who} decided: {decision.why}", *reasons)
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


def _nearest(found: tuple[Likeness, int] | None, side: str) -> tuple[float, tuple[str, ...], int | None]:
    if found is None:
        return (0.0, (f"no {side} action without a link shares its words",), None)
    alike, place = found
    return (alike.score, (f"nearest {side} action scores {alike.score:.2f}", *alike.reasons), place)
