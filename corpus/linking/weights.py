"""What each likeness or difference is worth, in one table.

Points add up, and ``SCORE`` says what share of pairs with so many are right. Each row gives points at some
degrees of likeness (0..1); between two of them the line is straight. A field that either side lacks gives no
points at all, so silence neither helps nor hurts.

The values are fixed. They were chosen by hand on invented plans and on public project lists whose true identities
are known, and are held against plans that nobody tuned them on (``python -m benchmarks.linking``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Curve = Sequence[tuple[float, float]]

# The wording decides first: alike enough it is a link by itself, unlike it needs the description's word.
WORDING: Curve = ((0.2, -5.0), (0.4, -2.6), (0.55, -0.7), (0.7, 1.0), (0.8, 2.0), (0.9, 3.0), (1.0, 4.5))
# A description is long, so likeness in it is hard to come by: it can carry an action through a new name.
DESCRIPTION: Curve = ((0.1, -2.5), (0.3, -1.5), (0.5, 0.5), (0.65, 2.5), (0.8, 4.0), (1.0, 5.5))
# The same words under another key deliverable are often another action.
KEY_DELIVERABLE: Curve = ((0.2, -3.5), (0.5, -0.8), (0.75, 0.4), (1.0, 1.2))
# Actions move between themes, though seldom.
THEME: Curve = ((0.2, -1.8), (0.6, 0.0), (1.0, 0.6))
# A measure is worded with the action, and redrafted with it.
OUTCOME: Curve = ((0.2, -0.8), (0.5, 0.0), (0.8, 1.0), (1.0, 1.5))
# Leads change hands, so another lead says little; the same one says more the fewer actions it holds.
# The likeness here is the rarity of the lead, log(1 + actions / its actions), as for the dates below.
SAME_LEAD: Curve = ((0.7, 0.4), (1.5, 0.6), (3.0, 1.0), (4.5, 1.3))
OTHER_LEAD = -0.4
# A description that gives the other's name: names of related actions are given too, so it is only a help.
MENTIONED: Curve = ((0.25, 0.0), (0.6, 1.2), (1.0, 1.6))

SAME_REFERENCE = 0.8  # plans are renumbered: only a help, and only where the text is alike already
REFERENCE_NEEDS_WORDING = 0.55
SAME_DUE: Curve = ((0.7, 0.4), (2.0, 0.7), (4.0, 1.4), (5.0, 1.8))
DUE_MOVED_LATER = 0.0  # the commonest change of all: it says nothing
DUE_MOVED_EARLIER = -0.2
DUE_YEARS_APART = -0.6
MANY_DAYS = 550
# A start, once past, does not move.
SAME_START: Curve = ((0.7, 0.5), (2.0, 1.0), (4.0, 2.2), (5.0, 2.8))
OTHER_START = -1.0
START_YEARS_APART = -1.5

# The words two actions share, where no other of either report says them all: by how much of the fuller it is.
SHARED_BY_NONE: Curve = ((0.2, 0.0), (0.5, 0.8), (0.8, 1.2))
SHARED_BY_OTHERS = -1.0  # a family: the words in which they differ tell one from the other

NEXT_STEP = -7.0  # finished work beside open work in which a word was exchanged
ONE_PART_OF_SEVERAL = -2.5  # "Phase 1" beside "Phase 2": neither is the programme that became both

# Marks that clash on both sides. Another tranche or depot is another action however alike the rest is;
# figures, amounts and dates inside the wording are targets, and targets are redrafted: the
# wording counted a redrafted date or amount as unlike, and what is given here makes up for a part of it.
CLASH: Mapping[str, float] = {
    "stage": -9.0,
    "number": -3.5,
    "year": -2.5,
    "side": -8.0,
    "opposite": -6.5,
    "code": -8.0,
    "name": -4.0,
    "amount": 0.2,
    "date": 0.4,
}
TELLS_APART = -3.5  # a clash of as many points or fewer names another action
# Each carries a mark of a sort that the other lacks ("Western section", "Stage 1"): two parts of one thing.
MARKED_OTHERWISE = -2.5
# A mark that only one side carries: wording is often shortened, so little is made of it.
ONE_SIDED: Mapping[str, float] = {
    "stage": -1.5,
    "number": -0.6,
    "year": -0.4,
    "side": -1.5,
    "opposite": -0.4,
    "code": -0.8,
    "name": -0.3,
    "amount": -0.1,
    "date": 0.0,
}

# What points are worth, as measured: the share of pairs with so many that were right, on the sets for tuning (not those
# that the published figures come from). ``python -m benchmarks.linking --fit`` prints the shares that it is drawn by.
SCORE: Curve = (
    (-8.0, 0.001), (-5.0, 0.01), (-4.0, 0.05), (-3.0, 0.15), (-2.0, 0.22), (-1.0, 0.33), (0.0, 0.5), (1.0, 0.65),
    (2.0, 0.75), (2.5, 0.85), (3.0, 0.93), (3.5, 0.97), (4.5, 0.99), (7.0, 0.995), (12.0, 0.999),
)  # fmt: skip

SURE = 0.85  # at or above: the same action
POSSIBLE = 0.50  # below SURE: shown as doubtful; below POSSIBLE: no link
SURE_PAST_A_GAP = 0.93  # an action thought gone needs more before it is said to return
RIVAL = 1.0  # points by which a link must beat a free rival, or it is doubtful


def points(curve: Curve, likeness: float) -> float:
    """The points of a likeness (0..1) on a curve; level beyond its ends."""
    (low, value) = curve[0]
    if likeness <= low:
        return value
    for high, there in curve[1:]:
        if likeness <= high:
            return value + (there - value) * (likeness - low) / (high - low)
        low, value = high, there
    return value


# How sure a split or merger is, by the least of two shares: what of the piece the whole says, and what of the whole
# the two pieces say together.
SPLIT: Curve = ((0.3, 0.5), (0.6, 0.85), (1.0, 0.98))


def split_score(least: float) -> float:
    """The score of a split or merger whose pieces stand on two sides of a joint."""
    return points(SPLIT, least)


def score(total: float) -> float:
    """Points as the share of pairs with as many that are right, from 0 to 1."""
    return points(SCORE, total)
