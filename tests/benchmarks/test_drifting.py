"""The invented plans that linking is measured on: the same from one seed, and true to what they say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.linking.drifting.plans import RICH, WORDING_ONLY, council_plan
from benchmarks.linking.drifting.projects import portfolio
from benchmarks.linking.drifting.story import Style
from benchmarks.linking.generated import HELD_OUT, TUNING, generated
from benchmarks.linking.known import KnownSeries

SMALL = Style("small plan", 40, 6, 3, RICH.fields)


def told(known: KnownSeries) -> dict[tuple[str, int], str]:
    return {(report.sha256, action.row): action.action for report in known.reports for action in report.actions}


@pytest.mark.parametrize("style", [RICH, WORDING_ONLY])
def test_one_seed_always_tells_the_same_plan(style: Style) -> None:
    assert council_plan(style, 5) == council_plan(style, 5)
    assert council_plan(style, 5).reports != council_plan(style, 6).reports


def test_one_seed_always_tells_the_same_portfolio() -> None:
    assert portfolio(5) == portfolio(5)
    assert portfolio(5).reports != portfolio(6).reports


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_held_out_series_are_not_those_for_tuning(place: int) -> None:
    tuning, held_out = generated(TUNING)[place], generated(HELD_OUT)[place]
    shared = set(told(tuning).values()) & set(told(held_out).values())
    assert len(shared) < len(set(told(held_out).values())) / 10


@pytest.mark.parametrize("known", generated(TUNING), ids=lambda known: known.name)
def test_there_are_hundreds_of_actions_and_drift_of_every_kind(known: KnownSeries) -> None:
    assert len(set(known.identity.values())) > 250
    wordings = told(known)
    assert sum(wordings[one] != wordings[other] for one, other in known.links()) > 50
    assert known.gone()
    order = [report.sha256 for report in known.reports]
    assert any(order.index(later[0]) - order.index(earlier[0]) > 1 for earlier, later in known.links()), "no return"
    assert len(known.look_alikes) > 30
    assert sum("paraphrased" in changes or "renamed" in changes for changes in known.changes.values()) > 30
    if known.name != "portfolio of projects":
        assert len(known.parted) > 5
        assert len(known.joined) > 5


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_the_truth_holds_together(seed: int) -> None:
    known = council_plan(SMALL, seed)
    wordings = told(known)
    assert known.identity.keys() == wordings.keys()
    for report in known.reports:
        here = [known.identity[report.sha256, action.row] for action in report.actions]
        assert len(set(here)) == len(here), "an action stands twice in one report"
    order = {report.sha256: place for place, report in enumerate(known.reports)}
    for whole, pieces in known.parted:
        assert len(pieces) == 2
        assert {order[piece[0]] for piece in pieces} == {order[whole[0]] + 1}
        assert known.identity[whole] not in {known.identity[piece] for piece in pieces}
    for pieces, whole in known.joined:
        assert len(pieces) == 2
        assert {order[piece[0]] for piece in pieces} == {order[whole[0]] - 1}
    for pair in known.links():
        assert known.identity[pair[0]] == known.identity[pair[1]]
        assert order[pair[0][0]] < order[pair[1][0]]
    assert all(len(pair) == 2 for pair in known.look_alikes)


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_nothing_of_the_truth_is_printed(seed: int) -> None:
    known = council_plan(SMALL, seed)
    names = set(known.identity.values())
    for report in known.reports:
        for action in report.actions:
            assert action.action_id is None
            assert not names & {action.ref, action.theme, action.lead, action.key_deliverable}
