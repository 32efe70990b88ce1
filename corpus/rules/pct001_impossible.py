"""A count, a percentage and a total that cannot all be true

What it checks
    Each percentage that is printed with its count ("64 (55%)", "55% (64)") out of the total stated for
    it; a share in loose words beside its count ("roughly half (36) of the 51") where it is far off. Where no
    total is stated, whether any total at all fits every pair of the list. In an overview,
    "12 (40%)" out of its row, its column or all actions.

Why it matters
    One of three figures is wrong, and nothing on the page says which. The finding says which single
    number would mend it.

Example
    "Of 60 actions 42 (85%) have been completed." 85% fits 51 of 60; 42 of 60 is 70.0%.

Innocent explanations
    The percentage has a base of its own that the sentence does not give. Rounding is never the reason:
    half up, half to even and cutting off are all accepted (see PCT002).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from corpus import quoting
from corpus.conclusions import flatters
from corpus.figures import PERCENT, Figures, meaning_of, noun_of, pairs, prose_figures, totals_behind
from corpus.overviews import overviews, rated, scope_of
from corpus.records import Case, Finding, Skip
from normalise.arithmetic import Rounding, comes_near, decimals, in_per_cent, percent_of, repair, truthful
from normalise.prose_counts.fractions_of_all import fraction_beside
from normalise.records import Report, StatedCount

CODE = "PCT001"
NAME = "impossible-percentage"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    if not pairs(report.stated_counts) and not any(map(_in_loose_words, report.stated_counts)):
        yield Skip(CODE, "the report states no percentage with its count")
    for figures in prose_figures(report):
        if figures.base is None:
            yield from _check_without_total(figures, report)
        elif not _belongs_to_another_total(figures):
            for claim, value, percent in pairs(figures.claims):
                if truthful(value, figures.base, percent) is Rounding.IMPOSSIBLE:
                    yield _finding(claim, value, percent, figures.base, noun_of(figures) or "", report)
            yield from _check_loose(figures, figures.base, report)
    for cells in overviews(report):
        for claim, value, percent in pairs(cells):
            bases = _bases(claim, cells, report)
            if bases and all(truthful(value, base, percent) is Rounding.IMPOSSIBLE for base in bases):
                yield _finding(claim, value, percent, bases[0], "actions", report)


def _in_loose_words(claim: StatedCount) -> tuple[str, str] | None:
    """The bound and the per cent that a count in prose is given as: "less than 10% (7)", "half (26) of the 51"."""
    if claim.value is None or claim.bound or claim.source != "prose" or claim.part == "change":
        return None
    if claim.percent_bound and PERCENT.fullmatch(claim.percent or ""):
        return claim.percent_bound, claim.percent or ""
    return fraction_beside(claim) if claim.percent is None else None


def _check_loose(figures: Figures, base: int, report: Report) -> Iterator[Finding]:
    """Shares in loose words beside their counts, far from them: "more than half of the 39 (18)"."""
    for claim in figures.claims:
        value, said = claim.value or 0, _in_loose_words(claim)
        if said is None or value > base or not base:
            continue
        (bound, percent), share = said, Fraction(100 * value, base)
        if not comes_near(percent, bound, share, share):
            of = f"{base} {noun_of(figures) or ''}".strip()
            yield Finding(
                code=CODE,
                severity=SEVERITY,
                message=f"{value} of {of} is given as {bound} {percent}%, and is {percent_of(value, base)}%.",
                stated=f"{value} ({bound} {percent}%) of {of}",
                counted=f"{percent_of(value, base)}%",
                place=claim.place,
                quotes=(quoting.quote_claim(claim, report),),
                key=f"{claim.what or ''} | {value} | {bound} {percent}% | {base}",
                repair=in_per_cent(value, base),
                changes_conclusion=flatters(*meaning_of(claim), Fraction(percent), share, share),
            )


def _belongs_to_another_total(figures: Figures) -> bool:
    # Percentages that all fit the sum of their own counts, under a total from another sentence, are
    # shares of that sum: the total speaks of something wider.
    base, listed = figures.base or 0, pairs(figures.shares)
    if len(listed) < 2 or any(str(base) in (claim.sentence or "") for claim, _, _ in listed):
        return False
    whole = [claim for claim in figures.claims if claim.part == "whole"]
    if any(one.sentence == claim.sentence for one in whole for claim, _, _ in listed):
        return False
    added = sum(value for _, value, _ in listed)
    return all(
        truthful(value, base, percent) is Rounding.IMPOSSIBLE
        and truthful(value, added, percent) is not Rounding.IMPOSSIBLE
        for _, value, percent in listed
    )


def _check_without_total(figures: Figures, report: Report) -> Iterator[Finding]:
    listed = pairs(figures.shares) or pairs(figures.claims)
    if not listed:
        return
    if totals_behind(figures) is not None:
        return
    values = [value for _, value, _ in listed]
    words = quoting.listed([f"{value} ({percent}%)" for _, value, percent in listed])
    added = sum(values)
    alone = len(listed) == 1
    shares = [in_per_cent(value, added) for value in values if added]
    sentences = {claim.sentence or claim.printed: claim for claim, _, _ in listed}
    yield Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"No total fits {words}." if alone else f"No total fits all of {words}.",
        stated=words,
        counted="no whole number of which these are shares",
        place=listed[0][0].place,
        quotes=tuple(quoting.quote_claim(claim, report) for claim in sentences.values()),
        key=" | ".join(claim.what or claim.printed for claim, _, _ in listed),
        repair=_nearest_shares(listed[0][1], listed[0][2]) if alone else "; ".join(shares),
    )


def _nearest_shares(value: int, percent: str) -> str:
    """The shares that the two totals nearest to the percentage give."""
    if not value or not Fraction(percent):
        return f"0 has no share but 0%, and {value} no total of which it is {percent}%"
    total = int(Fraction(100 * value) / Fraction(percent))
    places = max(decimals(percent), 1)
    near = [other for other in (total, total + 1) if other >= value]
    return "; ".join(in_per_cent(value, other, places) for other in near)


def _bases(cell: StatedCount, cells: Sequence[StatedCount], report: Report) -> list[int]:
    """The totals that the percentage of an overview cell can be out of."""
    if cell.of is not None:
        return [cell.of]
    theme, term, _ = scope_of(cell)
    counted = [other for other in cells if other.exact]
    stated = [
        other.value
        for other in counted
        if not rated(other) and scope_of(other)[0] in (theme, None) and scope_of(other)[1] in (term, None)
    ]
    peers = [other for other in counted if rated(other)]
    row = [other for other in peers if scope_of(other)[0] == theme]
    column = [other for other in peers if other.theme and scope_of(other)[1:] == scope_of(cell)[1:]]
    columns = [other for other in peers if other.theme is None and scope_of(other)[1:] == scope_of(cell)[1:]]
    groups = (row, [other for other in row if scope_of(other)[1] == term], column, columns)
    sums = [sum(other.value or 0 for other in group) for group in groups]
    return list(dict.fromkeys(base for base in (*stated, *sums, len(report.actions)) if base))


def _finding(claim: StatedCount, value: int, percent: str, base: int, noun: str, report: Report) -> Finding:
    quote = quoting.quote_cell if claim.source == "overview" else quoting.quote_claim
    of = f"{base} {noun}".strip()
    what = claim.what or quoting.scope_key(claim)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"{value} of {of} is given as {percent}%, which it cannot be.",
        stated=f"{value} ({percent}%) of {of}",
        counted=f"{percent_of(value, base, max(decimals(percent), 1))}%" if base else "nothing",
        place=claim.place,
        quotes=(quote(claim, report),),
        key=f"{what} | {value} | {percent}% | {base}",
        repair=repair(value, base, percent),
        changes_conclusion=_flattering(claim, value, percent, base),
    )


def _flattering(claim: StatedCount, value: int, percent: str, base: int) -> bool:
    """Whether the percentage looks better than the count, by more than a slip in rounding."""
    exact = Fraction(100 * value, base) if base else Fraction(0)
    if abs(Fraction(percent) - exact) <= Fraction(1, 10 ** decimals(percent)):
        return False
    return flatters(*meaning_of(claim), Fraction(percent), exact, exact)
