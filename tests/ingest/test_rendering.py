"""Records as tables, JSON, CSV and Markdown: they fit, they keep every value, and hostile text stays text."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.rendering import FORMATS, render
from ingest.rendering.columns import Column
from ingest.rendering.console import console
from ingest.rendering.escaping import json_safe, markdown_safe, spreadsheet_safe, visible

COLUMNS = (
    Column("ref", "Ref", least=3),
    Column("plan", "Plan", least=10, rank=2, shared=True),
    Column("action", "Action", least=12, lines=2),
    Column("evidence", "Evidence", least=20, rank=9, lines=2),
)
FIELDS = ("ref", "plan", "action", "evidence", "other")


@pytest.fixture
def shown(monkeypatch, capsys):
    """Render records at a width and give what was printed."""

    def show(records, form, width=80):
        monkeypatch.setenv("COLUMNS", str(width))
        console.cache_clear()
        render(records, form, COLUMNS, FIELDS, "no actions")
        console.cache_clear()
        return capsys.readouterr().out

    return show


def record(**changes):
    return {
        "ref": "1",
        "plan": "Safer Vale",
        "action": "Open the hub",
        "evidence": None,
        "other": '{"Cost": "£5"}',
    } | changes


@given(
    st.lists(st.tuples(st.text(max_size=60), st.text(max_size=400), st.text(max_size=90)), max_size=6),
    st.integers(20, 130),
)
def test_no_table_line_is_wider_than_the_screen(rows, width):
    import sys

    from rich.cells import cell_len

    stream, sys.stdout = sys.stdout, io.StringIO()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("COLUMNS", str(width))
            console.cache_clear()
            records = [record(ref=ref, action=action, evidence=evidence) for ref, action, evidence in rows]
            render(records, "table", COLUMNS, FIELDS)
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = stream
        console.cache_clear()
    assert all(cell_len(line) <= width for line in text.split("\n"))


def test_a_narrow_screen_drops_the_column_of_highest_rank_first(shown):
    records = [record(evidence="Letters were sent to all schools"), record(plan="Other plan")]
    assert "Evidence" in shown(records, "table", 100)
    narrow = shown(records, "table", 40)
    assert "Evidence" not in narrow
    assert "Plan" in narrow
    assert "Action" in narrow


def test_long_text_is_cut_with_an_ellipsis(shown):
    out = shown([record(action="word " * 200)], "table", 60)
    assert "…" in out
    assert out.count("word") < 40


def test_text_that_fits_is_not_cut(shown):
    assert "…" not in shown([record(action="Open the hub\nand the café")], "table", 60)


def test_what_all_records_share_is_said_once(shown):
    out = shown([record(), record(ref="2")], "table")
    assert out.count("Safer Vale") == 1
    assert out.startswith("Plan: Safer Vale")


def test_an_empty_table_says_so_and_the_other_forms_stay_parsable(shown):
    assert shown([], "table") == "no actions\n"
    assert json.loads(shown([], "json")) == []
    assert shown([], "jsonl") == ""
    assert shown([], "csv") == ",".join(FIELDS) + "\n"
    assert shown([], "md").count("\n") == 2


def test_json_gives_objects_for_what_the_history_keeps_as_text(shown):
    [row] = json.loads(shown([record()], "json"))
    assert row["other"] == {"Cost": "£5"}


@given(st.text())
def test_json_escapes_change_no_value(text):
    safe = json_safe(json.dumps(text, ensure_ascii=False))
    assert json.loads(safe) == text
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in safe)


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_lets_a_terminal_code_through(shown, form):
    hostile = "\x1b[2J\x1b]0;owned\x07\x9b31m \u202egnp.exe [red]not markup[/red] [link=http://x]y[/link]"
    out = shown([record(action=hostile)], form, 200)
    assert not set(out) & set("\x1b\x07\x9b\u202e")
    assert "red" in out  # Rich took no markup out of it


@pytest.mark.parametrize("text", ["=1+1", "+44 1782", "-5%", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "＝1"])
def test_a_formula_becomes_text_in_csv(shown, text):
    [row] = csv.DictReader(io.StringIO(shown([record(action=text)], "csv")))
    assert row["action"].startswith("'")


def test_numbers_stay_numbers_in_csv(shown):
    [row] = csv.DictReader(io.StringIO(shown([record(ref=-3)], "csv")))
    assert row["ref"] == "-3"


@given(st.text())
def test_csv_guards_only_by_putting_an_apostrophe_first(text):
    safe = spreadsheet_safe(text)
    assert safe in (visible(text), "'" + visible(text))
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_markdown_has_no_markup_left(shown):
    out = shown([record(action="a|b <script>x</script>\n[x](javascript:y) `c`")], "md")
    assert out.count("\n") == 3
    assert "<script>" not in out
    assert markdown_safe("a|b") == r"a\|b"
    assert r"\[x\](javascript:y)" in out
