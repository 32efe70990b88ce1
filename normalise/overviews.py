"""The cells of an overview as stated counts: "9 c/f", "12 (40%)", a blank for nought."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.printed import PrintedCount
from extractors.records import Problem
from normalise.carried_forward import split_note
from normalise.number_words import read_number
from normalise.records import StatedCount
from normalise.statuses import Scale
from normalise.timescales import Timescales

_NOUGHT = re.compile(r"(?:[-–—−.]+|nil|none|zero|n/?a|not applicable|no actions?)?", re.IGNORECASE)
_DECORATION = re.compile(r"[*†‡§¹²³↑↓→←↔▲▼►◄⇧⇩⇨^]+|(?<=\d)\s*\([a-z]\)")
_WAS = re.compile(r"[\s(\[,;–-]*\b(?:was|previously|prev|last \w+)\b[^)\]]*[)\]]?$", re.IGNORECASE)
_PERCENT = re.compile(r"[(\[]?\s*(\d+(?:\.\d+)?)\s*(?:%|per ?cent)\s*[)\]]?", re.IGNORECASE)
_OF = re.compile(r"(\d[\d,]*)\s*(?:/|of|out of)\s*(\d[\d,]*)", re.IGNORECASE)
_CARRIED_PART = re.compile(
    r"(?P<whole>\d[\d,]*)(?:[\s(\[,;:–-]|of which|including|incl?\.?)*(?P<part>\d[\d,]*)?[\s)\]]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CountCell:
    """A cell as numbers. ``carried_forward`` is the note's own count: 9 in "9 c/f", 2 in "9 (2 c/f)"."""

    value: int | None
    of: int | None = None
    percent: str | None = None
    carried_forward: int | None = None


@lru_cache(maxsize=4096)
def read_cell(printed: str, marks: tuple[str, ...] = ()) -> CountCell | None:
    """The numbers of a cell; None where it cannot be read. Blank, a dash, "nil" and "n/a" are nought.

    >>> read_cell("9 (2 c/f)").carried_forward, read_cell("12 (40%)").percent, read_cell("about a dozen")
    (2, '40', None)
    """
    text = _WAS.sub("", _DECORATION.sub(" ", " ".join(printed.split()))).strip()
    if _NOUGHT.fullmatch(text):
        return CountCell(0)
    rest, carried = split_note(text, marks)
    if carried:
        return _with_carried(rest)
    percent = _PERCENT.search(text)
    if percent is not None:
        digits = percent[1]
        beside = text[: percent.start()].strip()
        if beside and _NOUGHT.fullmatch(beside) and not digits.strip("0."):
            return CountCell(0, percent=digits)
        text = f"{text[: percent.start()]} {text[percent.end() :]}".strip(" ()[]:;,–-/")
        if not text:
            return CountCell(None, percent=digits)
        cell = _plain(text)
        return None if cell is None else CountCell(cell.value, cell.of, digits)
    return _plain(text)


def _with_carried(rest: str) -> CountCell | None:
    match = _CARRIED_PART.fullmatch(rest)
    if match is None:
        return None
    whole = read_number(match["whole"])
    part = read_number(match["part"]) if match["part"] else whole
    if whole is None or part is None or part > whole:
        return None
    return CountCell(whole, carried_forward=part)


def _plain(text: str) -> CountCell | None:
    share = _OF.fullmatch(text.strip("()[] "))
    if share is not None:
        return CountCell(read_number(share[1]), read_number(share[2]))
    value = read_number(text.strip("()[]. "))
    return None if value is None else CountCell(value)


def read_overview(
    counts: tuple[PrintedCount, ...], scale: Scale, timescales: Timescales
) -> tuple[tuple[StatedCount, ...], tuple[Problem, ...]]:
    """Every count of the overviews, and a problem for each cell that is no count."""
    stated: list[StatedCount] = []
    problems: list[Problem] = []
    for count in counts:
        cell = read_cell(count.printed, scale.marks)
        if cell is None:
            problems.append(
                Problem(f"the count “{count.printed}” in the overview is no number", count.place, rows=False)
            )
            continue
        rating = scale.read(count.status) if count.status else None
        carried = cell.carried_forward
        if rating is not None and rating.carried_forward and carried is None:
            carried = cell.value  # a column of its own, "c/f", beside the ratings
        stated.append(
            StatedCount(
                printed=count.printed,
                place=count.place,
                source="overview",
                value=cell.value,
                of=cell.of,
                percent=cell.percent,
                theme=count.theme or None,
                timescale=timescales.read(count.timescale).timescale,
                timescale_printed=count.timescale or None,
                status_printed=count.status or None,
                status=rating.status if rating else None,
                state=rating.state if rating else None,
                carried_forward=carried,
                group=count.overview,
            )
        )
    return tuple(stated), tuple(problems)
