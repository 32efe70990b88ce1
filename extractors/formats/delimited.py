"""Delimited files: action trackers kept as CSV or TSV, parted by comma, semicolon, tab or bar."""

from __future__ import annotations

from extractors.faults import Unreadable
from extractors.plaintext.decoding import decode, printable
from extractors.plaintext.delimiters import read_records
from extractors.plaintext.lines import RawRow
from extractors.plaintext.sniffing import DELIMITED_SUFFIXES, delimiter_of, kind_of
from extractors.plaintext.tables import make_table
from extractors.records import Block, Document, Page, Paragraph, Place

SUFFIXES = DELIMITED_SUFFIXES
FORMAT = "csv"
_LONGEST_HEADING = 120
_SHORTEST_SENTENCE = 4  # words; "2. Housing etc." is a heading


def claims(name: str, data: bytes) -> bool:
    """True for text that is a delimited table, whatever the file is called."""
    return kind_of(name, data) == "delimited"


def extract(name: str, data: bytes, sha256: str) -> Document:
    """The tables of a file, most often one, with the lines above each that fill only one cell as paragraphs.

    Columns that are blank throughout at the right of a table are dropped, and wholly blank rows; a row's place
    is the line its record starts on. Raises ``Unreadable`` where the file holds no words.
    """
    decoded = decode(name, data)
    delimiter = delimiter_of(name, decoded.text) or ("\t" if "\t" in decoded.text else ",")
    reading = read_records(decoded.text, delimiter)
    blocks: list[Block] = []
    number = 1
    for part in reading.parts:
        blocks.extend(_paragraph(line) for line in part.lines)
        table = make_table(part.rows, number, 1)
        if table is not None:
            blocks.append(table)
            number += 1
    if not blocks:
        raise Unreadable(f"{printable(name)} holds no words", "check that the file was saved in full")
    problems = decoded.problems + reading.problems
    return Document(name, sha256, FORMAT, (Page(1, tuple(blocks)),), problems)


def _paragraph(line: RawRow) -> Paragraph:
    text = line.cells[0]
    sentence = text.rstrip().endswith(".") and len(text.split()) >= _SHORTEST_SENTENCE
    return Paragraph(text, Place(page=1, line=line.line), 0 if sentence or len(text) > _LONGEST_HEADING else 1)
