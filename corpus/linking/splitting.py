"""When one action became two: what the earlier one joined by "and" is shared out between two later ones.

Merging is the same thing read backwards. A piece that only resembles the whole is named as doubtful: it stays
new (or dropped), with the whole as its nearest and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.linking import weights
from corpus.linking.comparing import Sheet
from corpus.linking.families import tells_apart
from corpus.linking.marks import clashes
from corpus.linking.texts import likeness
from corpus.linking.wording import Rarity, covered, stems, telling_words

_JOINT = re.compile(r"\s(?:and|plus|then|including|as well as|together with|or)\s|[;,/•&\n]", re.IGNORECASE)
_MOST_JOINTS = 12  # of one wording; a whole paragraph as an action is no list of two
_OWN_SIDE = 0.7  # of the weight of its side of the joint, said by the piece
_KEPT_SIDE = 0.5  # and of the other side by the linked one, which may have been reworded
_OWN_WORDS = 0.1  # of the weight of the whole, that only one of the two says
_TOGETHER = 0.85  # each of two told apart by a mark says nearly all of the whole
_CONTEXT = 0.5


@dataclass(frozen=True, slots=True)
class Parting:
    """That a whole became two: how sure, 0..1, and why."""

    score: float
    reasons: tuple[str, ...]

    @property
    def clear(self) -> bool:
        return self.score >= weights.SURE


def parting(whole: Sheet, kept: Sheet, piece: Sheet, rare: Rarity) -> Parting | None:
    """Whether ``whole`` became ``kept``, which is linked to it already, and ``piece``; None where nothing says so."""
    if kept.wording.plain == whole.wording.plain or not _same_place(whole, piece, rare):
        return None
    if tells_apart(whole.marks, piece.marks):
        return None
    return _shared_out(whole, kept, piece, rare) or _told_apart(whole, kept, piece, rare)


def _shared_out(whole: Sheet, kept: Sheet, piece: Sheet, rare: Rarity) -> Parting | None:
    """ "Recruit and train mentors" that became "Recruit mentors" and "Train mentors": what only one of the two
    says stands on one side of the joint, and what only the other says on the other."""
    words, first, second = whole.wording.stems, kept.wording.stems, piece.wording.stems
    only_first, only_second = telling_words(words & first - second), telling_words(words & second - first)
    if min(covered(words, only_first, rare), covered(words, only_second, rare)) < _OWN_WORDS:
        return None
    in_whole, together = covered(second, words, rare), covered(words, first | second, rare)
    for one, other in _sides(whole.action.action):
        if only_first <= one and only_second <= other:
            said, kept_said = covered(other, second, rare), covered(one, first, rare)
            if said >= _OWN_SIDE and kept_said >= _KEPT_SIDE:
                reasons = (
                    f"{in_whole:.0%} of its words are the other's",
                    f"with the linked action it covers {together:.0%} of them",
                )
                return Parting(round(weights.split_score(min(in_whole, together)), 4), reasons)
    return None


def _sides(printed: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The stems on the two sides of every joint of a wording, each way round."""
    for joint in list(_JOINT.finditer(printed))[:_MOST_JOINTS]:
        before, after = frozenset(stems(printed[: joint.start()])), frozenset(stems(printed[joint.end() :]))
        yield before, after
        yield after, before


def _told_apart(whole: Sheet, kept: Sheet, piece: Sheet, rare: Rarity) -> Parting | None:
    """ "Both depots" that became the north and the south depot: each says it all, and they differ in a mark
    that the whole does not have."""
    both = min(covered(whole.wording.stems, side.wording.stems, rare) for side in (kept, piece))
    if both < _TOGETHER:
        return None
    for clash in clashes(kept.marks, piece.marks):
        if clash.both and clash.sort in ("stage", "side", "number") and clash.sort not in whole.marks:
            apart = f"{', '.join(clash.earlier)} / {', '.join(clash.later)}"
            return Parting(round(both, 4), (f"both say {both:.0%} of it", f"told apart by {apart}"))
    return None


def _same_place(whole: Sheet, piece: Sheet, rare: Rarity) -> bool:
    return all(
        first is None or second is None or likeness(first, second, rare) >= _CONTEXT
        for first, second in (
            (whole.theme, piece.theme),
            (whole.key_deliverable, piece.key_deliverable),
        )
    )
