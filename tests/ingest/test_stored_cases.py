"""What surrounds a stored report and a draft: where each action stood before, across gaps and within the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.courses import WINDOW, course_of, standings
from corpus.history import History
from corpus.linking import link_series
from corpus.records import Case
from ingest.auditing import draft_case
from ingest.linking import link_plan
from ingest.stored_cases import stored_cases
from normalise.records import Period, Report
from tests.corpus.history_reports import PLAN, WORDING, action, new_history, report

STAYS, LEAVES = WORDING[0], WORDING[1]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(new_history(tmp_path)) as opened:
        yield opened


def month(number: int, *texts: str) -> Report:
    """The report of a month counted from January 2020 as 0."""
    first = date(2020 + number // 12, number % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    period = Period(f"{first:%Y-%m}", first, last, "month")
    rows = tuple(action(row, text, state="on track") for row, text in enumerate(texts, start=1))
    return report(None, f"{first:%Y-%m}.txt", period=period, actions=rows)


def stored(history: History, *reports: Report) -> list[Case]:
    for each in reports:
        history.store(each, each.name, 10)
    link_plan(history, PLAN)
    return [case for _, case in stored_cases(history, PLAN)]


def courses(case: Case) -> dict[str, list[str]]:
    """The names of the reports in which each action stood before."""
    return {
        action.action: [one.report.name for one in case.course[action.row]]
        for action in case.report.actions
        if action.row in case.course
    }


def test_an_action_is_followed_back_past_a_gap(history: History) -> None:
    cases = stored(history, month(0, STAYS, LEAVES), month(1, STAYS), month(2, LEAVES, STAYS))
    assert courses(cases[0]) == {}
    assert courses(cases[1]) == {STAYS: ["2020-01.txt"]}
    assert courses(cases[2]) == {STAYS: ["2020-02.txt", "2020-01.txt"], LEAVES: ["2020-01.txt"]}
    assert [period.label for period in cases[2].periods] == ["2020-01", "2020-02", "2020-03"]


def test_a_draft_sees_what_it_would_see_once_it_is_stored(history: History) -> None:
    draft = month(2, LEAVES, STAYS)
    stored(history, month(0, STAYS, LEAVES), month(1, STAYS))
    before = draft_case(draft, [], history)
    after = stored(history, draft)[-1]
    assert courses(before) == courses(after) == {STAYS: ["2020-02.txt", "2020-01.txt"], LEAVES: ["2020-01.txt"]}
    assert (before.periods, before.history) == (after.periods, True)
    assert before.earlier and after.earlier and before.earlier.name == after.earlier.name


def test_drafts_alone_are_each_others_past() -> None:
    first, second = month(0, STAYS), month(1, STAYS)
    assert courses(draft_case(second, [first], None)) == {STAYS: ["2020-01.txt"]}
    assert draft_case(first, [second], None).earlier is None


def test_a_long_plan_is_followed_back_over_the_window_only(history: History) -> None:
    cases = stored(history, *(month(number, STAYS) for number in range(WINDOW + 4)))
    assert [len(courses(case).get(STAYS, [])) for case in cases] == [*range(WINDOW), *[WINDOW] * 4]
    assert len(cases[-1].periods) == WINDOW + 4


def test_a_reissued_report_is_known_as_one(history: History) -> None:
    first = month(0, STAYS, LEAVES)
    again = report(None, "again.txt", period=first.period, actions=first.actions)
    *_, case = stored(history, first, again, month(1, STAYS))
    assert [(one.report.name, one.reissued) for one in case.course[1]] == [("again.txt", True)]


def test_a_doubtful_link_makes_all_behind_it_doubtful(history: History) -> None:
    first, second, third = month(0, STAYS), month(1, STAYS), month(2, STAYS)
    links = link_series([first, second, third]).links
    kept = {each.sha256 for each in (first, second, third)}
    doubtful = [replace(each, link=replace(each.link, verdict="unsure")) for each in links[1:]]
    stood = standings(first, {})
    stood |= standings(second, course_of(links[:1], stood, kept))
    assert [one.sure for one in course_of(doubtful, stood, kept)[1]] == [False, False]
    assert [one.sure for one in course_of(links[1:], stood, kept)[1]] == [True, True]
