"""Actions in prose: a line that names the action and, below it, "Lead: ...", "Due: ...", "Status: Green".

Each is a card, as a small table of labels and values would be, and cards in a row are one grid.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.grids.claims import GridReading, claim_theme
from extractors.grids.columns import role_of
from extractors.grids.drafts import Draft, Entry
from extractors.grids.headers import Header
from extractors.grids.listed_cards import Card, find_listed_cards
from extractors.grids.strips import Strip
from extractors.printed import Account
from extractors.records import Block, Paragraph, Table
from extractors.wording import one_line

_LABELLED = re.compile(r"\s*(?P<label>[A-Z][\w’'()/& -]{1,38}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_PARTS = re.compile(r"\n|\t+|\s+\|\s+|;\s+(?=[A-Z][\w /]{1,30}:\s)")
_KIND = r"(?:action|recommendation|task|deliverable|commitment|objective|project|milestone|priority action)"
_SUBJECT = re.compile(
    rf"(?:(?P<kind>{_KIND})s?\b\s*(?:no\.?|number)?\s*)?"
    r"(?:(?P<ref>[A-Z]{0,4}[ -]?\d+(?:[.-]\d+)*[a-z]?)(?=[\s:.)–—-]|$)[\s:.)–—-]*)?(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?:the|this|these|there|of|our)\b", re.IGNORECASE)
_ACTING = ("action", "subject")
_MAX_SUBJECT = 400
_MAX_LABEL = 5  # words


def claim_cards(reading: GridReading, blocks: Sequence[Block]) -> dict[int, Draft]:
    """The grids that the cards of a document make, by the position where each begins; claims their paragraphs."""
    found = find_cards(blocks, reading.claimed)
    listed, problems = find_listed_cards(blocks, reading.claimed | {at for card in found for at in card.positions})
    reading.problems.extend(problems)
    found = tuple(sorted((*found, *listed), key=lambda card: card.positions))
    for card in found:
        reading.claimed.update(card.positions)
        reading.accounts.extend(Account(blocks[at].place, "continuation") for at in card.positions[1:])
    runs: list[list[tuple[Card, str]]] = []
    end = 0
    for card in found:
        theme = claim_theme(reading, blocks, card.positions[0])
        between = list(enumerate(blocks[end : card.positions[0]], start=end))
        if runs and not _parted(between, reading.claimed):
            runs[-1].append((card, theme))
        else:
            runs.append([(card, theme)])
        end = card.positions[-1] + 1
    return {run[0][0].positions[0]: _grid_of(run, blocks) for run in runs}


def find_cards(blocks: Sequence[Block], claimed: Collection[int]) -> tuple[Card, ...]:
    """The cards of a document, in order. One that stands alone counts only where its own words say that it is
    an action: a covering page has a lead and a status too."""
    found = list(_cards(blocks, claimed))
    return tuple(card for card, plain in found if plain or len(found) > 1)


def _cards(blocks: Sequence[Block], claimed: Collection[int]) -> Iterator[tuple[Card, bool]]:
    at = 0
    while at < len(blocks):
        end, fields = _fields(blocks, at, claimed)
        roles = {role_of(label) for label, _ in fields}
        if "status" not in roles or len(roles - {None}) < 2:
            at = max(end, at + 1)
            continue
        if roles & set(_ACTING):
            yield Card(_unclaimed(at, end, claimed), fields), True
        else:
            top, fields = _with_field_above(blocks, at, fields, claimed)
            if (named := _named(blocks, top, claimed)) is not None:
                first, ref, text, plain = named
                yield Card(_unclaimed(first, end, claimed), (("Ref", ref), ("Action", text), *fields)), plain
        at = end


def _unclaimed(first: int, end: int, claimed: Collection[int]) -> tuple[int, ...]:
    return tuple(at for at in range(first, end) if at not in claimed)


def _above(blocks: Sequence[Block], at: int, claimed: Collection[int]) -> int:
    """The position before this one, or the last one before the header and footer of a page edge that stand there."""
    there = at - 1
    while there >= 0 and there in claimed:
        there -= 1
    turned = there >= 0 and blocks[there].place.page != blocks[at].place.page
    return there if turned else at - 1


def _below(blocks: Sequence[Block], at: int, claimed: Collection[int]) -> int:
    """This position, or the first beyond the footer and header of a page edge that stand here."""
    there = at
    while there < len(blocks) and there in claimed:
        there += 1
    turned = 0 < at < len(blocks) and there < len(blocks) and blocks[there].place.page != blocks[at - 1].place.page
    return there if turned else at


def _with_field_above(
    blocks: Sequence[Block], at: int, fields: tuple[tuple[str, str], ...], claimed: Collection[int]
) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Where the fields of a card begin: with "Budget: £4,000" right below the line that names the action too."""
    there = _above(blocks, at, claimed)
    name = _above(blocks, there, claimed) if there > 0 else -1
    block, over = (blocks[where] if where >= 0 and where not in claimed else None for where in (there, name))
    if not isinstance(block, Paragraph) or not isinstance(over, Paragraph) or block.marker not in ("", "•"):
        return at, fields
    match = _LABELLED.fullmatch(block.text)
    if match is None or not match["value"] or _names_one(match["label"]) or role_of(match["label"]) in _ACTING:
        return at, fields
    if any(map(str.isdigit, match["label"])) or len(match["label"].split()) > _MAX_LABEL or _labelled(over):
        return at, fields
    return there, ((one_line(match["label"]), match["value"].strip()), *fields)


def _fields(blocks: Sequence[Block], at: int, claimed: Collection[int]) -> tuple[int, tuple[tuple[str, str], ...]]:
    """The labelled lines from here on, and the position after them. What stands under a label without a value is
    its value: a list, or a paragraph."""
    fields: list[tuple[str, str]] = []
    while (there := _below(blocks, at, claimed) if fields else at) < len(blocks) and there not in claimed:
        block = blocks[there]
        if not isinstance(block, Paragraph) or there > at and not (_labelled(block) or not fields[-1][1]):
            break
        at = there
        parts = _labelled(block)
        if parts and not _starts_anew(parts, fields):
            fields.extend(parts)
            at += 1
        elif not parts and fields and not fields[-1][1] and (below := _value_below(blocks, at, claimed)):
            fields[-1] = fields[-1][0], "\n".join(below)
            at += len(below)
        elif not parts and fields and _is_unknown_field(blocks, at, fields, claimed):
            label, _, value = block.text.partition(":")
            fields.append((one_line(label), value.strip()))
            at += 1
        else:
            break
    return at, tuple(fields)


def _starts_anew(parts: Sequence[tuple[str, str]], fields: Sequence[tuple[str, str]]) -> bool:
    """True where a line repeats a label of the card above it: the next one begins without a heading."""
    return bool({label.casefold() for label, _ in parts} & {label.casefold() for label, _ in fields})


def _is_unknown_field(
    blocks: Sequence[Block], at: int, fields: Sequence[tuple[str, str]], claimed: Collection[int]
) -> bool:
    """True for "Budget: £4,000" between two fields of one card; "Theme 2: Rivers" is a heading."""
    after = _below(blocks, at + 1, claimed)
    block, below = blocks[at], blocks[after] if after < len(blocks) and after not in claimed else None
    if not isinstance(block, Paragraph) or not isinstance(below, Paragraph):
        return False
    match = _LABELLED.fullmatch(block.text)
    if match is None or any(ch.isdigit() for ch in match["label"]) or len(match["label"].split()) > _MAX_LABEL:
        return False
    parts = _labelled(below)
    return bool(parts) and not _starts_anew(parts, fields)


def _labelled(paragraph: Paragraph) -> list[tuple[str, str]]:
    """(label, value) of each part of a line that begins with a label that names a field; else nothing."""
    found: list[tuple[str, str]] = []
    if paragraph.marker not in ("", "•"):
        return found
    for piece in _PARTS.split(paragraph.text):
        match = _LABELLED.fullmatch(piece)
        role = role_of(match["label"]) if match and len(match["label"].split()) <= _MAX_LABEL else None
        if match and _names_one(match["label"]):
            return found  # "Action 3: Mend the weir" begins the next card
        if match and role not in (None, "other"):
            found.append((one_line(match["label"]), match["value"].strip()))
        elif not found:
            return []
        elif piece.strip():
            found[-1] = found[-1][0], f"{found[-1][1]}\n{piece.strip()}".strip()
    return found


def _names_one(label: str) -> bool:
    """Whether what stands before a colon names an action by its number, or begins a sentence: neither is a field."""
    named = _SUBJECT.fullmatch(label)
    numbered = named is not None and bool(named["kind"] and named["ref"]) and not named["text"]
    return numbered or _SENTENCE.match(label) is not None


def _value_below(blocks: Sequence[Block], at: int, claimed: Collection[int]) -> list[str]:
    """The texts of the list that starts here, or of the one paragraph that does not name the next action."""
    texts: list[str] = []
    for there in range(at, len(blocks)):
        block = blocks[there]
        if there in claimed or not isinstance(block, Paragraph) or _labelled(block):
            break
        if not block.marker:
            after = blocks[there + 1] if there + 1 < len(blocks) else None
            names_next = isinstance(after, Paragraph) and bool(_labelled(after))
            return texts if texts or block.level or names_next else [block.text]
        texts.append(block.text)
    return texts


def _named(blocks: Sequence[Block], at: int, claimed: Collection[int]) -> tuple[int, str, str, bool] | None:
    """Where the line that names the action stands, its reference and text, and whether it says that it is one."""
    there = _above(blocks, at, claimed)
    above = blocks[there] if there >= 0 and there not in claimed else None
    if not isinstance(above, Paragraph) or len(above.text) > _MAX_SUBJECT or above.text.rstrip().endswith(":"):
        return None
    match = _SUBJECT.fullmatch(one_line(above.text))
    assert match is not None
    ref = above.marker if above.marker not in ("", "•") else match["ref"] or ""
    plain, text = bool(match["kind"]), match["text"] if match["ref"] or match["kind"] else one_line(above.text)
    if not text:
        return None
    before = blocks[there - 1] if there and there - 1 not in claimed else None
    if not ref and isinstance(before, Paragraph):
        # "Action 3" as a heading of its own, and the action in words below it.
        over = _SUBJECT.fullmatch(one_line(before.text))
        if over is not None and over["kind"] and over["ref"] and not over["text"]:
            return there - 1, over["ref"], text, True
    return there, ref.rstrip(".)"), text, plain


def _grid_of(cards: Sequence[tuple[Card, str]], blocks: Sequence[Block]) -> Draft:
    """Cards, each with the theme that begins with it ("" for none), as a grid with a column for each label."""
    labels = list(dict.fromkeys(label for card, _ in cards for label, _ in card.fields))
    draft = Draft(Header(tuple(labels)))
    for card, theme in cards:
        if theme:
            draft.entries.append(Entry(None, theme))
        texts = dict.fromkeys(labels, "")
        for label, text in card.fields:
            texts[label] = f"{texts[label]}\n{text}".strip()
        first, *parts = (blocks[at].place for at in card.positions)
        draft.entries.append(Entry(Strip(tuple(texts.values()), first, parts=tuple(parts))))
    return draft


def _parted(between: Sequence[tuple[int, Block]], claimed: Collection[int]) -> bool:
    """True where a table or a heading stands between two cards, so that the second begins a grid of its own."""
    return any(isinstance(block, Table) or block.level and at not in claimed for at, block in between)
