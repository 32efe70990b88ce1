"""The prose of a document in order: title lines, then each paragraph with its heading and lead-in.

Layouts judge a report by its outline and say what each item becomes; they never walk blocks themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from extractors.records import Document, Paragraph, Table
from extractors.sections import kind_of_heading, kind_of_lead_in
from extractors.wording import one_line

_BODY_STARTS = re.compile(
    r"^(?:\d+[.)]?\s+)?(?:purpose|introduction|background|summary|executive summary|overview(?! (?:and|&) scrutiny)|"
    r"recommendations?|context|contents|key|scope)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:purpose(?: of (?:the |this )?(?:report|paper))?|introduction|background|context|summary|progress|"
    r"performance|consultation|conclusions?|(?:(?:financial|legal|equality|risk) )?implications|background papers|"
    r"appendices|contact officer):?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
_FIGURE = re.compile(
    r"\b\d+ (?:of|out of) \d+\b(?:\s*\(\d+(?:\.\d+)?%\))?$"
)  # "Complete: 4 of 9" is a figure, no heading
_SUB_NUMBER = re.compile(r"\(?[a-z]{1,4}\)|\([ivxlc\d]+\)|[a-z][.)]", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"^(?:(?:key|main|other|current|emerging) )?(?:risks?|issues?|challenges|barriers|concerns|lessons|dependencies|"
    r"financ(?:e|es|ial)|budget|resources?|staffing|governance|implications|equalit(?:y|ies)|consultation|legal|"
    r"contacts?|further information|background|introduction|conclusions?|summary|appendi(?:x|ces)|annex|glossary|"
    r"notes?|data|performance indicators?|membership|attendance)\b",
    re.IGNORECASE,
)
MAX_TITLE_LINES = 14
MAX_TITLE = 220


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of the body. ``heading`` is the section it stands in, ``theme`` the sub-heading inside a
    list or section, ``lead_in`` the sentence that opened the list it is in ("" where none did).
    ``listed`` is true for a bullet or a lettered sub-item."""

    paragraph: Paragraph
    heading: str
    theme: str
    lead_in: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """Title lines, headings and items of a document, in order; together they hold every paragraph once."""

    titles: tuple[Paragraph, ...]
    headings: tuple[Paragraph, ...]
    items: tuple[Item, ...]


def outline(document: Document, claimed: Collection[int] = ()) -> Outline:
    """The outline of all paragraphs but those whose position (among all blocks) is claimed by a table."""
    titles: list[Paragraph] = []
    headings: list[Paragraph] = []
    items: list[Item] = []
    section = theme = lead_in = ""
    margin = 0
    body = adjoins = False
    for at, block in enumerate(document.blocks()):
        if isinstance(block, Table):
            body, lead_in = True, ""
            continue
        if at in claimed:
            continue
        if not body and _is_title(block, len(titles)):
            titles.append(block)
            continue
        body = True
        text = one_line(block.text)
        if is_heading(block):
            headings.append(block)
            section, theme, lead_in = _under(block, section, theme, lead_in, adjoins)
            adjoins = True
        else:
            adjoins = False
            listed = is_listed(block) or _lost_its_bullet(block, text, lead_in, margin)
            items.append(Item(block, section, theme, lead_in if listed else "", listed))
            if not listed:
                nested = bool(lead_in) and opens_list(text) and block.indent > margin
                lead_in, margin = (text if opens_list(text) else ""), (margin if nested else block.indent)
    return Outline(tuple(titles), tuple(headings), tuple(items))


def _under(block: Paragraph, section: str, theme: str, lead_in: str, adjoins: bool) -> tuple[str, str, str]:
    """Section, theme and lead-in below a heading; ``adjoins`` where it stands right under another.

    A heading that ends in a colon, or names a kind of list, opens one; an unnumbered heading right inside an
    open list only divides it, unless it is one that any report has.
    """
    text = one_line(block.text)
    kind = kind_of_heading(section)
    if opens_list(text) and kind and not kind_of_lead_in(text) and not kind_of_heading(text):
        return section, "" if kind == "recommendation" else text.rstrip(":;"), ""  # "That the Committee:"
    if opens_list(text):
        return (section if kind_of_lead_in(text) and not kind_of_heading(text) else text), "", text
    if kind_of_heading(text) or _NUMBER.fullmatch(block.marker):
        return text, "", ""
    if _SECTION.fullmatch(text):
        return text, "", ""  # the name of a section is no theme
    if _ELSEWHERE.match(text):
        return text, text, ""
    if lead_in:
        return section, text, lead_in
    if kind not in (None, "recommendation") and (block.level >= 3 or adjoins):
        return section, text, ""
    return text, text, ""


def is_listed(paragraph: Paragraph) -> bool:
    """True for a bullet or a lettered sub-item, not for a numbered paragraph of the report."""
    return paragraph.marker == "•" or bool(_SUB_NUMBER.fullmatch(paragraph.marker))


def _lost_its_bullet(paragraph: Paragraph, text: str, lead_in: str, margin: int) -> bool:
    """True for an item of a list whose bullets were lost when the text was taken out: it stands further in
    than the sentence that opened the list."""
    return bool(kind_of_lead_in(lead_in)) and paragraph.indent > margin and not opens_list(text)


def is_heading(paragraph: Paragraph) -> bool:
    """True for a paragraph that its format or its wording shows to be a heading."""
    text = one_line(paragraph.text)
    if is_listed(paragraph) or len(text) > 160 or _FIGURE.search(text):
        return False
    return paragraph.level > 0 or (len(text) <= 90 and not text.endswith(".") and _names_a_section(text))


def _names_a_section(text: str) -> bool:
    return bool(kind_of_heading(text) or _SECTION.fullmatch(text))


def opens_list(text: str) -> bool:
    """True for a sentence that a list follows."""
    return text.rstrip().endswith((":", ";", ":-")) or bool(re.search(r"\b(?:to|that)$", text))


def _is_title(block: Paragraph, so_far: int) -> bool:
    text = one_line(block.text)
    if so_far >= MAX_TITLE_LINES or len(text) > MAX_TITLE or is_listed(block):
        return False
    if "|" in text or _FIGURE.search(text):
        return False
    if kind_of_heading(text) or _BODY_STARTS.match(text) or (block.marker and _NUMBER.fullmatch(block.marker)):
        return False
    return not text.endswith((".", ":", ";"))
