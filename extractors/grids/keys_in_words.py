"""A report's own key printed as words: "Key: G = Implemented; A = Being implemented", on one line or line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.grids.key_titles import is_title_of_key, lead_of_key
from extractors.grids.keys import entries_of, is_of_ratings, kind_of_label, settled
from extractors.grids.ratings import DISCS, SYMBOLS, is_colour, is_rating_label, is_symbol
from extractors.printed import KeyEntry
from extractors.records import Paragraph
from extractors.wording import plain

_COLOURS = r"amber\s*/\s*(?:red|green)|red|amber|green|blue|white|gr[ea]y|yellow|black|purple"
_TERMS = r"short(?:[ -]term)?|medium(?:[ -]term)?|long(?:[ -]term)?"
_CARRIED = re.compile(r"c/?f", re.IGNORECASE)
_LABEL = rf"(?:c/?f|{_COLOURS}|{_TERMS}|[A-Z]{{1,2}})"
_BEFORE = r"(?:^|[;,.|\n]\s*|\s{2,}|(?<=[a-z)])\s+)"
_PARTED = r"(?:\s*(?:=|:|–|—)\s*|\s+-\s*|-\s+)"
_SHORT = r"(?:\s*\((?P<short>[A-Za-z]{1,2})\))?"
_ENTRY = re.compile(rf"{_BEFORE}(?P<label>{_LABEL}){_SHORT}{_PARTED}", re.IGNORECASE)
# A scale of numbers is one only where it is announced and its numbers are set equal to words.
_NUMBERED = re.compile(rf"{_BEFORE}(?P<label>\d(?!\d))(?P<short>)\s*(?:=|–|—|:)\s*")
_DISC = re.compile(rf"\s*(?P<label>[{DISCS}])\ufe0f?(?P<short>)\s*(?:=|:|-|–|—)?\s*")
_SYMBOL = re.compile(rf"(?:^|[\s;,.|(])(?P<label>[{SYMBOLS}])\ufe0f?(?P<short>)\s*(?:=|:|-|–|—)?\s*(?=\w)")
_SIGN_SET_EQUAL = re.compile(rf"[{SYMBOLS}]\ufe0f?\s*(?:=|:|–|—|-)\s")
# "R Off track, A At risk": nothing but a space between letter and meaning.
_BARE = re.compile(rf"{_BEFORE}(?P<label>c/f|(?i:{_COLOURS})|[A-Z]|\d(?!\d))(?P<short>)\s+(?=[A-Z])")
_AFTER_DISC = re.compile(r"\s*[=–—]\s*\w")
_PHRASE = r"(?:c/?f|b/?f|[A-Z\d][\w/’'&-]*(?: [\w/’'&-]+){0,3})"
_SET_EQUAL = r"\s*(?:=|:|–|—|\s-\s)\s*"
_PIECE = re.compile(rf"(?P<label>{_PHRASE}){_SHORT}{_SET_EQUAL}(?P<meaning>.+)", re.DOTALL)
_BEFORE_COLON = re.compile(rf"{_PHRASE}\s*:")
_NEXT_PIECE = re.compile(rf"\s*[;,.|\n]\s*(?={_PHRASE}(?:\s*\([A-Za-z]{{1,2}}\))?{_SET_EQUAL})")
# "Status: G = Done; R = Late" names what is explained; "Status: Green" does not explain anything.
_NAMED = re.compile(r"^\s*(?:\w+\s+){0,2}?(?:status(?:es)?|timescales?|terms?|colours?)\s*:\s*", re.IGNORECASE)
_EQUAL = re.compile(r"\w\s*=\s*\w")
_NUMBER = re.compile(r"\(?\d[.)]?")
_LONGEST = 1500  # characters of a paragraph
_LONGEST_NUMBERED = 100  # characters of a line of a numbered list that can be one of a key


@dataclass(frozen=True, slots=True)
class _Found:
    label: str
    short: str
    meaning: str


def read_key_words(paragraphs: list[Paragraph], heading: str = "", under_key: bool = False) -> list[KeyEntry]:
    """The key printed as words in consecutive paragraphs ("Key: G = Implemented; A = ..."), or [].

    ``heading`` is the line above, ``under_key`` true where it may announce a key. At least two entries, and every
    paragraph must give one: a sentence that happens to say "Green - " is no key.
    """
    lines = _lines(paragraphs, heading, under_key)
    if not lines or len(lines) < len(paragraphs):
        return []
    entries = [entry for line in lines for entry in line]
    labels = {plain(entry.label) or entry.label for entry in entries}
    announced = f"{heading if under_key else ''} {paragraphs[0].text[:80]}"
    return settled(entries) if len(labels) >= 2 and is_of_ratings(entries, announced) else []


def most_lines(paragraphs: list[Paragraph], heading: str = "", under_key: bool = False) -> int:
    """How many of these paragraphs a key can have at most: those before the first that is no line of one."""
    return len(_lines(paragraphs, heading, under_key))


def _lines(paragraphs: list[Paragraph], heading: str, under_key: bool) -> list[list[KeyEntry]]:
    """The entries of each paragraph, up to the first without one."""
    lines: list[list[KeyEntry]] = []
    titled, entries = is_title_of_key(heading), 0
    for paragraph in paragraphs:
        # After two lines of a key, a letter that is no colour goes on with it.
        line = _in_words(paragraph, under_key or entries >= 2, titled)
        if not line:
            break
        lines.append(line)
        entries += len(line)
    return lines


def _in_words(paragraph: Paragraph, under_key: bool, titled: bool) -> list[KeyEntry]:
    marker = paragraph.marker
    labelled = re.fullmatch(r"[A-Z]", marker) or is_symbol(marker)
    text = f"{marker} {paragraph.text}" if labelled else paragraph.text
    if under_key and marker == "•" and _AFTER_DISC.match(text):
        text = f"● {text}"  # a disc that a format took for a bullet: what it stands for is set equal to nothing else
    if len(text) > _LONGEST:
        return []
    if titled and _NUMBER.fullmatch(paragraph.marker) and len(text) <= _LONGEST_NUMBERED and _explains(text):
        return entries_of(paragraph.marker.strip("().="), text, "status", paragraph.place)
    announced = lead_of_key(text)
    lead = announced or _NAMED.match(text)
    body = (text[lead.end() :] if lead else text).strip()
    strictly = titled or bool(announced and is_title_of_key(announced[0]))
    marked = _by_marks(body, under_key, bool(announced), named=bool(lead) and not announced, bare=strictly)
    listed = titled and (paragraph.marker == "•" or not _BEFORE_COLON.match(body))
    # "Status: Solid = in place; Gap = not in place": what is set equal is explained, whoever uses such words.
    set_equal = bool(lead) and len(_EQUAL.findall(body)) >= 2
    pieces = _by_pieces(body, strictly or set_equal, listed) if under_key or lead else []
    if lead and not announced and len(pieces) < 2:
        pieces = []
    entries: list[KeyEntry] = []
    for each in pieces if len(pieces) > len(marked) else marked:
        label = f"{each.label} ({each.short})" if each.short else each.label
        entries.extend(entries_of(label, each.meaning, kind_of_label(each.label) or "status", paragraph.place))
    return entries


def _by_marks(body: str, under_key: bool, announced: bool, named: bool, bare: bool) -> list[_Found]:
    """Entries that begin with a letter, a colour, a term, a disc or a number, each going on up to the next."""
    if not any(pattern.match(body) for pattern in (_ENTRY, _DISC, _SYMBOL, _NUMBERED, _BARE)):
        return []  # most paragraphs are no key, and that is seen at their first word
    marks = _marks(body, under_key or announced, bare)
    if not marks or body[: marks[0].start()].strip() or (named and len(marks) < 2):
        return []
    # A line of its own may still be one entry of a key that is printed line by line.
    label = marks[0]["label"]
    labelled = is_colour(label) or label in DISCS or _SIGN_SET_EQUAL.match(body) or _CARRIED.fullmatch(label)
    if len(marks) < 2 and not under_key and not announced and (len(body) > 160 or not labelled):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(body)]
    found = [
        _Found(mark["label"], mark["short"] or "", body[mark.end() : end].strip(" ;,.|\n"))
        for mark, end in zip(marks, ends, strict=True)
    ]
    explained = all(kind_of_label(each.label) is not None and _explains(each.meaning) for each in found)
    return found if explained else []


def _marks(body: str, announced: bool, bare: bool) -> list[re.Match[str]]:
    """Where the labels of a key stand in a text: discs, or numbers where it is announced, or letters and words."""
    discs = list(_DISC.finditer(body))
    symbols = list(_SYMBOL.finditer(body))
    # A list of points has one sign throughout; a legend has another for each of its words.
    if len({mark["label"] for mark in symbols}) >= 2 and len(symbols) > len(discs):
        return symbols
    if len(symbols) == 1 and not discs and _SIGN_SET_EQUAL.match(body):
        return symbols
    if discs:
        return discs
    marks = [m for m in _ENTRY.finditer(body) if not (len(m["label"]) == 1 and m["label"].islower())]
    marks = marks or (list(_NUMBERED.finditer(body)) if announced else [])
    return marks or (list(_BARE.finditer(body)) if bare else [])


def _by_pieces(body: str, strictly: bool, listed: bool) -> list[_Found]:
    """Entries set apart by stops, each a label of up to four words and its meaning; labels that nobody else uses only
    where the key is ``strictly`` announced. ``listed``: the paragraph may be one entry of a list."""
    pieces = [piece.strip() for piece in _NEXT_PIECE.split(body.strip(" .;,"))]
    if strictly:
        pieces = [part for piece in pieces for part in _without_bare(piece)]
    matches = [_PIECE.fullmatch(piece) for piece in pieces]
    found = [_Found(m["label"], m["short"] or "", m["meaning"].strip(" ;,.|\n")) for m in matches if m]
    if len(found) < len(matches) or not all(_explains(each.meaning) for each in found):
        return []
    known = [kind_of_label(each.label) is not None for each in found]
    return found if all(known) or strictly and (len(found) >= 2 or listed) else []


def _without_bare(piece: str) -> list[str]:
    """A piece, and apart from it the known ratings that stand before or after it without a meaning, which are their
    own: "Late = past its date; Not begun" ends with one."""
    parts = [part.strip() for part in piece.split(";")]
    bare = [is_rating_label(part) and not re.search(_SET_EQUAL, part) for part in parts]
    rest = "; ".join(part for part, alone in zip(parts, bare, strict=True) if not alone)
    return [*([rest] if rest else []), *(f"{part} = {part}" for part, alone in zip(parts, bare, strict=True) if alone)]


def _explains(meaning: str) -> bool:
    return bool(re.match(r"[A-Za-z]", meaning) and re.search(r"[A-Za-z]{3}", meaning))
