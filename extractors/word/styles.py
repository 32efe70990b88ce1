"""What a file's styles say of paragraphs and runs: heading level, number, emphasis, shading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from extractors.word.names import VAL, Element, attribute, is_on, number, w
from extractors.word.theme import Theme, fill_of, highlighter, written

_LONGEST_CHAIN = 24
# Word writes its own names of headings in English whatever its language; other programs write theirs.
_HEADING = re.compile(
    r"(?:heading|header|überschrift|titre|título|titulo|titolo|rubrik|kop|overskrift|otsikko|nagłówek|pennawd|"
    r"ceannteideal|nadpis|заголовок|標題|标题|見出し)\s*([1-9])(?!\d)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:document |report )?(?:title|titel|titre|título|titolo|teitl)", re.IGNORECASE)
_SUBTITLE = re.compile(r"sub-?\s?title|untertitel|sous-titre|subtítulo|sottotitolo|undertitel|isdeitl", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents|table of figures|inhaltsverzeichnis)\b", re.IGNORECASE)
TITLE = 0


class RunStyle(NamedTuple):
    """How a run looks where it says nothing itself; None where the style says nothing either."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    font: str = ""
    fill: str | None = None
    colour: str | None = None


UNSTYLED = RunStyle()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """``level`` is 0 for a title, 1.. for headings, None for text; ``num`` is (numId, level) of its numbering."""

    level: int | None = None
    run: RunStyle = UNSTYLED
    num: tuple[str | None, int | None] = (None, None)
    new_page: bool = False
    contents: bool = False
    fill: str | None = None


class Styles:
    """The styles of a file, worked out on first use."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        self._found: dict[str, Element] = {}
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._runs: dict[str, RunStyle] = {}
        self._usual: str | None = None
        for style in root.iterchildren(w("style")) if root is not None else ():
            name = style.get(w("styleId"))
            if name is None:
                continue
            self._found[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._usual = name

    def paragraph(self, style: str | None) -> ParagraphStyle:
        """A style of paragraphs; the file's own for ordinary text where none is named or known."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._paragraph(self._chain(style if style in self._found else self._usual))
        return self._paragraphs[style]

    def run(self, style: str | None) -> RunStyle:
        """A style of characters."""
        if not style or style not in self._found:
            return UNSTYLED
        if style not in self._runs:
            self._runs[style] = self._run(self._chain(style))
        return self._runs[style]

    def _chain(self, style: str | None) -> list[Element]:
        """A style and those it is based on, nearest first."""
        chain: list[Element] = []
        while style in self._found and len(chain) < _LONGEST_CHAIN:
            assert style is not None
            chain.append(self._found[style])
            style = attribute(chain[-1], w("basedOn"))
        return chain

    def _paragraph(self, chain: list[Element]) -> ParagraphStyle:
        num_id: str | None = None
        num_level: int | None = None
        new_page: bool | None = None
        fill = None
        for style in chain:
            properties = style.find(w("pPr"))
            num = properties.find(w("numPr")) if properties is not None else None
            num_id = num_id or attribute(num, w("numId"))
            if num_level is None and attribute(num, w("ilvl")) is not None:
                num_level = number(attribute(num, w("ilvl")), 0, 0, 8)
            new_page = is_on(properties, w("pageBreakBefore")) if new_page is None else new_page
            fill = fill or fill_of(properties.find(w("shd")) if properties is not None else None, self.theme)
        names = [attribute(style, w("name")) or "" for style in chain]
        contents = any(_CONTENTS.match(name) for name in names)
        level = None if contents else _level(chain, names)
        return ParagraphStyle(level, self._run(chain), (num_id, num_level), bool(new_page), contents, fill)

    def _run(self, chain: list[Element]) -> RunStyle:
        bold = struck = hidden = None
        font, fill, colour = "", None, None
        for style in chain:
            look = style.find(w("rPr"))
            if look is None:
                continue
            bold = is_on(look, w("b")) if bold is None else bold
            struck = _struck(look) if struck is None else struck
            hidden = is_on(look, w("vanish")) if hidden is None else hidden
            font = font or attribute(look, w("rFonts"), w("ascii")) or ""
            fill = fill or highlighter(attribute(look, w("highlight"))) or fill_of(look.find(w("shd")), self.theme)
            colour = colour or written(attribute(look, w("color")))
        return RunStyle(bold, struck, hidden, font, fill, colour)


def _struck(look: Element) -> bool | None:
    once, twice = is_on(look, w("strike")), is_on(look, w("dstrike"))
    return None if once is None and twice is None else bool(once or twice)


def _level(chain: list[Element], names: list[str]) -> int | None:
    """The level of a heading style: from its name, from its place in the outline, or from the style below it."""
    for style, name in zip(chain, names, strict=True):
        heading = _HEADING.match(name)
        if heading:
            return int(heading[1])
        if _TITLE.fullmatch(name):
            return TITLE
        if _SUBTITLE.fullmatch(name):
            return 1
        properties = style.find(w("pPr"))
        outline = properties.find(w("outlineLvl")) if properties is not None else None
        if outline is not None:
            depth = number(outline.get(VAL), 9)
            return depth + 1 if depth < 9 else None
    return None
