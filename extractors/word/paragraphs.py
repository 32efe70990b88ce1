"""One paragraph of a Word file: its words, its number in its list, whether it is a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.plaintext.cleaning import clean_characters
from extractors.word.graphics import Drawn
from extractors.word.names import Element, attribute, is_on, number, w
from extractors.word.numbering import BULLET, Numbering
from extractors.word.package import Story
from extractors.word.runs import PAGE, Runs, Span, Written
from extractors.word.styles import ParagraphStyle, Styles
from extractors.word.theme import Theme, fill_of

_SPACES = re.compile(r"[ \t]+")
_LINES = re.compile(r" *\n[ \n]*")
_LAST_TAB = re.compile(r"\t(?=\s*\d{1,4}\s*$)")


_SAYS, _STYLE, _LOOK, _HIDDEN = w("pPr"), w("pStyle"), w("rPr"), w("vanish")
_DELETED, _MOVED, _NEW_PAGE, _SHADING = w("del"), w("moveFrom"), w("pageBreakBefore"), w("shd")
_IN_LIST, _LIST, _DEPTH, _OUTLINE, _INDENT = w("numPr"), w("numId"), w("ilvl"), w("outlineLvl"), w("ind")
_LEFT, _START = w("left"), w("start")


@dataclass(slots=True)
class Piece:
    """A paragraph: ``text`` has ``\\n`` where its author starts a new line, ``PAGE`` and ``RENDERED`` for new pages.

    ``printed`` is its number or bullet as printed (``1.``, ``(a)``, ``•``); ``level`` is 0 for a title, 1.. for a
    heading, None for text; ``boxed`` where it stands in a text box inside a cell.
    """

    text: str
    printed: str = ""
    level: int | None = None
    bold: bool = False
    spans: list[Span] = field(default_factory=list)
    fill: str | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawn: Drawn | None = None
    new_page: bool = False
    indent: int = 0
    boxed: bool = False


class Paragraphs:
    """Reads the paragraphs of a story, in order: lists count on from one to the next."""

    def __init__(self, story: Story, styles: Styles, numbering: Numbering, theme: Theme) -> None:
        self.styles, self.numbering, self.theme = styles, numbering, theme
        self.runs = Runs(story, styles, theme)
        self._carried: Written | None = None

    def read(self, paragraph: Element) -> Piece | None:
        """A paragraph as it is printed once tracked changes are accepted; None where they took out its end, so
        that the next one goes on with it."""
        properties = paragraph.find(_SAYS)
        name = attribute(properties, _STYLE)
        style = self.styles.paragraph(name)
        written = self.runs.read(paragraph, style.run)
        mark = properties.find(_LOOK) if properties is not None else None
        gone = mark is not None and (mark.find(_DELETED) is not None or mark.find(_MOVED) is not None)
        hidden = bool(is_on(mark, _HIDDEN)) and not written.spans
        written = self._with_carried(written)
        if gone:
            self._carried = written
            return None
        text = written.text
        if style.contents:
            text = _LAST_TAB.sub(" ..... ", text)
        own = is_on(properties, _NEW_PAGE)
        shading = properties.find(_SHADING) if properties is not None else None
        printed = "" if hidden else self._number(properties, name, style)
        return Piece(
            text=tidy(text),
            printed=printed,
            level=_level(properties, style),
            bold=_is_bold(written),
            spans=written.spans,
            fill=fill_of(shading, self.theme) if shading is not None else style.fill,
            notes=written.notes,
            drawn=written.drawn,
            new_page=style.new_page if own is None else own,
            indent=_indent(properties),
        )

    def rest(self) -> Piece | None:
        """A paragraph whose end was taken out, where none follows that could go on with it."""
        if self._carried is None:
            return None
        written = self._with_carried(Written())
        return Piece(tidy(written.text), spans=written.spans, notes=written.notes, drawn=written.drawn)

    def _with_carried(self, written: Written) -> Written:
        if self._carried is None:
            return written
        before, self._carried = self._carried, None
        before.spans += written.spans
        before.notes += written.notes
        if before.drawn is None or written.drawn is None:
            before.drawn = before.drawn or written.drawn
        else:
            before.drawn.take(written.drawn)
        return before

    def _number(self, properties: Element | None, name: str | None, style: ParagraphStyle) -> str:
        own = properties.find(_IN_LIST) if properties is not None else None
        num = attribute(own, _LIST) or style.num[0]
        if num is None or num == "0":  # numbering switched off
            return ""
        stated = attribute(own, _DEPTH)
        if stated is not None:
            at = number(stated, 0, 0, 8)
        elif style.num[1] is not None:
            at = style.num[1]
        else:
            at = self.numbering.level_of_style(num, name)
        return self.numbering.count(num, at)


def tidy(text: str) -> str:
    """Text with plain single spaces, no blank lines, and without what is not printed."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    parts = (_LINES.sub("\n", _SPACES.sub(" ", clean_characters(part))).strip() for part in text.split(PAGE))
    return PAGE.join(parts)


def marker_of(printed: str) -> str:
    """The number of a paragraph as other formats give it: without the full stop after it.

    >>> marker_of("3.2."), marker_of("(iv)"), marker_of("a)"), marker_of("1)"), marker_of("•")
    ('3.2', '(iv)', 'a)', '1', '•')
    """
    if printed == BULLET:
        return printed
    bare = printed.rstrip(".:")
    return bare[:-1] if re.fullmatch(r"\d+(?:\.\d+)*\)", bare) else bare


def is_marker(printed: str) -> bool:
    """False for a number that has words ("Theme 1"), which is part of the text.

    >>> is_marker("1.2"), is_marker("(iv)"), is_marker("Theme 1:")
    (True, True, False)
    """
    return not re.search(r"[^\W\d_]{2}", printed) or bool(re.fullmatch(r"\(?[ivxlcdm]+[.):]*", printed, re.IGNORECASE))


def _level(properties: Element | None, style: ParagraphStyle) -> int | None:
    stated = attribute(properties, _OUTLINE)
    if stated is None or style.contents:
        return style.level
    depth = number(stated, 9)
    return depth + 1 if depth < 9 else None


def _is_bold(written: Written) -> bool:
    spans = [span for span in written.spans if span.text.strip()]
    return bool(spans) and all(span.bold for span in spans)


def _indent(properties: Element | None) -> int:
    """How far in a paragraph starts, in characters of about a tenth of an inch."""
    indent = properties.find(_INDENT) if properties is not None else None
    if indent is None:
        return 0
    return number(indent.get(_LEFT) or indent.get(_START), 0, 0, 20_000) // 144
