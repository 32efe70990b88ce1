"""A stated change of a percentage that the two reports do not bear out

What it checks
    Sentences such as "75%, up 3 points on Q2" and "77%, up from 72% last quarter": the difference that is
    stated with the two percentages of the sentence, and the earlier percentage with what the earlier
    report says or counts. Sentences that give both percentages and the change between them ("from 71% to
    74%, a rise of five points"), or two numbers ("rose by 12%, from 850 to 952", "doubled from 14 to 28"),
    need no other report.
    Every figure is taken as the interval that rounding leaves. "Points" are taken as points; "up 3%" may
    mean points or per cent of the earlier figure, and either is accepted.

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
from dataclasses import replace
from fractions import Fraction

from corpus import quoting
from corpus.records import Case, Finding, Quote, Skip
from corpus.shares import (
    ROUNDED_OR_CUT,
    Share,
    as_stated,
    changed_so,
    growth_between,
    points_between,
    printed_share,
    share_of,
    turned,
)
from corpus.then_and_now import SENTENCE_END, Then, said_of_before, same_said
from corpus.word_readings import Reading, in_one_sense, readings_in
from extractors.records import Place
from normalise.arithmetic import percent_bounds
from normalise.changes import StatedChange
from normalise.earlier_figures import COUNT, PERCENT, POINTS, EarlierFigure
from normalise.growth import stated_growth, values_of
from normalise.moves import stated_moves
from normalise.records import Report, StatedCount

CODE = "PCT006"
NAME = "stated-change"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    said = list(_sentences(case.report))
    moves = [(sentence, place, move) for sentence, place in said for move in stated_moves(sentence)]
    grown = [(sentence, place, growth) for sentence, place in said for growth in stated_growth(sentence)]
    named = set()
    for sentence, place, move in moves:
        before, now = printed_share(move.before), printed_share(move.now)
        if not _has_moved_so(move, before, now):
            named.add(sentence)
            between = points_between(before, now)
            yield _own_contradiction(move, before, now, between, _quoted(sentence, place, case.report))
    for sentence, place, growth in grown:
        before, now = (_number(figure, growth) for figure in (growth.before, growth.now))
        if not _has_grown_so(growth, before, now):
            between = growth_between(before, now)
            yield _own_contradiction(growth, before, now, between, _quoted(sentence, place, case.report))
    if not case.history or case.earlier is None:
        if not moves and not grown:
            yield Skip(CODE, "there is no earlier report of this plan")
        return
    stated = [then for then in said_of_before(case.report, case.earlier) if then.figure.unit != COUNT]
    if not stated and not moves and not grown:
        yield Skip(CODE, "the report states no change of a percentage since the report before")
    for then in stated:
        share = share_of(then.now)
        if share is not None and (then.now.sentence or "") not in named:
            yield from _check_change(then, share, case.earlier, case.report)


def _sentences(report: Report) -> Iterator[tuple[str, Place]]:
    passages = [(each.text, each.place) for each in report.prose]
    passages += [(each.text, each.place) for each in report.activities]
    for text, place in passages:
        yield from ((sentence, place) for sentence in SENTENCE_END.split(" ".join(text.split())))


def _quoted(sentence: str, place: Place, report: Report) -> Quote:
    return quoting.quote(quoting.shortened(sentence, 300), place, report)


def _has_moved_so(move: StatedChange, before: Share, now: Share) -> bool:
    if move.by is not None:
        return changed_so(move.by, POINTS, move.direction, before, now)
    return move.direction * (Fraction(move.now) - Fraction(move.before)) >= 0


def _number(figure: str, growth: StatedChange) -> Share:
    """A number as a share of nothing: exact where it counts things, else with what rounding leaves."""
    low, high = (Fraction(figure), Fraction(figure)) if growth.counted else values_of(figure)
    return Share(low, high, figure)


def _has_grown_so(growth: StatedChange, before: Share, now: Share) -> bool:
    stated = growth.direction * Fraction(growth.by or 0)
    grown = 100 * (now.low + now.high) / (before.low + before.high) - 100
    if growth.within:
        return abs(grown - stated) <= growth.within
    if growth.counted:
        return any(growth.direction * grown in percent_bounds(growth.by or "0", way) for way in ROUNDED_OR_CUT)
    return changed_so(growth.by or "0", PERCENT, growth.direction, before, now)


def _own_contradiction(change: StatedChange, before: Share, now: Share, between: str, quote: Quote) -> Finding:
    """A change that is not the one between the two figures beside it, which is ``between``."""
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The text says “{change.printed}”; from {before.words} to {now.words} is {between}.",
        stated=change.printed,
        counted=between,
        place=quote.place,
        quotes=(quote,),
        key=change.printed,
        repair=between,
        changes_conclusion=turned(change.direction, before, now),
    )


def _check_change(then: Then, now: Share, earlier: Report, report: Report) -> Iterator[Finding]:
    befores = _before(then.now, earlier, report)
    if not befores or any(_bears_out(then.figure, before, now) for before in befores):
        return
    quotes = tuple(quote for before in befores[:2] for quote in before.quotes[:3])
    yield _finding(then, now, befores[0], quotes, report, earlier)


def _before(now: StatedCount, earlier: Report, report: Report) -> list[Share]:
    """What the earlier report says of the same thing, and what its tables come to."""
    shares = []
    for claim in same_said(now, earlier):
        share = share_of(claim)
        if share is not None:
            shares.append(replace(share, quotes=(quoting.quote_claim(claim, earlier),)))
    fitting = _fitting(now, report)
    for one in in_one_sense(list(readings_in(now, earlier)), fitting) if fitting else ():
        shares.append(Share(one.least, one.most, one.in_words(), one.quotes))
    return shares


def _fitting(now: StatedCount, report: Report) -> list[Reading]:
    """The readings by which the figure is that of this report's own tables: where there are any, the earlier
    report's tables may be set beside it."""
    share = share_of(now)
    if share is None:
        return []
    return [one for one in readings_in(now, report) if one.least <= share.high and share.low <= one.most]


def _bears_out(figure: EarlierFigure, before: Share, now: Share) -> bool:
    if figure.direction == 0:
        return as_stated(figure.number, before)
    return changed_so(figure.number, figure.unit, figure.direction, before, now)


def _finding(
    then: Then, now: Share, before: Share, quotes: Sequence[Quote], report: Report, earlier: Report
) -> Finding:
    figure = then.figure
    what = then.now.what or then.now.noun or "the share"
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The text says “{figure.printed}” of {what} ({now.words} now); the report for "
        f"{earlier.period.label if earlier.period else earlier.name} has {before.words} for then.",
        stated=figure.printed,
        counted=f"{before.words} then, {now.words} now",
        place=then.now.place,
        quotes=(quoting.quote_claim(then.now, report), *quotes),
        key=f"{what} | {figure.printed}",
        repair=_mend(figure, before, now),
        changes_conclusion=bool(figure.direction) and turned(figure.direction, before, now),
    )


def _mend(figure: EarlierFigure, before: Share, now: Share) -> str:
    return points_between(before, now) if figure.direction else f"{before.words} instead of {figure.number}%"
