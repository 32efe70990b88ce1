"""What the two kinds of overview share: their counts, their totals and how they print a percentage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.printed import PrintedCount
from extractors.wording import plain

_TOTAL = re.compile(
    r"(?:grand |overall |sub ?)?totals?(?: .*)?|"
    r"(?:council|plan|programme|partnership|authority|board|trust|force|company|corporate|whole plan) totals?|"
    r"overall(?: position| status)?|all(?: \w+)?|sum|actions"
)
_NUMBER_OF = re.compile(r"(?:total )?(?:number|no|count|nr|num|#|actions|total|all)(?: of)?(?: actions)?(?: total)?|n")
_IN_LABEL = re.compile(
    r"\s*[(\[]\s*(?:n\s*=\s*|total:?\s*)?(\d{1,6})(?:\s+(?:actions?|milestones?|in total))?\s*[)\]]\s*$"
)
PERCENT = re.compile(r"%|per ?cent(?:age)?|(?:number|no|%) of total", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:q[1-4]|quarter|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(?:this|last|previous|prior|current|latest) (?:quarter|period|month|year|report|time)\b",
    re.I,
)


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
    """True for a label that means all of them: "Total", "Number of actions"."""
    words = plain(text)
    return bool(_TOTAL.fullmatch(words) or _NUMBER_OF.fullmatch(words))


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
