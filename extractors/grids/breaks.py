"""Cards, overviews and keys that a page break cuts in two: what of them stands on the next page is found before any is
read. Grids of actions are not joined here, since each of their rows says what it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.grids.keys import read_key
from extractors.grids.overview import read_overview
from extractors.grids.ratings import is_count
from extractors.grids.strips import Strip, is_part_of_card, is_transposed, strips_of
from extractors.grids.sums import is_total
from extractors.grids.titles import heading_above
from extractors.records import Block, Table
from extractors.wording import plain

_LETTERS = 2


def find_rests(blocks: Sequence[Block], claimed: Collection[int]) -> dict[int, int]:
    """For the position of a table, that of the table overleaf which is the rest of it.

    Nothing but ``claimed`` paragraphs (the header and footer of the page) stands between them.
    """
    rests: dict[int, int] = {}
    above: int | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            if (
                above is not None
                and above not in rests.values()
                and _goes_on(blocks[above], block, heading_above(blocks, above))
            ):
                rests[above] = at
            above = at
        elif at not in claimed:
            above = None
    return rests


def rest_without_headings(strips: Sequence[Strip], rest: Sequence[Strip]) -> int:
    """How many of the first rows of the rest only repeat the first rows of the table."""
    same = 0
    while same < min(len(strips), len(rest)) and _words(strips[same]) == _words(rest[same]):
        same += 1
    return same


def _goes_on(above: Block, block: Table, title: str) -> bool:
    if not isinstance(above, Table) or above.place.page is None or block.place.page != above.place.page + 1:
        return False
    if above.columns != block.columns:
        return False
    strips, rest = filled_strips(above), filled_strips(block)
    return bool(strips and rest) and (
        _is_rest_of_card(strips, rest) or _is_rest_of_overview(strips, rest) or _is_rest_of_key(strips, rest, title)
    )


def filled_strips(table: Table) -> list[Strip]:
    """The strips of a table that hold anything."""
    return [strip for strip in strips_of(table) if strip.filled() or strip.fills]


def _is_rest_of_card(strips: list[Strip], rest: list[Strip]) -> bool:
    return is_part_of_card([*strips, *rest]) and is_transposed([*strips, *rest])


def _is_rest_of_overview(strips: list[Strip], rest: list[Strip]) -> bool:
    """True for rows of figures below an overview that has not come to its end: its total over all, or the last
    part of it, is still to come."""
    below = rest[rest_without_headings(strips, rest) :]
    if not below or not all(is_count(strip.texts[-1]) and strip.texts[0].strip() for strip in below):
        return False
    ended = is_total(strips[-1].texts[0]) and _words(strips[-1])[0] != _words(below[0])[0]
    if ended:
        return False
    whole = read_overview([*strips, *below], 1)
    return whole is not None and len(whole.fates) == len(strips) + len(below)


def _is_rest_of_key(strips: list[Strip], rest: list[Strip], title: str) -> bool:
    """True for rows below a key under this title that are one with it, and none by themselves."""
    below = rest[rest_without_headings(strips, rest) :]
    key = read_key(strips, title)
    if not below or key is None or read_key(below) is not None:
        return False
    whole = read_key([*strips, *below], title)
    more = [entry.label for entry in whole[0][len(key[0]) :]] if whole else []
    # Under a title that announces a key any words are labels, but not beside letters.
    letters = all(len(entry.label) <= _LETTERS for entry in key[0])
    return bool(more) and not (letters and any(len(label) > _LETTERS for label in more))


def _words(strip: Strip) -> list[str]:
    return [plain(text) for text in strip.texts]
