"""The name that stands in a title line once the words that any report has are taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalise.capitals import readable_case
from normalise.printed_dates import plain_dashes
from normalise.printed_periods import without_periods

_SORT = (
    r"(?:performance|progress|monitoring|highlight|exception|status|covering|cover|briefing|summary|quarterly|"
    r"monthly|annual|half[ -]yearly|six[ -]monthly|mid[ -]year|year[ -]end|end of year|outturn|latest|interim|"
    r"committee(?= (?:report|paper)))"
)
_REPORT = (
    r"(?:reports?|updates?|paper|note|summary|review|monitoring|tracker|dashboard|scorecard|bulletin|newsletter|return|"
    r"commentary|position|log|stocktake)"
)
_ISSUE = r"(?:(?:spring|summer|autumn|winter)(?: term)? )?"
_EDITION = (
    r"draft|final|revised|corrected|amended|reissued|updated|correction|version \d[\d.]*|v ?\d[\d.]*|"
    r"(?:appendix|annex)(?: (?:\d{1,2}|[a-z])(?!\w))?|(?:agenda )?item(?: no\.?)? \d+\w?|enclosure \w+"
)
_ABOUT = r"(?:on|against|for|of|to|in|about)"
_FRONT = re.compile(
    rf"(?:(?:an? |the )?(?:(?:{_SORT}|action plan|delivery plan) )*{_REPORT}\b"
    rf"(?: from (?:the )?[\w&' ]{{2,40}}?(?= {_ABOUT} ))?(?: {_ABOUT}(?!\w))?"
    r"(?: (?:progress|performance|delivery|implementation)(?: (?:with|of|on|against|in|towards))?\b)?(?: the\b)?"
    r"|(?:progress|performance|delivery|implementation|monitoring) (?:on|of|against|with|in|towards|update on)"
    r"(?: the)?\b"
    rf"|(?:{_EDITION})(?!\w)|"
    r"(?:(?:focus )?priority|title|subject|(?:plan|programme|project)(?: (?:name|title))?)(?= *[:–—-] ))[ :,.–—-]*",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"[ :,;(\[–—-]*(?<!\w)(?:(?:{_SORT} )*{_SORT}|"
    rf"(?<=[ :–—-])(?:{_SORT} )*action (?:tracker|log|list|register)|"
    rf"(?<=[ :–—-])(?:{_SORT} )+action {_REPORT}|(?<=[:–—-] )(?:{_SORT} )+(?:action|delivery) plan {_REPORT}|"
    rf"(?:{_SORT} )*{_ISSUE}(?:(?:delivery|implementation) )?{_REPORT}|"
    rf"{_EDITION}|(?:month|period) \d{{1,2}}|(?:trustees|members|governors|directors)['’]|"
    rf"(?:position )?(?:as )?(?:at|of)|position|"
    r"for|to|on|in|the|(?:the )?end of|(?:financial )?year|page \d+.*)[ :,.;)\]–—-]*$",
    re.IGNORECASE,
)
_LONGEST = 400  # characters; a title is shorter, and a line without end must not take time without end
_EDGES = " -–—:,;."
_GOES_ON = re.compile(r"(?:\b(?:for|of|and|the|in|on|to|with|from|a|an|by|or|our)|[,&:/-])$", re.IGNORECASE)


def whole_lines(title_lines: Sequence[str]) -> list[str]:
    """The lines on which something stands, those that end in "for", "and" or a comma joined to the next."""
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


_OTHER_TONGUE = re.compile(
    r"\b(?:cynllun|strategaeth|rhaglen|fframwaith|adroddiad|plean|straitéis|tuarascáil|clár|plana|ro-innleachd)\b",
    re.IGNORECASE,
)


def in_english(line: str) -> str:
    """Of a title in two languages ("Cynllun Blynyddol / Annual Plan") the English side; any other line as it is."""
    sides = re.split(r"\s+[/|]\s+", line)
    english = [side for side in sides if not _OTHER_TONGUE.search(side)]
    return english[0] if len(sides) == 2 and len(english) == 1 else line


def own_name(line: str) -> str:
    """A title line without its period and without "progress report on", "Appendix 1", "DRAFT v3" and the
    like at either end, in a readable case; ``""`` where nothing else stands in it."""
    name = readable_case(without_periods(line[:_LONGEST])).strip(_EDGES)
    before = None
    while name != before:
        before = name
        front = _FRONT.match(name)
        name = (name[front.end() :] if front else name).strip(_EDGES)
        name = _BACK.sub("", name, count=1).strip(_EDGES)
    name += ")" * (name.count("(") - name.count(")"))
    return name
