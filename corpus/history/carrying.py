"""Which action of a report read anew is which of those read before, so that action ids stay."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from normalise.records import Action

_NEARLY = 80  # of 100
_TOO_MANY = 4_000_000  # comparisons; beyond, linking has to find them again


def carry_ids(before: Sequence[Action], after: Sequence[Action]) -> dict[int, str]:
    """The ids that go on, by the row of the action read anew.

    Both are the same page, read twice: an equal wording in an equal row goes first, then an equal
    wording and reference, an equal wording, an equal reference, and last the most similar wording.
    """
    kept: dict[int, str] = {}
    open_before = [action for action in before if action.action_id]
    open_after = list(after)
    same: tuple[Callable[[Action], Hashable], ...] = (
        lambda action: (action.row, _plain(action.action)),
        lambda action: (action.ref, _plain(action.action)),
        lambda action: _plain(action.action),
        lambda action: action.ref,
    )
    for key in same:
        waiting: dict[Hashable, list[Action]] = {}
        for action in open_before:
            if key(action) is not None:
                waiting.setdefault(key(action), []).append(action)
        for action in list(open_after):
            twins = waiting.get(key(action))
            if twins:
                _pass_on(twins.pop(0), action, kept, open_before, open_after)
    for old, new in _most_similar(open_before, open_after):
        if old in open_before and new in open_after:
            _pass_on(old, new, kept, open_before, open_after)
    return kept


def _pass_on(
    old: Action, new: Action, kept: dict[int, str], open_before: list[Action], open_after: list[Action]
) -> None:
    assert old.action_id is not None
    kept[new.row] = old.action_id
    open_before.remove(old)
    open_after.remove(new)


def _most_similar(before: Sequence[Action], after: Sequence[Action]) -> list[tuple[Action, Action]]:
    """Pairs of nearly the same wording, the most similar first."""
    if not before or not after or len(before) * len(after) > _TOO_MANY:
        return []
    from rapidfuzz import fuzz, process

    scores = process.cdist(
        [_plain(action.action) for action in before],
        [_plain(action.action) for action in after],
        scorer=fuzz.ratio,
        score_cutoff=_NEARLY,
    )
    pairs = [
        (float(score), old, new)
        for old, line in zip(before, scores, strict=True)
        for new, score in zip(after, line, strict=True)
        if score
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].row, pair[2].row))
    return [(old, new) for _, old, new in pairs]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
