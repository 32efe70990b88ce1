"""Actions that are gone, and which of them a new one may be."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking.members import Member, members_of
from corpus.linking.returning import Gone
from tests.corpus.invented_plans import act, distinct_plans, report


def members(wordings: Sequence[str], quarter: int = 0) -> tuple[Member, ...]:
    return members_of((report([act(each) for each in wordings], quarter),), quarter)


def test_a_gone_action_is_found_by_its_rare_words_among_thousands() -> None:
    many = members([f"Inspect the drains of street {n} and repair them" for n in range(3000)])
    lost = members(["Appoint a warden for the lighthouse garden"], 1)
    (back,) = members(["Appoint wardens for the garden at the lighthouse"], 2)
    assert lost[0] in Gone([*many, *lost]).near([back])


def test_of_thousands_with_one_wording_few_are_looked_at_and_the_last_of_them() -> None:
    twins = [*members(["Inspect the drains"] * 500, 0), *members(["Inspect the drains"], 1)]
    near = Gone(twins).near(members(["Inspect the drains"], 2))
    assert len(near) <= 32
    assert twins[-1] in near


def test_what_returned_is_not_found_again() -> None:
    (lost,) = members(["Appoint a warden for the lighthouse garden"])
    gone = Gone([lost])
    gone.remove(lost.node)
    gone.remove(lost.node)
    assert gone.near(members(["Appoint a warden for the lighthouse garden"], 1)) == []


def test_an_action_that_a_decision_names_is_found_whatever_it_says() -> None:
    (lost,) = members(["Appoint a warden"])
    assert Gone([lost]).near(members(["Repaint the market hall"], 1), [lost.node]) == [lost]


@given(st.lists(distinct_plans, min_size=1, max_size=4), distinct_plans, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_what_is_found_does_not_depend_on_the_order(rows, fresh, chance) -> None:  # type: ignore[no-untyped-def]
    lost = [each for n, there in enumerate(rows) for each in members_of((report(there, n),), n)]
    arrived = members_of((report(fresh, 9),), 9)
    shuffled = [*lost]
    chance.shuffle(shuffled)
    assert Gone(lost).near(arrived) == Gone(shuffled).near(arrived[::-1])
