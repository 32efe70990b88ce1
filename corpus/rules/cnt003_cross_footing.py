"""Parts that do not add up to the total stated beside them

What it checks
    In the overview, along each row: the ratings of a theme with its stated total ("Housing (14)"), the
    timescales with the total of all. In prose: the parts of a list with the whole they are counted out
    of ("of the 56 actions 45 are on track, four ..., five ... and one ...").

Why it matters
    An action that is in no part of the list has dropped out of sight; one that is in two has been
    reported twice. Either way the sentence that a board reads is not true.

Example
    "Most of the 60 actions are on track (47). Five show problems, six are complete and one is on hold."
    47 + 5 + 6 + 1 = 59: one action is unaccounted for.

Innocent explanations
    Some actions are paused or not applicable, and the overview has no column for them: where rows of the
    grid show this, the check stays silent. Most lists in prose break off, so a list is only called short
    when its wording closes it and the gap is small, or it names "the remaining" ones; a list whose parts can
    overlap is not added up.
"""

import re
from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.counting import Comparison
from corpus.exclusive import exclusive, may_overlap
from corpus.figures import CLOSING, Figures, noun_of, prose_figures
from corpus.overviews import column_of, filled_in, overviews, rated
from corpus.records import Case, Finding, Skip
from normalise.earlier_figures import COUNT_WORDS
from normalise.number_words import read_number
from normalise.records import Report, StatedCount

CODE = "CNT003"
NAME = "parts-differ-from-total"
SEVERITY = "error"
_NUMBER = re.compile(rf"\b(?:{COUNT_WORDS}|\d[\d,]*(?![\d.,]*\d)(?!\s*(?:%|per ?cent)))\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    lists = [figures for figures in prose_figures(report) if figures.base is not None and figures.shares]
    if not lists and not overviews(report):
        yield Skip(CODE, "the report states no parts with their total")
    for cells in overviews(report):
        for total, parts, along in _rows(filled_in(cells)):
            added = sum(part.value or 0 for part in parts)
            if added == total.value or _uncounted(total, added, cells, report):
                continue
            yield _overview_finding(total, parts, along, report)
    for figures in lists:
        yield from _check_list(figures, report)


def _rows(cells: Sequence[StatedCount]) -> Iterator[tuple[StatedCount, list[StatedCount], str]]:
    """Each total with the cells of its row that it sums: along its ratings, and along its timescales."""
    columns = {(cell.timescale, column_of(cell)) for cell in cells if rated(cell)}
    terms = {cell.timescale for cell in cells if cell.timescale}
    for total in cells:
        if not total.exact or not total.printed.strip():
            continue
        row = [cell for cell in cells if cell.theme == total.theme and cell is not total]
        if not rated(total):
            wanted = {column for column in columns if total.timescale in (None, column[0])}
            if any(term for term, _ in wanted):
                wanted = {column for column in wanted if column[0]}
            parts = [cell for cell in row if rated(cell) and (cell.timescale, column_of(cell)) in wanted]
            if wanted and len(parts) == len(wanted) and all(part.exact for part in parts):
                yield total, parts, "ratings"
        if total.timescale is None:
            parts = [
                cell
                for cell in row
                if cell.timescale
                and rated(cell) == rated(total)
                and (not rated(total) or column_of(cell) == column_of(total))
            ]
            if terms and len(parts) == len(terms) and all(part.exact for part in parts):
                yield total, parts, "timescales"


def _uncounted(total: StatedCount, added: int, cells: Sequence[StatedCount], report: Report) -> bool:
    """Whether actions that no column of the overview counts explain a shortfall."""
    short = (total.value or 0) - added
    if short < 0 or rated(total):
        return False
    comparison = Comparison(cells, report.actions)
    if report.actions:
        return len(comparison.outside(total)) >= short
    labels = {column.label for column in comparison.columns}
    return any(entry.kind == "status" and entry.label.casefold() not in labels for entry in report.key)


def _overview_finding(total: StatedCount, parts: Sequence[StatedCount], along: str, report: Report) -> Finding:
    counted = [part for part in parts if part.value]
    added = sum(part.value or 0 for part in parts)
    name, what = quoting.scope_words(total), quoting.rating_words(total)
    gap = abs(added - (total.value or 0))
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The overview's total for {name} is {total.value} {what}; its {along} add up to {added}.",
        stated=f"{total.value} {what}",
        counted=" + ".join(str(part.value) for part in counted) + f" = {added}" if counted else "0",
        place=total.place,
        quotes=tuple(quoting.quote_cell(cell, report) for cell in (total, *counted[: quoting.MOST_ROWS])),
        key=f"{quoting.scope_key(total)} | {along}",
        repair=f"the total should be {added}, or one of the parts is wrong by {gap}",
    )


def _check_list(figures: Figures, report: Report) -> Iterator[Finding]:
    base, shares = figures.base or 0, figures.shares
    over = [claim for claim in shares if not claim.bound and (claim.value or 0) > base]
    if over:
        yield _list_finding(figures, over[:1], over[0].value or 0, report)
    elif _splits_a_part(figures):
        return
    elif figures.total > base and exclusive(figures) and not may_overlap(figures, report, base):
        yield _list_finding(figures, shares, figures.total, report)
    elif figures.total < base and figures.closed and figures.exact and not _each_of_its_own(shares):
        words = " ".join(claim.sentence or "" for claim in shares)
        enough = len(shares) >= 3 or (len(shares) == 2 and (CLOSING.search(words) or _introduced(figures)))
        # A wide gap is a part that the sentence never meant to name; a narrow one is a slip.
        if enough and (base - figures.total <= max(2, base // 20) or _says_the_rest(figures)):
            yield _list_finding(figures, shares, figures.total, report)
    elif figures.total > base and _says_the_rest(figures):
        yield _list_finding(figures, shares, figures.total, report)


def _each_of_its_own(shares: Sequence[StatedCount]) -> bool:
    """ "3 of the 7 are complete. 1 of the 7 is delayed.": sentences that each name their whole promise no full list."""
    apart = len({claim.sentence for claim in shares}) == len(shares)
    return len(shares) > 1 and apart and all(re.search(r"\bof\b", claim.printed) for claim in shares)


def _says_the_rest(figures: Figures) -> bool:
    """ "42 of the 56 have been completed; the remaining 14 ...": two parts, of which the second is said to be all that
    is left, and no other number near them that it could be left of."""
    if len(figures.shares) != 2 or not figures.exact:
        return False
    first, last = figures.shares
    text = " ".join(" ".join(dict.fromkeys(claim.sentence or "" for claim in figures.claims)).split())
    rest = rf"\bthe (?:remaining|other)(?: of)? {re.escape(last.printed)}(?! of\b)(?!\w)"
    numbers = {read_number(number) for number in _NUMBER.findall(text)}
    known = {figures.base, first.value, last.value}
    if first.printed.casefold().startswith("all but "):
        known.add((figures.base or 0) - (first.value or 0))
    return re.search(rest, text, re.IGNORECASE) is not None and numbers <= known


def _splits_a_part(figures: Figures) -> bool:
    """ "Of the 10 actions four changed their rating: two improved and the other two worsened": parts of a part."""
    for outer, *inner in (figures.shares[at:] for at in range(len(figures.shares) - 2)):
        text = outer.sentence or ""
        opened = re.search(rf"\b{re.escape(outer.printed)}\b[^;.]*: ?(?:\w+ )?{re.escape(inner[0].printed)}", text)
        if opened and outer.value == sum(claim.value or 0 for claim in inner):
            return True
    return False


def _introduced(figures: Figures) -> bool:
    """ "64 actions: 41 complete and 23 in progress": a colon says that what follows is all of them."""
    words = " ".join((figures.shares[0].sentence or "").split())
    first = re.escape(figures.shares[0].printed)
    return re.search(rf"\b{figures.base}\b[^\d:;.]*: ?(?:\w+ )?{first}", words) is not None


def _list_finding(figures: Figures, parts: Sequence[StatedCount], added: int, report: Report) -> Finding:
    base = figures.base or 0
    noun = noun_of(figures) or "in all"
    gap = abs(base - added)
    if added > base:
        message = f"The parts named come to {added}, more than the {base} {noun} they are counted out of."
    else:
        message = f"The parts named come to {added} of {base} {noun}: {gap} not accounted for."
    sums = " + ".join(str(part.value) for part in parts)
    sentences = {claim.sentence or claim.printed: claim for claim in (*parts, *figures.claims)}
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=message,
        stated=f"{base} {noun}",
        counted=f"{sums} = {added}" if len(parts) > 1 else sums,
        place=parts[0].place,
        quotes=tuple(quoting.quote_claim(claim, report) for claim in sentences.values()),
        key=" | ".join([noun, *(part.what or part.printed for part in parts)]),
        repair=f"a whole of {added}, or one part {'less' if added > base else 'more'} by {gap}",
    )
