"""Printed text without what the way there left in it: tags, entities, odd spaces, bullets, control codes."""

from __future__ import annotations

import html
import re

# Only tags that nobody writes as a placeholder: "<name>", "<title>" and "<date>" stay as printed.
_BREAKING_TAGS = "p|br|li|ul|ol|div|tr|h[1-6]|hr|blockquote|table|tbody|thead"
_INLINE_TAGS = "i|b|u|s|a|em|strong|span|font|sup|sub|small|strike|del|ins|img|center|o:p|tt|big"
_ATTRIBUTES = r"(?:\s[^<>=]*=[^<>]*|\s*)/?"
_LIST_ITEM = re.compile(rf"<li{_ATTRIBUTES}>", re.IGNORECASE)
_BREAK = re.compile(rf"</?(?:{_BREAKING_TAGS}){_ATTRIBUTES}>", re.IGNORECASE)
_CELL_TAG = re.compile(rf"</?(?:td|th){_ATTRIBUTES}>", re.IGNORECASE)
_INLINE = re.compile(rf"</?(?:{_INLINE_TAGS}){_ATTRIBUTES}>", re.IGNORECASE)
# html.unescape also takes "&copy2" and "&notified"; only what ends in a semicolon is surely an entity.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TERMINAL_CODE = re.compile(r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]")

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPACES += "\v\u0085\u2028\u2029"
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f"
_UNSEEN += "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Symbol and Wingdings glyphs that PDF text keeps at their private code points.
_PRIVATE_MARKS = {"\uf0fc": "✓", "\uf0fb": "✗", "\uf06c": "●", "\uf06e": "■", "\uf02d": "-", "\uf0e0": "→"}

_CHARACTERS: dict[int, str | None] = {
    **{ord(char): None for char in _CONTROLS + _UNSEEN},
    **{ord(char): " " for char in _SPACES},
    **{ord(char): text for char, text in (_LIGATURES | _PRIVATE_MARKS).items()},
    ord("\t"): "\t",
    ord("\n"): "\n",
}
_SAME_WIDTH = {ord(char): " " for char in _SPACES} | {ord(char): " " for char in _CONTROLS if char not in _SPACES}
BULLETS = "•●▪◦‣■□▫◆◇❖▶►➢➤⁃∙·"
_PRIVATE = "\ue000-\uf8ff"
_LEADING_BULLET = re.compile(rf"^[ \t]*(?:[{BULLETS}](?=\s)|[{_PRIVATE}])[ \t]*(?=\S)", re.MULTILINE)
_INNER_BULLET = re.compile(rf"[ \t\n]+(?:•|[{_PRIVATE}])[ \t]+(?=[^\s•])")
_SPACE_RUN = re.compile(r"[ \t]+")
_LINE_RUN = re.compile(r" *\n[ \n]*")


def clean_characters(text: str) -> str:
    """Text with plain spaces and spelt-out ligatures, without control codes and unseen characters."""
    return _TERMINAL_CODE.sub("", text).translate(_CHARACTERS)


def same_width(text: str) -> str:
    """Text of the same length with every odd space plain, so that columns can be counted in it."""
    return text.translate(_SAME_WIDTH)


def without_tags(text: str) -> str:
    """Text without HTML tags and entities; a tag that breaks the line becomes a line break."""
    if "<" in text:
        text = _LIST_ITEM.sub("\n• ", text)
        text = _BREAK.sub("\n", text)
        text = _CELL_TAG.sub(" ", text)
        text = _INLINE.sub("", text)
    return _ENTITY.sub(_entity, text) if "&" in text else text


def clean_cell(text: str) -> str:
    """The text of a cell: one line unless a tag or a bullet starts a new one; ``""`` for a blank cell."""
    text = clean_characters(without_tags(text))
    # Runs of blanks go first: the patterns after them would try each run from each of its places.
    text = _LINE_RUN.sub("\n", _SPACE_RUN.sub(" ", text)).strip()
    if len(text) > 1:  # a bullet alone in its cell is a mark, not a list
        text = _LEADING_BULLET.sub("• ", text)
        text = _INNER_BULLET.sub("\n• ", text)
    return text


def clean_lines(text: str) -> list[str]:
    """A line of prose as the lines that its tags break it into, spaces at the left kept; never empty."""
    pieces = clean_characters(without_tags(text)).split("\n")
    kept = [piece.rstrip() for piece in pieces if piece.strip()]
    return kept or [""]


def _entity(match: re.Match[str]) -> str:
    # An entity may name a line end or a tab; neither may change the shape of a cell.
    return html.unescape(match.group()).replace("\n", " ").replace("\t", " ").replace("\r", " ")
