"""A person's decisions: kept by content, above the matcher, never contradicted."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking import Decision, assign_action_ids, find, link, link_series, side
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
