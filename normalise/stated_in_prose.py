"""The counts that the paragraphs and bullets of a report state, with the status that each speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.printed import PrintedActivity, PrintedReport, Prose
from extractors.records import Place
from extractors.wording import one_line
from normalise.number_words import SIMPLE
from normalise.records import StatedCount
from normalise.statuses import Scale

_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(SIMPLE)})\b", re.IGNORECASE)
_LETTERED = re.compile(r"•|\(?[a-z]{1,4}\)", re.IGNORECASE)

Lines = list[tuple[str, Place]]


def stated_in_prose(printed: PrintedReport, scale: Scale) -> Iterator[StatedCount]:
    """The counts of the prose in the order of the report, their lists numbered through it."""
    from normalise.counts import find_counts
    from normalise.prose_counts.fractions_of_all import fractions_of_all

    group = 1
    for lines in _passages(printed):
        text, places = "\n".join(text for text, _ in lines), [place for _, place in lines]
        for count in find_counts(text, places[0], group, places):
            group = max(group, count.group + 1)
            yield _rated(count, scale)
        for line, place in lines:
            for count in fractions_of_all(line, place, group):
                group = count.group + 1
                yield _rated(count, scale)


def _passages(printed: PrintedReport) -> Iterator[Lines]:
    """The texts that may state counts, as lines; bullets that finish a sentence ("Of the 40 actions:") with it."""
    passage: Lines = []
    for item in _in_order(printed):
        if passage and _finishes(item, passage[0][0]):
            passage.append((one_line(item.text), item.place))
            continue
        if passage:
            yield passage
        passage = [(one_line(item.text), item.place)]
        if not passage[0][0].endswith(":"):
            yield passage
            passage = []
    if passage:
        yield passage


def _in_order(printed: PrintedReport) -> list[Prose | PrintedActivity]:
    order = {account.place: number for number, account in enumerate(printed.accounts)}
    items: list[Prose | PrintedActivity] = [*printed.prose, *printed.activities]
    return sorted(items, key=lambda item: order.get(item.place, len(order)))


def _finishes(item: Prose | PrintedActivity, opening: str) -> bool:
    """What is done or planned stands by itself, unless its introduction counts: "Of the 12 schemes:"."""
    if isinstance(item, Prose):
        return _LETTERED.fullmatch(item.marker) is not None
    return item.kind in ("done", "planned") and _NUMBER.search(opening) is not None


def _rated(count: StatedCount, scale: Scale) -> StatedCount:
    if not count.what or count.status or count.state:
        return count
    rating = scale.read_words(count.what)
    state = rating.state if rating.state != "unknown" else None
    return replace(count, status=rating.status, state=state)
