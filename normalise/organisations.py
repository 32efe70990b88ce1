"""The council, partnership, police force, board or trust whose report it is, by the title lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalise.capitals import readable_case

_WORD = r"(?:[A-Z][\w'’.&-]*|&)"
_JOINER = r"(?:of|and|the|for|in|upon|on|with|de|le|under|by|-|–|&)"
_NAME = rf"{_WORD}(?:,?\s+(?:{_JOINER}\s+){{0,2}}{_WORD}){{0,7}}?"
_PLACE = rf"(?:the\s+)?{_WORD}(?:\s+(?:{_JOINER}\s+){{0,2}}{_WORD}){{0,4}}"
# Best first: a body that has plans of its own before a board that meets about them.
_KINDS = (
    rf"(?:London|Royal|Metropolitan)\s+Borough\s+of\s+{_PLACE}|(?:City|County)\s+of\s+{_WORD}\s+Council|"
    rf"{_NAME}\s+(?:(?:County|City|Borough|District|Town|Parish|Metropolitan|Unitary|Community)\s+)*Council\b"
    rf"|Council\s+of\s+{_PLACE}",
    rf"{_NAME}\s+Partnership\b(?!\s+(?:Working|Agreement|Approach))",
    rf"(?:Office\s+of\s+the\s+)?Police\s*(?:,\s*Fire\s+)?(?:&|and)\s*Crime\s+Commissioner\s+for\s+{_PLACE}|"
    rf"{_NAME}\s+(?:Office\s+of\s+the\s+)?Police\s+(?:&|and)\s+Crime\s+Commissioner\b",
    rf"{_NAME}\s+(?:Constabulary|Fire\s+(?:(?:&|and)\s+Rescue\s+)?(?:Service|Authority)|Police(?:\s+Service)?)\b"
    r"(?!\s+(?:&|and)\s+Crime)",
    rf"{_NAME}\s+(?:NHS\s+)?(?:Foundation\s+)?Trust\b|{_NAME}\s+(?:Combined|National\s+Park|Port|Health)\s+"
    rf"Authority\b|{_NAME}\s+(?:Integrated\s+Care\s+Board|Clinical\s+Commissioning\s+Group|Health\s+Board|"
    r"Housing\s+Association|University(?!\s+(?:Teaching\s+|Local\s+)?(?:Health|Hospitals?|NHS)\b)|Alliance|"
    rf"Consortium)\b|(?:Department|Ministry)\s+(?:for|of)\s+{_PLACE}|University\s+of\s+{_PLACE}",
    # wholly such a line: "City of Culture Plan" is about something else
    r"\A(?!.*\b(?:Plan|Strategy|Programme|Framework|Charter|Report|Update|Project)\b)"
    rf"(?:(?:Rural\s+)?City|Shire|Town|Municipality)\s+of\s+{_PLACE}\Z|"
    rf"\A(?:Cyngor|Bwrdd|Heddlu|Awdurdod|Comhairle)\s+{_PLACE}\Z",
    rf"{_NAME}\s+Board\b",
)
_COMPILED = tuple(re.compile(rf"(?<![\w-])(?:{kind})") for kind in _KINDS)
_AUTHOR = re.compile(r"\s*(?:joint )?(?:report|paper|briefing|update|presentation) (?:of|by|from|to)\b|\s*(?:author|"
                     r"contact|lead officer|prepared by|presented (?:by|to)|to|from)\s*:", re.IGNORECASE)  # fmt: skip
_LONGEST = 400  # characters of a title line
_GENERIC = {"the", "a", "our", "your", "full", "this", "county", "city", "borough", "district", "town", "parish"}
_ANY_BODY = frozenset(
    {"partnership", "board", "council", "programme", "project", "management", "executive", "strategic", "steering"}
    | {"delivery", "improvement", "joint", "local", "community", "safety", "and", "of"}
)
_LEADING = re.compile(
    r"^(?:(?:Report|Update|Progress|Meeting|Minutes|Priority|Appendix|Annual|Quarterly|Draft|Agenda|Action|Plan|"
    r"Performance|Final|Revised|Briefing|Paper|Delivery|The|of|for|to|on|by|from|the)\s+)+"
)


def find_organisation(title_lines: Sequence[str]) -> str | None:
    """The organisation named in the title, or None.

    A line that is wholly a name wins, then councils, partnerships, commissioners, forces, trusts and
    boards in that order; earlier lines win among equals. Whom a report is *of* or *by* is its author, and
    the committee that it goes to is its audience: neither is the organisation.
    """
    best: tuple[int, int, int, str] | None = None
    for order, line in enumerate(title_lines):
        if _AUTHOR.match(line):
            continue
        text = readable_case(" ".join(line.split()))[:_LONGEST]
        for kind, pattern in enumerate(_COMPILED):
            for match in pattern.finditer(text):
                name = _LEADING.sub("", match.group()).strip(" ,-–")
                if not _is_name(name):
                    continue
                ranked = (0 if name == text.strip(" .,") else 1, kind, order, name)
                if best is None or ranked < best:
                    best = ranked
    return best[3] if best is not None else None


def _is_name(name: str) -> bool:
    words = [word.casefold() for word in name.split()]
    generic = words[0] in _GENERIC and words[1:2] != ["of"]  # "City of Eastmere" is a name
    return len(words) >= 2 and not generic and not _ANY_BODY.issuperset(words)
