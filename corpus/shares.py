"""Percentages then and now, with everything that rounding leaves, and the changes that are stated between them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from corpus.figures import printed_percent
from corpus.records import Quote
from normalise.arithmetic import Rounding, percent_bounds
from normalise.earlier_figures import POINTS
from normalise.records import StatedCount

_HARDLY = Fraction(1, 10**6)
ROUNDED_OR_CUT = (Rounding.HALF_UP_OR_EVEN, Rounding.TRUNCATED)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage as it is printed (``digits``), or worked out from counts to lie from ``low`` to ``high``; in
    words and with its quotes."""

    low: Fraction
    high: Fraction
    words: str
    quotes: tuple[Quote, ...] = ()
    digits: str | None = None

    def bounds(self, rounding: Rounding) -> tuple[Fraction, Fraction]:
        """The values that it can stand for."""
        if self.digits is None:
            return self.low, self.high
        interval = percent_bounds(self.digits, rounding)
        return interval.low, interval.high


def printed_share(percent: str) -> Share:
    """A printed percentage, rounded or cut off."""
    cut = percent_bounds(percent, Rounding.TRUNCATED)
    return Share(percent_bounds(percent).low, cut.high, f"{percent}%", digits=percent)


def share_of(claim: StatedCount) -> Share | None:
    """The share that a figure in prose gives: its percentage, else its count out of its total; None without either."""
    percent = printed_percent(claim)
    return _worked_out(claim) if percent is None else printed_share(percent)


def _worked_out(claim: StatedCount) -> Share | None:
    if claim.value is None or claim.bound or not claim.of:
        return None
    exact = Fraction(100 * claim.value, claim.of)
    return Share(exact, exact, f"{claim.value} of {claim.of}")


def as_stated(digits: str, share: Share) -> bool:
    """Whether a percentage is printed as ``digits`` that is another way of saying this share."""
    stated = printed_share(digits)
    return any(_meet(stated.bounds(style), share.bounds(style)) for style in ROUNDED_OR_CUT)


def changed_so(digits: str, unit: str, direction: int, before: Share, now: Share) -> bool:
    """Whether the share can have changed by what is printed (``unit`` points, or per cent, which may mean points or
    per cent of the earlier share), with everything rounded or with everything cut off."""
    return any(
        _changed_so(digits, unit, direction, before.bounds(style), now.bounds(style), style) for style in ROUNDED_OR_CUT
    )


def turned(direction: int, before: Share, now: Share) -> bool:
    """Whether what is called a rise was surely a fall, or the other way round."""
    return now.high < before.low if direction > 0 else now.low > before.high


def points_between(before: Share, now: Share) -> str:
    """The difference in words: ``up 3.0 points``."""
    middle = (now.low + now.high - before.low - before.high) / 2
    return f"{'up' if middle > 0 else 'down'} {float(abs(middle)):.1f} points"


def growth_between(before: Share, now: Share) -> str:
    """The growth from one number to another in words: ``up 12.0%``. ``before`` is not 0."""
    then, later = before.low + before.high, now.low + now.high
    return f"{'up' if later > then else 'down'} {float(100 * abs(later - then) / then):.1f}%"


def _changed_so(
    digits: str,
    unit: str,
    direction: int,
    before: tuple[Fraction, Fraction],
    now: tuple[Fraction, Fraction],
    style: Rounding,
) -> bool:
    by = percent_bounds(digits, style)
    stated = (by.low, by.high) if direction > 0 else (-by.high, -by.low)
    change = (now[0] - before[1], now[1] - before[0])
    if style is Rounding.TRUNCATED:
        # What is cut off never reaches the upper end, so that intervals which only touch do not meet.
        change = (change[0] + _HARDLY, change[1] - _HARDLY)
    if _meet(stated, change) or unit == POINTS or not before[0]:
        return _meet(stated, change)
    ends = [100 * difference / base for difference in change for base in before]
    return _meet(stated, (min(ends), max(ends)))


def _meet(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
