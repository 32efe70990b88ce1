"""Cards set as small tables: the action as a title over rows that each give a label and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.grids.breaks import filled_strips
from extractors.grids.columns import is_usual_heading, role_of
from extractors.grids.ratings import is_rating_label
from extractors.grids.strips import Strip
from extractors.records import Block, Table
from extractors.wording import one_line

_KIND = r"(?i:action|recommendation|task|deliverable|commitment|objective|project|milestone)s?"
_TITLE = re.compile(
    rf"(?:{_KIND}\s+(?:(?i:no|number)\b\.?\s*)?(?=\S*\d))?"
    r"(?:(?P<ref>[A-Z]{1,6}[ ./-]?\d+(?:[./-]\d+)*[a-z]?|\d+(?:\.\d+)*[a-z]?)(?:\s*[:.)–—-]\s+|(?<=\d)\s+(?=[A-Z])))?"
    r"(?P<text>\S.*)",
    re.DOTALL,
)
_LONGEST_TITLE = 400
_MOST_WORDS = 5  # of a label
_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class TitledCard:
    """One action: ``fields`` are (label, value), its reference and wording first; ``fills`` maps the position of a
    field to the colour of its value. ``strips`` are its rows, the title first."""

    strips: tuple[Strip, ...]
    fields: tuple[tuple[str, str], ...]
    fills: tuple[tuple[int, str], ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """What its fields are called."""
        return tuple(label for label, _ in self.fields)

    def row(self) -> Strip:
        """The card as a row of a grid with a column for each label."""
        first, *rest = (strip.place for strip in self.strips)
        return Strip(tuple(value for _, value in self.fields), first, fills=self.fills, parts=tuple(rest))


def find_titled_cards(blocks: Sequence[Block]) -> dict[int, tuple[TitledCard, ...]]:
    """The cards of each table that is nothing but cards, by its position. {} where a document has only one: the box on
    a covering page has a title, a lead and a status too."""
    found = {
        at: cards
        for at, block in enumerate(blocks)
        if isinstance(block, Table) and block.columns <= _MOST_COLUMNS and (cards := _cards(filled_strips(block)))
    }
    return found if sum(map(len, found.values())) > 1 else {}


def _cards(strips: list[Strip]) -> tuple[TitledCard, ...]:
    starts = [at for at, strip in enumerate(strips) if _is_title(strip)]
    if not starts or starts[0] != 0:
        return ()
    pieces = [strips[start:end] for start, end in zip(starts, [*starts[1:], len(strips)], strict=True)]
    cards = [_card(piece) for piece in pieces]
    return tuple(card for card in cards if card) if all(cards) else ()


def _is_title(strip: Strip) -> bool:
    """True for a row whose only cell runs over the whole table and names no field."""
    text = strip.texts[0]
    whole = (0, len(strip.texts)) in strip.wide or not strip.wide
    role = role_of(text)
    named = role is not None and is_usual_heading(text, role)
    return strip.filled() == [0] and whole and len(text) <= _LONGEST_TITLE and not named


def _card(strips: Sequence[Strip]) -> TitledCard | None:
    title = _TITLE.fullmatch(one_line(strips[0].texts[0]))
    pairs = [pair for strip in strips[1:] for pair in _pairs(strip)]
    labels = [label for label, _, _ in pairs]
    roles = [role_of(label) for label in labels]
    known = [role for role in roles if role]
    if title is None or len(known) < 2 or len(set(known)) < len(known) or 2 * len(known) < len(roles):
        return None
    if {"action", "subject"} & set(known) or any(not _is_label(label) for label in labels):
        return None
    if not any(role == "status" and _rates(pair) for role, pair in zip(roles, pairs, strict=True)):
        return None
    fields = [("Ref", title["ref"] or ""), ("Action", title["text"]), *((label, value) for label, value, _ in pairs)]
    fills = tuple((at, fill) for at, (_, _, fill) in enumerate(pairs, 2) if fill)
    return TitledCard(tuple(strips), tuple(fields), fills)


def _pairs(strip: Strip) -> Iterator[tuple[str, str, str]]:
    """Label, value and the colour of the value, once or more in a row; an odd row gives a label that is none."""
    fills, texts = dict(strip.fills), strip.texts
    for column in range(0, len(texts), 2):
        if column + 1 == len(texts):
            if texts[column].strip():
                yield "", texts[column], ""
            continue
        label, value = one_line(texts[column]), texts[column + 1].strip()
        if label or value:
            yield label, value, fills.get(column + 1, "")


def _is_label(label: str) -> bool:
    return bool(label) and len(label.split()) <= _MOST_WORDS and not any(ch.isdigit() for ch in label)


def _rates(pair: tuple[str, str, str]) -> bool:
    _, value, fill = pair
    return is_rating_label(value) or not value and bool(fill)
