"""What a report says of the report before it: the figure meant, and whether that is the report at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.figures import meaning_of
from normalise.earlier_figures import EarlierFigure, completion_rate, earlier_figures, position_then
from normalise.number_words import read_number
from normalise.records import Report, StatedCount

_QUARTER = re.compile(r"(?:quarter |q)(\w+)", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Then:
    """A figure of the report before, or the change since then, beside ``now``: the figure of this report that
    stands in the same sentence."""

    now: StatedCount
    figure: EarlierFigure


def said_of_before(report: Report, earlier: Report) -> Iterator[Then]:
    """The figures in the prose of a report that speak of the report before it."""
    by_sentence: dict[str, list[StatedCount]] = {}
    for claim in (*report.stated_counts, *_rates(report)):
        if claim.source == "prose" and claim.part == "share" and claim.sentence:
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for sentence, claims in by_sentence.items():
        for figure in earlier_figures(sentence):
            now = _stands_before(claims, figure, sentence)
            if now is not None and is_meant(figure.since, earlier, report):
                yield Then(now, figure)


def positions_before(report: Report, earlier: Report) -> Iterator[tuple[StatedCount, str]]:
    """The counts with which a report says where the plan stood at the end of the period before ("At the end of
    Quarter 3 two actions were complete"), each with the words for that time."""
    for claim in report.stated_counts:
        if claim.source != "prose" or not claim.exact or claim.part in ("whole", "within") or claim.theme:
            continue
        sentence = claim.sentence or ""
        said = position_then(sentence)
        if said is None or not is_meant(said[0], earlier, report):
            continue
        if said[1] <= sentence.find(claim.printed, said[1]) < said[2]:
            yield claim, sentence[: said[1]].rstrip(" ,")


def _rates(report: Report) -> Iterator[StatedCount]:
    """ "Completion stands at 75%": a share without its count, which by itself is no figure of the plan's own."""
    for paragraph in report.prose:
        for sentence in SENTENCE_END.split(" ".join(paragraph.text.split())):
            if (percent := completion_rate(sentence)) is not None:
                yield StatedCount(
                    printed=sentence.split(maxsplit=1)[0],
                    place=paragraph.place,
                    source="prose",
                    percent=percent,
                    state="complete",
                    what="complete",
                    noun="actions",
                    sentence=sentence,
                )


def _stands_before(claims: Sequence[StatedCount], figure: EarlierFigure, sentence: str) -> StatedCount | None:
    """The figure that the earlier one is set beside: the last before it, in the same part of the sentence."""
    placed = [(at, claim) for claim in claims if 0 <= (at := sentence.find(claim.printed)) < figure.start]
    if not placed:
        return None
    at, claim = max(placed, key=lambda pair: pair[0])
    return None if ";" in sentence[at : figure.start] else claim


def follows(earlier: Report, report: Report) -> bool:
    """Whether nothing lies between two reports: the one starts on the day after the other's end."""
    if earlier.period is None or report.period is None:
        return False
    return 0 <= (report.period.start - earlier.period.end).days <= 1


def quarter_named(since: str) -> int | None:
    """The number of the quarter that the words for a period name ("Quarter 3", "Q3"); None where they name none."""
    named = _QUARTER.match(since)
    return read_number(named[1]) if named else None


def is_meant(since: str, earlier: Report, report: Report) -> bool:
    """Whether the words for an earlier period ("last quarter", "Q2") mean this earlier report."""
    words = since.casefold()
    if earlier.period is None or report.period is None:
        return False
    number = quarter_named(words)
    if number is None:
        kind = words.rpartition(" ")[2]
        return follows(earlier, report) and (kind not in ("quarter", "month", "year") or kind == earlier.period.kind)
    year = _YEAR.search(words)
    within_a_year = (report.period.end - earlier.period.end).days < 365
    same_year = year is None or earlier.period.label.startswith(year[0])
    return within_a_year and same_year and earlier.period.label.endswith(f" Q{number}")


def same_said(now: StatedCount, earlier: Report) -> list[StatedCount]:
    """The figures in the text of an earlier report that say the same of the same things as a figure of this one."""
    meant = meaning_of(now)
    if meant == (None, None):
        return []
    nouns = (now.noun or "").casefold().split()[-1:]
    return [
        claim
        for claim in earlier.stated_counts
        if claim.source == "prose" and claim.part == "share" and not claim.bound and claim.theme is None
        if meaning_of(claim) == meant and (claim.noun or "").casefold().split()[-1:] == nouns
    ]
