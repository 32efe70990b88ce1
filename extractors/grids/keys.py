"""The report's own key: what its letters and colours stand for, in a small table or in words."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.grids.ratings import DISCS, is_colour, is_count, is_rating_label, is_term_label
from extractors.grids.strips import Strip
from extractors.printed import KeyEntry
from extractors.records import Paragraph, Place
from extractors.wording import one_line, plain

_CARRIED = re.compile(r"c\s*/?\s*f(?:wd)?\.?|b\s*/\s*f", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:key|legend|rag|brag|status|ratings?|colours?|definitions?|meaning|scale|description)\b", re.I
)
_LABEL = (
    r"(?:c/?f|amber\s*/\s*(?:red|green)|red|amber|green|blue|white|gr[ea]y|yellow|black|purple|"
    r"short(?:[ -]term)?|medium(?:[ -]term)?|long(?:[ -]term)?|[A-Z]{1,2})"
)
_NUMBER = r"\d(?!\d)"
_BEFORE = r"(?:^|[;,.|\n]\s*|\s{2,}|(?<=[a-z)])\s+)"
_PARTED = r"(?:\s*(?:=|:|–|—)\s*|\s+-\s*|-\s+)"
_ENTRY = re.compile(rf"{_BEFORE}(?P<label>{_LABEL})(?:\s*\((?P<short>[A-Za-z]{{1,2}})\))?{_PARTED}", re.IGNORECASE)
# A scale of numbers is one only where it is announced and its numbers are set equal to words.
_NUMBERED = re.compile(rf"{_BEFORE}(?P<label>{_NUMBER})(?P<short>)\s*(?:=|–|—|:)\s*")
_DISC = re.compile(rf"\s*(?P<label>[{DISCS}])\ufe0f?(?P<short>)\s*(?:=|:|-|–|—)?\s*")
_LEAD = re.compile(
    r"^\s*(?:\w+\s+){0,4}?(?:key|legend)\b(?:\s+to\s+\w+(?:\s+\w+)?)?\s*[:–-]?\s*|"
    r"^[^:;=.]{0,60}\b(?:rated|ratings?|scored|graded|scale|rag|brag)\b[^:;=.]{0,40}:\s*",
    re.IGNORECASE,
)
# "Status: G = Done; R = Late" names what is explained; "Status: Green" does not explain anything.
_NAMED = re.compile(r"^\s*(?:\w+\s+){0,2}?(?:status(?:es)?|timescales?|terms?|colours?)\s*:\s*", re.IGNORECASE)
_WHITE = "#FFFFFF"
_FILLED = re.compile(r"\[fill #[0-9A-F]{6}\]")
_LETTER_AND_COLOUR = re.compile(r"[A-Z\d]{1,2} \([A-Za-z /]{3,12}\)")
_BRACKETED = re.compile(r"^(?P<label>[A-Za-z/ ]+?)\s*\((?P<short>[A-Za-z]{1,2})\)$")


def kind_of_label(label: str) -> str | None:
    """``status``, ``timescale``, ``carried forward``, or None where it labels nothing we know."""
    label = label.strip().strip("'\"“”‘’")
    if _CARRIED.fullmatch(label):
        return "carried forward"
    if is_term_label(label):
        return "timescale"
    if is_rating_label(label) or re.fullmatch(rf"[A-Z]|{_NUMBER}", label) or _FILLED.fullmatch(label):
        return "status"
    return None


def read_key(strips: list[Strip]) -> tuple[list[KeyEntry], list[str]] | None:
    """The key that these strips are from top to bottom, with a fate for each strip; None if they are not.

    A box that holds nothing but colour is labelled as ``[fill #RRGGBB]``.
    """
    entries: list[KeyEntry] = []
    fates: list[str] = []
    for at, strip in enumerate(_with_white_box(strips)):
        filled = _texts(strip)
        found = _pairs(filled, strip.place)
        if found:
            entries.extend(found)
            fates.append("key")
        elif not entries and at < 2 and filled and all(len(text) < 60 for text in filled) and _is_title(filled):
            fates.append("header")
        else:
            return None
    boxes = [entry.label for entry in entries if _FILLED.fullmatch(entry.label)]
    if len(set(boxes)) < len(boxes):
        return None
    return (
        (entries, fates)
        if len(entries) >= 2 and any(e.kind == "status" for e in entries)
        else _terms_only(entries, fates)
    )


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


def _is_title(filled: list[str]) -> bool:
    return any(_TITLE.search(text) for text in filled)


def _pairs(filled: list[str], place: Place) -> list[KeyEntry]:
    """Label and meaning, label and meaning: one or more pairs across a row."""
    if len(filled) == 3:
        filled = _with_colour(*filled)
    if len(filled) < 2 or len(filled) % 2:
        return []
    entries = []
    for label, meaning in zip(filled[::2], filled[1::2], strict=True):
        kind = kind_of_label(label) or ("status" if _LETTER_AND_COLOUR.fullmatch(label) else None)
        if kind is None or len(label) > 40 or is_count(meaning) or not re.search(r"[A-Za-z]{3}", meaning):
            return []
        worded = kind == "status" and not is_colour(label) and not _FILLED.fullmatch(label)
        if worded and len(label) > 1 and len(plain(meaning).split()) < 2:
            return []
        entries.extend(_entries(label, meaning, kind, place))
    return entries


def _with_colour(label: str, colour: str, meaning: str) -> list[str]:
    """A letter, its colour and its meaning as one label and a meaning: "C | Blue | Done" is "C (Blue)"."""
    if is_rating_label(label) and not is_colour(colour) and len(colour) < len(meaning):
        return [label, f"{colour}: {meaning}"]
    letter = re.compile(rf"[A-Z]{{1,2}}|{_NUMBER}")
    if letter.fullmatch(colour) and is_colour(label):
        label, colour = colour, label
    return [f"{label} ({colour})", meaning] if letter.fullmatch(label) and is_colour(colour) else []


def _entries(label: str, meaning: str, kind: str, place: Place) -> list[KeyEntry]:
    """One entry, or two where the label gives a word and its letter: "Green (G)"."""
    match = _BRACKETED.match(one_line(label))
    labels = [match["label"].strip(), match["short"]] if match else [one_line(label)]
    return [KeyEntry(each, one_line(meaning).rstrip(" ,;."), kind, place) for each in labels]


def read_key_words(paragraphs: list[Paragraph], under_key: bool = False) -> list[KeyEntry]:
    """The key printed as words in consecutive paragraphs ("Key: G = Implemented; A = ..."), or [].

    ``under_key`` is true below a heading that announces a key. At least two entries, and every
    paragraph must give one: a sentence that happens to say "Green - " is no key.
    """
    entries: list[KeyEntry] = []
    for paragraph in paragraphs:
        # After two lines of a key, a letter that is no colour goes on with it.
        found = _in_words(paragraph, under_key or len(entries) >= 2)
        if not found:
            return []
        entries.extend(found)
    labels = {plain(entry.label) or entry.label for entry in entries}
    return entries if len(labels) >= 2 else []


def _marks(body: str, announced: bool) -> list[re.Match[str]]:
    """Where the labels of a key stand in a text: discs, or numbers where it is announced, or letters and words."""
    discs = list(_DISC.finditer(body))
    if discs:
        return discs
    marks = [m for m in _ENTRY.finditer(body) if not (len(m["label"]) == 1 and m["label"].islower())]
    return marks or (list(_NUMBERED.finditer(body)) if announced else [])


def _in_words(paragraph: Paragraph, under_key: bool) -> list[KeyEntry]:
    text = (
        f"{paragraph.marker} {paragraph.text}".strip() if re.fullmatch(r"[A-Z]", paragraph.marker) else paragraph.text
    )
    if len(text) > 1500:
        return []
    announced = _LEAD.match(text)
    named = None if announced else _NAMED.match(text)
    lead = announced or named
    body = text[lead.end() :] if lead else text
    marks = _marks(body, announced=under_key or bool(announced))
    if not marks or body[: marks[0].start()].strip() or (named and len(marks) < 2):
        return []
    # A line of its own may still be one entry of a key that is printed line by line.
    labelled = is_colour(marks[0]["label"]) or marks[0]["label"] in DISCS or _CARRIED.fullmatch(marks[0]["label"])
    if len(marks) < 2 and not under_key and not announced and (len(body) > 160 or not labelled):
        return []
    entries: list[KeyEntry] = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(body)
        meaning = body[mark.end() : end].strip(" ;,.|\n")
        label = f"{mark['label']} ({mark['short']})" if mark["short"] else mark["label"]
        kind = kind_of_label(mark["label"])
        if kind is None or not re.match(r"[A-Za-z]", meaning) or not re.search(r"[A-Za-z]{3}", meaning):
            return []
        entries.extend(_entries(label, meaning, kind, paragraph.place))
    return entries
