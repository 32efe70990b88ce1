"""Word files that are locked, old, broken or made to do harm: each is refused with its cause, none brings a crash."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.faults import Unreadable
from extractors.formats import extract, formats
from tests.extractors.writing_word import NAMESPACES, Word, p, run, tbl, tc, texts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIN = "word/document.xml"


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same package with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def plain() -> bytes:
    return Word(p("The weir was mended."), tbl(["Ref", "Action"], ["1", "Mend"])).data()


def refused(data: bytes, name: str = "report.docx") -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        extract(name, data)
    assert caught.value.cause.startswith(name) and caught.value.remedy
    return caught.value


def with_main(xml: bytes) -> bytes:
    return repacked(plain(), lambda parts: parts.update({MAIN: xml}))


def test_locked_and_old_files_say_so() -> None:
    locked = refused(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400))
    assert "protected by a password" in locked.cause
    old = refused(OLE + "WordDocument".encode("utf-16-le") + bytes(400), "report.doc")
    assert ".doc" in old.cause and "save it as .docx" in old.remedy


def test_a_workbook_is_not_taken_for_a_locked_report() -> None:
    locked = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400)
    assert not any(found.claims("figures.xlsx", locked) for found in formats())


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.99])
def test_a_file_that_was_cut_short(kept: float) -> None:
    data = plain()
    assert "broken or not whole" in refused(data[: int(kept * len(data))]).cause


def test_a_part_that_does_not_match_its_checksum() -> None:
    data = bytearray(plain())
    at = data.index(b"word/document.xml") + len("word/document.xml") + 40
    data[at] ^= 0xFF
    refused(bytes(data))


def test_parts_that_are_missing() -> None:
    refused(repacked(plain(), lambda parts: parts.pop("_rels/.rels") and None))
    refused(repacked(plain(), lambda parts: parts.pop("[Content_Types].xml") and None))
    bare = repacked(plain(), lambda parts: parts.pop("word/styles.xml") and None)
    assert texts(extract("report.docx", bare)) == ["The weir was mended."]


def test_a_link_to_a_picture_that_is_not_there() -> None:
    def lose(parts: dict[str, bytes]) -> None:
        rels = "word/_rels/document.xml.rels"
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        dead = b'<Relationship Id="rId999" Type="' + kind + b'" Target="../NULL"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", dead)

    assert texts(extract("report.docx", repacked(plain(), lose))) == ["The weir was mended."]


def test_a_macro_file_is_read() -> None:
    def enable(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"]
        plain_type = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        parts["[Content_Types].xml"] = types.replace(
            plain_type, b"application/vnd.ms-word.document.macroEnabled.main+xml"
        )

    document = extract("report.docm", repacked(plain(), enable))
    assert texts(document) == ["The weir was mended."] and document.format == "word"


def test_entities_are_never_expanded() -> None:
    body = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    for declared in (
        '<!DOCTYPE w [<!ENTITY a "mended "><!ENTITY b "&a;&a;&a;">]>',
        "<!DOCTYPE w SYSTEM 'file:///etc/passwd'>",
    ):
        assert "declares a document type" in refused(with_main((declared + body).encode())).cause
        wide = ('<?xml version="1.0" encoding="UTF-16"?>' + declared + body).encode("utf-16")
        assert "declares a document type" in refused(with_main(wide)).cause


def test_a_file_that_unpacks_to_far_more_than_a_report_holds() -> None:
    assert "unpacks to" in refused(with_main(b" " * (80 * 1024 * 1024))).cause

    def fill(parts: dict[str, bytes]) -> None:
        parts.update({f"word/media/{at}.bin": bytes(10 * 1024 * 1024) for at in range(21)})

    assert "unpacks to" in refused(repacked(plain(), fill)).cause


def test_a_size_that_is_understated_does_not_get_past_the_limit() -> None:
    big = with_main(b" " * (80 * 1024 * 1024))
    low = big.replace((80 * 1024 * 1024).to_bytes(4, "little"), (1024).to_bytes(4, "little"))
    assert low != big
    refused(low)


def test_a_zip_of_very_many_files() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(MAIN, "")
        for at in range(5000):
            packed.writestr(str(at), b"")
    assert "more than 4,000 files" in refused(out.getvalue()).cause


@pytest.mark.parametrize("inner", ["w:sdt><w:sdtContent", "w:ins", "w:tbl><w:tr><w:tc"])
def test_nesting_without_end(inner: str) -> None:
    names = [name.removeprefix("w:") for name in inner.split("><")]
    opened = "".join(f"<w:{name}>" for name in names) * 5000
    closed = "".join(f"</w:{name}>" for name in reversed(names)) * 5000
    body = f"<w:document {NAMESPACES}><w:body>{opened}<w:p/>{closed}</w:body></w:document>"
    refused(with_main(body.encode()))


def test_nesting_as_deep_as_xml_may_go() -> None:
    inner = tc("deep")
    for _ in range(70):
        inner = tc(f"{p('x')}<w:tbl><w:tr>{inner}<w:tc><w:p/></w:tc></w:tr></w:tbl>")
    document = Word(f"<w:tbl><w:tr>{inner}<w:tc><w:p/></w:tc></w:tr></w:tbl>").read()
    assert "deep" in str(document)


def test_numbers_that_are_none_or_far_too_large() -> None:
    wild = '<w:gridSpan w:val="999999999"/><w:vMerge w:val="?"/>', '<w:gridSpan w:val="many"/>'
    row = "".join(tc(text, properties) for text, properties in zip(("a", "b"), wild, strict=True))
    more = '<w:numPr><w:ilvl w:val="-7"/><w:numId w:val="x"/></w:numPr><w:outlineLvl w:val="no"/><w:ind w:left="1e9"/>'
    sign = '<w:r><w:sym w:font="Wingdings" w:char="FFFFFFFFFFFF"/><w:sym w:char="zz"/></w:r>'
    document = Word(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>", p("Mended.", sign, run(" Yes."), properties=more)).read()
    assert "Mended." in texts(document)[0]


def test_a_file_without_a_word() -> None:
    assert "holds no words" in refused(Word(p(""), p("", run(" "))).data()).cause


def test_styles_that_go_round_in_a_circle() -> None:
    one = '<w:style w:type="paragraph" w:styleId="One"><w:name w:val="One"/><w:basedOn w:val="Two"/></w:style>'
    two = '<w:style w:type="paragraph" w:styleId="Two"><w:name w:val="Two"/><w:basedOn w:val="One"/></w:style>'
    assert texts(Word(p("Round", style="One")).style(one).style(two).read()) == ["Round"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_damage_anywhere_is_refused_or_read_never_a_crash(data: st.DataObject) -> None:
    whole = bytearray(DAMAGED)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        extract("report.docx", bytes(whole))
    except Unreadable as fault:
        assert fault.cause and fault.remedy


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_damage_inside_the_text_is_refused_or_read_never_a_crash(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(DAMAGED)) as packed:
        part = data.draw(
            st.sampled_from(sorted(name for name in packed.namelist() if name.endswith((".xml", ".rels"))))
        )
        inside = bytearray(packed.read(part))
    at = data.draw(st.integers(0, len(inside) - 1))
    inside[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    try:
        extract("report.docx", repacked(DAMAGED, lambda parts: parts.update({part: bytes(inside)})))
    except Unreadable as fault:
        assert fault.cause and fault.remedy


DAMAGED = plain()
