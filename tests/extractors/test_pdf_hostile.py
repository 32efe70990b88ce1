"""PDF files that are locked, damaged, empty, scanned or made to hurt: a plain cause, or a part and a problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.faults import Unreadable
from extractors.formats import extract, pdf
from extractors.records import Document, Table
from tests.extractors.drawn import Sheet, assembled
from tests.extractors.drawn import pdf as drawn

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "pdf"
ROWS = [("Ref", "Action", "RAG"), ("1", "Clear the lower lock", "G"), ("2", "Mend the towpath", "A")]
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


def grid() -> Sheet:
    return Sheet().text(50, 60, "Waterways plan").grid(50, 100, (40, 130, 40), ROWS)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks() if isinstance(block, Table)]


def cause(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        extract(name, data)
    assert caught.value.remedy
    return caught.value.cause


def test_a_file_locked_against_changes_opens() -> None:
    data = (SAMPLES / "locked_against_changes.pdf").read_bytes()
    assert len(tables(extract("plan.pdf", data))) == 1


def test_a_locked_file_says_so_and_opens_with_its_password() -> None:
    data = (SAMPLES / "locked.pdf").read_bytes()
    with pytest.raises(Unreadable, match="locked with a password") as caught:
        extract("plan.pdf", data)
    assert "--password" in caught.value.remedy
    with pytest.raises(Unreadable, match="does not open with the password given"):
        pdf.extract("plan.pdf", data, "0" * 64, password="guess")
    assert len(tables(pdf.extract("plan.pdf", data, "0" * 64, password="opensesame"))) == 1


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_file_cut_short_is_read_in_part_or_refused(share: float) -> None:
    data = drawn(*[grid() for _ in range(6)])
    try:
        document = extract("plan.pdf", data[: int(len(data) * share)])
    except Unreadable as fault:
        assert "plan.pdf" in fault.cause and fault.remedy
    else:
        assert any("cut short" in problem.text for problem in document.problems)


def test_a_file_without_pages_or_words_is_refused() -> None:
    none = assembled([CATALOGUE, b"<< /Type /Pages /Count 0 /Kids [] >>"])
    assert "plan.pdf" in cause("plan.pdf", none)
    assert "holds no words" in cause("plan.pdf", drawn(Sheet().box(50, 50, 100, 100)))
    assert cause("plan.pdf", b"") == "plan.pdf is empty"


def test_a_file_that_is_only_named_so_is_refused_or_read_as_what_it_is() -> None:
    assert "is none" in cause("plan.pdf", b"\x00\x01\x02\x03" * 40)
    assert extract("plan.pdf", b"A letter that was saved under the wrong name.\n").format == "text"
    assert extract("plan.txt", drawn(grid())).format == "pdf"


def test_a_tree_of_pages_that_bites_its_tail_comes_to_an_end() -> None:
    circular = [CATALOGUE, b"<< /Type /Pages /Count 2 /Kids [3 0 R] >>"]
    circular.append(b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>")
    assert "plan.pdf" in cause("plan.pdf", assembled(circular))


def test_deeply_nested_arrays_come_to_an_end() -> None:
    nested = assembled([CATALOGUE, b"<< /Type /Pages /Count 1 /Kids " + b"[" * 100_000 + b"]" * 100_000 + b" >>"])
    assert "plan.pdf" in cause("plan.pdf", nested)


def test_a_page_that_draws_itself_comes_to_an_end() -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >> >>"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X 4 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"
    content = b"<< /Length 5 >>\nstream\n/X Do\nendstream"
    data = assembled([CATALOGUE, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, form, content])
    assert "holds no words" in cause("plan.pdf", data)


def test_a_page_of_countless_lines_keeps_its_text_and_says_what_was_not_read() -> None:
    heavy = grid()
    heavy.parts.extend(f"{at % 500} {at % 700} 3 3 re f" for at in range(150_000))
    document = extract("map.pdf", drawn(grid(), heavy, grid()))
    assert [table.place.page for table in tables(document)] == [1, 3]
    (problem,) = document.problems
    assert problem.text.startswith("page 2 holds 150,") and problem.text.endswith("its tables were not read")
    assert problem.place is not None and problem.place.page == 2
    assert "Clear the lower lock" in str(document.pages[1])


def test_one_path_of_countless_pieces_is_a_map_not_a_grid() -> None:
    sheet = grid()
    sheet.parts.append("0 0 m " + " ".join(f"{at % 590} {at % 830} l" for at in range(20_000)) + " S")
    document = extract("map.pdf", drawn(sheet))
    assert len(tables(document)) == 1
    assert [cell.text for cell in tables(document)[0].rows[1].cells] == ["1", "Clear the lower lock", "G"]


def test_a_scanned_page_is_named() -> None:
    scan = Sheet().picture(0, 0, 595, 842, (240, 240, 235))
    document = extract("plan.pdf", drawn(grid(), scan))
    assert [problem.text for problem in document.problems] == ["page 2 is a picture without text"]
    assert "pictures of pages" in cause("plan.pdf", drawn(scan))


def test_text_that_was_recognised_behind_a_scan_is_read() -> None:
    scan = Sheet().picture(0, 0, 595, 842, (240, 240, 235)).text(60, 100, "The weir was mended.", mode=3)
    assert "The weir was mended." in str(list(extract("plan.pdf", drawn(scan)).blocks()))


def test_no_more_pages_are_read_than_are_wanted() -> None:
    data = drawn(grid(), grid(), grid())
    whole = extract("plan.pdf", data)
    assert (len(whole.pages), whole.problems) == (3, ())
    assert extract("plan.pdf", data, pages=3) == whole
    part = extract("plan.pdf", data, pages=2)
    assert [page.number for page in part.pages] == [1, 2]
    assert [problem.text for problem in part.problems] == ["the file has 3 pages; only the first 2 were read"]
