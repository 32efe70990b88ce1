"""Page headers and footers: what the page says about itself, again and again, between the pieces of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.grids.titles import is_field_line
from extractors.records import Block, Document, Paragraph, Table
from extractors.wording import plain

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?|pg\.?)?\s*[-–—\[(]?\s*\d{1,4}\s*[-–—\])]?(?:\s*(?:of|/)\s*\d{1,4})?|page\s+[ivxlc]+",
    re.IGNORECASE,
)
_PAGED = re.compile(r"\bpage\s+\d+\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|…{2,}\s*\d{1,4}\s*$")
_ENDS_IN_NUMBER = re.compile(r"(.*\D)\s*?(\d{1,4})")
_DIGITS = re.compile(r"\d+")
MAX_FURNITURE = 120


def is_page_number(text: str) -> bool:
    """True for "3", "Page 3 of 12", "- 3 -": nothing but the number of the page."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def is_contents_line(text: str) -> bool:
    """True for a line of a table of contents: "Prevention.....3"."""
    return bool(_CONTENTS.search(text[-MAX_FURNITURE:]))


def find_furniture(document: Document) -> frozenset[int]:
    """The positions (among all blocks) of page headers and footers.

    A short paragraph is furniture where the same words (numbers apart) stand at least twice next to a
    table or to the edge of a page, or where it is a page number there. Repeated prose is not, nor is the field of a
    card ("Lead: Ann Lee"), which many cards have alike.
    """
    blocks = list(document.blocks())
    edges = _edges(document)
    said: Counter[str] = Counter()
    worded: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    beside: dict[int, str] = {}
    first_table = next((at for at, block in enumerate(blocks) if isinstance(block, Table)), len(blocks))
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > MAX_FURNITURE or is_field_line(block.text):
            continue
        anywhere[plain(block.text)] += 1
        words = _DIGITS.sub("#", plain(f"{block.marker} {block.text}"))
        if at in edges or _between_tables(blocks, at):
            beside[at] = words
            said[words] += 1
            worded[plain(block.text)] += 1
    numbered = _numbered_at_the_foot(document)
    furniture = set()
    for at, words in beside.items():
        block = blocks[at]
        assert isinstance(block, Paragraph)
        alone = is_page_number(f"{block.marker} {block.text}".strip())
        paged = bool(_PAGED.search(block.text))
        # "Theme 1", "Theme 2" before each grid differ by their number only, and are titles.
        exact = worded[plain(block.text)]
        # The title of the first page may be the header of the next ones.
        again = at > first_table and anywhere[plain(block.text)] >= 2
        if (
            alone
            or again
            or at in numbered
            or (said[words] >= 2 and (exact >= 2 or paged or (at in edges and len(document.pages) > 2)))
        ):
            furniture.add(at)
    return frozenset(furniture)


def _edges(document: Document) -> frozenset[int]:
    """Positions of the first two and last two blocks of each page, where there are several pages."""
    if len(document.pages) < 2:
        return frozenset()
    edges: set[int] = set()
    start = 0
    for page in document.pages:
        end = start + len(page.blocks)
        edges.update(at for at in (start, start + 1, end - 2, end - 1) if start <= at < end)
        start = end
    return frozenset(edges)


def _numbered_at_the_foot(document: Document) -> frozenset[int]:
    """Positions of the last lines of pages that say the same and end in the number of their page ("Vale Council 2"),
    which no title does: below a title stands what it is over."""
    last: dict[tuple[str, int], list[int]] = {}
    end = 0
    for page in document.pages:
        end += len(page.blocks)
        block = page.blocks[-1] if page.blocks else None
        found = _ENDS_IN_NUMBER.fullmatch(block.text.strip()) if isinstance(block, Paragraph) else None
        if found:
            last.setdefault((plain(found[1]), int(found[2]) - page.number), []).append(end - 1)
    return frozenset(at for places in last.values() if len(places) >= 2 for at in places)


def _between_tables(blocks: Sequence[Block], at: int) -> bool:
    """True where a table stands within two blocks on at least one side and nothing long is in between."""
    for step in (-1, 1):
        for distance in (1, 2, 3):
            there = at + step * distance
            if not 0 <= there < len(blocks):
                break
            block = blocks[there]
            if isinstance(block, Table):
                return True
            if len(block.text) > MAX_FURNITURE:
                break
    return False
