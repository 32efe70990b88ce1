"""Bytes to text: encodings are told apart, and what is no text is refused with a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.faults import Unreadable
from extractors.plaintext.decoding import MAX_BYTES, MAX_LINES, decode, sample

TEXT = "Café – 40 “places” at £5\nSecond line\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    decoded = decode("report.txt", TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.problems == ()


def test_utf16_big_endian_with_its_mark() -> None:
    assert decode("report.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_without_a_character_in_cp1252_is_kept_as_a_gap_and_told(byte: int) -> None:
    decoded = decode("report.csv", b"first\nCaf\xe9 \x96 legacy" + bytes([byte]) + b" system")
    assert decoded.text == "first\nCafé – legacy\ufffd system"
    (problem,) = decoded.problems
    assert "1 character" in problem.text
    assert "line 2" in problem.text


def test_a_damaged_utf8_file_is_not_taken_for_cp1252() -> None:
    decoded = decode("report.txt", "One – two – three – four".encode() + b" \xff end")
    assert decoded.text == "One – two – three – four \ufffd end"
    assert len(decoded.problems) == 1


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "blank space"),
        (b"\xef\xbb\xbf", "blank space"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04 and so on", "Excel, OpenDocument or ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"{\\rtf1\\ansi Text}", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"SQLite format 3\x00 ...", "SQLite"),
        (b"text with a \x00 in it", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04 abc", "binary"),
        (b"\xff\xfea\x00\x00\x00b\x00", "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cause_and_a_remedy(data: bytes, cause: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode("report.txt", data)
    assert cause in caught.value.cause
    assert caught.value.cause.startswith("report.txt ")
    assert caught.value.remedy
    assert caught.value.exit_code == 3


def test_a_file_larger_than_any_report_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than 64 MiB"):
        decode("report.txt", b"x" * (MAX_BYTES + 1))


def test_a_file_of_too_many_lines_is_refused() -> None:
    with pytest.raises(Unreadable, match="lines"):
        decode("report.txt", b"x" + b"\n" * (MAX_LINES + 1))


def test_a_file_name_cannot_steer_the_terminal() -> None:
    with pytest.raises(Unreadable) as caught:
        decode("evil\x1b[2J.txt", b"")
    assert "\x1b" not in str(caught.value)


def test_a_sample_ends_with_a_whole_line() -> None:
    text = sample("Ünïcode line of words\n".encode() * 10_000)
    assert text is not None
    assert set(text.splitlines()) == {"Ünïcode line of words"}


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode("any", data)
    except Unreadable as fault:
        assert fault.remedy
    else:
        assert "\x00" not in decoded.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_utf8(text: str) -> None:
    if text.strip("\ufeff\u200b \xa0") and not text.startswith("\ufeff"):
        try:
            assert decode("any", text.encode()).text == text
        except Unreadable as fault:
            assert "rich text" in fault.cause or "blank" in fault.cause or "compressed" in fault.cause
