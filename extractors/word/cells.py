"""One cell of a Word table: its words, and the colour that it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.grids.ratings import is_rating_label
from extractors.grids.replaced import standing
from extractors.records import Problem
from extractors.symbols import DISCS
from extractors.word.charts import Chart
from extractors.word.names import ALTERNATE, GONE, SDT, TBL, Element, P, chosen, is_placeholder, w
from extractors.word.numbering import BULLET
from extractors.word.paragraphs import Paragraphs, Piece, tidy
from extractors.word.runs import PAGE, RENDERED, Span
from extractors.word.theme import WHITE, fill_of, is_white

_PAGES = re.compile(f"[{PAGE}{RENDERED}]")
_LONGEST_LABEL = 60
_SAYS, _SHADING = w("tcPr"), w("shd")


@dataclass(slots=True)
class Content:
    """A cell: ``charts`` stand inside it; ``opens`` is true where it starts on a new page, ``turns`` counts the
    page ends after its start."""

    text: str = ""
    fill: str | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    opens: bool = False
    turns: int = 0
    unread: list[str] = field(default_factory=list)


class Cells:
    """Reads cells. ``nested(table, content)`` takes a table inside a cell: it returns its text where it is to be part
    of the cell."""

    def __init__(self, paragraphs: Paragraphs, nested: Callable[[Element, Content], str]) -> None:
        self.paragraphs, self.nested = paragraphs, nested

    def read(self, cell: Element) -> Content:
        """What a ``w:tc`` holds."""
        content = Content()
        pieces: list[Piece] = []
        lines: list[str] = []
        self._blocks(cell, content, pieces, lines)
        rest = self.paragraphs.rest()
        if rest is not None:
            self._piece(rest, content, pieces, lines)
        text = lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))
        if PAGE in text or RENDERED in text:
            self._turn_pages(content, text)
            text = "\n".join(filter(None, _PAGES.sub("", text).split("\n")))
        content.text = _standing(pieces) or text.strip()
        properties = cell.find(_SAYS)
        shading = properties.find(_SHADING) if properties is not None else None
        shown = fill_of(shading, self.paragraphs.theme) if shading is not None else None
        content.fill = shown or _colour_of_words(pieces, content.text) or content.fill
        self._drawings(content, pieces)
        if content.fill is None and is_white(shading):
            content.fill = WHITE
        return content

    def _blocks(self, parent: Element, content: Content, pieces: list[Piece], lines: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                piece = self.paragraphs.read(child)
                if piece is not None:
                    self._piece(piece, content, pieces, lines)
            elif tag == TBL:
                lines.append(self.nested(child, content))
            elif tag in GONE or tag == SDT and is_placeholder(child):
                continue
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._blocks(branch, content, pieces, lines)
            elif tag != _SAYS:
                self._blocks(child, content, pieces, lines)

    def _piece(self, piece: Piece, content: Content, pieces: list[Piece], lines: list[str]) -> None:
        pieces.append(piece)
        content.notes.extend(piece.notes)
        content.opens = content.opens or piece.new_page and not any(lines)
        lines.append(_line(piece))
        if piece.drawn is None:
            return
        before = len(pieces)
        for box in piece.drawn.boxes:
            self._blocks(box, content, pieces, lines)
        for boxed in pieces[before:]:
            boxed.boxed = True
        lines.extend(piece.drawn.texts)
        content.charts.extend(piece.drawn.charts)

    def _turn_pages(self, content: Content, text: str) -> None:
        marks = [mark.start() for mark in _PAGES.finditer(text)]
        first = bool(marks) and not text[: marks[0]].strip(f"{BULLET} \n")
        content.opens = content.opens or first
        content.turns = len(marks) - first

    def _drawings(self, content: Content, pieces: list[Piece]) -> None:
        """A drawing speaks for a cell that has no words of its own outside it."""
        drawings = [piece.drawn for piece in pieces if piece.drawn is not None]
        for drawn in drawings:
            content.unread.extend(drawn.unread)
        if not drawings:
            return
        if not content.text:
            labels = (" ".join(alt.split()) for drawn in drawings for alt in drawn.alt)
            content.text = next((label for label in labels if is_rating_label(label)), "")
        if content.fill is None and not any(piece.text for piece in pieces if not piece.boxed):
            story = self.paragraphs.runs.story
            content.fill = next((colour for drawn in drawings if (colour := drawn.colour(story))), None)


def _line(piece: Piece) -> str:
    if not piece.printed:
        return piece.text
    if not piece.text.strip(PAGE + RENDERED):
        # A number alone is the row's own number; a bullet alone may be a mark under a rating's heading.
        return f"{piece.text}{piece.printed.rstrip('.')}"
    return f"{piece.printed} {piece.text}"


def _standing(pieces: list[Piece]) -> str:
    """What stands in a cell where a rating or a date is struck through and another put beside it; else ``""``."""
    if not any(span.struck for piece in pieces for span in piece.spans):
        return ""
    spans = [span for piece in pieces for span in piece.spans if span.text.strip()]
    if all(span.struck for span in spans):
        return ""
    gone, stands = (_text_of(pieces, struck) for struck in (True, False))
    return standing(gone, stands)


def _text_of(pieces: list[Piece], struck: bool) -> str:
    lines = ("".join(span.text for span in piece.spans if span.struck == struck) for piece in pieces)
    return _PAGES.sub("", tidy("\n".join(line for line in lines if line.strip())))


def _colour_of_words(pieces: list[Piece], text: str) -> str | None:
    """The colour behind a cell's words, or that of its signs where they are nothing but coloured discs."""
    if not any(piece.fill or any(span.fill or span.colour for span in piece.spans) for piece in pieces):
        return None
    paragraphs = {piece.fill for piece in pieces if piece.text or len(pieces) == 1}
    if len(paragraphs) == 1 and None not in paragraphs:
        return paragraphs.pop()
    if not text or len(text) > _LONGEST_LABEL:
        return None
    spans: list[Span] = [s for piece in pieces for s in piece.spans if s.text.strip() and not s.struck]
    behind = {span.fill for span in spans}
    if len(behind) == 1 and None not in behind:
        return behind.pop()
    colours = {span.colour for span in spans}
    if len(colours) == 1 and all(char in DISCS or char.isspace() for char in text):
        colour = colours.pop()
        return None if colour in ("#000000", "#FFFFFF") else colour
    return None


def problems_of(unread: list[str]) -> tuple[Problem, ...]:
    """What could not be read, each once."""
    return tuple(
        Problem(f"The file holds {what}, whose text could not be read", rows=False) for what in dict.fromkeys(unread)
    )
