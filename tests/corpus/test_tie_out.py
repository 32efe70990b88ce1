"""Which documents are companions: a covering report and its plan, at one position."""

from dataclasses import replace
from typing import Any

from corpus.tie_out import companions, same_position
from normalise.records import Report
from tests.corpus.casefile import build_report

GRID = "status\nA"


def plan(end: str, name: str = "plan.txt", **more: Any) -> Report:
    return build_report({"period": end, "grid": GRID, "plan": "Safer Homes Plan", **more}, name)


def covering(**more: Any) -> Report:
    """A paper; its ``period`` is the day of the meeting."""
    paper = build_report({"plan": "Quarterly update", "plans_named": ["Safer Homes Plan"], **more}, "covering.txt")
    return replace(paper, period=replace(paper.period, kind="day") if paper.period else None)


def test_a_covering_report_finds_the_latest_plan_it_can_mean() -> None:
    old, new, later = plan("2018-03-31", "q4"), plan("2018-06-30", "q1"), plan("2018-09-30", "q2")
    report = covering(period="2018-07-12")
    assert companions(report, [old, new, later]) == (new,)
    assert companions(new, [old, later, report]) == (report,)
    assert companions(old, [new, later, report]) == ()


def test_a_paper_on_a_named_quarter_covers_no_other() -> None:
    paper = build_report({"period": "2018-19 Q1", "plan": "Safer Homes Plan"}, "covering.txt")
    before, meant = plan("2017-18 Q4", "q4"), plan("2018-19 Q1", "q1")
    assert companions(paper, [before, meant]) == (meant,)
    assert companions(paper, [before]) == ()


def test_a_stated_position_outranks_the_date_of_the_meeting() -> None:
    old, new = plan("2018-03-31", "q4"), plan("2018-06-30", "q1")
    assert companions(covering(period="2018-07-12", as_at="2018-03-31"), [old, new]) == (old,)
    assert companions(covering(period="2018-07-12", as_at="2018-07-01"), [old, new]) == ()


def test_a_plan_that_states_its_position_is_taken_at_its_word() -> None:
    assert same_position(covering(as_at="2018-04-15"), plan("2018-03-31", as_at="2018-04-15"))
    assert not same_position(covering(as_at="2018-04-16"), plan("2018-03-31", as_at="2018-04-15"))


def test_another_plan_is_no_companion() -> None:
    report = covering(period="2018-04-12", plans_named=["Cleaner Rivers Strategy"])
    assert companions(report, [plan("2018-03-31")]) == ()


def test_two_grids_are_revisions_and_not_companions() -> None:
    assert companions(plan("2018-03-31"), [plan("2018-03-31", "corrected.txt")]) == ()


def test_a_report_is_not_its_own_companion() -> None:
    report = covering(period="2018-04-12")
    assert companions(report, [report]) == ()


def test_nothing_is_tied_without_a_date() -> None:
    assert not same_position(covering(), plan("2018-03-31"))
    assert not same_position(covering(period="2018-04-12"), build_report({"grid": GRID}))


def test_a_plan_of_half_a_year_ago_is_an_older_position() -> None:
    assert not same_position(covering(period="2018-10-01"), plan("2018-03-31"))
    assert not same_position(covering(period="2018-03-30"), plan("2018-03-31"))
