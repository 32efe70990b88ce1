"""Findings at a terminal: everything said, nothing wider than the screen, a hundred of a kind still readable."""

import re

import pytest
from rich.cells import cell_len

from corpus.records import Quote, Skip, Suppression
from extractors.records import Place
from ingest.rendering.aside import NOTHING_ASIDE, Aside
from ingest.rendering.audit_text import audit_lines
from tests.ingest.checking import HOSTILE, checked, finding, skip


def printed(*reports, width=80, aside=NOTHING_ASIDE):
    lines = [line for line, _ in audit_lines(reports, width, aside)]
    assert all(cell_len(line) <= width for line in lines)
    assert lines[-1]
    return "\n".join(lines)


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return "report.txt"


def test_a_finding_shows_both_sides_the_places_and_the_repair(path):
    there = Quote("row 1: Repaint the ferry shelters | G", Place(page=1, table=2, row=3, line=16), "report.txt")
    beside = Quote("13 are on track", Place(page=2), "covering.pdf")
    one = finding()
    out = printed(checked(path, [finding(quotes=(*one.quotes, there, beside))]))
    assert "report.txt (Brighter Quayside Plan 2024-27, 2024-25 Q2)" in out
    assert re.search(r"error +CNT001  The overview says 1 green", out)
    for words in (
        "stated:  1 green",
        "counted: 2 green",
        "mend:    2 instead of 1 would mend it",
        "line 8, table 1, row 2: “Clean Streets / G: 1”",
        "line 16, table 2, row 3: “row 1: Repaint the ferry shelters | G”",
        "covering.pdf, page 2: “13 are on track”",
    ):
        assert words in out
    assert out.endswith("1 error in 1 report.")


def test_what_changes_the_conclusion_says_so(path):
    out = printed(checked(path, [finding(changes_conclusion=True), finding(2)]))
    assert out.count("Readers would conclude something else.") == 1
    assert "1 of them would change what a reader concludes" in " ".join(out.split())


def test_a_hundred_of_a_kind_are_folded_and_none_is_lost(path):
    rows = [Place(page=1, table=2, row=row, line=row + 10) for row in (*range(1, 61), *range(70, 110))]
    alike = [finding(row.row, row, "warning", "OWN001") for row in rows]
    out = printed(checked(path, [finding(), *alike]))
    assert out.count("OWN001") == 6
    assert "95 more of this kind: lines 16 to 70; lines 80 to 119" in " ".join(out.split())
    assert "CNT001" in out
    assert out.endswith("1 error, 100 warnings in 1 report.")
    assert len(out.splitlines()) < 80


@pytest.mark.parametrize("number", [1, 5, 6, 7])
def test_a_few_of_a_kind_are_shown_whole(path, number):
    out = printed(checked(path, [finding(each) for each in range(number)]))
    assert out.count("stated:") == min(number, 6 if number < 7 else 5)


def test_places_in_a_pdf_are_folded_by_page_and_table():
    from ingest.rendering.audit_text import _runs

    places = [
        Place(page=1, table=1, row=2),
        Place(page=1, table=1, row=3),
        Place(page=2, table=3, row=4),
        Place(page=9),
    ]
    named = list(_runs([finding(place=place) for place in places], "pdf"))
    assert named == ["page 1, table 1, rows 2 to 3", "page 2, table 3, row 4", "page 9"]


def test_word_files_have_paragraphs_and_no_lines(tmp_path):
    from ingest.rendering.entries import said_place

    assert said_place(Place(page=2, line=14), "word") == "page 2, paragraph 14"
    assert said_place(Place(page=2, table=1, row=3), "word") == "page 2, table 1, row 3"
    assert said_place(Place(), "pdf") == ""


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("old/q1.txt", Place(page=1, table=2, row=3, line=14), "old/q1.txt, line 14, table 2, row 3"),
        ("old/q1.docx", Place(page=2, line=14), "old/q1.docx, page 2, paragraph 14"),
        ("old/q1.pdf", Place(page=2, table=1, row=3), "old/q1.pdf, page 2, table 1, row 3"),
    ],
)
def test_places_in_reports_of_the_history_are_said_as_in_drafts(path, name, place, said):
    quotes = (Quote("2 green", Place(line=8), "report.txt"), Quote("3 green", place, name, "0" * 64))
    out = printed(checked(path, [finding(quotes=quotes)]))
    assert f"{said}: “3 green”" in " ".join(out.split())


def test_suppressed_and_known_ones_are_counted_and_do_not_stand_among_the_rest(path):
    bare = checked(path, [finding(1), finding(2), finding(3)])
    marks = [mark for _, mark in bare.fingerprinted()]
    accepted = {marks[0]: Suppression("the row moves next year", "A. Officer")}
    one = checked(path, bare.findings, suppressed=accepted, known=frozenset(marks[1:2]))
    out = printed(one)
    assert "1 error in 1 report; 1 finding suppressed; 1 finding known from the baseline." in out
    assert out.count("stated:") == 1
    assert "the row moves next year (A. Officer)" in printed(one, aside=Aside(show_suppressed=True))


def test_checks_that_could_not_run_are_named_with_the_reason(path, tmp_path):
    lost = Skip("PCT001", "a table was read only in part", lost=True)
    out = printed(checked(path, skipped=[lost]), checked(tmp_path / "other.txt"))
    assert "PCT001 (in 1 of 2 reports): a table was read only in part" in " ".join(out.split())
    assert out.endswith("Nothing found in 2 reports; 1 check could not run.")


def test_checks_that_had_nothing_to_compare_are_named_together(path, tmp_path):
    out = printed(checked(path, skipped=[skip()]), checked(tmp_path / "other.txt"))
    assert "nothing to compare (why: --format json) in 1 of 2 reports: PCT001" in " ".join(out.split())
    assert out.endswith("Nothing found in 2 reports; 1 check had nothing to compare.")


def test_both_kinds_are_told_apart_in_every_form(path):
    from ingest.rendering.audit_json import audit_object
    from ingest.rendering.sarif import sarif

    one = checked(path, skipped=[skip(), Skip("CNT002", "a row could not be read", lost=True)])
    assert "1 check could not run; 1 check had nothing to compare." in " ".join(printed(one).split())
    whole = audit_object([one])
    assert [(each["rule"], each["lost"]) for each in whole["skipped"]] == [("PCT001", False), ("CNT002", True)]
    assert (whole["summary"]["skipped"], whole["summary"]["lost"]) == (2, 1)
    said = [
        each["message"]["text"]
        for each in sarif([one], 0, "1")["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    ]
    assert [words.partition(":")[0] for words in said] == ["PCT001 had nothing to compare", "CNT002 could not run"]


def test_hostile_words_reach_no_terminal(path):
    quote = Quote(HOSTILE, Place(line=1), "report.txt")
    out = printed(checked(path, [finding(message=HOSTILE, stated=HOSTILE, quotes=(quote,))]))
    assert "\x1b" not in out and "\u202e" not in out
    assert "\\x1b" in out and "\\u202e" in out


@pytest.mark.parametrize("width", [40, 80, 200])
def test_long_words_and_wide_letters_stay_on_the_screen(path, width):
    long = "x" * 300 + " 進捗状況" * 40
    printed(checked(path, [finding(message=long, stated=long, counted=long)]), width=width)
