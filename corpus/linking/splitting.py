"""When one action became two: the wording of the earlier one is shared out between two later ones.

Merging is the same thing read backwards. Only clear cases are named; all others stay new or dropped.
"""

from __future__ import annotations

from corpus.linking import weights
from corpus.linking.comparing import Sheet, likeness
from corpus.linking.marks import clashes
from corpus.linking.wording import Rarity, covered

_PIECE_IN_WHOLE = 0.7  # a piece is worded in the words of the whole
_TOGETHER = 0.85  # the pieces together say nearly all of it
_OWN_SHARE = 0.15  # and each says something that the other does not
_CONTEXT = 0.5


def split_reasons(whole: Sheet, kept: Sheet, piece: Sheet, rare: Rarity) -> tuple[float, tuple[str, ...]] | None:
    """How sure it is that ``whole`` became ``kept`` and ``piece``, 0..1, with reasons; None where it is not
    clear. ``kept`` is the one that is linked as the same already."""
    if kept.wording.plain == whole.wording.plain or not _same_place(whole, piece, rare):
        return None
    if any(clash.both and weights.CLASH[clash.sort] <= -3 for clash in clashes(whole.marks, piece.marks)):
        return None
    words, first, second = whole.wording.stems, kept.wording.stems, piece.wording.stems
    in_whole = covered(second, words, rare)
    together = covered(words, first | second, rare)
    own_first = together - covered(words, second, rare)
    own_second = together - covered(words, first, rare)
    if in_whole >= _PIECE_IN_WHOLE and together >= _TOGETHER and min(own_first, own_second) >= _OWN_SHARE:
        reasons = (
            f"{in_whole:.0%} of its words are the other's",
            f"with the linked action it covers {together:.0%} of them",
        )
        return (round(in_whole * together, 4), reasons)
    return _told_apart(whole, kept, piece, rare)


def _told_apart(whole: Sheet, kept: Sheet, piece: Sheet, rare: Rarity) -> tuple[float, tuple[str, ...]] | None:
    """ "Both depots" that became the north and the south depot: each says it all, and they differ in a mark
    that the whole does not have."""
    both = min(covered(whole.wording.stems, side.wording.stems, rare) for side in (kept, piece))
    if both < _TOGETHER:
        return None
    for clash in clashes(kept.marks, piece.marks):
        if clash.both and clash.sort in ("stage", "side", "number") and clash.sort not in whole.marks:
            apart = f"{', '.join(clash.earlier)} / {', '.join(clash.later)}"
            return (round(both, 4), (f"both say {both:.0%} of it", f"told apart by {apart}"))
    return None


def _same_place(whole: Sheet, piece: Sheet, rare: Rarity) -> bool:
    return all(
        first is None or second is None or likeness(first, second, rare) >= _CONTEXT
        for first, second in (
            (whole.theme, piece.theme),
            (whole.key_deliverable, piece.key_deliverable),
        )
    )
