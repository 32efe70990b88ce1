"""Which of the periods that a report prints is the one it reports on, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from normalise.calendar import financial_start, months, run_period
from normalise.file_names import file_words
from normalise.printed_dates import mentions
from normalise.printed_periods import (
    FoundPeriod,
    find_periods,
    is_worded_year,
    names_a_report,
    parse_period,
)
from normalise.records import Period

_RANK = {"quarter": 0, "half": 1, "term": 1, "span": 1, "worded year": 2, "as at": 2, "month": 3, "day": 3, "year": 4}
_OTHER_DATE = re.compile(
    r"(?:\bsources?\b|\bnext (?:\w+ ){0,2}(?:review|meeting|report|update)|\breview date|\bdue for review|"
    r"\b(?:approved|adopted|agreed) (?:by|on|in|at)\b|\bcompared (?:with|to)\b|\bprevious\b|"
    r"\blast (?:\w+ ){0,2}(?:report|update|meeting))[^.;]{0,60}$|\b(?:since|from|baseline|census|act)(?: the)? *$",
    re.IGNORECASE,
)
_STANDS_AT = re.compile(
    r"\b(?:(?:position|status|progress|performance|figures|data)(?: as)? at|as at)(?: the)?(?: end of)? *$",
    re.IGNORECASE,
)
_SENTENCE_WORDS = 18
_SAYS_PERIOD = re.compile(
    r"(?:\bthis (?:\w+ ){0,3}(?:report|paper|update|document|briefing|dashboard)\b[^.;]{0,40}?"
    r"\b(?:covers|covering|is for|for|relates to|sets out|summarises|presents|provides|describes|outlines|"
    r"details|reports)\b[^.;]{0,80}"
    r"|\bpurpose of (?:this|the) (?:report|paper)\b[^.;]{0,120}\b(?:for|in|during|of|at)(?: the)?(?: end of)?"
    r"|\b(?:reporting|report) period\b[^.;]{0,20}|\bperiod covered\b[^.;]{0,20}|\bcovering (?:the period )?"
    r"|\bfor the (?:period|quarter)\b[^.;]{0,20}"
    r"|\b(?:position|status|progress)(?: as)? at(?: the)?(?: end of)?|\bas at(?: the)?(?: end of)?)[ :,-]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """Sorts by preference; ``order`` is the position among the lines."""

    rank: int
    within: bool  # inside a longer line
    order: int
    label: str
    why: str


def choose_period(
    lines: Sequence[str], body: Sequence[str] = (), file_name: str = "", year_start: int = 4
) -> tuple[Period | None, str]:
    """The reporting period and a short phrase that says where it was read.

    Title lines come first, then the body where it says so in words ("this report covers ...",
    "Quarter 3 2019/20 update"), then the name of the file. Within one source a quarter outranks a half
    year or run of months, then a year said to be reported on ("Annual Report 2020-21") or the day that it
    stands at ("position at 31 March"), then a month or another day, and last a year that may be the plan's
    own; a line that is wholly a period outranks a longer one, and an earlier line a later one. The span of a
    plan and the date of a data source are never the period. A year inside a longer title line may be the
    plan's own, so it gives way to the body's wording and to a shorter period of that year in the file name.
    """
    titles = [line for line in lines if not _is_sentence(line)]
    in_titles = min(_in_titles(titles, year_start), key=lambda pair: pair[0], default=None)
    weak = in_titles is not None and in_titles[0].rank == _RANK["year"] and in_titles[0].within
    if in_titles is not None and not weak:
        return in_titles[1], in_titles[0].why
    in_body = min(_in_body([*lines, *body], year_start), key=lambda pair: pair[0], default=None)
    if in_body is not None:
        return in_body[1], in_body[0].why
    from_name = _in_file_name(file_name, year_start)
    if in_titles is not None and not (from_name is not None and _is_part(from_name, in_titles[1])):
        return in_titles[1], in_titles[0].why
    if from_name is not None:
        return from_name, f"the file name \u201c{file_name}\u201d"
    return None, "no reporting period is printed"


def _is_part(period: Period, year: Period) -> bool:
    """Whether a period lies within a year and is shorter: the year was the plan's, not the report's."""
    return period.kind != "year" and year.start <= period.start <= period.end <= year.end


def _before(text: str, offset: int) -> str:
    return text[max(0, offset - 240) : offset]


def _is_sentence(line: str) -> bool:
    if re.match(r"\s*minutes of\b", line, re.IGNORECASE):
        return False
    return len(line.split()) > _SENTENCE_WORDS or bool(re.match(r"\s*[-\u2022*\u2013\uf0b7]\s", line))


def _why(place: str, line: str) -> str:
    printed = " ".join(line.split())
    short = printed if len(printed) <= 80 else printed[:79] + "\u2026"
    return f"{place} \u201c{short}\u201d"


def _kind(line: str, found: FoundPeriod) -> str:
    if found.period.kind == "year" and is_worded_year(line, found.start, found.end):
        return "worded year"
    # A committee prints the day it meets as well, often first.
    if found.period.kind in ("month", "day") and _STANDS_AT.search(_before(line, found.start)):
        return "as at"
    return found.period.kind


def _in_titles(lines: Sequence[str], year_start: int) -> Iterator[tuple[_Candidate, Period]]:
    for order, line in enumerate(lines):
        whole = parse_period(line, year_start)
        periods = find_periods(line, year_start)
        years = sum(found.period.kind == "year" for found in periods)
        for found in periods:
            if found.period.kind == "year" and years > 1:  # the terms of a plan, side by side
                continue
            if not _OTHER_DATE.search(_before(line, found.start)):
                rank = _RANK[_kind(line, found)]
                label = found.period.label
                why = _why("the title line", line)
                yield _Candidate(rank, found.period != whole, order, label, why), found.period
        if whole is not None and whole.label == str(whole.start.year):
            yield _Candidate(_RANK["year"], False, order, whole.label, _why("the title line", line)), whole
    yield from _quarter_and_year_apart(lines, year_start)


def _quarter_and_year_apart(lines: Sequence[str], year_start: int) -> Iterator[tuple[_Candidate, Period]]:
    """ "Quarter 3" in one title line, or "month 6", and one financial year in another, or apart from it."""
    years: set[int] = set()
    parts = []
    numbered = []
    for order, line in enumerate(lines):
        for mention in mentions(line, year_start):
            first = financial_start(line[mention.start : mention.end].replace("to", "/"))
            if mention.unit == "year" and mention.days is not None and first is not None:
                years.add(mention.days[0].year)
            elif mention.in_year is not None and mention.unit in {"quarter", "half"}:
                parts.append((order, line, mention))
        numbered += [(order, line, found) for found in _MONTH_OF_YEAR.finditer(line) if 1 <= int(found["n"]) <= 12]
    if len(years) != 1:
        return
    year = years.pop()
    for order, line, found in numbered:
        period = run_period(*months(year, year_start + int(found["n"]) - 1, 1), year_start)
        why = f"\u201c{found.group()}\u201d with the year of the title, in {_why('the title line', line)}"
        yield _Candidate(_RANK["as at"], True, order, period.label, why), period
    for order, line, mention in parts:
        run = mention.in_year(year) if mention.in_year is not None else None
        letter = line[mention.start : mention.end]
        if run is not None:
            period = run_period(*run, year_start)
            why = f"\u201c{letter}\u201d with the year of the title, in {_why('the title line', line)}"
            yield _Candidate(_RANK[mention.unit], True, order, period.label, why), period


def _in_body(texts: Sequence[str], year_start: int) -> Iterator[tuple[_Candidate, Period]]:
    for order, text in enumerate(texts):
        if not any(character.isdigit() for character in text):
            continue
        if len(text) < 80 and names_a_report(text):
            whole = parse_period(text, year_start)
            if whole is not None and whole.kind != "year":
                yield _Candidate(_RANK[whole.kind], False, order, whole.label, _why("the line", text)), whole
                continue
        for found in find_periods(text, year_start):
            said = _SAYS_PERIOD.search(_before(text, found.start))
            if said is not None and not _OTHER_DATE.search(said.group()):
                rank = _RANK[_kind(text, found)]
                why = _why("the words", said.group() + found.printed)
                yield _Candidate(rank, True, order, found.period.label, why), found.period


def _in_file_name(file_name: str, year_start: int) -> Period | None:
    words = file_words(file_name)
    found = find_periods(words, year_start)
    best = min(found, key=lambda each: (_RANK[_kind(words, each)], each.start), default=None)
    return best.period if best is not None else None


_MONTH_OF_YEAR = re.compile(r"(?<!\w)(?:month|period) (?P<n>\d{1,2})(?!\w)", re.IGNORECASE)
_END_OF = r"(?: the)?(?: (?:quarter|year|month|period)?[ -]?end(?:ed|ing)?(?: of)?)?[ :]*"
_IS_AN_END = re.compile(r"\bend(?: of)? *$", re.IGNORECASE)
_HAS_AN_END = re.compile(r"\bend", re.IGNORECASE)  # "quarter end 31 December 2019"
_AS_AT = (
    r"\b(?:position|status|progress|figures|data|performance|correct|accurate|information|results)"
    rf"(?: as)? (?:at|of|on){_END_OF}$|\bas at{_END_OF}$",
    rf"\((?:up )?to{_END_OF}$|\bposition to{_END_OF}$|\bup to and including{_END_OF}$",
    rf"\bas of{_END_OF}$",
)


def as_at(text_lines: Sequence[str]) -> date | None:
    """The day that a report's figures stand at: "position at 31 March 2018", "as at the end of June 2019".

    "As at" outranks "(to 31 March 2018)", which outranks "as of"; within one wording the first stands.
    A month counts only as its end ("as at end of March 2018"), for otherwise no day is printed.
    """
    found: list[tuple[int, date]] = []
    for text in text_lines:
        for mention in mentions(text):
            if mention.days is None:
                continue
            before = re.sub(r"\s+", " ", _before(text, mention.start))
            for rank, wording in enumerate(_AS_AT):
                if re.search(wording, before, re.IGNORECASE):
                    one_day = mention.days[0] == mention.days[1]
                    printed = text[mention.start : mention.end]
                    if one_day or _IS_AN_END.search(before) or _HAS_AN_END.search(printed):
                        found.append((rank, mention.days[1]))
                    break
    return min(found, key=lambda ranked: ranked[0])[1] if found else None
