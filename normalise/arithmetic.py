"""Exact arithmetic on printed percentages: which counts, totals and shares can stand behind the digits.

A printed percentage stands for every value that a truthful writer could have rounded to it. Three ways
of rounding are truthful: half up, half to even, and truncation. "56" therefore covers 55.5 up to (not
including) 57: rounded it means 55.5 to 56.5, cut off it means 56 to 57. Nothing here uses floats.

Percentages are the digits as printed, without the sign: ``"56"``, ``"76.6"``. Anything else is a ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from fractions import Fraction
from math import ceil, floor

_DIGITS = re.compile(r"[0-9]+(\.[0-9]+)?")
_NEAR = 10  # points by which "half of the actions" may miss: a figure in such words is a loose one


class Rounding(Enum):
    """How a percentage can have come from its count and total."""

    HALF_UP_OR_EVEN = "rounded"
    TRUNCATED = "cut off, not rounded"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Interval:
    """Percentages from ``low`` (always included) to ``high``."""

    low: Fraction
    high: Fraction
    high_included: bool

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value < self.high or (self.high_included and value == self.high)


@dataclass(frozen=True, slots=True)
class Totals:
    """Whole totals from ``least`` to ``most``, both included; ``most`` is None where there is no upper end."""

    least: int
    most: int | None

    def __contains__(self, total: int) -> bool:
        return self.least <= total and (self.most is None or total <= self.most)


def _value(printed: str) -> Fraction:
    if not _DIGITS.fullmatch(printed):
        raise ValueError(f"{printed!r} is not a percentage: expected digits such as '56' or '76.6'")
    return Fraction(printed)


def decimals(printed: str) -> int:
    """The decimal places of a printed percentage."""
    return len(printed.partition(".")[2])


def _half_unit(printed: str) -> Fraction:
    return Fraction(1, 2 * 10 ** decimals(printed))


def percent_bounds(printed: str, rounding: Rounding = Rounding.HALF_UP_OR_EVEN) -> Interval:
    """The values that print as ``printed``. Raises ValueError for ``Rounding.IMPOSSIBLE``.

    Half up keeps the lower end of its interval and leaves the upper one out; half to even keeps both
    ends where the last digit is even. Either is truthful, so an end that one of them keeps is kept.
    """
    value, half = _value(printed), _half_unit(printed)
    if rounding is Rounding.HALF_UP_OR_EVEN:
        return Interval(max(value - half, Fraction(0)), value + half, int(printed[-1]) % 2 == 0)
    if rounding is Rounding.TRUNCATED:
        return Interval(value, value + 2 * half, False)
    raise ValueError("an impossible percentage has no bounds")


def _either_way(printed: str) -> Interval:
    """Rounded or cut off: the two intervals overlap, so their union is one."""
    rounded, cut = percent_bounds(printed), percent_bounds(printed, Rounding.TRUNCATED)
    return Interval(rounded.low, cut.high, False)


def truthful(count: int, total: int, percent: str) -> Rounding:
    """Whether ``count`` of ``total`` can be printed as ``percent``, and how.

    >>> truthful(41, 73, "56").value, truthful(2, 3, "66").value, truthful(42, 53, "85").value
    ('rounded', 'cut off, not rounded', 'impossible')

    Of a total of 0 every count but 0 is impossible, and 0 of 0 contradicts no percentage.
    """
    if total == 0:
        return Rounding.IMPOSSIBLE if count else Rounding.HALF_UP_OR_EVEN
    exact = Fraction(100 * count, total)
    for rounding in (Rounding.HALF_UP_OR_EVEN, Rounding.TRUNCATED):
        if exact in percent_bounds(percent, rounding):
            return rounding
    return Rounding.IMPOSSIBLE


def counts_that_fit(percent: str, total: int) -> range:
    """The whole counts out of ``total`` that can be printed as ``percent``; an empty range where none can.

    >>> list(counts_that_fit("66", 38)), list(counts_that_fit("50", 3))
    ([25], [])
    """
    bounds = _either_way(percent)
    most = ceil(bounds.high * total / 100) - 1
    return range(ceil(bounds.low * total / 100), min(most, total) + 1)


def totals_that_fit(count: int, percent: str) -> Totals | None:
    """The whole totals out of which ``count`` can be printed as ``percent``; None where there is none.

    >>> totals_that_fit(42, "85")
    Totals(least=49, most=49)
    """
    bounds = _either_way(percent)
    least = max(count, 1)
    if count == 0:
        return Totals(least, None) if bounds.low == 0 else None
    least = max(least, floor(Fraction(100 * count) / bounds.high) + 1)
    if bounds.low == 0:
        return Totals(least, None)
    most = floor(Fraction(100 * count) / bounds.low)
    return Totals(least, most) if least <= most else None


def common_totals(pairs: Iterable[tuple[int, str]], at_least: int = 1) -> Totals | None:
    """The whole totals that fit every (count, percent) of a list whose total is not stated; None where
    no total does. ``at_least`` is the sum of the counts that are parts of one whole."""
    least: int = max(at_least, 1)
    most: int | None = None
    for count, percent in pairs:
        fits = totals_that_fit(count, percent)
        if fits is None:
            return None
        least = max(least, fits.least)
        if fits.most is not None:
            most = fits.most if most is None else min(most, fits.most)
    return Totals(least, most) if most is None or least <= most else None


def shares_can_add_to(percents: Sequence[str], whole: int = 100) -> bool:
    """Whether the parts of one whole can print as these percentages.

    Rounded, k shares may be off by k half-units, each at its own number of decimals; cut off, they fall
    short by less than k units and never exceed the whole.

    >>> shares_can_add_to(["71", "8", "22"]), shares_can_add_to(["70", "20", "20"])
    (True, False)
    """
    short = whole - sum((_value(percent) for percent in percents), Fraction(0))
    slack = sum((_half_unit(percent) for percent in percents), Fraction(0))
    return -slack <= short <= slack or 0 <= short < 2 * slack


def comes_near(stated: str, bound: str, low: Fraction, high: Fraction) -> bool:
    """Whether a share from ``low`` to ``high`` bears out one in loose words: ``stated`` with its ``bound`` ("over",
    "under", "at least", "at most", else "about"). A third is 33.3%: a bound may be missed by a point, "half" by ten.

    >>> comes_near("50", "over", Fraction(46), Fraction(46)), comes_near("50", "about", Fraction(46), Fraction(46))
    (False, True)
    """
    if bound in ("over", "at least"):
        return high >= Fraction(stated) - 1
    if bound in ("under", "at most"):
        return low <= Fraction(stated) + 1
    return low - _NEAR <= Fraction(stated) <= high + _NEAR


def percent_of(count: int, total: int, places: int = 1) -> str:
    """``count`` of ``total`` in per cent, rounded half up to ``places`` decimals. ``total`` is not 0.

    >>> percent_of(42, 53)
    '79.2'
    """
    exact = Context(prec=50).divide(Decimal(100 * count), Decimal(total))
    return f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"


def in_per_cent(count: int, total: int, places: int = 1) -> str:
    """What a count comes to, in words. ``total`` is not 0.

    >>> in_per_cent(3, 7)
    '3 of 7 is 42.9%'
    """
    return f"{count} of {total} is {percent_of(count, total, places)}%"


def repair(count: int, total: int, percent: str) -> str:
    """Which single number would mend a count, total and percentage that cannot all be true.

    >>> repair(42, 53, "85")
    '85% fits 45 of 53; 42 of 53 is 79.2%'
    """
    if total == 0:
        return f"{count} of 0 is not a percentage"
    fits = counts_that_fit(percent, total)
    if not fits:
        counts = f"no whole count of {total} is {percent}%"
    elif len(fits) == 1:
        counts = f"{percent}% fits {fits[0]} of {total}"
    else:
        counts = f"{percent}% fits {fits[0]} to {fits[-1]} of {total}"
    return f"{counts}; {in_per_cent(count, total, max(decimals(percent), 1))}"
