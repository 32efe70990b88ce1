"""Which findings a suppression is about, for how long, and what a run must have checked to call one stale."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.records import Finding, Suppression
from corpus.suppressing import Coverage, Found, expired, first_fitting, fits
from extractors.records import Place

TODAY = date(2025, 7, 1)
FINDING = Finding(
    "CNT001", "error", "A message.", "5", "6", Place(line=3), (), "Clean Streets | [fill #00FF00] | green"
)
FOUND = Found(FINDING, "Brighter Quayside Plan", "2024-25 Q1", ("00aa11bb22cc33dd", "ffee"))
BY_MARK = Suppression("Agreed.", "R. Osei", fingerprint="00aa11bb22cc33dd")
BY_HAND = Suppression("Agreed.", "R. Osei", code="CNT001", plan="Brighter Quayside Plan", subject="Clean Streets*")


@pytest.mark.parametrize(
    "suppression",
    [
        BY_MARK,
        replace(BY_MARK, fingerprint="FFEE"),
        replace(BY_MARK, code="cnt001", plan="brighter  quayside PLAN", period="2024-25 Q1"),
        BY_HAND,
        replace(BY_HAND, subject="clean streets | [fill #00ff00] | GREEN"),
        replace(BY_HAND, subject="*[fill*green"),
        replace(BY_HAND, subject="*"),
    ],
)
def test_it_is_about_the_finding(suppression: Suppression) -> None:
    assert fits(suppression, FOUND)


@pytest.mark.parametrize(
    "suppression",
    [
        replace(BY_MARK, fingerprint="00aa11bb22cc33de"),
        replace(BY_MARK, code="CNT002"),
        replace(BY_MARK, period="2024-25 Q2"),
        replace(BY_HAND, plan="Another plan"),
        replace(BY_HAND, subject="Clean Streets"),
        replace(BY_HAND, subject="*amber"),
        replace(BY_HAND, code=""),
        replace(BY_HAND, plan=""),
        replace(BY_HAND, subject=""),
        Suppression("Everything is fine.", "R. Osei"),
    ],
)
def test_it_is_not_about_the_finding(suppression: Suppression) -> None:
    assert not fits(suppression, FOUND)


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_a_subject_fits_itself_and_not_a_longer_one(subject: str) -> None:
    if not subject.strip():
        return
    found = replace(FOUND, finding=replace(FINDING, key=subject))
    by_hand = replace(BY_HAND, subject=subject)
    assert fits(by_hand, found)
    longer = replace(found, finding=replace(FINDING, key=f"{subject} or more"))
    assert fits(by_hand, longer) == ("*" in subject and subject.rstrip().endswith("*"))


@given(st.integers(-800, 800))
@settings(max_examples=60)
def test_it_holds_until_the_end_of_its_last_day(days: int) -> None:
    suppression = replace(BY_MARK, until=TODAY + timedelta(days=days))
    assert expired(suppression, TODAY) == (days < 0)
    assert (first_fitting([suppression], FOUND, TODAY) is None) == (days < 0)


def test_one_in_force_outranks_one_that_has_expired() -> None:
    old = replace(BY_MARK, until=date(2025, 6, 30))
    assert first_fitting([old, BY_HAND], FOUND, TODAY) is BY_HAND


SKIPPED = frozenset({("LIF001", "Plan", "2024-25 Q1")})
REPORTS = frozenset({("Plan", "2024-25 Q1"), ("Plan", "2024-25 Q2")})


@pytest.mark.parametrize(
    ("run", "about", "covered"),
    [
        ({"everything": True}, ("", "", ""), True),
        ({}, ("CNT001", "Plan", ""), False),
        ({"plans": frozenset({"Plan"})}, ("CNT001", "plan", ""), True),
        ({"plans": frozenset({"Plan"})}, ("CNT001", "Another", ""), False),
        ({"plans": frozenset({"Plan"})}, ("CNT001", "", ""), False),
        ({"everything": True}, ("CNT001", "Plan", "2024-25 Q2"), True),
        ({"everything": True}, ("CNT001", "Plan", "2024-25 Q3"), False),
        ({"everything": True}, ("CNT001", "Another", ""), False),
        ({"everything": True, "left_out": frozenset({"CNT001"})}, ("CNT001", "Plan", ""), False),
        ({"everything": True, "left_out": frozenset({"CNT001"})}, ("CNT002", "Plan", ""), True),
        ({"everything": True, "left_out": frozenset({"CNT001"})}, ("", "Plan", ""), False),
        ({"everything": True, "skipped": SKIPPED}, ("LIF001", "Plan", "2024-25 Q1"), False),
        ({"everything": True, "skipped": SKIPPED}, ("LIF001", "Plan", ""), False),
        ({"everything": True, "skipped": SKIPPED}, ("LIF001", "Plan", "2024-25 Q2"), True),
        ({"everything": True, "skipped": SKIPPED}, ("CNT001", "Plan", "2024-25 Q1"), True),
        ({"everything": True, "skipped": SKIPPED}, ("", "Plan", "2024-25 Q2"), True),
        ({"everything": True, "skipped": SKIPPED}, ("", "", ""), False),
    ],
)
def test_only_what_was_looked_for_can_be_missing(
    run: dict[str, Any], about: tuple[str, str, str], covered: bool
) -> None:
    assert Coverage(reports=REPORTS, **run).covers(*about) is covered
