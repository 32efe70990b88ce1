"""The baseline as a text: nothing is lost, order does not matter, and what is no baseline is refused."""

import json
from difflib import unified_diff

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.baseline import KnownFinding, baseline_text, read_baseline

TEXTS = st.text(max_size=12)
FINDINGS = st.lists(
    st.builds(KnownFinding, TEXTS, TEXTS, TEXTS, TEXTS, st.text("0123456789abcdef", min_size=16, max_size=16))
)


@given(FINDINGS)
@settings(max_examples=60)
def test_it_is_read_as_it_was_written_in_one_order(findings: list[KnownFinding]) -> None:
    text = baseline_text(findings)
    assert set(read_baseline(text)) == set(findings)
    assert baseline_text(reversed(findings)) == text


def test_one_finding_more_is_some_lines_more() -> None:
    first = KnownFinding("Plan", "2024-25 Q1", "CNT001", "The overview says 5.", "00aa")
    second = KnownFinding("Plan", "2024-25 Q2", "CNT001", "The overview says 6.", "00bb")
    few, many = baseline_text([second]).splitlines(), baseline_text([first, second]).splitlines()
    changed = [
        line for line in unified_diff(few, many, n=0, lineterm="") if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changed) == 7
    assert all(line.startswith("+") for line in changed)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: this is not JSON"),
        ('{\n"findings": [}', "line 2: this is not JSON"),
        ("[]", "no list of findings"),
        ('{"findings": {}}', "no list of findings"),
        ('{"findings": ["00aa"]}', "finding 1 is not one"),
        ('{"findings": [{"fingerprint": "00aa"}, {"code": "CNT001"}]}', "finding 2 has no fingerprint"),
        ('{"findings": [{"fingerprint": 3}]}', "finding 1 is not one"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_baseline(text)


def test_what_later_versions_add_is_passed_by() -> None:
    text = json.dumps({"findings": [{"fingerprint": "00aa", "owner": "R. Osei"}]})
    assert [each.fingerprint for each in read_baseline(text)] == ["00aa"]
