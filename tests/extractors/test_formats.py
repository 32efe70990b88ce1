"""Each file has one format, and a file that has none is refused with a remedy."""

import hashlib

import pytest

from extractors.faults import Unreadable
from extractors.formats import extract, formats

CSV = b"Ref,Action,RAG\n1,Open,G\n2,Close,A\n"
SAMPLES = {
    "report.txt": b"A report\n\nIt has text.\n",
    "report.md": b"# A report\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    "report": b"A report without a suffix.\n",
    "report.log": "Ünïcode\n".encode("utf-16"),
    "grid.txt": b"Ref\tAction\tRAG\n1\tOpen\tG\n2\tClose\tA\n",
    "misnamed.pdf": b"Plain text after all.\n",
    "tracker.csv": CSV,
    "tracker.tsv": CSV.replace(b",", b"\t"),
    "tracker.txt": CSV + b"3,Wait,R\n",
    "tracker": CSV + b"3,Wait,R\n",
    "prose.csv": b"The board met, and agreed it.\nIt was long, though.\n",
    "one.csv": b"Ref,Action,RAG\n",
    "bars.txt": b"Ref|Action|RAG\n1|Open|G\n2|Close|A\n3|Wait|R\n",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_one_format_claims_each_sample(name: str) -> None:
    data = SAMPLES[name]
    assert len([found for found in formats() if found.claims(name, data)]) == 1
    document = extract(name, data)
    assert document.name == name
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert any(page.blocks for page in document.pages)


@pytest.mark.parametrize("data", [b"", b"  \n", b"PK\x03\x04", b"\x00\x01\x02", b"\xff\xd8\xff\xe0"])
def test_no_format_claims_what_cannot_be_read(data: bytes) -> None:
    assert [found for found in formats() if found.claims("report.bin", data)] == []
    with pytest.raises(Unreadable) as caught:
        extract("report.bin", data)
    assert caught.value.cause.startswith("report.bin ")
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["report.pdf", "report.bin"])
def test_the_mark_of_a_pdf_alone_is_a_damaged_pdf(name: str) -> None:
    with pytest.raises(Unreadable, match="damaged or cut short") as caught:
        extract(name, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert caught.value.cause.startswith(name)


@pytest.mark.parametrize("text", ["------\n", "\u200b\n•\n"])
def test_a_file_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="no words"):
        extract("report.txt", text.encode())


def test_every_format_says_what_it_is() -> None:
    for found in formats():
        assert found.__doc__
        assert found.FORMAT and all(suffix.startswith(".") for suffix in found.SUFFIXES)
