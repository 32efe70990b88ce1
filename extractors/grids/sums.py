"""What the kinds of overview share: their counts, their totals, their percentages, and figures of other reports."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from extractors.grids.own_words import is_own_rating
from extractors.grids.periods import MONTH
from extractors.printed import PrintedCount
from extractors.wording import plain, without_brackets

_WHOLE = r"(?:council|plan|programme|partnership|authority|board|trust|force|company|corporate|strategy|portfolio)"
_PARTS = (
    r"(?:actions?|themes?|areas?|priorities|objectives?|services?|directorates?|departments?|teams?|partners?|strands?|"
    r"workstreams?|pillars?|programmes?|outcomes?|aims?|goals?|terms?|timescales?|statuses|ratings?|of them|"
    r"of the above)"
)
_TOTAL = re.compile(
    rf"(?:grand |overall |sub ?|combined )?totals?(?: .*)?|{_WHOLE} totals?|(?:the )?(?:whole|entire|full) {_WHOLE}|"
    rf"overall(?: position| status| {_WHOLE})?|{_WHOLE} overall|all(?: {_PARTS})?|(?:all )?combined|sum|actions|"
    r"(?:this|current) (?:quarter|period|month|report|position|status)|current|now"
)
_COUNTED = (
    r"(?:actions?|recommendations?|commitments?|improvements?|measures|projects|initiatives|deliverables|objectives|"
    r"pledges|tasks|activities|proposals|schemes|items)"
)
_NUMBER_OF = re.compile(
    rf"(?:total )?(?:number|no|count|nr|num|#|actions|total|all)(?: of)?(?: {_COUNTED})?(?: total)?|n|"
    rf"how many(?: {_COUNTED})?"
)
_IN_LABEL = re.compile(
    r"\s*[(\[]\s*(?:n\s*=\s*|total:?\s*)?(\d{1,6})(?:\s+(?:actions?|milestones?|in total))?\s*[)\]]\s*$"
)
PERCENT = re.compile(
    r"(?:total |overall )?\(?(?:%|per ?cent(?:age)?)\)?(?: of (?:total|all|actions|all actions|plan|theme))?|"
    r"(?:number|no) of total|share|proportion",
    re.IGNORECASE,
)
_PERCENT_SIGN = re.compile(r"\(?%\)?|\bper ?cent(?:age)?\b", re.IGNORECASE)
PERIOD = re.compile(
    rf"\b(?:q[1-4]|quarter|(?:19|20)\d\d|{MONTH})\b|"
    r"\b(?:this|last|previous|prior|current|latest) (?:quarter|period|month|year|report|time)\b",
    re.I,
)
_EARLIER = re.compile(
    r"(?:at |in )?(?:the )?(?:last|previous(?:ly)?|prior|preceding|prev)\b.*|"
    r".*\b(?:last|previous|prior|preceding) (?:quarter|period|month|year|report|time|meeting|update)s?",
)
_CHANGE = re.compile(
    r"\b(?:change|movement|variance|difference|direction|trend|travel|dot|compared|increase|decrease)\b", re.IGNORECASE
)
_CARRIED = re.compile(r"(?:of which )?(?:c/?f(?:wd)?|b/?f(?:wd)?|(?:carried|brought) (?:forward|over))", re.IGNORECASE)
_SIGNS = re.compile(r"[+/\s±Δ↑↓→←↔▲▼-]+")


@dataclass(frozen=True, slots=True)
class Overview:
    """What an overview states: its counts, and how many strips from the first belong to it.
    ``fates`` has one fate for each of those strips."""

    counts: tuple[PrintedCount, ...]
    fates: tuple[str, ...]


def has_sums(overview: Overview) -> bool:
    """False for ticks that are printed as 1 under the letters of a grid."""
    return any(count.printed not in ("", "0", "1") for count in overview.counts)


def is_total(text: str) -> bool:
    """True for a label that means all of them: "Total", "Number of actions", "This quarter"."""
    words = plain(text)
    return bool(_TOTAL.fullmatch(words) or _NUMBER_OF.fullmatch(words)) and not is_own_rating(text)


def is_percent(text: str) -> bool:
    """True for a label over or beside percentages: "%", "% Red", "Green (%)"."""
    return bool(_PERCENT_SIGN.search(text)) and len(text) <= 40 or bool(PERCENT.fullmatch(text.strip()))


def without_percent(text: str) -> str:
    """What such a label gives the percentages of: "% Red" -> "Red", "%" -> ""."""
    return "" if PERCENT.fullmatch(text.strip()) else _PERCENT_SIGN.sub(" ", text).strip()


def is_earlier(text: str) -> bool:
    """True for a label of figures that an earlier report gave: "Previous", "Last quarter"."""
    return bool(_EARLIER.fullmatch(plain(without_brackets(text)) or plain(text)))


def is_carried(text: str) -> bool:
    """True for a label over those that were carried forward: "c/f", "of which carried forward"."""
    return bool(_CARRIED.fullmatch(text.strip()))


def is_change(text: str) -> bool:
    """True for a label over the way that figures went: "Change", "Direction of travel", "+/-"."""
    return bool(_CHANGE.search(text)) or bool(text.strip()) and bool(_SIGNS.fullmatch(text))


def named(label: str) -> tuple[str, str]:
    """A row's label as (theme, its total as printed): "Prevention (14)" -> ("Prevention", "14")."""
    match = _IN_LABEL.search(label)
    theme = label[: match.start()].strip() if match else label
    return ("" if is_total(theme) else theme), (match.group(1) if match else "")


def percented(count: PrintedCount, percent: str) -> PrintedCount:
    """The count with the percentage that is printed beside or below it."""
    digits = percent.strip("() %")
    printed = f"{count.printed} ({digits}%)" if digits and "%" not in count.printed else count.printed
    return PrintedCount(printed, count.place, count.overview, count.theme, count.timescale, count.status)


def are_percentages(cells: Collection[str]) -> bool:
    """True for a row of percentages, or of nothing."""
    return all("%" in text for text in cells if text.strip())


def has_digit(texts: Collection[str]) -> bool:
    """True where any of these texts has a figure in it."""
    return any(character.isdigit() for text in texts for character in text)
