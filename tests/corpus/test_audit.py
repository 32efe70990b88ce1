"""The machinery of the checks: choosing, running, ordering, fingerprints."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.audit import Rule, audit, fingerprint, fingerprints, rules, run
from corpus.records import Case, Finding, Quote, Skip
from extractors.faults import Fault
from extractors.records import Place
from tests.corpus.casefile import build_case

WRONG = {
    "overview": "Health | S | A | 5\nHealth | S | G | 2\n- | S | A | 4\n- | S | G | 2",
    "grid": "theme | timescale | status | times\nHealth | S | A | 6\nHealth | S | G | 2",
}


def finding(severity: str, line: int, key: str = "key") -> Finding:
    place = Place(line=line)
    return Finding("TST001", severity, "A message.", "1", "2", place, (Quote("1", place, "a.txt"),), key)


def rule(*results: Finding | Skip, failing: Exception | None = None) -> Rule:
    def check(case: Case) -> Iterator[Finding | Skip]:
        yield from results
        if failing:
            raise failing

    return Rule("TST001", "a-test", "error", "", check)


EMPTY = build_case({})


def test_errors_come_first_and_then_the_place() -> None:
    results = (
        finding("warning", 1, "a"),
        finding("error", 9, "b"),
        finding("info", 0, "c"),
        finding("error", 2, "d"),
    )
    assert [found.key for found in run([rule(*results)], EMPTY).findings] == ["d", "b", "a", "c"]


def test_a_rule_that_fails_loses_no_finding() -> None:
    outcome = run(
        [rule(finding("error", 1), failing=ValueError("no such month")), rule(finding("info", 2, "b"))], EMPTY
    )
    assert len(outcome.findings) == 2
    assert outcome.skipped == (Skip("TST001", "the check failed: no such month", lost=True),)


def test_a_failure_without_words_is_named() -> None:
    assert run([rule(failing=KeyError())], EMPTY).skipped[0].why == "the check failed: KeyError"


def test_the_same_reason_is_listed_once() -> None:
    assert len(run([rule(Skip("TST001", "why"), Skip("TST001", "why"))], EMPTY).skipped) == 1


def test_select_and_ignore_take_codes_beginnings_and_names() -> None:
    case = build_case(WRONG)
    assert {found.code for found in audit(case, select=["cnt001"]).findings} == {"CNT001"}
    assert {found.code for found in audit(case, select=["column-does-not-add-up"]).findings} == {"CNT004"}
    assert {found.code for found in audit(case, select=["CNT"], ignore=["CNT001"]).findings} == {"CNT004"}
    assert not audit(case, ignore=["CNT"]).findings


def test_a_word_that_names_no_check_is_a_fault() -> None:
    with pytest.raises(Fault, match="no check called “CNT999”"):
        audit(EMPTY, select=["CNT999"])
    with pytest.raises(Fault):
        audit(EMPTY, ignore=[" "])


def test_no_check_fails_on_an_empty_report() -> None:
    outcome = audit(EMPTY)
    assert not outcome.findings
    assert not [skip for skip in outcome.skipped if "the check failed" in skip.why]


def test_a_fingerprint_outlives_edits_elsewhere() -> None:
    before = audit(build_case(WRONG), select=["CNT001"]).findings[0]
    moved = "Care | S | A | 1\nCare | S | G | 0\n" + WRONG["overview"]
    grid = WRONG["grid"].replace("Health | S | A", "Care | S | A | 1\nHealth | S | A", 1)
    after = audit(build_case({"overview": moved, "grid": grid}), select=["CNT001"]).findings[0]
    assert before.place != after.place
    assert fingerprint(before, "Plan", "2018-19 Q1") == fingerprint(after, "plan", "2018-19  Q1")
    assert len(fingerprint(before, "Plan", "2018-19 Q1")) == 16


def test_a_fingerprint_tells_findings_apart() -> None:
    one = finding("error", 1)
    prints = {
        fingerprint(one, "Plan", "2018"),
        fingerprint(one, "Plan", "2019"),
        fingerprint(one, "Another plan", "2018"),
        fingerprint(replace(one, code="TST002"), "Plan", "2018"),
        fingerprint(replace(one, key="another"), "Plan", "2018"),
        fingerprint(one, "Plan", "2018", "briefing"),
    }
    assert len(prints) == 6


def quoting(line: int, text: str) -> Finding:
    return replace(finding("error", line), quotes=(Quote(text, Place(line=line), "a.txt"),))


def test_findings_about_the_same_thing_are_told_apart_by_what_they_quote() -> None:
    outcome = run([rule(quoting(1, "row 1: Repaint"), quoting(2, "row 2: Plant"))], EMPTY)
    assert [found.key for found in outcome.findings] == ["key | 1 | Repaint", "key | 1 | Plant"]


def test_findings_alike_in_everything_are_numbered() -> None:
    outcome = run([rule(finding("error", 1), finding("error", 2))], EMPTY)
    assert [found.key for found in outcome.findings] == ["key | 1 | 1", "key | 1 | 1 (2)"]


def test_a_fingerprint_outlives_the_mending_of_a_finding_about_the_same_thing() -> None:
    plant = quoting(2, "row 2: Plant")
    both = run([rule(quoting(1, "row 1: Repaint"), plant)], EMPTY).findings
    moved = replace(plant, quotes=(Quote("row 1 (2(b)): Plant", Place(line=1), "a.txt"),))
    [alone] = run([rule(moved)], EMPTY).findings
    assert fingerprint(both[1], "Plan", "2018") in fingerprints(alone, "Plan", "2018")
    assert fingerprint(both[0], "Plan", "2018") not in fingerprints(alone, "Plan", "2018")


def test_rules_are_found_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == sorted(codes)
    assert "CNT001" in codes
