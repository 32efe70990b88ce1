"""Nothing of a Word file is lost or read twice, and a report gives the same records as Word and as text."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.formats import extract
from extractors.layouts import read
from extractors.records import Document, Table
from normalise.records import Action, Report
from normalise.report import understand
from tests.extractors.test_conservation import unaccounted
from tests.extractors.writing_word import Word, level, p, run, tbl, tc, tr

FAMILIES = Path(__file__).resolve().parents[1] / "samples" / "families"
AS_WORD = sorted(FAMILIES.glob("*/report.docx"))
AS_BOTH = [path for path in AS_WORD if path.with_suffix(".txt").exists()]


@pytest.mark.parametrize("path", AS_WORD, ids=lambda path: path.parent.name)
def test_nothing_of_a_sample_vanishes(path: Path) -> None:
    source = extract(path.name, path.read_bytes())
    assert unaccounted(source, read(source)) == []
    assert source.problems == ()


def understood(path: Path) -> Report:
    return understand(read(extract(path.name, path.read_bytes())))


def said(action: Action) -> dict[str, object]:
    """An action apart from its places and colours, which text has not; line ends inside a cell are the typesetter's."""
    fields = asdict(action)
    for name in ("place", "parts", "status_fill"):
        fields.pop(name)
    return {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in fields.items()}


@pytest.mark.parametrize("path", AS_BOTH, ids=lambda path: path.parent.name)
def test_word_and_text_of_a_report_say_the_same(path: Path) -> None:
    word, text = understood(path), understood(path.with_suffix(".txt"))
    assert [said(action) for action in word.actions] == [said(action) for action in text.actions]
    assert (word.plan, word.period, word.kind) == (text.plan, text.period, text.kind)


@pytest.mark.parametrize("year", ["2020_21", "2021_22"])
def test_every_project_of_a_public_report_with_its_rating_and_dates(shared: Path, year: str) -> None:
    path = shared / "real" / "gmpp" / f"gmpp_{year}.docx"
    source = extract(path.name, path.read_bytes())
    printed = read(source)
    with (shared / "real" / "gmpp" / "rendered_truth.csv").open(encoding="utf-8-sig", newline="") as lines:
        truth = [line for line in csv.DictReader(lines) if line["doc"] == f"gmpp_{year}.pdf"]

    def clipped(text: str) -> str:
        # The public files cut the words that stand in place of a date, and of a rating, short.
        return "".join(text.split())[:24]

    found = Counter((clipped(a.status), clipped(a.start), clipped(a.due)) for a in printed.actions)
    stated = Counter((clipped(t["rating_printed"]), clipped(t["start"]), clipped(t["end"])) for t in truth)
    assert found == stated
    names = Counter(" ".join(action.action.split()) for action in printed.actions)
    assert names == Counter(" ".join(line["name"].split()) for line in truth)
    assert unaccounted(source, printed) == []


class Words:
    """Words that are all different, so that each can be looked for once."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def some(self, count: int) -> str:
        new = [f"w{len(self.made) + at}x" for at in range(count)]
        self.made += new
        return " ".join(new)


KINDS = st.sampled_from(
    ["plain", "heading", "listed", "inserted", "boxed", "control", "noted", "grid", "layout", "merged"]
)


def block(kind: str, count: int, words: Words, notes: list[str]) -> str:
    if kind == "grid":
        nested = tbl([words.some(1), words.some(1)], [words.some(count), ""])
        return tbl(
            [words.some(1), tc(words.some(count), '<w:gridSpan w:val="2"/>')],
            tr(tc(words.some(1), '<w:vMerge w:val="restart"/>'), words.some(1), tc(p(words.some(1)) + nested)),
            tr(tc("", "<w:vMerge/>"), f"<w:sdt><w:sdtContent>{tc(words.some(count))}</w:sdtContent></w:sdt>", ""),
        )
    if kind == "layout":
        return tbl([tc(p(words.some(count)) + tbl([words.some(1), words.some(1)], [words.some(1), ""]))])
    if kind == "heading":
        return p(words.some(count), style="Heading2")
    if kind == "listed":
        return p(words.some(count), num=(91, 1))
    if kind == "inserted":
        put = f'<w:ins w:id="1" w:author="A">{run(" " + words.some(count))}</w:ins>'
        gone = '<w:del w:id="2" w:author="A"><w:r><w:delText>nevermore</w:delText></w:r></w:del>'
        return p(words.some(1), put, gone, run(" nevermore", "<w:vanish/>"))
    if kind == "boxed":
        shape = f"<w:txbxContent>{p(words.some(count))}</w:txbxContent>"
        both = f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice><mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback>'
        return p(words.some(1), f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")
    if kind == "control":
        return f"<w:sdt><w:sdtContent>{p(words.some(count))}</w:sdtContent></w:sdt>"
    if kind == "noted":
        notes.append(p(words.some(count)))
        return p(words.some(1), f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>')
    if kind == "merged":
        return p(words.some(1), properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>') + p(words.some(count))
    return p(words.some(count))


def printed_words(document: Document) -> Counter[str]:
    found: list[str] = []
    for each in document.blocks():
        if isinstance(each, Table):
            found += [cell.text for row in each.rows for cell in row.cells]
        else:
            found.append(each.text)
    return Counter(" ".join(found).split())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(KINDS, st.integers(1, 5)), min_size=1, max_size=8))
def test_every_word_is_read_once_and_what_was_taken_out_never(kinds: list[tuple[str, int]]) -> None:
    words, notes = Words(), list[str]()
    blocks = [block(kind, count, words, notes) for kind, count in kinds]
    document = (
        Word(*blocks).lists(level(0, "decimal", "%1."), level(1, "bullet", "o")).notes("footnotes", *notes).read()
    )
    found = printed_words(document)
    found.pop("•", None)
    # Words joined over a paragraph mark that was taken out stand together, as Word would print them.
    joined = Counter(
        part for word, times in found.items() for part in word.replace("xw", "x w").split() for _ in range(times)
    )
    assert joined == Counter(words.made)
    assert unaccounted(document, read(document)) == []
