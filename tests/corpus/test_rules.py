"""Every check against its case file, and every check against what a newcomer's file must have."""

import re
from pathlib import Path

import pytest

import corpus.rules
from corpus.audit import SEVERITIES, Outcome, Rule, rules, run
from tests.corpus.casefile import RuleCase, read_cases

FOLDER = Path(__file__).parent.parent / "rules"
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in read_cases(path)]
HEADINGS = ("What it checks", "Why it matters", "Example", "Innocent explanations")
BY_CODE = {rule.code: rule for rule in rules()}


def outcome(case: RuleCase) -> Outcome:
    return run([BY_CODE[case.code]], case.case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_case(case: RuleCase) -> None:
    result = outcome(case)
    messages = [finding.message for finding in result.findings]
    assert len(messages) == len(case.found), messages
    for piece, message in zip(case.found, messages, strict=True):
        assert piece in message
    assert not case.severities or case.severities == tuple(finding.severity for finding in result.findings)
    reasons = " ".join(skip.why for skip in result.skipped)
    assert "the check failed" not in reasons
    assert case.skipped in reasons
    assert bool(case.skipped) == bool(result.skipped), reasons


@pytest.mark.parametrize("case", [case for case in CASES if case.found], ids=lambda case: case.name)
def test_a_finding_shows_both_sides(case: RuleCase) -> None:
    for finding in outcome(case).findings:
        assert finding.code == case.code
        assert finding.severity in SEVERITIES
        assert finding.stated and finding.counted and finding.key
        assert finding.quotes
        assert all(quote.text and quote.report for quote in finding.quotes)
        assert len(finding.quotes) <= 12
        assert re.search(r"[.?]$", finding.message)
        assert finding.repair or not finding.code.startswith(("CNT", "PCT"))


def test_every_file_is_a_rule_with_a_code_of_its_own() -> None:
    files = sorted(path.stem for path in Path(corpus.rules.__path__[0]).glob("*.py") if path.stem != "__init__")
    assert [stem.split("_")[0].upper() for stem in files] == [rule.code for rule in rules()]
    assert len({rule.name for rule in rules()}) == len(files)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
class TestEveryRule:
    def test_has_a_manual_page(self, rule: Rule) -> None:
        first, *rest = rule.manual.splitlines()
        assert first and not first.endswith(".")
        assert [line for line in rest if line and not line.startswith(" ")] == list(HEADINGS)

    def test_is_named_for_use_after_allow(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
        assert rule.severity in SEVERITIES

    def test_has_two_cases_that_fire_and_two_that_stay_silent(self, rule: Rule) -> None:
        mine = [case for case in CASES if case.code == rule.code]
        assert sum(bool(case.found) for case in mine) >= 2
        assert sum(not case.found and not case.skipped for case in mine) >= 2


def severities(case: RuleCase) -> set[str]:
    return {finding.severity for finding in outcome(case).findings}


def test_more_complete_than_there_are_comes_before_a_slip_in_rounding() -> None:
    by_name = {(case.code, case.name): case for case in CASES}
    flattering = outcome(by_name["CNT001", "more complete than there are, and fewer late"]).findings
    assert [finding.changes_conclusion for finding in flattering] == [True, True]
    modest = outcome(
        by_name["CNT001", "a theme without a row, where every theme of the grid is accounted for"]
    ).findings
    assert [finding.changes_conclusion for finding in modest] == [False]
    slips = outcome(by_name["PCT001", "a slip of one in the last digit changes no conclusion"]).findings
    assert [finding.changes_conclusion for finding in slips] == [False]


def test_a_finding_is_as_severe_as_what_it_rests_on() -> None:
    by_name = {(case.code, case.name): case for case in CASES}
    assert severities(by_name["MIL002", "due in the first month, still in progress at the end"]) == {"error"}
    assert severities(by_name["MIL002", "a term that is over"]) == {"warning"}
    assert severities(by_name["MIL002", "a date whose year was taken from the report is a warning"]) == {"warning"}
    assert severities(by_name["LIF001", "an amber action that is gone"]) == {"warning"}
    assert severities(by_name["LIF001", "nothing resembles it, and a person has confirmed it"]) == {"error"}
