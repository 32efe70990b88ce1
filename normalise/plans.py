"""The plan, programme or strategy that a report is about, whatever its title of the quarter calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from normalise.capitals import readable_case
from normalise.date_patterns import plain_dashes
from normalise.file_names import file_words
from normalise.organisations import find_organisation
from normalise.plan_names import PLAN_WORD, plan_key, plans_named, same_plan
from normalise.printed_periods import find_periods

__all__ = ["PlanName", "find_organisation", "plan_key", "plan_name", "plans_named", "revision", "same_plan"]


class PlanName(NamedTuple):
    """``plan`` names what the report is about, ``title`` is the title as printed on one line."""

    plan: str
    title: str
    organisation: str | None


_GENERIC_TITLE = (
    r"(?:performance|progress|monitoring|highlight|exception|status|covering|cover|briefing|summary|quarterly|"
    r"monthly|annual|half[ -]yearly|six[ -]monthly|mid[ -]year|year[ -]end|end of year|outturn|committee|latest|"
    r"interim|regular|short|brief|action plan|delivery plan)"
)
_REPORT = r"(?:reports?|updates?|paper|note|summary|review|monitoring|tracker|dashboard|return|commentary|position)"
_FRONT = re.compile(
    rf"^(?:(?:an? |the )?(?:{_GENERIC_TITLE} )*{_REPORT}\b(?: from (?:the )?[\w&' ]{{2,40}}?)?"
    r"(?: (?:on|against|for|of|to|in|about)\b)?(?: (?:progress|performance|delivery|implementation)"
    r"(?: (?:with|of|on|against|in|towards))?\b)?(?: the\b)?"
    r"|(?:progress|performance|delivery|implementation|monitoring)"
    r" (?:on|of|against|with|in|towards|update on)(?: the)?\b"
    r"|appendix(?: (?:\d{1,2}|[a-z]))?\b|annex(?: (?:\d{1,2}|[a-z]))?\b|(?:agenda )?item(?: no\.?)? \d+\w?\b|"
    r"enclosure \w+\b|draft\b|final\b|revised\b|corrected\b|amended\b|reissued\b|version \d[\d.]*|v ?\d[\d.]*\b|"
    r"(?:focus )?priority\b(?= *[:-])|title\b(?= *:)|subject\b(?= *:)|plan\b(?= *:)|programme\b(?= *:))"
    r"[ :,.-]*",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"[ :,;(\[-]*(?:\b(?:{_GENERIC_TITLE} )*(?:{_GENERIC_TITLE}|{_REPORT})\b(?: for(?: the)?| to| at| of| -)?|"
    r"\bappendix(?: (?:\d{1,2}|[a-z]))?\b|\bdraft\b|\bfinal\b|\brevised\b|\bcorrected\b|\bamended\b|\breissued\b|"
    r"\bversion \d[\d.]*|\bv ?\d[\d.]*|\bupdated\b|\bas at\b|\bas of\b|\bposition at\b|\bat\b|\bfor\b|\bto\b|"
    r"\b(?:the )?end of\b|\bin\b|\bthe\b|\bof\b|\byear\b|\bfinancial year\b|\bcorrection\b|\bpage \d+.*)[ :,.;)\]-]*$",
    re.IGNORECASE,
)
_KEPT_AT_THE_END = re.compile(r"\b(?:action|delivery|implementation|improvement) plan$", re.IGNORECASE)
_TYPE_LINE = re.compile(
    r"(?:(?:strategic|annual|detailed) )?(?:action|delivery|implementation|improvement|business|work) "
    r"(?:plan|programme)s?",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"\s*(?:(?:joint )?report (?:of|by|to)\b|purpose of (?:the )?report|author\b|contact\b|lead officer|prepared by|"
    r"date\b|meeting\b|agenda item|classification|ward|key decision|page \d|contents|recommendations?|"
    r"executive summary|to:|from:|presented|status:|not for publication|public\b|open\b|confidential|"
    r"(?:introduction|background|overview|summary)\W*$)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?:\b(?:committee|panel|board|cabinet|executive|forum|sub-committee|scrutiny|council|commission|group)|"
    r"police and crime panel)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:\b(?:for|of|and|the|in|on|to|with|from|a|an|by|or|our)|[,&:/-])$", re.IGNORECASE)
_PLAIN_PLAN = re.compile(
    r"(?:(?:the|our|a|annual|corporate|council|strategic|service|delivery|action|business|improvement|performance|"
    r"community safety|safety|community|partnership|local|joint|climate|change|plan|plans|strategy|framework|"
    r"programme|priorities|\W|\d)+\s*)+",
    re.IGNORECASE,
)


def plan_name(title_lines: Sequence[str], file_name: str, organisation: str | None = None) -> PlanName:
    """The plan's own name, the title on one line, and the organisation.

    Of the title lines the first that names a plan, strategy, framework or programme counts, else the first
    that is neither an organisation, a meeting, an author nor a date. Reporting periods, "progress report",
    "Appendix 1", "DRAFT v3" and the like are taken off both ends; the years that the plan spans stay. A name
    that any council could have ("Corporate Plan") is led by the organisation. Without title lines the
    words of the file's name serve: ``gmpp_2021_22.csv`` is about ``gmpp``.
    """
    lines = _whole_lines(title_lines)
    organisation = organisation or find_organisation(lines)
    best = ""
    for index, line in enumerate(lines):
        name = own_name(line)
        if not _can_be_a_plan(line, name, organisation):
            continue
        named = PLAN_WORD.search(name) is not None
        if named and index + 1 < len(lines) and _TYPE_LINE.fullmatch(own_name(lines[index + 1])):
            name = f"{name} {readable_case(own_name(lines[index + 1]))}"
        if named:
            best = name
            break
        best = best or name
    title = " ".join(line for line in lines[:1])
    if not best:
        best = own_name(_without_periods(re.sub(r"[-_]+", " ", _without_periods(file_words(file_name)))))
        best = best or file_words(file_name) or "unnamed plan"
    if organisation and _PLAIN_PLAN.fullmatch(best) and organisation.casefold() not in best.casefold():
        best = f"{organisation} {best}"
    return PlanName(best, _title(lines, best) or title or file_name, organisation)


def _title(lines: Sequence[str], plan: str) -> str:
    key = plan_key(plan)
    for line in lines:
        if key and plan_key(own_name(line)) == key:
            return line
    return ""


def _whole_lines(title_lines: Sequence[str]) -> list[str]:
    """Lines with a name that wraps joined again: "... Communities for" and "Moorshire 2013-18"."""
    lines: list[str] = []
    for printed in title_lines:
        line = " ".join(printed.split())
        if not line:
            continue
        if lines and _GOES_ON.search(plain_dashes(lines[-1])):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _without_periods(text: str) -> str:
    for found in reversed(find_periods(text)):
        text = text[: found.start] + " " + text[found.end :]
    return " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", text).split())


def own_name(line: str) -> str:
    """A title line without its period and the words that any report has, in a readable case."""
    name = readable_case(_without_periods(line)).strip(" -–—:,;.")
    before = None
    while name != before:
        before = name
        name = _FRONT.sub("", name, count=1).strip(" -–—:,;.")
        if not _KEPT_AT_THE_END.search(name):
            name = _BACK.sub("", name, count=1).strip(" -–—:,;.")
    return name + ")" * (name.count("(") - name.count(")"))


def _can_be_a_plan(line: str, name: str, organisation: str | None) -> bool:
    if _NOT_A_TITLE.match(line) or len(re.findall(r"[^\W\d_]{3,}", name)) < 1:
        return False
    if organisation and name.casefold() == organisation.casefold():
        return False
    return not (_MEETING.search(name) and not PLAN_WORD.search(name))


_REVISIONS = re.compile(
    r"\b(?:correct(?:ed|ion)|revised|revision|re-?issued?|amended|amendment|re-?published|errat(?:um|a)|"
    r"superse(?:des|ding)|replacement)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?:version|ver|v)[ .]?(\d{1,2})(?:\.(\d{1,2}))?\b", re.IGNORECASE)
_FINAL = re.compile(r"\bfinal\b", re.IGNORECASE)


def revision(title_lines: Sequence[str], file_name: str) -> int:
    """How late an edition of the same report this is, by its own words and the name of its file.

    0 for the first edition, a draft, or version 1; 1 for "final"; ten times the number for a version after
    the first (20 for "v2", 21 for "v2.1"); 1000 for one that is called corrected, revised, reissued or
    amended, with its version added. Higher supersedes lower; equal editions are ranked by the caller.
    """
    rank = 0
    for text in (*title_lines, re.sub(r"[_\W]+", " ", file_name.rpartition(".")[0] or file_name)):
        for match in _VERSION.finditer(text):
            version = int(match[1]) * 10 + int(match[2] or 0)
            if version > 10:
                rank = max(rank % 1000, version) + rank // 1000 * 1000
        if _FINAL.search(text):
            rank = max(rank, 1)
        if _REVISIONS.search(text) and rank < 1000:
            rank += 1000
    return rank
