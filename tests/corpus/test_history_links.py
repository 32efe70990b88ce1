"""Links, action ids, decisions and findings in the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.history import DatabaseFault, History, StoredFinding, StoredLink
from corpus.linking.decisions import Decision, side
from corpus.records import Finding, Link, Quote
from extractors.records import Place
from tests.corpus.history_reports import PLAN, QUARTERS, action, new_history, report


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(new_history(tmp_path)) as history:
        for quarter in (3, 1, 2):
            history.store(report(quarter), f"q{quarter}.txt", 10)
        yield history


def linked(history: History, *, score: float = 0.9, third: bool = True) -> None:
    series = history.load_series(PLAN)
    links = [
        StoredLink(earlier.report_id, later.report_id, row, row, score, ("same words",), "same")
        for earlier, later in pairwise(series)
        for row in ((1, 2, 3) if third else (1, 2))
    ]
    ids = {(one.report_id, row): f"action-{row}" for one in series for row in (1, 2, 3)}
    history.save_links(PLAN, links, ids)


def test_a_series_is_in_time_order_whatever_the_order_of_reading(history: History) -> None:
    assert [one.report.period for one in history.load_series(PLAN)] == [QUARTERS[q] for q in (1, 2, 3)]
    history.store(report(None, "undated"), "undated.txt", 10)
    assert len(history.load_series(PLAN)) == 3
    assert [one.path for one in history.load_series(PLAN, undated=True)] == ["undated.txt"]
    assert history.load_series("Some other plan") == ()


def test_linking_clears_the_mark_and_storing_sets_it(history: History) -> None:
    assert history.plans_to_link() == (PLAN,)
    linked(history)
    assert history.plans_to_link() == ()
    assert history.plans_to_check() == (PLAN,)
    history.store(report(4), "q4.txt", 10)
    assert history.plans_to_link() == (PLAN,)


def test_a_report_stored_while_a_plan_is_linked_is_not_forgotten(history: History) -> None:
    history.load_series(PLAN)
    with History.open(history.path) as another:
        another.store(report(4), "q4.txt", 10)
    history.save_links(PLAN, [], {})
    assert history.plans_to_link() == (PLAN,)


def test_links_are_read_back_with_the_actions_they_join(history: History) -> None:
    first, second, _ = history.load_series(PLAN)
    old, new = first.report.actions[0], second.report.actions[1]
    given = (
        Link(old, new, 0.71, ("wording 0.7", "same lead"), "unsure"),
        Link(None, second.report.actions[2], 0.2, (), "new", nearest=first.report.actions[1]),
        Link(first.report.actions[2], None, 0.1, (), "dropped", "R. Hill", "2022-01-01", nearest=new),
    )
    stored = [StoredLink.of(first.report_id, second.report_id, link) for link in given]
    history.save_links(PLAN, stored, {})
    both = {one.report_id: one.report for one in (first, second)}
    found = history.load_links_into(second, both)
    assert tuple(each.link for each in found) == given
    assert {(each.earlier_report, each.later_report) for each in found} == {(first.report, second.report)}
    assert history.load_links_into(first, both) == ()
    assert history.load_links_into(second, {}) == ()
    doubtful, near = history.links(review=True)  # the dropped one is a person's word: that is no doubt
    assert (doubtful["earlier_action"], doubtful["later_action"]) == (old.action, new.action)
    assert (near["verdict"], near["nearest_action"]) == ("new", first.report.actions[1].action)
    assert [row["verdict"] for row in history.links(verdicts=("new", "dropped"))] == ["new", "dropped"]
    assert len(list(history.links(period=second.report.period.label))) == 3
    assert list(history.links(period=first.report.period.label)) == []
    dropped = next(row for row in history.links() if row["verdict"] == "dropped")
    assert dropped["nearest_action"] == new.action
    assert (dropped["later_row"], dropped["decided_by"]) == (None, "R. Hill")


def test_a_link_keeps_its_number_and_a_number_is_never_given_again(history: History) -> None:
    linked(history)
    before = {(row["earlier_report_id"], row["later_row"]): row["link_id"] for row in history.links()}
    linked(history, score=0.5, third=False)
    after = {(row["earlier_report_id"], row["later_row"]): row["link_id"] for row in history.links()}
    assert after == {ends: number for ends, number in before.items() if ends[1] != 3}
    assert {row["score"] for row in history.links()} == {0.5}
    linked(history)
    fresh = {row["link_id"] for row in history.links() if row["later_row"] == 3}
    assert not fresh & set(before.values())
    number = min(fresh)
    assert [row["link_id"] for row in history.links(link_id=number)] == [number]  # type: ignore[arg-type]


def test_ids_stay_with_their_actions(history: History) -> None:
    linked(history)
    for stored in history.load_series(PLAN):
        assert [one.action_id for one in stored.report.actions] == ["action-1", "action-2", "action-3"]
    other = report(1, "housing", plan="Housing Repairs Strategy")
    number = history.store(other, "housing.txt", 10).report_id
    assert history.taken_elsewhere("Housing Repairs Strategy", ["action-1", "free"]) == {"action-1"}
    assert history.taken_elsewhere(PLAN, ["action-1", "free"]) == frozenset()
    with pytest.raises(ValueError, match="action-1"):
        history.save_links("Housing Repairs Strategy", [], {(number, 1): "action-1"})


def test_links_that_do_not_fit_leave_everything_as_it_was(history: History) -> None:
    linked(history)
    before = list(history.links())
    with pytest.raises(LookupError):
        history.save_links(PLAN, [], {(1, 99): "new-id"})
    with pytest.raises(LookupError):
        history.save_links("Some other plan", [], {})
    with pytest.raises(DatabaseFault):
        history.save_links(PLAN, [StoredLink(1, 2, 99, 1, 0.9, (), "same")], {})
    assert list(history.links()) == before
    assert history.history_of("new-id") == []


def decision(verb: str = "accept") -> Decision:
    earlier, later = report(1), report(2)
    return Decision(
        verb=verb,  # type: ignore[arg-type]
        who="A. Lee",
        when="2022-05-01T10:00:00+00:00",
        why="the café was renamed",
        earlier=side(earlier.actions[0], earlier),
        later=side(later.actions[1], later),
    )


def test_decisions_are_kept_by_content_and_never_lost(history: History) -> None:
    linked(history)
    one_sided = replace(decision(), later=None)
    numbers = [history.add_decision(decision()), history.add_decision(one_sided)]
    assert [(kept.decision_id, kept.decision) for kept in history.decisions(PLAN)] == [
        (numbers[0], decision()),
        (numbers[1], one_sided),
    ]
    assert history.plans_to_link() == (PLAN,)
    assert history.decisions("Some other plan") == ()
    # read anew, superseded, linked again: the decision stays word for word
    history.store(report(1, "q1.txt", actions=(action(1, "Another wording"),)), "q1.txt", 10, replace=True)
    assert [kept.decision for kept in history.decisions()] == [decision(), one_sided]


def test_a_decision_taken_back_stays_on_record(history: History) -> None:
    number = history.add_decision(decision("reject"))
    linked(history)
    revoked = history.revoke_decision(number, who="B. Roe")
    assert revoked.revoked_by == "B. Roe" and revoked.decision.revoked is not None
    assert history.decisions() == ()
    assert history.decisions(revoked=True) == (revoked,)
    assert history.plans_to_link() == (PLAN,)
    assert history.revoke_decision(number, who="C. Doe") == revoked
    with pytest.raises(LookupError):
        history.revoke_decision(999, who="B. Roe")


def test_a_decision_cannot_be_deleted_even_by_another_program(history: History) -> None:
    import sqlite3

    history.add_decision(decision())
    stranger = sqlite3.connect(history.path)
    with pytest.raises(sqlite3.IntegrityError, match="revoked, never deleted"):
        stranger.execute("DELETE FROM decision")
    stranger.close()


def test_a_decision_needs_something_to_be_about(history: History) -> None:
    with pytest.raises(ValueError, match="at least one action"):
        history.add_decision(replace(decision(), earlier=None, later=None))


def finding(key: str, severity: str = "error") -> Finding:
    place = Place(page=2, table=1, row=4)
    quotes = (Quote("9 amber", place, "q1.txt"), Quote("10 rows", Place(line=7), "q1.txt"))
    return Finding("CNT001", severity, f"{key} does not add up", "9", "10", place, quotes, key, "10")


def test_findings_are_replaced_for_the_reports_that_were_checked(history: History) -> None:
    linked(history)
    first, second, third = (one.report_id for one in history.load_series(PLAN))
    rows = [
        StoredFinding(first, finding("Prevention", "warning"), "f1"),
        StoredFinding(first, finding("Drains"), "f2"),
        StoredFinding(second, finding("Pumps"), "f3", suppressed_because="checked by hand"),
    ]
    history.save_findings([first, second], rows)
    assert [row["fingerprint"] for row in history.findings()] == ["f2", "f1", "f3"]
    assert history.plans_to_check() == (PLAN,)
    history.save_findings([first, third], [rows[1]])
    assert [row["fingerprint"] for row in history.findings()] == ["f2", "f3"]
    history.save_findings([first, second, third], [rows[2]])
    assert history.plans_to_check() == ()
    (row,) = history.findings()
    assert (row["stated"], row["counted"], row["repair"], row["page"]) == ("9", "10", "10", 2)
    assert row["suppressed_because"] == "checked by hand"
    assert list(history.findings(severity="warning")) == []
    assert list(history.findings(code="cnt001", plan="riverside")) == [row]


def test_a_finding_of_a_report_that_was_not_checked_is_refused(history: History) -> None:
    with pytest.raises(LookupError, match="not checked"):
        history.save_findings([1], [StoredFinding(2, finding("Pumps"), "f1")])
