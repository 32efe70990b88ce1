"""Lines of text on pages as paragraphs: lines that surely wrap are joined here, by their width in points; bullets,
numbers, headings and all that is doubtful are left to the reading of plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from extractors.pdf.flow import Piece, TextLine
from extractors.pdf.frame import Box, Frame
from extractors.pdf.tables import FoundTable
from extractors.plaintext.lines import SourceLine
from extractors.plaintext.markers import BULLET, Numbering, read_marker
from extractors.plaintext.prose import find_paragraphs
from extractors.plaintext.reflow import ends_sentence, first_word, join_lines
from extractors.records import Paragraph, Place

_LARGER = 1.12  # of the size of running text: a heading
_SAME_SIZE = 0.12
_BLANK = 0.35  # sizes beyond the usual distance of lines
_DEEPEST, _SHALLOWEST = 6, 3  # sizes by which a line may be set in or out against the first, or the one above
_EARLY = 0.7  # of the width of a column
_SINGLE = 0.25  # sizes between the lines of a paragraph where no line shows it
_EXPLAINED = re.compile(r"[A-Z]{1,2} \([a-z]")  # a rating with its meaning, "G (on track)", begins no sentence
_LAST_FIGURE = re.compile(r"\d[\d,]*%?\.")  # "leaving / 35.": all that is left of a sentence
_LONG = 60  # characters: a line that may have been broken where the paper ends
_LETTER = 0.5  # width of a letter, in sizes


@dataclass(slots=True)
class _Joined:
    """One or more lines of a page as one line of text."""

    page: int
    text: str
    last: TextLine
    first: TextLine
    boxes: list[Box]
    blank_before: bool


@dataclass(frozen=True, slots=True)
class PagePieces:
    """The pieces of a page in reading order, and the frame they are placed in."""

    number: int
    frame: Frame
    pieces: tuple[Piece, ...]


def read_paragraphs(pages: Sequence[PagePieces]) -> dict[int, list[Paragraph | FoundTable]]:
    """The paragraphs and tables of each page, in reading order."""
    body = _body_size(pages)
    lines: list[SourceLine] = []
    owners: list[_Joined | FoundTable | None] = []
    taken: set[int] = set()
    numbering = Numbering()
    usual = _usual_distance([piece for page in pages for piece in page.pieces]) or _SINGLE
    for page in pages:
        for piece in _joined(page, numbering, _usual_distance(page.pieces) or usual):
            if isinstance(piece, FoundTable):
                taken.add(len(lines))
                lines.append(SourceLine("", len(lines) + 1, page.number))
                owners.append(piece)
                continue
            if piece.blank_before:
                lines.append(SourceLine("", len(lines) + 1, page.number))
                owners.append(None)
            lines.append(SourceLine(_printed(piece, body), len(lines) + 1, page.number))
            owners.append(piece)
    frames = {page.number: page.frame for page in pages}
    blocks: dict[int, list[Paragraph | FoundTable]] = {page.number: [] for page in pages}
    found = find_paragraphs(lines, taken)
    starts = sorted({position for position, _ in found})
    ends = dict(zip(starts, [*starts[1:], len(lines)], strict=False))  # a file without text has no start
    placed: list[tuple[int, Paragraph | FoundTable]] = []
    for position, paragraph in found:
        page_number = lines[position].page
        boxes = list(_boxes(owners[position : ends[position]], page_number))
        box = frames[page_number].shown(_around(boxes))
        place = Place(page=page_number, bbox=rounded(box))
        placed.append((position, replace(paragraph, place=place)))
    placed.extend((at, owner) for at, owner in enumerate(owners) if isinstance(owner, FoundTable))
    for position, block in sorted(placed, key=lambda item: item[0]):
        blocks[lines[position].page].append(block)
    return blocks


def rounded(box: Box) -> Box:
    """A box to a tenth of a point."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _boxes(owners: Sequence[_Joined | FoundTable | None], page: int) -> Iterator[Box]:
    for owner in owners:
        if isinstance(owner, FoundTable):
            return
        if owner is not None:
            if owner.page != page:
                return
            yield from owner.boxes


def _around(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _body_size(pages: Sequence[PagePieces]) -> float:
    """The size that most letters outside tables have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            if isinstance(piece, TextLine):
                sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _printed(line: _Joined, body: float) -> str:
    """A line as plain text: set in from the left as on the page, larger and bold lines marked as bold."""
    indent = " " * min(max(round((line.first.box[0] - line.first.left) / (_LETTER * line.first.size or 1)), 0), 60)
    stands_out = line.first.bold or line.first.size >= _LARGER * body and not line.text.endswith(".")
    listed = line.text.startswith(BULLET)  # an item of a list is no heading, however its bullet is set
    if stands_out and not listed and "*" not in line.text and len(line.text) < 300:
        return f"{indent}**{line.text}**"
    return indent + line.text


def _joined(page: PagePieces, numbering: Numbering, usual: float) -> Iterator[_Joined | FoundTable]:
    """The pieces of a page with the lines put together that surely wrap."""
    last: _Joined | None = None
    for piece in page.pieces:
        if isinstance(piece, FoundTable):
            if last is not None:
                yield last
            last = None
            yield piece
            continue
        blank = last is None or _stands_apart(last.last, piece, usual)
        marked = read_marker(piece.text, numbering, inside=last is not None and not blank)
        in_sentence = marked is not None and marked.sort == "dash" and marked.text[:1].islower()
        if last is not None and not blank and (not marked or in_sentence) and _wraps(last, piece, page.pieces):
            last.text = join_lines(last.text, piece.text)
            last.last = piece
            last.boxes.append(piece.box)
            continue
        if last is not None:
            yield last
        last = _Joined(page.number, piece.text, piece, piece, [piece.box], blank)
    if last is not None:
        yield last


def _usual_distance(pieces: Sequence[Piece]) -> float | None:
    """The usual distance between two lines of a paragraph, in sizes, as lines show it that go on in mid-sentence;
    None where none do: what stands line by line says nothing of it."""
    gaps = []
    for above, line in pairwise(pieces):
        if isinstance(above, TextLine) and isinstance(line, TextLine) and above.column == line.column:
            gap = (line.box[1] - above.box[3]) / max(line.size, 1)
            alike = abs(above.size - line.size) < _SAME_SIZE * line.size
            if -0.5 < gap < 1.2 and alike and line.text[0].islower() and not ends_sentence(above.text):
                gaps.append(gap)
    return median_low(gaps) if gaps else None


def _stands_apart(above: TextLine, line: TextLine, usual: float) -> bool:
    """True where more than the usual distance parts two lines."""
    if above.column != line.column:
        # The foot of one column and the head of the next are neighbours in mid-sentence only.
        return ends_sentence(above.text) or not line.text[0].islower()
    size = min(above.size, line.size) or 1
    return (line.box[1] - above.box[3]) / size > usual + _BLANK or line.box[1] < above.box[1]


def _wraps(joined: _Joined, line: TextLine, pieces: Sequence[Piece]) -> bool:
    """True where the first word of a line would not have fitted on the one above, set alike."""
    above = joined.last
    if abs(above.size - line.size) > _SAME_SIZE * above.size:
        return False
    if above.bold != line.bold and (ends_sentence(above.text) or line.text[0].isupper()):
        return False
    if _shouts(above.text) != _shouts(line.text) or "    " in above.text or "    " in line.text:
        return False
    if line.box[0] > joined.first.box[0] + _DEEPEST * line.size:
        return False
    if above.column == line.column and above.box[0] - line.box[0] > _SHALLOWEST * line.size:
        return False
    if above.right is None:
        return _in_mid_sentence(above, line) or _is_long_heading(above, line, pieces)
    goes_on = line.text[0].islower() or _EXPLAINED.match(line.text) or _LAST_FIGURE.fullmatch(line.text)
    if goes_on and not ends_sentence(above.text):
        # In mid-sentence a line may be broken early, for a long word or a gap on the right.
        return above.box[2] - above.left >= _EARLY * (above.right - above.left)
    return not _fits(above, line, above.right)


def _fits(above: TextLine, line: TextLine, right: float) -> bool:
    """True where the first word of a line would have fitted on the one above."""
    letter = (line.box[2] - line.box[0]) / max(len(line.text), 1)
    return above.box[2] + letter * (len(first_word(line.text)) + 1) <= right - 0.5 * line.size


def _is_long_heading(above: TextLine, line: TextLine, pieces: Sequence[Piece]) -> bool:
    """True for a heading that comes to the right edge of the page's tables and of its smaller text, and its next line,
    where too few lines wrap to show the width."""
    alike = above.bold == line.bold and above.column == line.column
    if not alike or ends_sentence(above.text) or not line.text[0].isalnum():
        return False
    edges = [
        piece.outline[2] if isinstance(piece, FoundTable) else piece.box[2]
        for piece in pieces
        if isinstance(piece, FoundTable) or _LARGER * piece.size <= above.size
    ]
    right = max(edges, default=0.0)
    return above.box[2] <= right and not _fits(above, line, right)


def _in_mid_sentence(above: TextLine, line: TextLine) -> bool:
    """True where a long line breaks off and the next one ends its sentence: too few lines wrap to show the width."""
    if len(above.text) < _LONG or ends_sentence(above.text) or above.column != line.column:
        return False
    return not line.text[0].isupper() or ends_sentence(line.text)


def _shouts(text: str) -> bool:
    return text.isupper() and len(text.split()) >= 2
