"""An overview printed as words, as below a chart: "Complete: 12 | On track: 9", or a line for each rating.

Read only where the report has one of it: under each theme it would count that theme, and nothing says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.claims import GridReading
from extractors.grids.overview import counts_actions
from extractors.grids.ratings import is_colour, is_rating_label
from extractors.grids.sums import Overview, is_total
from extractors.grids.titles import heading_above
from extractors.printed import Account, PrintedCount
from extractors.records import Block, Paragraph
from extractors.wording import one_line, plain

_LABEL = r"(?P<label>[^\d:;|,•=%]*?[^\d:;|,•=%\s(–-](?:\s\([^()\d:;|]+\))?)"
_COUNT = r"(?P<count>\d{1,4})(?![\d.,]*\d|\s*%)"
_SHARE = r"(?P<share>\s*[(,]?\s*\d{1,3}(?:\.\d+)?\s?%\)?)?"
_NEXT = r"\s*(?:[|;•·,]\s*|\Z|(?<=[\d%)])\s+(?=\D))"
_WAYS = (
    re.compile(rf"\s*{_LABEL}\s*(?:[:=–]|\s-)\s*{_COUNT}{_SHARE}{_NEXT}"),
    re.compile(rf"\s*{_LABEL}(?:,\s*|\s+){_COUNT}{_SHARE}{_NEXT}"),
)
_FIRST = re.compile(rf"\s*{_COUNT}\s+{_LABEL}{_SHARE}\s*(?:[|;•·,]\s*|\Z)")
_LONGEST = 300
_FEWEST = 2

Entry = tuple[str, str]  # the label, and the count as printed


def claim_overview_in_words(reading: GridReading, blocks: Sequence[Block], number: int) -> Overview | None:
    """The overview that a run of unclaimed paragraphs is, which it claims; None where there is none, or several."""
    runs = [run for run in _runs(reading, blocks) if _is_overview([entry for _, entries in run for entry in entries])]
    runs = [run for run in runs if not _is_scale(run, blocks) and not _ends_a_sentence(run, blocks)]
    if len(runs) != 1 or not counts_actions(heading_above(blocks, runs[0][0][0], reading.claimed)):
        return None
    counts: list[PrintedCount] = []
    for at, entries in runs[0]:
        place = blocks[at].place
        reading.claimed.add(at)
        reading.accounts.append(Account(place, "count"))
        counts += [PrintedCount(n, place, number, status="" if is_total(label) else label) for label, n in entries]
    return Overview(tuple(counts), ())


def _runs(reading: GridReading, blocks: Sequence[Block]) -> list[list[tuple[int, list[Entry]]]]:
    """Paragraphs that stand together and say nothing but labels and counts."""
    runs: list[list[tuple[int, list[Entry]]]] = []
    for at, block in enumerate(blocks):
        entries = _entries(block) if isinstance(block, Paragraph) and at not in reading.claimed else []
        if entries and runs and runs[-1][-1][0] == at - 1:
            runs[-1].append((at, entries))
        elif entries:
            runs.append([(at, entries)])
    return runs


def _is_overview(entries: Sequence[Entry]) -> bool:
    """True for several ratings, each once."""
    labels = [plain(label) or label for label, _ in entries]
    rated = [label for label, _ in entries if not is_total(label)]
    words = [label for label in rated if len(label) > 1 or not label.isascii()]
    return len(rated) >= _FEWEST and len(set(labels)) == len(labels) and (bool(words) or sum(map(is_colour, rated)) > 1)


def _ends_a_sentence(run: Sequence[tuple[int, list[Entry]]], blocks: Sequence[Block]) -> bool:
    """True below words that say what the figures are out of: "Of the 30 actions:"."""
    above = blocks[run[0][0] - 1] if run[0][0] else None
    return isinstance(above, Paragraph) and re.search(r"\d.*:\s*\Z", above.text, re.DOTALL) is not None


def _is_scale(run: Sequence[tuple[int, list[Entry]]], blocks: Sequence[Block]) -> bool:
    """True for lines that begin with numbers in their order: a scale, and what each stands for."""
    lines = [block.text for at, _ in run if isinstance(block := blocks[at], Paragraph)]
    figures = [int(count.split()[0]) for _, entries in run for _, count in entries]
    in_order = figures in (list(range(1, len(figures) + 1)), list(range(len(figures), 0, -1)))
    return in_order and all(line.strip()[:1].isdecimal() for line in lines)


def _entries(paragraph: Paragraph) -> list[Entry]:
    text = one_line(paragraph.text)
    if len(text) > _LONGEST or paragraph.marker not in ("", "•") or not any(map(str.isdigit, text)):
        return []
    return next((found for way in (*_WAYS, _FIRST) if (found := _by(way, text))), [])


def _by(way: re.Pattern[str], text: str) -> list[Entry]:
    """The entries that the whole text is made of, or []."""
    entries: list[Entry] = []
    at = 0
    while at < len(text):
        match = way.match(text, at)
        label = match["label"].strip() if match else ""
        if match is None or match.end() == at or not (is_rating_label(label) or is_total(label)):
            return []
        share = (match["share"] or "").strip(" (),")
        entries.append((label, f"{match['count']} ({share})" if share else match["count"]))
        at = match.end()
    return entries
