"""A page is drawn with what became of its rows: what was read decides the colours, and only PDF has pages to draw."""

from pathlib import Path

import pytest
from PIL import Image

from tests.ingest import hostile

FAMILIES = Path(__file__).resolve().parent.parent / "samples" / "families"
GREEN, AMBER, RED = (0x1E, 0x8E, 0x3E), (0xF2, 0x99, 0x00), (0xD9, 0x30, 0x25)


def colours(path):
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return {colour: count for count, colour in picture.convert("RGB").getcolors(2**24)}


def test_the_rows_have_the_colours_of_their_statuses(tallybook, tmp_path):
    report = FAMILIES / "12_split_rows" / "report.pdf"
    run = tallybook("read", report, "--show-page", 2, "-o", "page.png")
    assert run.code == 0, run.err
    assert "page.png" in run.out
    found = colours(tmp_path / "page.png")
    # Three rows start on the page, one of each colour, and one is joined to an amber one before it.
    assert all(found.get(colour, 0) > 500 for colour in (GREEN, AMBER, RED))
    assert found[AMBER] > found[GREEN] and found[AMBER] > found[RED]


def test_a_page_without_any_table_is_drawn(tallybook, tmp_path):
    (tmp_path / "plain.pdf").write_bytes(hostile.one_page(hostile.text()))
    assert tallybook("read", "plain.pdf", "--show-page", 1, "-o", "page.png").code == 0
    found = colours(tmp_path / "page.png")
    assert not {GREEN, AMBER, RED} & set(found)


def test_a_locked_page_is_drawn_with_its_password(tallybook, tmp_path):
    (tmp_path / "locked.pdf").write_bytes(hostile.locked("sesame", "owner"))
    assert tallybook("read", "locked.pdf", "--show-page", 1, "-o", "a.png").code == 3
    assert tallybook("read", "locked.pdf", "--show-page", 1, "-o", "a.png", "--password", "sesame").code == 0


def test_what_cannot_be_drawn_is_said(tallybook, archive, tmp_path):
    text = tallybook("read", archive / "q1.txt", "--show-page", 1, "-o", "page.png")
    assert text.code == 3
    assert "q1.txt is a text file, and only pages of PDF files can be drawn" in text.err
    (tmp_path / "plain.pdf").write_bytes(hostile.one_page(hostile.text()))
    beyond = tallybook("read", "plain.pdf", "--show-page", 7, "-o", "page.png")
    assert "plain.pdf has no page 7, it has 1" in beyond.err
    assert not (tmp_path / "page.png").exists()


@pytest.mark.parametrize("half", [["--show-page", "1"], ["-o", "page.png"]], ids=" ".join)
def test_page_and_picture_go_together(tallybook, archive, half):
    run = tallybook("read", archive / "q1.txt", *half)
    assert run.code == 2
    assert "go together" in run.err
