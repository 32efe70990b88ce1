"""The runs of a paragraph: what is printed of them, how it looks, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.symbols import spelt, symbol, symbol_font
from extractors.word.fields import Fields
from extractors.word.graphics import Drawn, look_at
from extractors.word.names import (
    ALTERNATE,
    GONE,
    SDT,
    VAL,
    Element,
    attribute,
    chosen,
    is_on,
    is_placeholder,
    number,
    w,
)
from extractors.word.package import Story
from extractors.word.styles import UNSTYLED, RunStyle, Styles
from extractors.word.theme import Theme, fill_of, highlighter, written

PAGE = "\f"
"""Stands in a text where its author starts a new page."""
RENDERED = "\ufdd0"
"""Stands in a text where Word itself began a new page when it saved the file: a code that no text may hold."""
_RUN, _TEXT, _LOOK = w("r"), w("t"), w("rPr")
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHARACTERS = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "",
}  # fmt: skip
_BREAK, _RENDERED, _SYMBOL, _FIELD = w("br"), w("lastRenderedPageBreak"), w("sym"), w("fldChar")
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
# Properties, reading aids over a word (ruby) and what tracked changes took out.
_SKIPPED = GONE | {w("pPr"), _LOOK, w("rt"), w("sdtPr"), w("delText"), w("instrText"), w("delInstrText")}

_BOLD, _STRUCK, _STRUCK_TWICE, _HIDDEN = w("b"), w("strike"), w("dstrike"), w("vanish")
_STYLE, _FONTS, _SHOWN, _SHADING, _COLOUR = w("rStyle"), w("rFonts"), w("highlight"), w("shd"), w("color")
_TYPE, _FONT, _CHAR, _ID, _RUBY = w("type"), w("font"), w("char"), w("id"), w("ruby")


class Span(NamedTuple):
    """A stretch of text that looks the same. ``colour`` is that of its letters, ``fill`` that behind them."""

    text: str
    bold: bool = False
    struck: bool = False
    fill: str | None = None
    colour: str | None = None


@dataclass(slots=True)
class Written:
    """A paragraph as it is printed. ``notes`` are (``footnotes`` or ``endnotes``, id)."""

    spans: list[Span] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawn: Drawn | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Runs:
    """Reads the paragraphs of one story in order: a field may begin in one paragraph and end in a later one."""

    def __init__(self, story: Story, styles: Styles, theme: Theme) -> None:
        self.story, self.styles, self.theme = story, styles, theme
        self.fields = Fields()

    def read(self, paragraph: Element, style: RunStyle) -> Written:
        """What a paragraph prints; ``style`` is what its own style says of its runs."""
        out = Written()
        self._walk(paragraph, out, style)
        self.fields.end_paragraph()
        return out

    def _walk(self, parent: Element, out: Written, style: RunStyle) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, out, style)
            elif tag in _SKIPPED:
                continue
            elif tag == SDT:
                if not is_placeholder(child):
                    self._walk(child, out, style)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._walk(branch, out, style)
            elif tag == _MATHS_TEXT:
                out.spans.append(Span(child.text or ""))
            else:
                self._walk(child, out, style)

    def _run(self, run: Element, out: Written, style: RunStyle) -> None:
        look = run.find(_LOOK)
        says = style if look is None else self._look(look, style)
        pieces: list[str] = []
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                piece = child.text or ""
            elif tag == _FIELD:
                piece = self.fields.step(child)
            elif tag in _CHARACTERS:
                piece = _CHARACTERS[tag]
            elif tag == _BREAK:
                piece = PAGE if child.get(_TYPE) == "page" else "\n"
            elif tag == _SYMBOL:
                piece = symbol(child.get(_FONT, ""), _code(child.get(_CHAR)))
            elif tag == _RENDERED:
                piece = RENDERED
            else:
                if not says.hidden:
                    self._hanging(child, out, style)
                continue
            if piece and self.fields.shows:
                pieces.append(piece)
        text = "".join(pieces)
        if not text or says.hidden:
            return
        if says.font and symbol_font(says.font):
            text = spelt(says.font, text)
        out.spans.append(Span(text, bool(says.bold), bool(says.struck), says.fill, says.colour))

    def _hanging(self, child: Element, out: Written, style: RunStyle) -> None:
        """Takes what hangs on a run: notes, drawings, words with a reading aid."""
        tag = child.tag
        if tag in _NOTES:
            out.notes.append((_NOTES[tag], child.get(_ID, "")))
        elif tag in _DRAWINGS or tag == ALTERNATE:
            drawing = chosen(child) if tag == ALTERNATE else child
            if drawing is not None:
                out.drawn = out.drawn or Drawn()
                look_at(drawing, out.drawn, self.story, self.theme)
        elif tag == _RUBY:
            self._walk(child, out, style)

    def _look(self, look: Element, style: RunStyle) -> RunStyle:
        """How a run looks: what it says itself, else its style, else the style of its paragraph."""
        named = attribute(look, _STYLE)
        base = self.styles.run(named) if named else UNSTYLED
        bold, hidden = is_on(look, _BOLD), is_on(look, _HIDDEN)
        once, twice = is_on(look, _STRUCK), is_on(look, _STRUCK_TWICE)
        struck = None if once is None and twice is None else bool(once or twice)
        fonts = look.find(_FONTS)
        font = (fonts.get(w("ascii")) or fonts.get(w("hAnsi"))) if fonts is not None else None
        shown = look.find(_SHOWN)
        fill = highlighter(shown.get(VAL)) if shown is not None else fill_of(look.find(_SHADING), self.theme)
        colour = look.find(_COLOUR)
        return RunStyle(
            _first(bold, base.bold, style.bold),
            _first(struck, base.struck, style.struck),
            _first(hidden, base.hidden, style.hidden),
            font or base.font or style.font,
            fill or base.fill or style.fill,
            self._colour(colour) if colour is not None else base.colour or style.colour,
        )

    def _colour(self, colour: Element) -> str | None:
        return written(colour.get(VAL)) or self.theme.colour(
            colour.get(w("themeColor")), colour.get(w("themeTint")), colour.get(w("themeShade"))
        )


def _first(*says: bool | None) -> bool | None:
    return next((each for each in says if each is not None), None)


def _code(char: str | None) -> int:
    """The code of a ``w:sym``, which is hexadecimal."""
    try:
        return int(char or "", 16)
    except ValueError:
        return number(char, 0x2022)
