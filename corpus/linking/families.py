"""Whether the words that two actions share name one action or a family of them.

"Refit the Ashby depot" and "Refit the Thornby depot" share what every refit of a depot says: there the
words in which they differ decide. Where no other action says what the two have in common, they are more
likely one action, reworded. The plan itself shows which it is; no list of places or kinds is needed.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.linking import weights
from corpus.linking.comparing import Likeness, Sheet
from corpus.linking.marks import Marks, clashes, parted
from corpus.linking.texts import written_alike
from corpus.linking.wording import Rarity, covered, telling_words

_MOST_OF_A_NAME = 0.3  # of the weight of the shorter wording; two programmes share the word "programme"
_LOOKED_AT = 100  # of those that share the words; a thousand more tell nothing new


class Families:
    """The actions of one report, asked which of them say certain words. ``complete`` is false where some are left
    out: that none of the rest says the same then tells nothing."""

    def __init__(self, sheets: Sequence[Sheet], complete: bool = True) -> None:
        self.sheets = sheets
        self.complete = complete
        self._with: dict[str, set[int]] = {}
        self._large: dict[frozenset[str], set[int]] = {}
        for place, sheet in enumerate(sheets):
            for stem in sheet.wording.stems:
                self._with.setdefault(stem, set()).add(place)

    def saying(self, core: frozenset[str]) -> set[int]:
        """The places of the actions that say all of these stems; of no stems, none."""
        if core in self._large:
            return self._large[core]
        holders = sorted((self._with.get(stem, set()) for stem in core), key=len)
        found = set.intersection(*holders) if holders else set()
        if len(found) > _LOOKED_AT:
            # the members of a large family share the same words: they are asked for with every pair of them
            self._large[core] = found
        return found


def with_kinship(
    alike: Likeness, pair: tuple[Sheet, Sheet], families: tuple[Families, Families], rare: Rarity
) -> Likeness:
    """The likeness of two actions with what it says that others of their reports share their common words."""
    earlier, later = pair
    if earlier.wording.stems == later.wording.stems:
        return alike
    before, after = written_alike(earlier.wording, later.wording)
    core = telling_words(before.stems & after.stems)
    if not core:
        return alike
    here, there = families[0].saying(core), families[1].saying(core)
    others = max(len(here), len(there)) - 1
    share = max(covered(before.stems, after.stems, rare), covered(after.stems, before.stems, rare))
    if others <= 0:
        if alike.apart or not all(each.complete for each in families):
            return alike
        return alike.with_more(weights.points(weights.SHARED_BY_NONE, share), ("no other shares its words",))
    parts = _parts(earlier, later, families[1], there) or _parts(later, earlier, families[0], here)
    if parts and share >= _MOST_OF_A_NAME:
        why = f"one of {parts + 1} parts that share its words"
        return alike.with_more(weights.ONE_PART_OF_SEVERAL, (why,), doubt=why)
    if telling_words(before.stems - after.stems) and telling_words(after.stems - before.stems):
        return alike.with_more(
            weights.SHARED_BY_OTHERS, (f"{others} other{'s' if others > 1 else ''} share its words",)
        )
    return alike


def _parts(whole: Sheet, part: Sheet, beside: Families, places: set[int]) -> int:
    """How many others beside ``part`` carry another mark of the sort that ``part`` has and ``whole`` lacks."""
    if not parted(whole.marks, part.marks):
        return 0
    others = [beside.sheets[place] for place in sorted(places)[:_LOOKED_AT]]
    return sum(parted(whole.marks, other.marks) and tells_apart(part.marks, other.marks) for other in others)


def tells_apart(first: Marks, second: Marks) -> bool:
    """Whether a mark in which two wordings differ makes them different actions by itself."""
    return any(clash.both and weights.CLASH[clash.sort] <= weights.TELLS_APART for clash in clashes(first, second))
