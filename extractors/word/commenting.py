"""A copy of a Word file with comments, as a colleague would leave them in its margin."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from extractors.faults import Unreadable
from extractors.plaintext.decoding import printable
from extractors.pointing import cell_meant
from extractors.records import Document, Paragraph, Place, Row, Table
from extractors.word.charts import CHART
from extractors.word.limits import read_zip
from extractors.word.names import TC, TR, Element, P, w
from extractors.wording import plain

_INITIALS = "TB"
_REMEDY = "open it in Word and save it as .docx again, or use --format html"


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about a place of the file as it was read; in a row, about the cell that holds ``value``, of several
    such the one below one of the ``labels``. Of remarks with one ``number`` only the first stands
    at the same paragraph."""

    place: Place
    words: str
    value: str = ""
    number: int = 0
    labels: tuple[str, ...] = ()


def comment_word(name: str, data: bytes, read: Document, remarks: Sequence[Remark], author: str) -> bytes:
    """The file with a comment for each remark; one whose place is not found again stands at the first paragraph.

    ``read`` is the file as it was read. Raises ``Unreadable`` where it cannot be opened or saved.
    """
    read_zip(printable(name), data)
    try:
        file = docx.Document(io.BytesIO(data))
        anchors = _Anchors(file, read)
        said: set[tuple[Element, int]] = set()
        for remark in remarks:
            paragraph = anchors.of(remark)
            if (paragraph._p, remark.number) in said:
                continue
            said.add((paragraph._p, remark.number))
            runs = paragraph.runs or [paragraph.add_run("")]
            file.add_comment([runs[0], runs[-1]], text=remark.words, author=author, initials=_INITIALS)
        written = io.BytesIO()
        file.save(written)
        found = len(list(docx.Document(io.BytesIO(written.getvalue())).comments))
    except (ValueError, KeyError) as fault:  # python-docx: a file with macros, a part that is missing
        raise Unreadable(f"{printable(name)} cannot be annotated ({fault})", _REMEDY) from fault
    if found < len(said):
        raise Unreadable(f"{printable(name)} cannot be annotated: its copy would not be whole", _REMEDY)
    return written.getvalue()


class _Anchors:
    """Where in the file the rows and paragraphs stand that were read from it: they are known by their words,
    and those with the same words by their order."""

    def __init__(self, file: WordDocument, read: Document) -> None:
        self._file = file
        self._names: dict[Place, tuple[str, int]] = {}
        self._rows = {row.place: (table, at) for table in _tables(read) for at, row in enumerate(table.rows)}
        seen: Counter[str] = Counter()
        for place, words in _read_passages(read):
            self._names[place] = words, seen[words]
            seen[words] += 1
        self._found: dict[tuple[str, int], Element] = {}
        self._charts = list(file.element.body.iter(CHART))
        again: Counter[str] = Counter()
        for element in file.element.body.iter(TR, P):
            words = _words(element)
            self._found[words, again[words]] = element
            again[words] += 1

    def of(self, remark: Remark) -> WordParagraph:
        """The paragraph that a remark stands at."""
        name = self._names.get(remark.place)
        element = self._found.get(name) if name and name[0] else None
        if remark.place.chart and remark.place.chart <= len(self._charts):
            element = next(self._charts[remark.place.chart - 1].iterancestors(P), None)
        if element is not None and element.tag == TR:
            element = _paragraph_in(element, remark, *self._rows[remark.place])
        if element is None:
            element = next(self._file.element.body.iter(P), None)
        if element is None:
            return self._file.add_paragraph()
        return WordParagraph(element, self._file._body)


def _tables(read: Document) -> Iterator[Table]:
    return (block for block in read.blocks() if isinstance(block, Table))


def _read_passages(read: Document) -> Iterator[tuple[Place, str]]:
    for block in read.blocks():
        if isinstance(block, Paragraph):
            yield block.place, plain(block.text)
        elif isinstance(block, Table):
            for row in block.rows:
                yield row.place, _row_words(row)


def _row_words(row: Row) -> str:
    return plain(" ".join(cell.text for cell in row.cells))


def _words(element: Element) -> str:
    """The words of a row or paragraph, with a blank between two paragraphs."""
    texts = ("".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in element.iter(P))
    return plain(" ".join(texts))


def _paragraph_in(row: Element, remark: Remark, table: Table, at: int) -> Element | None:
    """The first paragraph of the cell that is meant in row ``at`` of a table as it was read, else that of the row."""
    value = plain(remark.value)
    cells = [cell for cell in row.iterchildren(TC) if value and _words(cell) == value]
    read = [cell for cell in table.rows[at].cells if plain(cell.text) == value]
    meant = cell_meant([row.cells for row in table.rows], at, remark.value, remark.labels)
    if len(cells) > 1 and meant in read and len(cells) == len(read):
        cells = [cells[read.index(meant)]]
    return next((cells[0] if len(cells) == 1 else row).iter(P), None)
