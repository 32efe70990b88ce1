"""Zip archives are folders of reports; hostile and broken ones cost no more than a line that says what is wrong."""

import io
import struct
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.faults import Unreadable
from ingest.discovering import discover
from ingest.sources import fetch, shown, size_of, stamp
from ingest.sources.archives import archive_at
from ingest.sources.entry_limits import USUAL_BOUNDS, Bounds, held_to

SUFFIXES = (".txt", ".docx")
# One entry, "plan.txt" (b"Quay plan, quarter 2\n"), locked with the password "tide" by ZipCrypto (APPNOTE.TXT, 6.1).
PLAIN = b"Quay plan, quarter 2\n"


def pack(path, entries, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return path


def found_in(root):
    found = discover([root], SUFFIXES)
    inside = [str(path.relative_to(root)) if path != root else "" for path in found.files]
    return inside, {item.path.removeprefix(f"{root}/"): item.why for item in found.passed_over}


def refused(path, **how):
    with pytest.raises(Unreadable) as fault:
        fetch(path, **how)
    assert fault.value.cause.startswith((f"{shown(path)}: ", f"{shown(path.parent)}: "))
    assert fault.value.remedy
    return fault.value.cause


def test_the_files_of_an_archive_are_found_and_read_like_those_of_a_folder(tmp_path):
    inside = {"b.txt": b"two", "inner/a.txt": b"one", "inner/": b"", "notes.png": b"x", "__MACOSX/._a.txt": b"x"}
    archive = pack(tmp_path / "2024.ZIP", {**inside, ".hidden/c.txt": b"x", "readme.txt": b"x"})
    files, why = found_in(archive)
    assert files == ["b.txt", "inner/a.txt"]
    assert fetch(archive / "inner/a.txt") == b"one"
    assert size_of(archive / "inner/a.txt") == 3
    assert why["__MACOSX/._a.txt"] == why[".hidden/c.txt"] == "hidden"
    assert "kind of file" in why["notes.png"]
    assert "not a report" in why["readme.txt"]


def test_a_file_or_folder_in_an_archive_can_be_named(tmp_path):
    archive = pack(tmp_path / "a.zip", {"x/1.txt": b"1", "x/2.txt": b"2", "xy.txt": b"3"})
    assert found_in(archive / "x")[0] == ["1.txt", "2.txt"]
    assert list(discover([archive / "xy.txt"], SUFFIXES).files) == [archive / "xy.txt"]
    with pytest.raises(Exception, match="holds no such file or folder"):
        discover([archive / "y.txt"], SUFFIXES)
    assert "no such file" in refused(archive / "y.txt")


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "x/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_a_name_that_leads_out_is_refused_and_nothing_outside_is_read(tmp_path, name):
    (tmp_path / "out.txt").write_text("secret")
    archive = pack(tmp_path / "a.zip", {name: b"bad", "good.txt": b"good"})
    files, _ = found_in(archive)
    assert len(files) == 2
    bad = next(path for path in discover([archive], SUFFIXES).files if path.name != "good.txt")
    assert ".." not in bad.parts
    assert "leads out of the archive" in refused(bad)
    assert fetch(archive / "good.txt") == b"good"


def test_odd_names_are_told_apart_and_found_again(tmp_path):
    odd = {
        "new\nline.txt": b"1",
        "-rf.txt": b"2",
        "\x1b[31m.txt": b"3",
        "Q1.txt": b"4",
        "q1.TXT": b"5",
        "a//./b.txt": b"6",
    }
    archive = pack(tmp_path / "a.zip", {**odd, "in\\windows.txt": b"7", "n" * 5000 + ".txt": b"8"})
    files = list(discover([archive], SUFFIXES).files)
    assert len(files) == len(odd) + 2
    read = {
        str(path.relative_to(archive)): fetch(path) for path in files if len(path.name) < 4096 and "…" not in path.name
    }
    assert sorted(read.values()) == [b"1", b"2", b"3", b"4", b"5", b"6", b"7"]
    assert read["a/b.txt"] == b"6" and read["in/windows.txt"] == b"7"


def test_a_name_in_utf8_without_its_mark_is_read_as_utf8(tmp_path):
    archive = pack(tmp_path / "a.zip", {"Mxxnchen.txt": b"1"})
    archive.write_bytes(archive.read_bytes().replace(b"Mxxnchen", "München".encode()))
    assert found_in(archive)[0] == ["München.txt"]
    assert fetch(archive / "München.txt") == b"1"


def test_of_two_entries_with_one_name_the_later_counts_and_the_earlier_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("q1.txt", b"draft")
        packed.writestr("q1.txt", b"final")
    files, why = found_in(tmp_path / "a.zip")
    assert (files, list(why)) == (["q1.txt"], ["q1.txt"])
    assert fetch(tmp_path / "a.zip/q1.txt") == b"final"


def test_a_link_in_an_archive_is_passed_over(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    archive = pack(tmp_path / "a.zip", {link: b"/etc/passwd", "q1.txt": b"1"})
    assert found_in(archive) == (["q1.txt"], {"link.txt": "a link in an archive"})


def test_an_archive_in_an_archive_is_refused_in_words(tmp_path):
    inner = pack(tmp_path / "inner.zip", {"q1.txt": b"1"}).read_bytes()
    outer = pack(tmp_path / "outer.zip", {"deep/inner.zip": inner, "q2.txt": b"2"})
    assert found_in(outer)[0] == ["deep/inner.zip", "q2.txt"]
    assert "an archive inside an archive is not opened" in refused(outer / "deep/inner.zip")


def test_a_document_is_no_archive_whatever_it_is_called(tmp_path):
    document = pack(tmp_path / "plan.zip", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert list(discover([tmp_path], SUFFIXES).files) == [document]
    assert fetch(document) == document.read_bytes()


def test_a_bomb_is_not_unpacked(tmp_path):
    archive = pack(tmp_path / "a.zip", {"bomb.txt": bytes(40 * 2**20), "q1.txt": b"1"})
    assert "unpack to 40 MB from" in refused(archive / "bomb.txt")
    assert fetch(archive / "q1.txt") == b"1"
    assert "more than a report can have" in refused(archive / "bomb.txt", most=2**20)


def test_an_archive_that_says_it_unpacks_to_more_than_any_is_refused(tmp_path):
    entries = {f"{number}.txt": b"x" for number in range(5)}
    archive = pack(tmp_path / "a.zip", entries)
    data = bytearray(archive.read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) > 0:
        data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    archive.write_bytes(data)
    assert "unpacks to 20 GB" in refused(archive)


@pytest.mark.parametrize(
    ("bounds", "cause"),
    [
        (Bounds(entries=1), "holds 2 files, more than the 1 that are opened"),
        (Bounds(size=1), "3 MB is more than a report can have (1 MB)"),
        (Bounds(unpacked=0), "more than the 0 GB that are opened"),
        (Bounds(size=20, ratio=2000), ""),
        (Bounds(size=20, ratio=100), "unpack to 18 MB from"),
    ],
    ids=str,
)
def test_a_user_may_set_the_bounds(tmp_path, bounds, cause):
    size = 3 if bounds.size == 1 else 18
    archive = pack(tmp_path / "a.zip", {"1.txt": bytes(size * 2**20), "2.txt": b"2"})
    with held_to(bounds):
        if cause:
            assert cause in refused(archive / "1.txt")
        else:
            assert len(fetch(archive / "1.txt")) == size * 2**20
    assert fetch(archive / "2.txt") == b"2"


def test_too_many_entries_are_refused(tmp_path):
    archive = pack(
        tmp_path / "a.zip", {f"{number:x}": b"" for number in range(USUAL_BOUNDS.entries + 1)}, zipfile.ZIP_STORED
    )
    assert "50,001 files" in refused(archive)
    assert list(discover([tmp_path], SUFFIXES).files) == [archive]


def test_a_list_of_entries_that_is_too_long_to_hold_is_not_read(tmp_path):
    with (tmp_path / "a.zip").open("wb") as file:
        size = 600 * 2**20  # a hole in the file: it takes no room on the disk
        file.truncate(size)
        file.seek(size)
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, size, 0, 0))
    assert "list of files is longer" in refused(tmp_path / "a.zip")


def locked(path):
    """An archive with one locked entry. Only Python's reader knows the cipher: the writer stands here, for tests."""
    from zipfile import crc32

    keys = [0x12345678, 0x23456789, 0x34567890]

    def step(crc, byte):
        return crc32(bytes([byte]), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def update(byte):
        keys[0] = step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = step(keys[2], keys[1] >> 24)

    for byte in b"tide":
        update(byte)
    cipher = bytearray()
    for byte in bytes(11) + bytes([crc32(PLAIN) >> 24]) + PLAIN:
        k = keys[2] | 2
        cipher.append(byte ^ ((k * (k ^ 1)) >> 8) & 0xFF)
        update(byte)
    pack(path, {"plan.txt": bytes(cipher)}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for mark, flags, crc, plain in ((b"PK\x03\x04", 6, 14, 22), (b"PK\x01\x02", 8, 16, 24)):
        at = data.index(mark)
        data[at + flags] |= 1
        data[at + crc : at + crc + 4] = struct.pack("<I", crc32(PLAIN))
        data[at + plain : at + plain + 4] = struct.pack("<I", len(PLAIN))
    path.write_bytes(data)
    return path


def test_a_locked_entry_opens_with_its_password_only(tmp_path):
    entry = locked(tmp_path / "a.zip") / "plan.txt"
    assert "locked with a password" in refused(entry)
    assert "the password does not open it" in refused(entry, password="ebb")
    assert fetch(entry, password="tide") == PLAIN


def test_a_strange_packing_is_said_as_such(tmp_path):
    archive = pack(tmp_path / "a.zip", {"q1.txt": b"1"}, zipfile.ZIP_LZMA)
    assert "packed in a way that cannot be read" in refused(archive / "q1.txt")


def test_an_archive_that_is_replaced_is_seen_anew(tmp_path):
    archive = pack(tmp_path / "a.zip", {"q1.txt": b"old"})
    before = stamp(archive / "q1.txt")
    assert fetch(archive / "q1.txt") == b"old"
    pack(tmp_path / "b.zip", {"q1.txt": b"newer"}).replace(archive)
    assert stamp(archive / "q1.txt") != before
    assert fetch(archive / "q1.txt") == b"newer"


def test_an_archive_is_listed_once_for_all_its_entries(tmp_path):
    archive = pack(tmp_path / "a.zip", {f"{number}.txt": b"1" for number in range(50)})
    first = archive_at(archive)
    assert all(fetch(path) == b"1" for path in discover([archive], SUFFIXES).files)
    assert archive_at(archive) is first


def test_an_empty_archive_and_one_that_is_none(tmp_path):
    pack(tmp_path / "empty.zip", {})
    (tmp_path / "none.zip").write_bytes(b"no zip at all")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "folder.zip/q1.txt").write_text("1")
    found = discover([tmp_path], SUFFIXES)
    assert [path.name for path in found.files] == ["q1.txt", "none.zip"]
    assert [item.why for item in found.passed_over] == ["an empty archive"]
    assert "no zip archive, or not a whole one" in refused(tmp_path / "none.zip")
    assert "archive of files" in refused(tmp_path / "empty.zip")


def whole():
    data = io.BytesIO()
    pack(data, {"inner/q1.txt": b"Quay plan " * 50, "q2.txt": b"2"})
    return data.getvalue()


WHOLE = whole()


@settings(max_examples=150, deadline=None)
@example([(len(WHOLE) - 6, 0xFF)], len(WHOLE))
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(WHOLE)),
)
def test_a_damaged_archive_is_read_or_refused_but_never_worse(tmp_path_factory, changes, length):
    data = bytearray(WHOLE)
    for at, byte in changes:
        data[at] = byte
    path = tmp_path_factory.mktemp("damaged") / "a.zip"
    path.write_bytes(data[:length])
    try:
        files = list(discover([path], SUFFIXES).files)
    except Exception as fault:
        assert "no reports found" in str(fault)
        return
    for file in files:
        try:
            fetch(file)
        except Unreadable as fault:
            assert fault.cause.startswith(shown(file))
