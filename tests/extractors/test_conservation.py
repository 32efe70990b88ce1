"""The conservation law: every row and every paragraph ends as exactly one thing; nothing vanishes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport
from extractors.records import Document, Table
from tests.extractors.building import document

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "examples" / "archive").iterdir())


def unaccounted(source: Document, report: PrintedReport) -> list[object]:
    """Rows and paragraphs without exactly one account. A transposed table is accounted for column by column."""
    accounts = Counter(account.place for account in report.accounts)
    wrong: list[object] = [place for place, times in accounts.items() if times != 1]
    transposed = {place.table for place in accounts if place.column is not None}
    for block in source.blocks():
        if not isinstance(block, Table):
            wrong += [block] if accounts[block.place] != 1 else []
        elif block.place.table in transposed:
            width = max(cell.column for row in block.rows for cell in row.cells if cell.text.strip()) + 1
            columns = {place.column for place in accounts if place.table == block.place.table}
            wrong += [(block.place, column) for column in range(1, width + 1) if column not in columns]
        else:
            filled = [row for row in block.rows if any(cell.text.strip() for cell in row.cells)]
            wrong += [row for row in filled if accounts[row.place] != 1]
    return wrong


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def recovered(report: PrintedReport) -> Counter[str]:
    """Every word that stands in a record, a header, a key or a leftover."""
    texts = [line.text for line in (*report.title_lines, *report.headings)]
    for action in report.actions:
        texts += [getattr(action, name) for name in ("action", "lead", "due", "status", "evidence", "outcome_measure")]
        texts += [action.ref, action.theme, action.key_deliverable, *(text for _, text in action.other)]
    texts += [f"{c.theme} {c.timescale} {c.status} {c.printed}" for c in report.counts]
    texts += [f"{k.label} {k.meaning}" for k in report.key]
    texts += [f"{m.date} {m.text}" for m in report.milestones]
    texts += [a.text for a in (*report.activities, *report.prose, *report.leftovers)]
    return words(" ".join(texts))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_of_a_sample_report_vanishes(path: Path) -> None:
    source = extract(path.name, path.read_bytes())
    assert unaccounted(source, read(source)) == []


def test_nothing_of_a_public_report_vanishes(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "real" / "gmpp").glob("gmpp_20*.csv")):
        source = extract(path.name, path.read_bytes())
        assert unaccounted(source, read(source)) == [], path.name


WORDS = st.sampled_from(
    "Mend weir the bridge and Plant willows by river Train wardens Buy boat of Open ferry Count birds".split()
)
TEXT = st.lists(WORDS, max_size=6).map(" ".join)
ROW = st.tuples(
    st.sampled_from(["", "1", "2.1", "A3"]), TEXT, st.sampled_from(["", "Fire", "Ann / Bob"]),
    st.sampled_from(["", "May 2021", "TBC"]), st.sampled_from(["", "R", "A", "G", "Complete"]), TEXT,
).map(" | ".join)  # fmt: skip
HEADER = "Ref | Action | Lead | Due | RAG | Update"
FURNITURE = st.sampled_from(["Page 1", "Appendix 1", "# Rivers", "A note on the table.", "* a bullet"])
BLOCK = st.one_of(
    st.lists(st.one_of(ROW, st.just(HEADER)), min_size=1, max_size=6).map("\n".join),
    st.lists(ROW, min_size=1, max_size=5).map(lambda rows: "\n".join([HEADER, *rows])),
    FURNITURE,
    st.sampled_from(["G | Fine\nR | Late", "Theme | R | A | G\nRivers | 1 | 2 | 3\nTotal | 1 | 2 | 3", "x | y | z"]),
)


@given(st.lists(st.tuples(BLOCK, st.sampled_from(["\n\n", "\n---\n"])), min_size=1, max_size=8))
def test_no_row_or_paragraph_vanishes_or_is_counted_twice(parts: list[tuple[str, str]]) -> None:
    source = document("".join(text + gap for text, gap in parts))
    report = read(source)
    assert unaccounted(source, report) == []


@given(st.lists(ROW, min_size=1, max_size=12))
def test_every_word_of_a_grid_is_in_a_record_or_a_leftover(rows: list[str]) -> None:
    found = recovered(read(document("\n".join([HEADER, *rows]))))
    printed = words(" ".join(rows))
    assert all(found[word] >= times for word, times in printed.items())
