"""The box at the head of a committee report: "Report title", "Meeting", "Date", "Report of", each with its value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.claims import GridReading
from extractors.grids.columns import role_of
from extractors.grids.strips import Strip
from extractors.printed import Account, Leftover, Line
from extractors.wording import one_line, plain

_TITLE = re.compile(
    r"(?:report|document|paper|agenda|plan)? ?title|title of (?:the )?(?:report|paper)|subject|report name"
)
_PERIOD = re.compile(r"(?:reporting|report)? ?period(?: covered| ending| of report)?|(?:quarter|position as at|as at)")
_DAY = re.compile(
    r"(?:report|meeting|committee|board|publication)? ?date(?: of (?:the )?(?:meeting|report|committee))?"
)
_BODY = re.compile(r"(?:name of )?organisation(?: name)?|authority|council|trust|report from")
_PARTICULAR = re.compile(
    r"report (?:to|of|by|author|number|no|reference|ref|status|type)|(?:date|time|venue|place) of meeting|"
    r"(?:name of )?(?:meeting|committee|board|panel|forum)(?: name| title)?|(?:agenda )?item(?: no| number)?|"
    r"authors?(?: s)?|(?:prepared|presented|written|submitted|approved|produced) by|presenter|"
    r"version(?: no| number)?|"
    r"contact(?: officer| details| for further information)?|(?:security )?(?:classification|marking)|"
    r"purpose(?: of (?:the )?report)?|wards?(?: s)?(?: affected)?|"
    r"(?:key )?decision(?: required| type)?|portfolio(?: holder)?|cabinet (?:member|portfolio)|"
    r"lead (?:officer|director|member|executive)|(?:responsible|executive|sponsoring|accountable) (?:officer|director)|"
    r"sponsor|for (?:decision|information|discussion)|to|from|cc|distribution|exempt(?: information)?|directorate|"
    r"department|service|date|public or private|open or exempt|status of report"
)
_OF_ACTIONS = frozenset(("action", "status", "evidence", "outcome_measure", "key_deliverable"))
_FEWEST = 3  # rows; fewer say too little


def claim_cover_box(reading: GridReading, strips: Sequence[Strip]) -> bool:
    """Takes a whole table of two columns that says what the report is, for whom and of when; False for others.

    Its title, its period and the body that it comes from are lines of the report's title, a day where it names
    no period; what else it says is left over.
    """
    rows = [strip for strip in strips if strip.filled()]
    if len(rows) < _FEWEST or any(not strip.texts[0].strip() or len(strip.filled()) > 2 for strip in rows):
        return False
    labels = [plain(strip.texts[0]) for strip in rows]
    if any(role_of(strip.texts[0]) in _OF_ACTIONS for strip in rows) or not any(map(_TITLE.fullmatch, labels)):
        return False
    known = sum(1 for label in labels if any(p.fullmatch(label) for p in (_TITLE, _PERIOD, _DAY, _BODY, _PARTICULAR)))
    if known < max(_FEWEST, 0.7 * len(labels)):
        return False
    dated = any(map(_PERIOD.fullmatch, labels))
    for strip, label in zip(rows, labels, strict=True):
        value = one_line(" ".join(strip.texts[column] for column in strip.filled()[1:]))
        if value and (_TITLE.fullmatch(label) or _BODY.fullmatch(label)):
            _take(reading, strip, value)
        elif value and (_PERIOD.fullmatch(label) or _DAY.fullmatch(label) and not dated):
            _take(reading, strip, f"{one_line(strip.texts[0]).rstrip(' :')}: {value}")
        else:
            text = one_line(" | ".join(strip.texts[column] for column in strip.filled()))
            reading.leftovers.append(Leftover(text, strip.place, "what the head of the report says besides its title"))
            reading.accounts.append(Account(strip.place, "leftover"))
    return True


def _take(reading: GridReading, strip: Strip, text: str) -> None:
    reading.title_lines.append(Line(text, strip.place))
    reading.accounts.append(Account(strip.place, "title"))
