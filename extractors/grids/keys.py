"""The report's own key: what its letters, numbers, words and colours stand for, in a small table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.grids.columns import role_of
from extractors.grids.key_titles import is_of_paper, is_title_of_key
from extractors.grids.ratings import (
    DISCS,
    is_colour,
    is_count,
    is_rating_label,
    is_symbol,
    is_term_label,
    tells_state,
)
from extractors.grids.strips import Strip
from extractors.printed import KeyEntry
from extractors.records import Place
from extractors.wording import one_line, plain

_CARRIED = re.compile(r"c\s*/?\s*f(?:wd)?\.?|b\s*/\s*f", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:key|legend|rag|brag|status|ratings?|colours?|definitions?|meaning|scale|description)\b", re.I
)
_NUMBER = r"\d(?!\d)"
_EXPLAINS = re.compile(r"\b(?:key|legend|definitions?|meaning)\b", re.IGNORECASE)
_GLOSSARY = re.compile(r"(?:acronym|abbreviation|initials|term|word|phrase|jargon)s?(?: .*)?|glossary.*")
_OVER_MEANINGS = re.compile(r"meanings?|definitions?|descriptions?|explanations?|what (?:it|this|that) means")
_INVENTED = re.compile(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,3}")
_WHITE = "#FFFFFF"
_FILLED = re.compile(r"\[fill #[0-9A-F]{6}\]")
_LETTER_AND_COLOUR = re.compile(r"[A-Z\d]{1,2} \([A-Za-z /]{3,12}\)")
_OF_RATINGS = re.compile(
    r"\b(?:rag|brag|status(?:es)?|rat(?:ings?|ed)|judg(?:ed|ing|e?ments?)|progress|scor(?:es?|ed|ing)|graded)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d|\b(?:terms?|short|medium|long|months?|years?|weeks?|immediate(?:ly)?|quarters?|small|large|soon|later)\b",
    re.IGNORECASE,
)
_TERM_LETTERS = ("s", "m", "l")
_BRACKETED = re.compile(r"^(?P<label>[A-Za-z/ ]+?)\s*\((?P<short>[A-Za-z]{1,2})\)$")


def kind_of_label(label: str) -> str | None:
    """``status``, ``timescale``, ``carried forward``, or None where it labels nothing we know."""
    label = label.strip().strip("'\"“”‘’")
    if _CARRIED.fullmatch(label):
        return "carried forward"
    if is_term_label(label):
        return "timescale"
    if is_rating_label(label) or re.fullmatch(rf"[A-Z]|{_NUMBER}", label) or is_symbol(label):
        return "status"
    if _FILLED.fullmatch(label):
        return "status"
    return None


def is_key_row(strip: Strip) -> bool:
    """True for a row that reads like one line of a key, labels that others use too with their meanings."""
    return bool(_pairs(_texts(strip), strip.place))


def key_rows(strips: Sequence[Strip]) -> int:
    """How many of these rows, from the first, read like lines of a key."""
    return next((at for at, strip in enumerate(strips) if not is_key_row(strip)), len(strips))


def is_of_ratings(entries: Sequence[KeyEntry], announced: str = "") -> bool:
    """False for a list of abbreviations ("P = Police; H = Housing"): letters that are no colours are ratings only
    where the key says so (``announced`` is how it is introduced) or what they stand for tells how far something is."""
    status = [entry for entry in entries if entry.kind == "status"]
    if is_of_paper(announced):
        columns = sum(1 for e in status if role_of(e.label) and not is_rating_label(e.label))
        return columns <= len(status) // 4 and 2 * sum(tells_state(e.meaning) for e in status) >= len(status)
    colours = [entry for entry in status if is_colour(entry.label) or _LETTER_AND_COLOUR.fullmatch(entry.label)]
    sure = [
        e
        for e in status
        if len(e.label) > 1 and (e in colours or is_rating_label(e.label) or _FILLED.fullmatch(e.label))
    ]
    if not status or sure or len(colours) >= 2 or any(entry.label in DISCS for entry in status):
        return True
    if _OF_RATINGS.search(announced):
        return True
    return 2 * sum(tells_state(entry.meaning) for entry in status) >= len(status)


def settled(entries: Sequence[KeyEntry]) -> list[KeyEntry]:
    """The entries with S, M and L as ratings where they stand for states ("S = Started"), not for terms."""
    lettered = [entry for entry in entries if entry.label.casefold() in _TERM_LETTERS]
    states = any(tells_state(entry.meaning) for entry in lettered) and not any(
        _TIME.search(e.meaning) for e in lettered
    )
    return [replace(entry, kind="status") if states and entry in lettered else entry for entry in entries]


def read_key(strips: list[Strip], title: str = "") -> tuple[list[KeyEntry], list[str]] | None:
    """The key that these strips are from top to bottom, with a fate for each strip; None if they are not.

    A box that holds nothing but colour is labelled as ``[fill #RRGGBB]``. ``title`` is the line above the table:
    below one that announces a key, and in a table that does so itself, labels may be words that nobody else uses.
    """
    entries: list[KeyEntry] = []
    fates: list[str] = []
    announced = is_title_of_key(title)
    for at, strip in enumerate(_with_white_box(strips)):
        filled = _texts(strip)
        found = [] if at == 0 and _are_headings(filled) else _pairs(filled, strip.place, announced)
        if found:
            entries.extend(found)
            fates.append("key")
        elif not entries and at < 2 and filled and all(len(text) < 60 for text in filled) and _is_title(filled):
            fates.append("header")
            title = f"{title} {' '.join(filled)}"
            announced = announced or any(_EXPLAINS.search(text) for text in filled) and not _is_glossary(filled)
        else:
            return None
    if len({entry.label for entry in entries}) < len(entries):
        return None  # a label that is explained twice stands in rows, not in a key
    entries = settled(entries)
    if not is_of_ratings(entries, title):
        return None
    if len(entries) >= 2 and any(e.kind == "status" and (kind_of_label(e.label) or announced) for e in entries):
        return entries, fates
    return _terms_only(entries, fates)


def _with_white_box(strips: list[Strip]) -> list[Strip]:
    """The strips, where a single box under or above coloured ones is unpainted with that box white: on paper
    white is a colour of the scale, in a file it is often no paint at all."""
    painted = [{column for column, _ in strip.fills if not strip.texts[column].strip()} for strip in strips]
    columns = set().union(*painted)
    if len(columns) != 1:
        return strips
    [column] = columns
    bare = [at for at, there in enumerate(painted) if not there and strips[at].filled() == [column + 1]]
    if len(bare) != 1 or len(strips) < 3 or any(fill.upper() == _WHITE for strip in strips for _, fill in strip.fills):
        return strips
    [at] = bare
    return [*strips[:at], replace(strips[at], fills=(*strips[at].fills, (column, _WHITE))), *strips[at + 1 :]]


def _texts(strip: Strip) -> list[str]:
    """The texts of a row; where each has a coloured box without words beside it, the box before the text."""
    texts = {c: strip.texts[c].strip() for c in strip.filled()}
    within = {c for start, width in strip.wide for c in range(start + 1, start + width)}
    boxes = {c: f"[fill {fill.upper()}]" for c, fill in strip.fills if c not in texts and c not in within}
    if len(boxes) != len(texts):
        return list(texts.values())
    pairs = list(zip(sorted(boxes), sorted(texts), strict=True))
    in_turn = [column for pair in pairs for column in sorted(pair)]
    if in_turn != sorted(in_turn) or len({box < text for box, text in pairs}) > 1:
        return list(texts.values())
    return [piece for box, text in pairs for piece in (boxes[box], texts[text])]


def _terms_only(entries: list[KeyEntry], fates: list[str]) -> tuple[list[KeyEntry], list[str]] | None:
    return (entries, fates) if len(entries) >= 2 and all(e.kind == "timescale" for e in entries) else None


def _are_headings(filled: list[str]) -> bool:
    """True for "Rating | Meaning", which names the columns of a key and is no entry of it."""
    return bool(filled[1:]) and bool(_OVER_MEANINGS.fullmatch(plain(filled[1]))) and _is_title(filled)


def _is_glossary(headings: list[str]) -> bool:
    """True over a list of words and abbreviations, which explains no ratings: "Acronym | Meaning"."""
    return any(_GLOSSARY.fullmatch(plain(text)) for text in headings)


def _is_title(filled: list[str]) -> bool:
    return any(_TITLE.search(text) for text in filled)


def _pairs(filled: list[str], place: Place, announced: bool = False) -> list[KeyEntry]:
    """Label and meaning, label and meaning: one or more pairs across a row. Labels are those that others use too,
    or any few words where the key is ``announced``."""
    if len(filled) == 3:
        filled = _with_colour(*filled)
    if len(filled) < 2 or len(filled) % 2:
        return []
    entries = []
    for label, meaning in zip(filled[::2], filled[1::2], strict=True):
        lettered = _LETTER_AND_COLOUR.fullmatch(label) or announced and _INVENTED.fullmatch(label)
        kind = kind_of_label(label) or ("status" if lettered else None)
        if kind is None or len(label) > 40 or is_count(meaning) or not re.search(r"[A-Za-z]{3}", meaning):
            return []
        worded = kind == "status" and not announced and not is_colour(label) and not _FILLED.fullmatch(label)
        if worded and len(label) > 1 and len(plain(meaning).split()) < 2:
            return []
        entries.extend(entries_of(label, meaning, kind, place))
    return entries


def _with_colour(label: str, colour: str, meaning: str) -> list[str]:
    """A letter, its colour and its meaning as one label and a meaning: "C | Blue | Done" is "C (Blue)"."""
    if is_rating_label(label) and not is_colour(colour) and len(colour) < len(meaning):
        return [label, f"{colour}: {meaning}"]
    letter = re.compile(rf"[A-Z]{{1,2}}|{_NUMBER}")
    if letter.fullmatch(colour) and is_colour(label):
        label, colour = colour, label
    return [f"{label} ({colour})", meaning] if letter.fullmatch(label) and is_colour(colour) else []


def entries_of(label: str, meaning: str, kind: str, place: Place) -> list[KeyEntry]:
    """One entry, or two where the label gives a word and its letter: "Green (G)"."""
    match = _BRACKETED.match(one_line(label))
    labels = [match["label"].strip(), match["short"]] if match else [one_line(label)]
    meaning = one_line(meaning).lstrip("-–—= ").rstrip(" ,;.")
    return [KeyEntry(each, meaning, kind, place) for each in labels]
