"""Delimited files: action trackers kept as CSV or TSV, parted by comma, semicolon, tab or bar."""

from __future__ import annotations

from extractors.faults import Unreadable
from extractors.plaintext.decoding import decode, printable
from extractors.plaintext.delimiters import read_records
from extractors.plaintext.sniffing import DELIMITED_SUFFIXES, delimiter_of, kind_of
from extractors.plaintext.tables import make_table
from extractors.records import Block, Document, Page, Paragraph, Place

SUFFIXES = DELIMITED_SUFFIXES
FORMAT = "csv"
_LONGEST_HEADING = 120


def claims(name: str, data: bytes) -> bool:
    """True for text that is a delimited table, whatever the file is called."""
    return kind_of(name, data) == "delimited"


def extract(name: str, data: bytes, sha256: str) -> Document:
    """One table, with the lines above it that fill only one cell as paragraphs.

    Columns that are blank throughout at the right are dropped, and wholly blank rows; a row's place
    is the line its record starts on. Raises ``Unreadable`` where the file holds no table.
    """
    decoded = decode(name, data)
    delimiter = delimiter_of(name, decoded.text) or ("\t" if "\t" in decoded.text else ",")
    reading = read_records(decoded.text, delimiter)
    blocks: list[Block] = []
    for title in reading.titles:
        level = 1 if len(title.cells[0]) <= _LONGEST_HEADING else 0
        blocks.append(Paragraph(title.cells[0], Place(page=1, line=title.line), level))
    table = make_table(reading.rows, 1, 1)
    if table is not None:
        blocks.append(table)
    if not blocks:
        raise Unreadable(f"{printable(name)} holds no words", "check that the file was saved in full")
    problems = decoded.problems + reading.problems
    return Document(name, sha256, FORMAT, (Page(1, tuple(blocks)),), problems)
