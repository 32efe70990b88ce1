"""The words of a page with their boxes, as pdfium reads them."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.pdf.fonts import PLAIN, Style, Styles
from extractors.pdf.frame import Box, Frame
from extractors.symbols import plain_symbol, raised

MAX_CHARACTERS = 400_000
# A hyphen that ends a line is U+0002 as a character and U+FFFE in the text; the next line follows without a break.
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_WORD = re.compile(r"[^\0\s\xa0\uffff]+")
_PRIVATE = re.compile(r"[\uf000-\uf0ff]")
_JUMP = 0.5  # of the size: a gap wider than this parts words though no space is written
_TOUCH = 0.12  # of the size: turned words nearer than this are one, since a space is more than twice as wide
_ASCENT, _DESCENT = 0.8, 0.2  # of the size: how far letters reach above and below their line
_RAISED = 0.15  # of the size: a figure this much above its line is the mark of a note
_FEWEST_SPACED, _SPACED = 3, 0.1  # line ends with a space, and their share of all, where a page keeps them
_LEAST_SHARED = 0.25  # of the size: characters of one word stand beside each other by so much at least


class Word(NamedTuple):
    """A run of characters without a space.

    ``turn`` counts the quarters by which it stands turned anticlockwise on the page as read, None for text at
    another angle; ``x`` and ``y`` are its middle; ``first`` is the index of its first character on the page;
    ``glued`` is true where no space stands before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    x: float
    y: float
    size: float
    style: Style
    turn: int | None
    first: int
    glued: bool


class Words:
    """The words of one page; asks pdfium about single characters only where a word has to be cut."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._textpage, self._matrix = textpage, frame.matrix
        self._styles = Styles(textpage, frame)
        self._rectangle = pdfium.FS_RECTF()
        self._pointer = ctypes.byref(self._rectangle)
        self.count = pdfium.FPDFText_CountChars(textpage)
        self._printed = ""

    def read(self) -> list[Word]:
        """The words in the order pdfium gives them, up to ``MAX_CHARACTERS`` characters."""
        words: list[Word] = []
        box, style_of, turned = self._box, self._styles.of, False
        self._printed = self._text()
        for found in _WORD.finditer(self._printed):
            text, first = found.group(), found.start()
            last = first + len(text) - 1
            start = box(first)
            end = start if last == first else box(last)
            if start is None or end is None:
                words.extend(self._cut_at_jumps(first, text))
                continue
            style = style_of(first)
            turn = style.turn
            if turn == 0:
                if style.size:
                    line, size = style.line, style.size
                    start = start[0], line - _ASCENT * size, start[2], line + _DESCENT * size
                if last > first:
                    if _jumps(start, end, last - first):
                        words.extend(self._cut_at_jumps(first, text))
                        continue
                    if text[-1].isdigit() and end[3] < style.line - _RAISED * style.size:
                        text = self._with_note_mark(first, text, style.line - _RAISED * style.size)
                    end = end[0], start[1], end[2], start[3]
                else:
                    end = start
            elif turn is not None:
                turned = True
                if last > first and _jumps_sideways(start, end, last - first):
                    words.extend(self._cut_at_jumps(first, text))
                    continue
            words.append(_word(text, first, start, end, style, turn, False))
        return _rejoined(words) if turned else words

    def keeps_spaces(self) -> bool:
        """True where the page has the spaces at which its lines wrap, as most writers of PDF keep them."""
        ends, spaced = self._printed.count("\r\n"), self._printed.count(" \r\n")
        return spaced >= _FEWEST_SPACED and spaced >= _SPACED * ends

    def is_spaced(self, word: Word) -> bool:
        """True where a space stands right after a word, and not only a gap that pdfium takes for one."""
        after = word.first + len(word.text)
        return self._printed[after : after + 1] == " " and not pdfium.FPDFText_IsGenerated(self._textpage, after)

    def _with_note_mark(self, first: int, text: str, line: float) -> str:
        """A word whose last figures stand above its line, with these as the raised figures they are: "Red²"."""
        at = len(text)
        while at > 1 and text[at - 1].isdigit() and self._styles.of(first + at - 1).line < line:
            at -= 1
        return text[:at] + raised(text[at:])

    def cut(self, word: Word, walls: list[float], gap: float) -> list[Word]:
        """A word as its parts between walls, cut where its characters keep ``gap`` sizes apart at a wall: the
        texts of two narrow cells may run into one word."""
        parts: list[Word] = []
        start = 0
        boxes = [self._box(word.first + at) for at in range(len(word.text))]
        for at in range(1, len(boxes)):
            before, after = boxes[at - 1], boxes[at]
            if before is None or after is None:
                continue
            apart = after[0] - before[2] > gap * word.size
            if apart and any(before[2] - 1 <= wall <= after[0] + 1 for wall in walls):
                parts.append(self._part(word, start, at))
                start = at
        return [*parts, self._part(word, start, len(boxes))] if parts else [word]

    def _part(self, word: Word, start: int, stop: int) -> Word:
        first, last = self._box(word.first + start), self._box(word.first + stop - 1)
        box = first or last or (word.x0, word.top, word.x1, word.bottom)
        text, style = word.text[start:stop], word.style._replace(symbols="")
        part = _word(text, word.first + start, box, last or box, style, word.turn, start > 0)
        return part._replace(top=word.top, bottom=word.bottom, y=word.y)

    def _text(self) -> str:
        """The characters of the page, one for each of pdfium's indices."""
        count = min(self.count, MAX_CHARACTERS)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._textpage, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
        if len(text) != count:
            code = pdfium.FPDFText_GetUnicode
            codes = [code(self._textpage, index) for index in range(count)]
            text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
        return text.translate(_LINE_END_HYPHENS)

    def _box(self, index: int) -> Box | None:
        """The box of a character in reading space, as high as its line; None where it has none."""
        if not pdfium.FPDFText_GetLooseCharBox(self._textpage, index, self._pointer):
            return None
        a, b, c, d, e, f = self._matrix
        rectangle = self._rectangle
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        x0, x1 = a * left + c * bottom + e, a * right + c * top + e
        y0, y1 = b * left + d * bottom + f, b * right + d * top + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        return x0, y0, x1, y1

    def _cut_at_jumps(self, first: int, text: str) -> list[Word]:
        """The words in a run of characters that does not stand on one line."""
        words: list[Word] = []
        run: list[tuple[int, Box]] = []
        style, turn = PLAIN, PLAIN.turn

        def close() -> None:
            if run:
                printed = "".join(text[index - first] for index, _ in run)
                around = _around([box for _, box in run])
                words.append(_word(printed, run[0][0], around, around, style, turn, bool(words)))
                run.clear()

        for index in range(first, first + len(text)):
            box = self._box(index)
            if box is None:
                continue
            own = self._styles.of(index)
            if own.turn == 0 and own.size:
                box = box[0], own.line - _ASCENT * own.size, box[2], own.line + _DESCENT * own.size
            if run and turn is not None and _parted(run[-1][1], box, turn % 2 == 1):
                close()
            if not run:
                style, turn = own, own.turn
            run.append((index, box))
        close()
        return words


def _rejoined(words: list[Word]) -> list[Word]:
    """Turned words whole again: pdfium breaks the line after every other character of text that runs upwards."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        if last is not None and word.turn in (1, 3) and last.turn == word.turn and _touch(last, word):
            x0, top, x1, bottom = _around([last[1:5], word[1:5]])
            middle = ((x0 + x1) / 2, (top + bottom) / 2)
            whole[-1] = last._replace(
                text=last.text + word.text, x0=x0, top=top, x1=x1, bottom=bottom, x=middle[0], y=middle[1]
            )
        else:
            whole.append(word)
    return whole


def _touch(last: Word, word: Word) -> bool:
    """True where a turned word goes on right after another, on its line."""
    apart = last.top - word.bottom if word.turn == 1 else word.top - last.bottom
    shared = min(last.x1, word.x1) - max(last.x0, word.x0)
    return abs(apart) < _TOUCH * word.size and shared > 0.5 * word.size


def _around(boxes: list[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _jumps(start: Box, end: Box, steps: int) -> bool:
    """True where the last character of a run does not stand on the line of the first, or much too far from it."""
    size = start[3] - start[1]
    along = end[0] - start[2]
    if along > 1.3 * size * steps or end[0] < start[0] - 1:
        return True
    middle = (end[1] + end[3]) / 2
    return not start[1] - 0.1 * size < middle < start[3] + 0.1 * size


def _jumps_sideways(start: Box, end: Box, steps: int) -> bool:
    """The same for a run that is turned; text upside down is on its line as well."""
    tall, wide = start[3] - start[1], start[2] - start[0]
    along = max(start[1] - end[3], end[1] - start[3], start[0] - end[2], end[0] - start[2])
    aside = min(abs(end[0] - start[0]), abs(end[1] - start[1]))
    return along > 1.3 * max(tall, wide) * steps or aside > 0.8 * max(tall, wide)


def _parted(last: Box, box: Box, sideways: bool) -> bool:
    """True where a character does not stand right after (in turned text: above or below) the last one."""
    if sideways:
        along, aside = max(box[1] - last[3], last[1] - box[3]), max(box[0] - last[2], last[0] - box[2])
        size = max(last[2] - last[0], box[2] - box[0])
    else:
        along, aside = max(box[0] - last[2], last[0] - box[2]), max(box[1] - last[3], last[1] - box[3])
        size = max(last[3] - last[1], box[3] - box[1])
    return along > _JUMP * size or aside > -_LEAST_SHARED * size


def _word(text: str, first: int, start: Box, end: Box, style: Style, turn: int | None, glued: bool) -> Word:
    """A word from the boxes of its first and last character."""
    x0, top, x1, bottom = start
    x0, x1 = (end[0] if end[0] < x0 else x0), (end[2] if end[2] > x1 else x1)
    top, bottom = (end[1] if end[1] < top else top), (end[3] if end[3] > bottom else bottom)
    if style.symbols or _PRIVATE.search(text):
        # Fonts embedded under a name of their own still keep their symbols at the places of the symbol fonts.
        text = "".join(plain_symbol(char, style.symbols or "symbol") for char in text)
    size = style.size or (x1 - x0 if turn in (1, 3) else bottom - top)
    return Word(text, x0, top, x1, bottom, (x0 + x1) / 2, (top + bottom) / 2, size, style, turn, first, glued)
