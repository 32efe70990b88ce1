"""Conservation: every word of a file stands in one block, and no file is too odd to be read."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.faults import Unreadable
from extractors.formats import extract
from extractors.plaintext.blocks import read_pages
from extractors.records import Document, Page, Paragraph, Table

WORD = st.sampled_from(
    "Review agree Set up publish train Fund young people School council Partner the of for G A 12 3".split()
)
PHRASE = st.lists(WORD, min_size=1, max_size=14).map(" ".join)
GAP = st.integers(2, 9).map(lambda width: " " * width)
LINE = st.one_of(
    PHRASE,
    PHRASE.map(lambda text: text + "."),
    PHRASE.map(str.upper),
    st.just(""),
    st.just("   "),
    st.just("\f"),
    st.just("-----"),
    st.just("|---|---|"),
    st.tuples(
        st.sampled_from(
            ["• ", "- ", "\uf0b7", "1. ", "2. ", "3.2 ", "(i) ", "a) ", "# ", "## ", "> ", "   ", "\f", "- 5 "]
        ),
        PHRASE,
    ).map("".join),
    st.lists(st.one_of(PHRASE, st.just("")), min_size=2, max_size=6).map("\t".join),
    st.lists(PHRASE, min_size=2, max_size=4).map(lambda cells: "| " + " | ".join(cells) + " |"),
    st.lists(st.tuples(PHRASE, GAP).map("".join), min_size=1, max_size=5).map("".join),
    st.tuples(GAP, PHRASE).map("".join),
)


def words(pages: tuple[Page, ...]) -> Counter[str]:
    said: list[str] = []
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Paragraph):
                said += [block.marker, block.text]
            else:
                said += [cell.text for row in block.rows for cell in row.cells]
    return Counter(re.findall(r"\w+", " ".join(said)))


@settings(max_examples=400, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=30))
def test_every_word_stands_in_exactly_one_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert words(read_pages(text)[0]) == Counter(re.findall(r"\w+", text.replace("\uf0b7", " ")))


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=30))
def test_blocks_stand_in_reading_order_each_with_its_place(lines: list[str]) -> None:
    pages, _ = read_pages("\n".join(lines))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    places = [
        (block.place.page, block.place.line, block.place.table)
        for page in pages
        for block in page.blocks
        if block.place.page == page.number
    ]
    assert len(places) == sum(len(page.blocks) for page in pages)
    lines_in_order = [line for _, line, _ in places if line is not None]
    assert lines_in_order == sorted(lines_in_order)
    tables = [table for _, _, table in places if table]
    assert tables == list(range(1, len(tables) + 1))


def letters(document: Document) -> Counter[str]:
    said = "".join(
        block.marker + block.text
        if isinstance(block, Paragraph)
        else "".join(cell.text for row in block.rows for cell in row.cells)
        for block in document.blocks()
    )
    return Counter(char for char in said if char.isalnum())


# Zero bytes between letters are UTF-16, which ``test_decoding`` is about.
@given(st.text(st.characters(codec="ascii", exclude_characters="<&\0"), min_size=1, max_size=300))
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    clean = re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", text)
    try:
        document = extract("any", text.encode())
    except Unreadable as fault:
        assert fault.remedy
    else:
        assert letters(document) == Counter(char for char in clean if char.isalnum())


HOSTILE = {
    "a long line": "a" * 5_000_000,
    "a long line of words": "word " * 400_000,
    "blank lines": "x\n" + "\n" * 200_000 + "y",
    "tabs": "a" + "\t" * 100_000 + "b\n",
    "opened tags": "<" * 300_000 + "<p " * 50_000 + "=" * 100_000,
    "ampersands": "&" * 200_000 + "&a" * 100_000,
    "stars": "**a" * 50_000 + " *b" * 50_000,
    "bars": "|" * 200_000 + "\n|a" * 5_000,
    "frames": "+--+--+\n| a | b |\n" * 4_000,
    "page breaks": "a\f" * 10_000,
    "quotation marks": '"' * 200_000 + "\n" + '"x,y,z\n' * 3_000,
    "escapes": "\x1b[" * 100_000 + "x",
    "spaces": "a\t" + " " * 300_000 + "x\nb\tc\n",
    "columns": ("a  " * 600 + "\n") * 200,
    "rows that break": "a\tb\tc\td\te\n" * 10 + "x\ty\nz\n" * 4_000,
    "numbers": "1.1.1 a\n" * 5_000 + "1." * 100_000,
    "halves of titles": "Update for\n\n" * 4_000,
    "hyphens": "a-\n" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_and_no_letter_is_lost(text: str) -> None:
    document = extract("hostile.txt", text.encode())
    if "\x1b" not in text:
        assert letters(document) == Counter(char for char in text if char.isalnum())
    assert all(isinstance(block, Paragraph | Table) for block in document.blocks())
