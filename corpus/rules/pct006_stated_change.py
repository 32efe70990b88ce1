"""A stated change of a percentage that the two reports do not bear out

What it checks
    Sentences such as "75%, up 3 points on Q2" and "77%, up from 72% last quarter": the difference that is
    stated with the two percentages of the sentence, and the earlier percentage with what the earlier
    report says or counts. Every figure is taken as the interval that rounding leaves. "Points" are taken
    as points; "up 3%" may mean points or per cent of the earlier figure, and either is accepted.

Why it matters
    The change is the news in a progress report. "Up 3 points" that was a fall of 3 turns it round.

Example
    "Completion stands at 75%, up 8 points on quarter 2." The report for quarter 2 had 38 of 53 actions
    complete, which is 71.7%.

Innocent explanations
    The earlier figures were restated, or the plan has other actions now and the change was worked out
    over those that are in both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from corpus import quoting
from corpus.figures import printed_percent
from corpus.reconciling import readings_in
from corpus.records import Case, Finding, Quote, Skip
from corpus.then_and_now import Then, said_of_before, same_said
from normalise.arithmetic import Rounding, percent_bounds, percent_of
from normalise.earlier_figures import COUNT, POINTS, EarlierFigure, moved_from_to
from normalise.records import Report, StatedCount

CODE = "PCT006"
NAME = "stated-change"
SEVERITY = "warning"
_HARDLY = Fraction(1, 10**6)


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


def check(case: Case) -> Iterator[Finding | Skip]:
    if not case.history or case.earlier is None:
        yield Skip(CODE, "there is no earlier report of this plan")
        return
    stated = [then for then in said_of_before(case.report, case.earlier) if then.figure.unit != COUNT]
    if not stated:
        yield Skip(CODE, "the report states no change of a percentage since the report before")
    for then in stated:
        now = _printed(printed_percent(then.now)) or _worked_out(then.now)
        if now is not None:
            yield from _check_change(then, now, case.earlier, case.report)


def _printed(percent: str | None) -> Share | None:
    """A printed percentage, rounded or cut off."""
    if percent is None:
        return None
    cut = percent_bounds(percent, Rounding.TRUNCATED)
    return Share(percent_bounds(percent).low, cut.high, f"{percent}%", digits=percent)


def _worked_out(claim: StatedCount) -> Share | None:
    if claim.value is None or claim.bound or not claim.of:
        return None
    exact = Fraction(100 * claim.value, claim.of)
    return Share(exact, exact, f"{claim.value} of {claim.of}")


def _check_change(then: Then, now: Share, earlier: Report, report: Report) -> Iterator[Finding]:
    figure = then.figure
    moved = moved_from_to(then.now.sentence or "")
    own = _printed(moved[0]) if moved else None
    if own is not None and figure.direction and not _bears_out(figure, own, now):
        yield _finding(then, now, own, (), report)
        return
    befores = _before(then.now, earlier, report)
    if not befores or any(_bears_out(figure, before, now) for before in befores):
        return
    quotes = tuple(quote for before in befores[:2] for quote in before.quotes[:3])
    yield _finding(then, now, befores[0], quotes, report, earlier)


def _before(now: StatedCount, earlier: Report, report: Report) -> list[Share]:
    """What the earlier report says of the same thing, and what its tables come to."""
    shares = []
    for claim in same_said(now, earlier):
        share = _printed(printed_percent(claim)) or _worked_out(claim)
        if share is not None:
            quote = quoting.quote_claim(claim, earlier)
            shares.append(replace(share, quotes=(quote,)))
    if _counts_the_rows(now, report):
        for one in readings_in(now, earlier):
            low, high = Fraction(100 * one.low, one.total), Fraction(100 * one.high, one.total)
            words = f"{one.low} of {one.total} ({percent_of(one.low, one.total)}%)"
            shares.append(Share(low, high, words, one.quotes))
    return shares


def _counts_the_rows(now: StatedCount, report: Report) -> bool:
    """Whether the figure is that of this report's own tables: then the earlier report's may be set beside it."""
    share = _printed(printed_percent(now)) or _worked_out(now)
    return share is not None and any(
        Fraction(100 * one.low, one.total) <= share.high and share.low <= Fraction(100 * one.high, one.total)
        for one in readings_in(now, report)
    )


def _bears_out(figure: EarlierFigure, before: Share, now: Share) -> bool:
    """Whether the stated figure fits, with everything rounded or with everything cut off."""
    styles = (Rounding.HALF_UP_OR_EVEN, Rounding.TRUNCATED)
    if figure.direction == 0:
        stated = _printed(figure.number)
        return stated is not None and any(_meet(stated.bounds(style), before.bounds(style)) for style in styles)
    return any(_changed_so(figure, before.bounds(style), now.bounds(style), style) for style in styles)


def _changed_so(
    figure: EarlierFigure, before: tuple[Fraction, Fraction], now: tuple[Fraction, Fraction], style: Rounding
) -> bool:
    by = percent_bounds(figure.number, style)
    stated = (by.low, by.high) if figure.direction > 0 else (-by.high, -by.low)
    change = (now[0] - before[1], now[1] - before[0])
    if style is Rounding.TRUNCATED:
        # What is cut off never reaches the upper end, so that intervals which only touch do not meet.
        change = (change[0] + _HARDLY, change[1] - _HARDLY)
    if _meet(stated, change) or figure.unit == POINTS or not before[0]:
        return _meet(stated, change)
    ends = [100 * difference / base for difference in change for base in before]
    return _meet(stated, (min(ends), max(ends)))


def _meet(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _finding(
    then: Then, now: Share, before: Share, quotes: Sequence[Quote], report: Report, earlier: Report | None = None
) -> Finding:
    figure = then.figure
    what = then.now.what or then.now.noun or "the share"
    of_report = f"the report for {earlier.period.label if earlier.period else earlier.name}" if earlier else "the text"
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The text says “{figure.printed}” of {what} ({now.words} now); {of_report} has "
        f"{before.words} for then.",
        stated=figure.printed,
        counted=f"{before.words} then, {now.words} now",
        place=then.now.place,
        quotes=(quoting.quote_claim(then.now, report), *quotes),
        key=f"{what} | {figure.printed}",
        repair=_mend(figure, before, now),
        changes_conclusion=bool(figure.direction) and _turned(figure, before, now),
    )


def _turned(figure: EarlierFigure, before: Share, now: Share) -> bool:
    return now.high < before.low if figure.direction > 0 else now.low > before.high


def _mend(figure: EarlierFigure, before: Share, now: Share) -> str:
    if not figure.direction:
        return f"{before.words} instead of {figure.number}%"
    middle = (now.low + now.high - before.low - before.high) / 2
    return f"{'up' if middle > 0 else 'down'} {float(abs(middle)):.1f} points"
