"""The plan, programme or strategy that a report is about, whatever its title of the quarter calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from normalise.capitals import readable_case
from normalise.file_names import file_words
from normalise.organisations import find_organisation
from normalise.plan_names import PLAN_WORD
from normalise.printed_periods import without_periods
from normalise.titles import in_english, own_name, whole_lines


class PlanName(NamedTuple):
    """``plan`` names what the report is about, ``title`` is the title as printed on one line."""

    plan: str
    title: str
    organisation: str | None


_TYPE_LINE = re.compile(
    r"(?:(?:strategic|annual|detailed) )?(?:action|delivery|implementation|improvement|business|work) "
    r"(?:plan|programme)s?",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"\s*(?:(?:joint )?report (?:of|by|to)\b|purpose of (?:the )?report|author\b|contact\b|lead officer|prepared by|"
    r"date\b|meeting\b|agenda item|classification|ward|key decision|page \d|contents|recommendations?|"
    r"executive summary|to:|from:|present(?:ed)?\b|apologies|in attendance|minutes\b|dear\b|yours\b|"
    r"(?:civic|council|county|town) (?:offices?|hall|centre)$|"
    r"(?:high|market|church|station) (?:street|road|square)$|status:|not for publication|public\b|open\b|confidential|"
    r"(?:introduction|background|overview|summary)\W*$)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?:\b(?:committee|panel|board|cabinet|executive|forum|sub-committee|scrutiny|council|commission|group))$",
    re.IGNORECASE,
)
_IS_A_REPORT = re.compile(
    r"(?:(?:annual|quarterly|monthly|performance|progress|monitoring|half[ -]yearly|outturn|briefing|position) )+"
    r"(?:report|update|review|statement|summary|paper|note)",
    re.IGNORECASE,
)
_UPDATE_AFTER = re.compile(r" +(?:update|progress report|review|monitoring report)\b(?= +\w).*$", re.IGNORECASE)
_PLAIN_PLAN = re.compile(
    r"(?:(?:the|our|a|annual|corporate|council|operational|integrated|strategic|service|delivery|action|business|improvement|performance|"
    r"community safety|safety|community|partnership|local|joint|climate|change|plan|plans|strategy|framework|"
    r"programme|priorities|\W|\d)+\s*)+",
    re.IGNORECASE,
)


def plan_name(title_lines: Sequence[str], file_name: str, in_text: Sequence[str] = ()) -> PlanName:
    """The plan's own name, the title line it was read from, and the organisation.

    Of the title lines the first that names a plan, strategy, framework or programme counts, else the first
    that is neither an organisation, a meeting, an author nor a date. Reporting periods, "progress report",
    "Appendix 1", "DRAFT v3" and the like are taken off both ends; the years that the plan spans stay. A name
    that any council could have ("Corporate Plan", a subject, "Annual Report") is led by the organisation.
    Without such a line the one plan that the text names (``in_text``) is taken, as minutes have it; without
    that the words of the file's name serve: ``gmpp_2021_22.csv`` is about ``gmpp``.
    """
    lines = whole_lines(title_lines)
    organisation = find_organisation(lines)
    named = [(line, own_name(in_english(line))) for line in _subject_first(lines)]
    possible = [(line, name) for line, name in named if _can_be_a_plan(line, name, organisation)]
    for line, name in possible:
        if PLAN_WORD.search(name) and not (_TYPE_LINE.fullmatch(name) and _stands_below_period(line, lines, possible)):
            name = _before_update(name)
            after = lines.index(line) + 1
            kind = named[after][1] if after < len(named) else ""
            full = f"{name} {kind}" if _TYPE_LINE.fullmatch(kind) else name
            return PlanName(_led_by(organisation, full, _PLAIN_PLAN), line, organisation)
    title = lines[0] if lines else file_name
    if possible:
        line, name = possible[0]
        return PlanName(_led_by(organisation, _at_least_two_words(line, name)), line, organisation)
    if organisation:
        bare = (without_periods(line).replace(organisation, "").strip(" -–—:,;.") for line in lines)
        report = next((readable_case(words) for words in bare if _IS_A_REPORT.fullmatch(words)), "")
        return PlanName(_led_by(organisation, report).strip(), title, organisation)
    plan = in_text[0] if lines and len(in_text) == 1 else _from_file_name(file_name)
    return PlanName(plan, title, organisation)


def _stands_below_period(line: str, lines: Sequence[str], possible: Sequence[tuple[str, str]]) -> bool:
    """Whether "Action plan" stands below a title and the period that it is for: then it is the heading of the grid,
    which in a file of cells looks like any other line, and says nothing of which plan."""
    above = lines[: lines.index(line)]
    periods = [at for at, each in enumerate(above) if without_periods(each) != each and not own_name(each)]
    return bool(periods) and any(each in above[: periods[0]] for each, _ in possible)


def _subject_first(lines: Sequence[str]) -> list[str]:
    """A letter names its subject after "Dear Sir"; what stands above is an address."""
    greeting = next((at for at, line in enumerate(lines) if re.match(r"dear\b", line, re.IGNORECASE)), -1)
    return [*lines[greeting + 1 :], *lines[: greeting + 1]]


def _before_update(name: str) -> str:
    """ "Improvement Plan", of "Improvement Plan Update following Inspection"."""
    shorter = _UPDATE_AFTER.sub("", name)
    return shorter if PLAN_WORD.search(shorter) else name


def _led_by(organisation: str | None, name: str, only: re.Pattern[str] | None = None) -> str:
    """The name with the organisation before it, unless it has it already or is (``only``) its own."""
    if organisation is None or organisation.casefold() in name.casefold():
        return name
    return name if only is not None and not only.fullmatch(name) else f"{organisation} {name}"


def _at_least_two_words(line: str, name: str) -> str:
    """ "Corporate" alone, left of "Corporate Performance Report", says too little."""
    return name if len(name.split()) > 1 else readable_case(without_periods(line)).strip(" -–—:,;.")


def _from_file_name(file_name: str) -> str:
    words = file_words(file_name)
    rest = without_periods(re.sub(r"[-_ ]+", " ", without_periods(words)))
    return own_name(rest) or rest or words or "unnamed plan"


def _can_be_a_plan(line: str, name: str, organisation: str | None) -> bool:
    if _NOT_A_TITLE.match(line) or not re.search(r"[^\W\d_]{2,}", name):
        return False
    if organisation and name.casefold() == organisation.casefold():
        return False
    return not _MEETING.search(without_periods(line).strip(" -–—:,;."))


_REVISIONS = re.compile(
    r"\b(?:correct(?:ed|ion)|revised|revision|re-?issued?|amended|amendment|re-?published|errat(?:um|a)|"
    r"superse(?:des|ding)|replacement)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?:version|ver|v)[ .]?(\d{1,2})(?:\.(\d))?(?!\d)", re.IGNORECASE)
_FINAL = re.compile(r"\bfinal\b(?! (?:quarter|year))", re.IGNORECASE)
_DRAFT = re.compile(r"\bdraft\b", re.IGNORECASE)


def revision(title_lines: Sequence[str], file_name: str) -> int:
    """How late an edition of the same report this is, by its own words and the name of its file.

    0 for the first edition, version 1, or any draft; 1 for "final"; ten times the number for a version after
    the first (20 for "v2", 21 for "v2.1"); 1000 for one that is called corrected, revised, reissued or
    amended, with its version added. Higher supersedes lower; equal editions are ranked by the caller.
    """
    stem = file_name.rpartition(".")[0] or file_name
    texts = (*title_lines, re.sub(r"[_\s-]+", " ", stem))
    if any(_DRAFT.search(text) for text in texts):
        return 0
    versions = [int(match[1]) * 10 + int(match[2] or 0) for text in texts for match in _VERSION.finditer(text)]
    rank = max((version for version in versions if version > 10), default=0)
    rank = rank or int(any(_FINAL.search(text) for text in texts))
    return rank + (1000 if any(_REVISIONS.search(text) for text in texts) else 0)
