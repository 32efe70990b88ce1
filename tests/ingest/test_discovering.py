"""Folders are walked in a fixed order, no file twice, and what is passed over is said with its reason."""

import os
from pathlib import Path

import pytest

from extractors.faults import Fault, Unreadable
from ingest.discovering import PassedOver, discover
from ingest.sources import fetch

SUFFIXES = (".txt", ".csv", ".md")


def names(found, root):
    return [str(path.relative_to(root)) for path in found.files]


def reasons(found, root):
    return {os.path.relpath(item.path, root): item.why for item in found.passed_over}


def make(root, *paths):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"report {path}")


def test_files_come_sorted_and_folders_are_entered(tmp_path):
    make(tmp_path, "b.txt", "a/2.csv", "a/1.TXT", "c/d/e.md")
    assert names(discover([tmp_path], SUFFIXES), tmp_path) == ["a/1.TXT", "a/2.csv", "b.txt", "c/d/e.md"]


def test_what_no_report_comes_in_is_passed_over_with_its_reason(tmp_path):
    make(
        tmp_path,
        "a.txt",
        ".hidden.txt",
        ".git/x.txt",
        "history.db",
        "history.db-wal",
        "logo.png",
        "README.md",
    )
    make(tmp_path, "~$a.docx", "Licence review plan.txt")
    found = discover([tmp_path], SUFFIXES)
    assert names(found, tmp_path) == ["Licence review plan.txt", "a.txt"]
    why = reasons(found, tmp_path)
    assert why[".hidden.txt"] == why[".git"] == why["~$a.docx"] == "hidden"
    assert why["history.db"] == why["history.db-wal"] == "a database"
    assert "kind of file" in why["logo.png"]
    assert "not a report" in why["README.md"]


def test_a_document_that_no_format_reads_is_taken_up_so_that_it_is_not_lost_in_silence(tmp_path):
    make(tmp_path, "a.odt", "b.xlsx", "c.txt")
    assert names(discover([tmp_path], SUFFIXES), tmp_path) == ["a.odt", "b.xlsx", "c.txt"]


def test_a_named_file_is_taken_whatever_it_is(tmp_path):
    make(tmp_path, "README.md", "logo.png")
    found = discover([tmp_path / "README.md", tmp_path / "logo.png"], SUFFIXES)
    assert names(found, tmp_path) == ["README.md", "logo.png"]
    assert not found.passed_over


def test_a_loop_of_links_ends(tmp_path):
    make(tmp_path, "a/one.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    found = discover([tmp_path], SUFFIXES)
    assert names(found, tmp_path) == ["a/one.txt"]
    assert "walked before" in reasons(found, tmp_path)["a/back"]


def test_one_path_is_taken_once_and_another_name_of_the_file_as_well(tmp_path):
    make(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "z.txt").symlink_to(tmp_path / "a.txt")
    found = discover([tmp_path, tmp_path / "a.txt"], SUFFIXES)
    assert names(found, tmp_path) == ["a.txt", "sub/b.txt", "z.txt"]
    assert list(found.passed_over) == [PassedOver(str(tmp_path / "a.txt"), "the same file was found before")]
    found = discover([tmp_path / "sub/b.txt", tmp_path / "sub/b.txt", tmp_path], SUFFIXES)
    assert names(found, tmp_path) == ["sub/b.txt", "a.txt", "z.txt"]
    assert [item.path for item in found.passed_over] == [str(tmp_path / "sub/b.txt")] * 2


def test_a_link_to_nothing_and_a_pipe_are_passed_over(tmp_path):
    make(tmp_path, "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    why = reasons(discover([tmp_path], SUFFIXES), tmp_path)
    assert why == {"gone.txt": "a link that leads nowhere", "pipe.txt": "not an ordinary file"}


def test_a_missing_path_is_a_fault_that_names_it(tmp_path):
    with pytest.raises(Fault, match=r"gone: there is no such file") as fault:
        discover([tmp_path / "gone"], SUFFIXES)
    assert fault.value.exit_code == 2


def test_a_folder_without_reports_is_a_fault_with_a_remedy(tmp_path):
    make(tmp_path, "logo.png")
    with pytest.raises(Fault, match="no reports found in") as fault:
        discover([tmp_path], SUFFIXES)
    assert ".csv" in fault.value.remedy


def test_twins_by_case_are_two_files(tmp_path):
    make(tmp_path, "q1.txt", "Q1.txt", "Q1.TXT")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("the file system does not tell capitals from small letters")
    assert names(discover([tmp_path], SUFFIXES), tmp_path) == ["Q1.TXT", "Q1.txt", "q1.txt"]


def test_a_folder_that_cannot_be_opened_is_taken_up_so_that_it_fails_and_the_rest_is_found(tmp_path, monkeypatch):
    make(tmp_path, "a.txt", "z.txt")
    monkeypatch.chdir(tmp_path)
    for _ in range(25):  # deeper than any path can be: nobody can open its end, whatever their rights
        Path("n" * 200).mkdir()
        os.chdir("n" * 200)
    monkeypatch.chdir(tmp_path)
    found = discover([tmp_path], SUFFIXES)
    first, deep, last = found.files
    assert (first, last) == (tmp_path / "a.txt", tmp_path / "z.txt")
    with pytest.raises(Unreadable, match="cannot be opened: File name too long"):
        fetch(deep)


def test_what_is_found_is_the_same_each_time_whatever_order_the_files_came_in(tmp_path):
    paths = [f"{folder}/{number}.txt" for folder in "abc" for number in range(30)]
    make(tmp_path / "one", *paths)
    make(tmp_path / "two", *reversed(paths))
    first = names(discover([tmp_path / "one"], SUFFIXES), tmp_path / "one")
    assert first == names(discover([tmp_path / "two"], SUFFIXES), tmp_path / "two")
    assert first == sorted(paths)


def test_archives_that_are_not_opened_are_taken_up_so_that_they_fail(tmp_path):
    make(tmp_path, "old.7z", "older.tar.gz", "q1.txt")
    assert names(discover([tmp_path], SUFFIXES), tmp_path) == ["old.7z", "older.tar.gz", "q1.txt"]


def test_a_file_that_vanishes_after_it_was_found_is_said_to_be_gone_when_it_is_read(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    found = discover([tmp_path], SUFFIXES)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(Unreadable, match=r"a\.txt: there is no such file"):
        fetch(found.files[0])
    assert fetch(found.files[1]) == b"report b.txt"
