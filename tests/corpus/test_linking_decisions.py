"""A person's decisions: kept by content, above the matcher, never contradicted."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking import Decision, assign_action_ids, effects, find, link, link_series, side
from corpus.linking.bonds import Bonds
from corpus.linking.members import members_of
from normalise.records import Action, Report
from tests.corpus.invented_plans import act, distinct_plans, report

NOON = "2018-07-01T12:00:00+00:00"


def decide(verb: str, earlier: tuple[Report, int], later: tuple[Report, int], when: str = NOON) -> Decision:
    ends = [side(each.actions[row - 1], each) for each, row in (earlier, later)]
    return Decision(verb, "Ada Quill", when, "read both reports", *ends)  # type: ignore[arg-type]


def test_accept_makes_a_link_that_the_matcher_would_not() -> None:
    one, two = report(["Map the footpaths"], 0), report(["Renew the helpline contract"], 1)
    (found,) = link(one, two, [decide("accept", (one, 1), (two, 1))])
    assert (found.verdict, found.decided_by, found.decided_at) == ("same", "Ada Quill", NOON)
    assert found.reasons[0] == "Ada Quill decided: read both reports"


def test_reject_forbids_a_link_however_alike() -> None:
    one, two = report(["Map the footpaths"], 0), report(["Map the footpaths"], 1)
    assert [each.verdict for each in link(one, two, [decide("reject", (one, 1), (two, 1))])] == ["dropped", "new"]


def test_reject_holds_past_a_gap_and_through_a_third_report() -> None:
    one, two, three = (report(rows, n) for n, rows in enumerate((["Map paths"], ["Map paths"], ["Map paths"])))
    series = link_series([one, two, three], [decide("reject", (one, 1), (three, 1))])
    ids = assign_action_ids(series)
    assert ids[one.sha256, 1] != ids[three.sha256, 1]


def test_a_revoked_decision_is_no_more() -> None:
    one, two = report(["Map the footpaths"], 0), report(["Map the footpaths"], 1)
    revoked = replace(decide("reject", (one, 1), (two, 1)), revoked=NOON)
    assert [each.verdict for each in link(one, two, [revoked])] == ["same"]


def test_the_newest_decision_holds() -> None:
    one, two = report(["Map the footpaths"], 0), report(["Map the footpaths"], 1)
    older = decide("reject", (one, 1), (two, 1))
    newer = decide("accept", (one, 1), (two, 1), "2018-08-01T12:00:00+00:00")
    assert [each.verdict for each in link(one, two, [newer, older])] == ["same"]


def test_a_split_and_a_drop_can_be_decided() -> None:
    one = report(["Map the footpaths"], 0)
    two = report(["Map the footpaths", "Renew the helpline contract"], 1)
    links = link(one, two, [decide("split", (one, 1), (two, 2))])
    assert [(each.verdict, each.decided_by) for each in links] == [("same", "matcher"), ("split", "Ada Quill")]
    gone = Decision("accept", "Ada Quill", NOON, "closed by the board", side(one.actions[0], one), None)
    assert [(each.verdict, each.decided_by) for each in link(one, report(["Map the footpaths"], 1), [gone])] == [
        ("dropped", "Ada Quill"),
        ("new", "matcher"),
    ]


def test_a_decision_survives_rereading() -> None:
    one = report([act("Map the foot-paths.", ref="1.1", theme="Paths"), act("Map the footpaths", ref="1.2")], 0)
    remembered = side(one.actions[1], one)
    again = replace(one, sha256="0" * 64, actions=(one.actions[1], one.actions[0]))
    assert find(remembered, again) == one.actions[1]
    assert find(remembered, again) != one.actions[0]
    assert find(replace(remembered, period="2031 Q1"), again) is None
    reread = report([act("Map the fotpaths", ref="1.2"), "Open the quay"], 0)
    assert find(remembered, reread) == reread.actions[0]


def test_a_decision_goes_through_json() -> None:
    one, two = report(["Map the footpaths"], 0), report(["Map the footpaths"], 1)
    made = decide("join", (one, 1), (two, 1))
    assert Decision.from_dict(json.loads(json.dumps(asdict(made)))) == made
    with pytest.raises(ValueError, match="cannot be 'guess'"):
        Decision.from_dict({**asdict(made), "verb": "guess"})


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        ("Repaint the ferry shelters on the north quay", "Repaint the fcrry sheltcrs on the north quay", True),
        ("Repaint the ferry shelters on the north quay", "Repaint the ferry shelters on the south quay", False),
        ("Deliver tranche 2 of the estate works", "Deliver tranche 3 of the estate works", False),
        ("Deliver tranche 2 of the estate works", "Deliver tranche 2 of the estate work s", True),
        ("Train forty wardens for the upper valley", "Train forty wardens for the lower valley", False),
        ("Replace 40 lamps in the long underpass", "Replace 45 lamps in the long underpass", False),
    ],
)
def test_a_misread_wording_is_known_again_and_a_twin_is_not(then: str, now: str, found: bool) -> None:
    one, again = report([then, "Open the quay"], 0), report(["Open the quay", now], 0)
    assert (find(side(one.actions[0], one), again) is not None) == found


def test_of_two_near_rows_neither_is_taken_for_the_other() -> None:
    one = report(["Agree the rota for the wardens"], 0)
    again = report(["Agree the rota for the wardcns", "Agree the rotas for the wardens"], 0)
    assert find(side(one.actions[0], one), again) is None


def test_a_file_whose_period_is_read_differently_still_holds_its_actions() -> None:
    one = report(["Map the footpaths"], 0)
    reread = replace(one, period=replace(one.period, label="2018-03"))  # type: ignore[type-var]
    assert find(side(one.actions[0], one), reread) == one.actions[0]
    assert find(side(one.actions[0], one), replace(reread, sha256="0" * 64)) is None


def test_twins_in_two_reports_of_one_period_are_told_apart_by_their_file() -> None:
    north, south = (report(["Hold a drill"], 0, part=part) for part in ("north", "south"))
    later = report(["Hold a drill each spring"], 1)
    for mine, other in ((north, south), (south, north)):
        made = decide("join", (mine, 1), (later, 1))
        ids = assign_action_ids(link_series([north, south, later], [made]))
        assert ids[mine.sha256, 1] == ids[later.sha256, 1] != ids[other.sha256, 1]


def test_the_effect_of_each_decision_is_said() -> None:
    reports = [report(["Map the footpaths", "Open the quay"], n) for n in range(3)]
    older = decide("reject", (reports[0], 1), (reports[1], 1))
    newer = decide("accept", (reports[0], 1), (reports[1], 1), "2018-08-01T12:00:00+00:00")
    twins = decide("join", (reports[0], 1), (reports[0], 2))
    gone = replace(older, later=replace(side(reports[1].actions[0], reports[1]), period="2031 Q1", report=""))
    note = replace(older, verb="note")
    given = [older, newer, twins, gone, note, replace(newer, revoked=NOON)]
    found = effects(reports, given)
    assert [each.state for each in found] == [
        "overruled",
        "in force",
        "cannot hold",
        "not found",
        "kept",
        "taken back",
    ]
    assert found[0].by == 1
    assert found[3].why == "no report of 2031 Q1"


def test_a_decision_is_overruled_by_those_it_contradicts_only_together() -> None:
    reports = [report(["Map the footpaths"], n) for n in range(3)]
    first, second, third = reports
    apart = decide("reject", (first, 1), (third, 1), "2018-07-01T12:00:00+00:00")
    joins = [
        decide("join", (second, 1), (third, 1), "2018-07-02T12:00:00+00:00"),
        decide("join", (first, 1), (second, 1), "2018-07-03T12:00:00+00:00"),
    ]
    overruled, *held = effects(reports, [apart, *joins])
    assert [each.state for each in held] == ["in force", "in force"]
    assert (overruled.state, overruled.by) == ("overruled", 1)


def test_an_accepted_drop_says_nothing_of_what_came_before() -> None:
    reports = [report(["Map the footpaths"], 0), report(["Map the footpaths"], 1), report(["Open the quay"], 2)]
    joined = decide("join", (reports[0], 1), (reports[1], 1), "2018-08-01T12:00:00+00:00")
    dropped = Decision("accept", "Ada Quill", NOON, "closed", side(reports[1].actions[0], reports[1]), None)
    assert [each.state for each in effects(reports, [joined, dropped])] == ["in force", "in force"]
    fresh = Decision("accept", "Bo Marsh", NOON, "begun", None, side(reports[1].actions[0], reports[1]))
    series = link_series(reports, [dropped, fresh])
    said = {(each.link.verdict, each.link.decided_by) for each in series.links}
    assert said == {("dropped", "Ada Quill"), ("new", "Bo Marsh"), ("dropped", "matcher"), ("new", "matcher")}


def test_a_split_past_a_gap_is_shown() -> None:
    reports = [report(["Map the footpaths"], 0), report(["Map the footpaths"], 1)]
    reports.append(report(["Map the footpaths", "Renew the helpline contract"], 2))
    made = decide("split", (reports[0], 1), (reports[2], 2))
    verdicts = [(each.link.verdict, each.link.decided_by) for each in link_series(reports, [made]).links]
    assert sorted(verdicts) == [("same", "matcher"), ("same", "matcher"), ("split", "Ada Quill")]


def test_what_was_ruled_out_is_no_near_candidate_any_more() -> None:
    one, two = report(["Map the footpaths"], 0), report(["Map the footpaths"], 1)
    assert all(each.nearest is None for each in link(one, two, [decide("reject", (one, 1), (two, 1))]))


@given(distinct_plans, distinct_plans, distinct_plans, st.data())
@settings(max_examples=50, deadline=None)
def test_decisions_in_force_are_what_the_links_say_with_or_without_another_quarter(
    first: list[Action], second: list[Action], third: list[Action], data: st.DataObject
) -> None:
    reports = [report(rows, n) for n, rows in enumerate((first, second, third))]
    missing = data.draw(st.sampled_from((0, 1, 2, 3)))
    known = [each for n, each in enumerate(reports) if n != missing]
    places = [(each, action.row) for each in known for action in each.actions]
    decisions = []
    for number in range(data.draw(st.integers(1, 6)) if places else 0):
        earlier, later = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
        verb = data.draw(st.sampled_from(("accept", "reject", "join", "split", "dropped", "new")))
        made = decide("accept" if verb in ("dropped", "new") else verb, earlier, later, f"2018-07-0{number + 1}")
        if verb in ("dropped", "new"):
            made = replace(made, later=None) if verb == "dropped" else replace(made, earlier=None)
        decisions.append(made)
    states = [each.state for each in effects(known, decisions)]
    assert "not found" not in states
    possible = [state for state in states if state != "cannot hold"]
    assert not possible or possible[-1] == "in force"  # nothing is newer
    assert [each.state for each in effects(reports, decisions)] == states
    for there in (known, reports):
        ids = assign_action_ids(link_series(there, decisions))
        when = {each.sha256: place for place, each in enumerate(there)}
        for made, state in zip(decisions, states, strict=True):
            if state != "in force":
                continue
            ends = [
                next((each.sha256, found.row) for each in there if (found := find(end, each)))
                for end in (made.earlier, made.later)
                if end
            ]
            if len(ends) == 2:
                assert (ids[ends[0]] == ids[ends[1]]) == (made.verb in ("accept", "join"))
            else:
                stood = [when[sha256] for (sha256, _), name in ids.items() if name == ids[ends[0]]]
                assert when[ends[0][0]] == (max(stood) if made.earlier else min(stood))


@given(distinct_plans, distinct_plans, distinct_plans, st.data())
@settings(max_examples=60, deadline=None)
def test_standing_decisions_are_never_contradicted(
    first: list[Action], second: list[Action], third: list[Action], data: st.DataObject
) -> None:
    reports = [report(rows, n) for n, rows in enumerate((first, second, third))]
    places = [(each, action.row) for each in reports for action in each.actions]
    decisions = []
    if places:
        for number in range(data.draw(st.integers(1, 5))):
            earlier, later = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
            verb = data.draw(st.sampled_from(("accept", "reject", "join", "split")))
            decisions.append(decide(verb, earlier, later, f"2018-07-0{number + 1}T12:00:00+00:00"))
    series = link_series(reports, decisions)
    ids = assign_action_ids(series)
    members = [member for n, each in enumerate(reports) for member in members_of((each,), n)]
    bonds = Bonds(members, decisions)
    for one in members:
        for other in members:
            decision = bonds.decision(one.node, other.node) if one.node < other.node else None
            if decision:
                same = ids[one.key] == ids[other.key]
                assert same == (decision.verb in ("accept", "join"))
    newest = decisions[-1] if decisions else None
    if newest and newest.earlier and newest.later and newest.earlier.period != newest.later.period:
        one_key, other_key = (
            next((each.sha256, found.row) for each in reports if (found := find(end, each)))
            for end in (newest.earlier, newest.later)
        )
        assert (ids[one_key] == ids[other_key]) == (newest.verb in ("accept", "join"))
    for thread in set(ids.values()):
        held = [key[0] for key, name in ids.items() if name == thread]
        assert len(held) == len(set(held))
