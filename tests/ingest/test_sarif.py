"""SARIF: valid against the published schema whatever the words are, and pointing at the real lines."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.records import Quote, Suppression
from extractors.faults import Unreadable
from extractors.records import Place
from ingest.rendering.aside import Aside
from ingest.rendering.file_uris import artifact_location
from ingest.rendering.sarif import sarif
from ingest.source_text import lines_of, span_in
from tests.ingest.checking import HOSTILE, PLAN, checked, finding, skip

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run_of(*reports, **settings):
    """The one run of a valid log, as a program reads it."""
    log = json.loads(json.dumps(sarif(reports, 1, "0.2", **settings)))
    assert [f"{fault.json_path}: {fault.message}" for fault in VALID.iter_errors(log)] == []
    [run] = log["runs"]
    return run


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return "report.txt"


def test_the_schema_itself_refuses_what_is_none():
    assert list(VALID.iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


def test_every_check_is_a_rule_with_its_manual_page(path):
    from corpus.audit import rules

    described = {rule["id"]: rule for rule in run_of(checked(path))["tool"]["driver"]["rules"]}
    assert set(described) == {rule.code for rule in rules()}
    for rule in rules():
        help = described[rule.code]["help"]
        assert "Why it matters" in help["text"] and "### Why it matters" in help["markdown"]
        assert described[rule.code]["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_a_region_is_the_real_line_and_the_printed_value(path):
    place = Place(page=1, table=2, row=3, line=16)
    run = run_of(checked(path, [finding(place=place, quotes=(Quote("row / Lead: Harbour Office", place, path),))]))
    [result] = run["results"]
    [location] = result["locations"]
    region = location["physicalLocation"]["region"]
    line = PLAN.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "Harbour Office" == region["snippet"]["text"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CNT001"
    assert result["level"] == "error"
    assert location["properties"]["row"] == 3


def test_a_value_that_stands_in_its_line_twice_leaves_the_whole_line(path):
    [result] = run_of(checked(path, [finding()]))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["snippet"]["text"]) == (8, "Clean Streets\t1\t1\t3")


def test_the_other_side_is_a_related_location(path, tmp_path):
    other = checked(tmp_path / "beside this.txt")
    one = finding()
    near = Quote("row 1", Place(page=1, table=2, row=3, line=16), path)
    beside = Quote("row 1", one.place, "beside this.txt")
    gone = Quote("row 9", Place(page=4, table=2, row=9), "last quarter.pdf")
    [result] = run_of(checked(path, [finding(quotes=(*one.quotes, near, beside, gone))]), other)["results"]
    first, second, third = result["relatedLocations"]
    assert first["physicalLocation"]["region"] == {"startLine": 16}
    assert second["physicalLocation"]["artifactLocation"]["uri"] == "beside%20this.txt"
    assert "physicalLocation" not in third
    assert third["message"]["text"] == "last quarter.pdf, page 4, table 2, row 9: row 9"


def test_a_pdf_has_a_first_line_and_the_place_in_words_and_numbers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = Path(__file__).parent.parent / "samples" / "families" / "12_split_rows" / "report.pdf"
    place = Place(page=2, table=1, row=4, bbox=(10, 20, 30, 40))
    one = checked(tmp_path / "draft.pdf", [finding(place=place, quotes=())], data=source.read_bytes())
    [result] = run_of(one)["results"]
    [location] = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "page 2, table 1, row 4"
    assert location["properties"] == {"page": 2, "table": 1, "row": 4, "bbox": [10, 20, 30, 40], "line": None}


def test_what_people_decided_goes_along(path):
    bare = checked(path, [finding(1), finding(2)])
    marks = [mark for _, mark in bare.fingerprinted()]
    accepted = {marks[0]: Suppression("the row moves next year", "A. Officer")}
    one, other = run_of(checked(path, bare.findings, suppressed=accepted, known=frozenset(marks[1:])))["results"]
    assert one["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "the row moves next year (A. Officer)"}
    ]
    assert other["suppressions"] == []
    assert (one["baselineState"], other["baselineState"]) == ("new", "unchanged")
    assert one["partialFingerprints"]["tallybook/v1"] == marks[0]
    [bare_one, _] = run_of(bare)["results"]
    assert "baselineState" not in bare_one


def test_what_could_not_be_read_or_run_is_a_notification(path):
    run = run_of(checked(path, skipped=[skip()]), aside=Aside(left_out=("PCT002",), unread=(("a b.pdf", "locked"),)))
    [invocation] = run["invocations"]
    assert invocation["exitCode"] == 1
    assert invocation["executionSuccessful"] is False
    unread, skipped = invocation["toolExecutionNotifications"]
    assert (unread["level"], unread["message"]["text"]) == ("error", "a b.pdf: locked")
    assert skipped["associatedRule"]["id"] == "PCT001"
    assert invocation["ruleConfigurationOverrides"][0]["descriptor"]["id"] == "PCT002"


def test_a_run_that_ended_before_its_time_says_why():
    [invocation] = run_of(fault=Unreadable("draft.pdf is empty", "save it anew"))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "draft.pdf is empty; save it anew"


def test_words_of_a_report_are_no_links_and_no_placeholders(path):
    [result] = run_of(checked(path, [finding(message=HOSTILE)]))["results"]
    assert "](" not in result["message"]["text"]
    assert "{{0}}" in result["message"]["text"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(max_size=60),
    place=st.builds(
        Place,
        page=st.none() | st.integers(1, 9),
        table=st.none() | st.integers(1, 9),
        row=st.none() | st.integers(1, 99),
        line=st.none() | st.integers(1, 40),
        bbox=st.none() | st.tuples(*[st.floats(0, 900, allow_nan=False)] * 4),
    ),
    name=st.sampled_from(["report.txt", "other.pdf", ""]),
)
def test_any_words_at_any_place_give_a_valid_log(path, words, place, name):
    found = finding(place=place, message=words, stated=words, repair=words, quotes=(Quote(words, place, name),) * 2)
    run_of(checked(path, [found], [skip(why=words)]))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/q3 plan (final) 100%.pdf", "drafts/q3%20plan%20%28final%29%20100%25.pdf"),
        ("Entwürfe/Plan #3.csv", "Entw%C3%BCrfe/Plan%20%233.csv"),
    ],
)
def test_paths_are_relative_and_encoded(path, uri):
    assert artifact_location(path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_path_outside_of_the_folder_is_a_whole_one(tmp_path, monkeypatch):
    inside = tmp_path / "here"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert artifact_location(str(tmp_path / "a b.txt")) == {"uri": (tmp_path / "a b.txt").as_uri()}


def test_lines_are_those_of_the_file_as_it_was_read(tmp_path):
    from ingest.reading import checksum

    path = tmp_path / "report.txt"
    path.write_bytes(b"one\r\ntwo\x0cstill two\rthree\n")
    sha256 = checksum(path.read_bytes())
    assert lines_of(path, sha256) == ("one", "two\x0cstill two", "three", "")
    assert lines_of(path, "0" * 64) == ()
    assert lines_of(tmp_path / "gone.txt", sha256) == ()


@pytest.mark.parametrize(
    ("line", "quoted", "value"),
    [("a 12 b", "x: 12", "12"), ("  1 1 ", "x: 1", "1 1"), ("  a ", "", "a"), ("   ", "x: 1", "")],
)
def test_the_span_of_a_quote(line, quoted, value):
    start, end = span_in(line, quoted)
    assert line[start:end] == value
