"""The web page: whole in one file, readable without scripts and by a screen reader, and nothing in it runs."""

import base64
import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import docx
import lxml.html
import pytest
from PIL import Image

from corpus.records import Finding, Quote, Skip, Suppression
from extractors.records import Place
from ingest.limits import USUAL
from ingest.marks import meant_in
from ingest.rendering import page_choice
from ingest.rendering.aside import Aside
from ingest.rendering.report_html import report_html
from tests.ingest import hostile
from tests.ingest.checking import HOSTILE, checked, finding, skip

FAMILIES = Path(__file__).parent.parent / "samples" / "families"
_VOID = {"meta", "img", "br", "link", "input", "hr"}


class Balanced(HTMLParser):
    """Fails where a tag is closed that is not the open one."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), (tag, names)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page(*reports, **settings):
    """The page as a tree, after what holds for every one of them."""
    text = report_html(reports, USUAL, **settings)
    parser = Balanced()
    parser.feed(text)
    assert parser.open == []
    tree = lxml.html.document_fromstring(text)
    assert tree.get("lang") == "en-GB"
    assert not tree.xpath("//script|//iframe|//object|//form|//link|//@onclick|//@onerror|//@style|//base")
    assert all(source.startswith("data:image/png;base64,") for source in tree.xpath("//@src"))
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [each for name in ("labelledby", "describedby") for each in tree.xpath(f"//@aria-{name}")]
    assert {*named, *(link[1:] for link in tree.xpath("//@href"))} <= set(ids)
    assert all(image.get("alt") and image.get("width") for image in tree.iter("img"))
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert [len(tree.xpath(f"//{mark}")) for mark in ("main", "title", "h1")] == [1, 1, 1]
    assert "\x1b" not in text and "\u202e" not in text
    return tree


def words(element):
    return " ".join(element.text_content().split())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "report.txt"


def split_rows(folder, findings=()):
    return checked(folder / "draft.pdf", findings, data=(FAMILIES / "12_split_rows" / "report.pdf").read_bytes())


def pdf_finding(number=1, row=None, **settings):
    place = row or Place(page=2, table=1, row=2, bbox=(45, 169, 771, 182))
    return finding(number, place, quotes=(Quote("row 4: x", place, "draft.pdf"),), **settings)


def test_a_finding_of_a_text_stands_with_its_row_and_the_cell_marked(path):
    tree = page(checked(path, [finding()]))
    [found] = tree.xpath("//article")
    assert "Error CNT001 The overview says 1 green for Clean Streets" in words(found)
    assert "Mend: 2 instead of 1 would mend it" in words(found)
    assert [words(cell) for cell in found.xpath(".//th")] == ["Theme", "G", "A", "Total"]
    assert [words(cell) for cell in found.xpath(".//td[@class='marked']")] == ["1"]
    assert found.xpath(".//td[@class='marked']/preceding-sibling::td")[-1].text == "Clean Streets"


@pytest.mark.parametrize(
    ("code", "quoted", "value"),
    [
        ("CNT001", "Total / A: 3 c/f", "3 c/f"),
        ("CNT001", "row 2 (1.1): Mend the weir: phase two | G", "G"),
        ("CNT001", "row 2: Mend the weir", ""),
        ("MIL001", "row 2 (1.1): Mend the weir | G", ""),
    ],
)
def test_of_a_row_the_rating_is_meant_where_the_finding_is_of_ratings(code, quoted, value):
    quote = Quote(quoted, Place(1), "plan.txt")
    assert meant_in(Finding(code, "error", "", "", "", Place(1), (quote,), ""), quote)[0] == value


def test_a_finding_of_a_word_file_stands_with_its_row(tmp_path):
    file = docx.Document()
    file.add_paragraph("Brighter Quayside Plan")
    table = file.add_table(3, 3)
    for row, texts in zip(
        table.rows, (("Theme", "G", "Total"), ("Clean Streets", "1", "4"), ("Total", "1", "4")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    packed = io.BytesIO()
    file.save(packed)
    place = Place(page=1, table=1, row=2)
    quote = Quote("Clean Streets / G: 1", place, "draft.docx")
    tree = page(checked(tmp_path / "draft.docx", [finding(place=place, quotes=(quote,))], data=packed.getvalue()))
    assert [words(cell) for cell in tree.xpath("//td[@class='marked']")] == ["1"]


def test_a_finding_of_a_pdf_stands_beside_the_picture_of_its_page(tmp_path):
    [picture] = page(split_rows(tmp_path, [pdf_finding()])).xpath("//img")
    with Image.open(io.BytesIO(base64.b64decode(picture.get("src").partition(",")[2]))) as image:
        assert image.size == (int(picture.get("width")), int(picture.get("height")))
        assert 1500 <= max(image.size) <= 1501
    assert "Page 2 of draft.pdf" in picture.get("alt")


def test_a_page_that_only_holds_the_other_side_is_shown_too(tmp_path):
    there = Quote("row 9", Place(page=3, table=1, row=2, bbox=(45, 100, 700, 120)), "draft.pdf")
    own = pdf_finding()
    tree = page(split_rows(tmp_path, [finding(place=own.place, quotes=(*own.quotes, there))]))
    assert [words(heading) for heading in tree.xpath("//h3")] == ["Page 2", "Page 3"]
    assert len(tree.xpath("//img")) == 2
    assert tree.xpath("//figcaption/a/@href") == ["#report-1-page-2", "#report-1-page-3"]


def test_no_word_of_a_report_becomes_markup(path):
    place = Place(page=1, table=2, row=3, line=16)
    quote = Quote(HOSTILE, place, HOSTILE)
    found = finding(place=place, message=HOSTILE, stated=HOSTILE, counted=HOSTILE, repair=HOSTILE, quotes=(quote,))
    accepted = {mark: Suppression(HOSTILE, HOSTILE) for _, mark in checked(path, [finding(2)]).fingerprinted()}
    one = checked(path, [found, finding(2)], [skip(why=HOSTILE)], suppressed=accepted)
    tree = page(one, aside=Aside(unread=((HOSTILE, HOSTILE),), settings=HOSTILE))
    assert words(tree).count("<script>alert(1)</script>") > 8
    assert not tree.xpath("//img")


def test_the_policy_allows_the_one_style_and_nothing_else(path):
    tree = page(checked(path, [finding()]))
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    from hashlib import sha256

    [style] = tree.xpath("//style")
    assert base64.b64encode(sha256(style.text.encode()).digest()).decode() in policy
    assert "@media print" in style.text
    assert "url(" not in style.text


def test_letters_can_be_read_on_their_ground():
    """The ratio of WCAG 2.2 (1.4.3): 4.5 to 1 for text."""
    style = (Path(page_choice.__file__).parent / "report.css").read_text()

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    inks = set(re.findall(r"(?:--ink|--soft|[ {;]color): *(#[0-9a-f]{6})", style))
    assert len(inks) >= 5
    for ink in inks:
        for ground in ("#ffffff", "#fff8ec", "#f4f6f8"):
            assert (light(ground) + 0.05) / (light(ink) + 0.05) >= 4.5, (ink, ground)


@pytest.mark.parametrize(("change", "why"), [("gone", "not there any more"), ("changed", "has changed")])
def test_a_file_that_is_gone_or_changed_gives_the_words_alone(tmp_path, change, why):
    one = split_rows(tmp_path, [pdf_finding()])
    (tmp_path / "draft.pdf").unlink() if change == "gone" else (tmp_path / "draft.pdf").write_bytes(b"other")
    tree = page(one)
    assert why in words(tree)
    assert not tree.xpath("//img")
    assert tree.xpath("//article")


def test_a_locked_file_is_pictured_with_its_password_only(tmp_path):
    data = hostile.locked("sesame", "owner")
    (tmp_path / "draft.pdf").write_bytes(data)
    from dataclasses import replace

    from ingest.auditing import Checked
    from ingest.reading import understand_file

    report = understand_file(tmp_path / "draft.pdf", data, password="sesame")
    found = finding(place=Place(page=1, bbox=(70, 80, 300, 100)), quotes=())
    one = Checked(replace(report, name="draft.pdf"), str(tmp_path / "draft.pdf"), (found,), ())
    assert len(page(one, password="sesame").xpath("//img")) == 1
    locked = page(one)
    assert not locked.xpath("//img") and "locked with a password" in words(locked)


def test_pictures_and_findings_beyond_what_a_page_holds_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(page_choice, "_MOST_PICTURES", 1)
    monkeypatch.setattr(page_choice, "_MOST_FINDINGS", 3)
    places = [Place(page=number, table=1, row=2, bbox=(45, 169, 771, 182)) for number in (1, 2, 3, 3, 3)]
    tree = page(split_rows(tmp_path, [pdf_finding(at, place) for at, place in enumerate(places)]))
    assert len(tree.xpath("//img")) == 1
    assert len(tree.xpath("//article")) == 3
    assert "2 more pages with findings" in words(tree)
    assert "2 more findings would make this file too large" in words(tree)


def test_what_was_decided_and_not_run_is_listed(path):
    lost = Skip("CNT002", "a row could not be read", lost=True)
    bare = checked(path, [finding(1), finding(2), finding(3)], [skip(), lost])
    marks = [mark for _, mark in bare.fingerprinted()]
    accepted = {marks[0]: Suppression("the row moves next year", "A. Officer")}
    one = checked(path, bare.findings, bare.skipped, suppressed=accepted, known=frozenset(marks[1:2]))
    tree = page(one)
    assert len(tree.xpath("//article")) == 1
    assert "Because: the row moves next year (A. Officer)" in words(tree)
    assert [words(heading) for heading in tree.xpath("//h3")] == ["Findings", "Suppressed", "Known from the baseline"]
    assert "PCT001" in words(tree.xpath("//section[@aria-labelledby='idle']")[0])
    assert "CNT002" in words(tree.xpath("//section[@aria-labelledby='skipped']")[0])
    assert "1 check could not run. 1 check had nothing to compare." in words(tree)


def test_a_page_without_findings_says_so(path):
    assert words(page(checked(path)).xpath("//h1")[0]) == "Nothing found in 1 report"
