"""What a report says of the report before it: the figure meant, and whether that is the report at hand."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.figures import meaning_of
from corpus.records import Case
from normalise.earlier_figures import (
    COUNT_WORDS,
    EarlierFigure,
    completion_rate,
    earlier_figures,
    position_then,
    times_named,
)
from normalise.number_words import DIGITS, read_number
from normalise.records import Period, Report, StatedCount
from normalise.statuses import Scale

_NEXT_BEFORE = re.compile(r"^(?:the )?(?:last|previous|preceding|prior) ", re.IGNORECASE)
_QUARTER = re.compile(r"(?:quarter |q)(\w+)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:period |month |p)(\w+)", re.IGNORECASE)
_MONTHS = [name.casefold() for name in month_abbr[1:]]
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_SO_MANY_WERE = re.compile(rf"(?P<number>{DIGITS}|{COUNT_WORDS}) (?:were|was) (?P<what>[a-z][a-z ]+)", re.IGNORECASE)
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


def reports_before(case: Case) -> list[Report]:
    """The earlier reports of a plan that are at hand, the one before first: those in which its actions stood."""
    known = [case.earlier] if case.earlier is not None else []
    known += [standing.report for course in case.course.values() for standing in course]
    apart = {report.sha256: report for report in reversed(known) if report.sha256 != case.report.sha256}
    return sorted(apart.values(), key=lambda report: report is not case.earlier)


def positions_before(report: Report, earlier: Report) -> Iterator[tuple[StatedCount, str]]:
    """The counts with which a report says where the plan stood at the end of an earlier period ("At the end of
    Quarter 3 two actions were complete"), each with the words for that time."""
    for claim in (*report.stated_counts, *_in_few_words(report)):
        if claim.source != "prose" or not claim.exact or claim.part in ("whole", "within") or claim.theme:
            continue
        sentence = claim.sentence or ""
        said = position_then(sentence)
        if said is None or not is_meant(said[0], earlier, report):
            continue
        if said[1] <= sentence.find(claim.printed, said[1]) < said[2]:
            yield claim, (sentence[: said[1]] or sentence[said[2] :]).strip(" ,.")


def _in_few_words(report: Report) -> Iterator[StatedCount]:
    """ "At Period 8 four were green", after a sentence that counts actions: what the four are is said there."""
    for paragraph in report.prose:
        text = " ".join(paragraph.text.split())
        if not times_named(text):
            continue
        counted = [claim.noun for claim in report.stated_counts if claim.noun and (claim.sentence or " ") in text]
        for sentence in SENTENCE_END.split(text) if counted else ():
            said = position_then(sentence)
            found = _SO_MANY_WERE.fullmatch(sentence[said[1] : said[2]].rstrip(" .")) if said else None
            if found is not None:
                rating = Scale.from_key(report.key).read_words(found["what"])
                yield StatedCount(
                    printed=found["number"],
                    place=paragraph.place,
                    source="prose",
                    value=read_number(found["number"]),
                    status=rating.status,
                    state=rating.state if rating.state != "unknown" else None,
                    what=found["what"],
                    noun=counted[0],
                    sentence=sentence,
                )


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


def is_meant(since: str, earlier: Report, report: Report) -> bool:
    """Whether the words for an earlier period ("last quarter", "Q2", "Period 8", "end of June") mean this earlier
    report."""
    if earlier.period is None or report.period is None:
        return False
    if _NEXT_BEFORE.search(since):
        kind = since.casefold().rpartition(" ")[2]
        return follows(earlier, report) and (kind not in ("quarter", "month", "year") or kind == earlier.period.kind)
    # A year that does not start in April numbers its months otherwise, so only the one just before is sure.
    sure = follows(earlier, report) or not _NUMBERED.match(since)
    return sure and (report.period.end - earlier.period.end).days < 365 and _is_named(since, earlier.period) is True


def speaks_of_another_time(sentence: str, report: Report) -> bool:
    """Whether a sentence says where the plan stood at the end of a period that is not the report's."""
    said = position_then(sentence)
    return said is not None and report.period is not None and _is_named(said[0], report.period) is False


def _is_named(since: str, period: Period) -> bool | None:
    """Whether words name this period: by the number of its quarter or month, or by the month; None where they name
    none, as "last quarter" does."""
    year = _YEAR.search(since)
    if quarter := _QUARTER.match(since):
        if period.kind != "quarter":
            return None
        return period.label.endswith(f" Q{read_number(quarter[1])}") and _of_year(year, period.label)
    if numbered := _NUMBERED.match(since):
        number = read_number(numbered[1])
        if period.kind != "month" or number is None:
            return None
        return (period.end.month - 4) % 12 + 1 == number
    month = _MONTH.search(since)
    if month is None:
        return None
    ends_then = _MONTHS.index(month[1][:3].casefold()) + 1 == period.end.month
    if not ends_then or (year is not None and period.end.year != int(year[0])):
        return False
    # What was so in June may not be what was so at the end of it.
    return True if "end of" in since or period.kind in ("month", "day") else None


def _of_year(year: re.Match[str] | None, label: str) -> bool:
    return year is None or label.startswith(year[0])


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
