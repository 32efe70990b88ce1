"""Links between two reports: one to one, whatever the order of rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking import link
from corpus.linking.assigning import assign
from corpus.linking.candidates import NEAREST, candidates
from corpus.linking.comparing import sheet
from corpus.linking.wording import rarity
from corpus.records import Link
from normalise.records import Action, Report
from tests.corpus.invented_plans import act, actions, distinct_plans, plans, report


def said(action: Action | None) -> tuple[object, ...] | None:
    return None if action is None else tuple(getattr(replace(action, row=0, place=None), f) for f in _FIELDS)  # type: ignore[arg-type]


_FIELDS = ("action", "ref", "theme", "key_deliverable", "leads", "due_span", "state")


def by_content(links: tuple[Link, ...]) -> Counter[tuple[object, ...]]:
    return Counter((said(each.earlier), said(each.later), each.verdict, each.score) for each in links)


def ends(links: tuple[Link, ...], *verdicts: str) -> list[tuple[int, int]]:
    return [
        (each.earlier.row, each.later.row) for each in links if each.earlier and each.later and each.verdict in verdicts
    ]


@given(plans, plans)
@settings(max_examples=60, deadline=None)
def test_every_action_stands_in_one_link(first: list[Action], second: list[Action]) -> None:
    earlier, later = report(first, 0), report(second, 1)
    links = link(earlier, later)
    matched = ends(links, "same", "unsure")
    assert len({row for row, _ in matched}) == len({row for _, row in matched}) == len(matched)
    assert {each.earlier.row for each in links if each.earlier} == {each.row for each in earlier.actions}
    assert {each.later.row for each in links if each.later} == {each.row for each in later.actions}
    for each in links:
        assert 0 <= each.score <= 1
        assert each.reasons
        assert (each.later is None) == (each.verdict == "dropped")
        assert (each.earlier is None) == (each.verdict == "new")


@given(plans)
@settings(max_examples=60, deadline=None)
def test_a_report_linked_to_itself_links_every_row_to_its_own(rows: list[Action]) -> None:
    one = report(rows)
    found = ends(link(one, one), "same")
    assert found == [(each.row, each.row) for each in one.actions]


@given(plans, plans, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_does_not_matter(first: list[Action], second: list[Action], chance: object) -> None:
    before = link(report(first, 0), report(second, 1))
    shuffled = [*first], [*second]
    for rows in shuffled:
        chance.shuffle(rows)  # type: ignore[attr-defined]
    after = link(report(shuffled[0], 0), report(shuffled[1], 1))
    assert by_content(before) == by_content(after)


@given(distinct_plans, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_renumbering_changes_no_link_whose_text_agrees(rows: list[Action], chance: object) -> None:
    numbers = [f"{place}" for place in range(len(rows))]
    first = [replace(each, ref=number) for each, number in zip(rows, numbers, strict=True)]
    chance.shuffle(numbers)  # type: ignore[attr-defined]
    second = [replace(each, ref=number) for each, number in zip(rows, numbers, strict=True)]
    found = ends(link(report(first, 0), report(second, 1)), "same")
    assert found == [(place, place) for place in range(1, len(rows) + 1)]


def test_twin_rows_are_not_crossed() -> None:
    earlier = report(["Refit the north depot", "Refit the south depot", "Fit locks in Tranche 2"], 0)
    later = report(
        ["Finish the refit of the south depot", "Finish the refit of the north depot", "Fit locks in Tranche 3"], 1
    )
    links = link(earlier, later)
    assert sorted(ends(links, "same", "unsure")) == [(1, 2), (2, 1)]
    dropped = [each for each in links if each.verdict == "dropped"]
    assert [each.earlier.action for each in dropped if each.earlier] == ["Fit locks in Tranche 2"]
    assert dropped[0].nearest is not None
    assert dropped[0].nearest.action == "Fit locks in Tranche 3"
    assert 0 < dropped[0].score < 0.5


@pytest.mark.parametrize("field", ["key_deliverable", "theme", "ref"])
def test_one_wording_twice_is_told_apart_by_its_context(field: str) -> None:
    twins = [act("Set up a working group", **{field: name}) for name in ("Evening buses", "School meals")]
    links = link(report(twins, 0), report(twins[::-1], 1))
    assert sorted(ends(links, "same")) == [(1, 2), (2, 1)]


def test_rows_that_say_the_same_in_everything_go_in_order() -> None:
    rows = ["Set up a working group", "Set up a working group"]
    assert ends(link(report(rows, 0), report(rows, 1)), "same") == [(1, 1), (2, 2)]


def test_which_of_two_like_rows_was_dropped_is_doubtful() -> None:
    links = link(report(["Set up a working group"] * 2, 0), report(["Set up a working group"], 1))
    assert Counter(each.verdict for each in links) == {"unsure": 1, "dropped": 1}


def test_a_reworded_action_is_found_and_a_complete_one_may_go() -> None:
    earlier = report(
        [
            act("Produce a communications plan for victims of theft", theme="Victims", leads=("Press office",)),
            act("Renew the helpline contract", state="complete"),
        ],
        0,
    )
    later = report(
        [act("Develop a plan of communications for theft victims", theme="Victims", leads=("Press office",))], 1
    )
    same, dropped = link(earlier, later)
    assert (same.verdict, same.score > 0.85) == ("same", True)
    assert (dropped.verdict, dropped.reasons[0]) == ("dropped", "was complete")


def test_a_split_is_named_and_the_first_piece_keeps_the_link() -> None:
    earlier = report(["Publish the custody strategy and train every custody sergeant"], 0)
    later = report(["Publish the custody strategy", "Train every custody sergeant"], 1)
    links = link(earlier, later)
    assert sorted(each.verdict for each in links) == ["same", "split"]
    merged = link(later, earlier)
    assert sorted(each.verdict for each in merged) == ["merged", "same"]


def test_a_split_by_place_is_named() -> None:
    earlier = report(["Install cameras at both bus depots"], 0)
    later = report(["Install cameras at the north bus depot", "Install cameras at the south bus depot"], 1)
    assert sorted(each.verdict for each in link(earlier, later)) == ["same", "split"]


def test_a_new_action_beside_an_unchanged_one_is_no_split() -> None:
    earlier = report(["Install cameras at the bus depot"], 0)
    later = report(["Install cameras at the bus depot", "Install cameras at the bus depot car park"], 1)
    assert [each.verdict for each in link(earlier, later)] == ["same", "new"]


def test_the_best_whole_beats_first_come_first_served() -> None:
    assert assign({(0, 0): 3.0, (0, 1): 2.9, (1, 0): 2.8}) == [(0, 1), (1, 0)]
    assert assign({(0, 0): -1.0}) == []
    assert assign({}) == []


def test_empty_reports() -> None:
    empty: Report = report([], 0)
    assert link(empty, empty) == ()
    assert [each.verdict for each in link(empty, report(["Map the paths"], 1))] == ["new"]


@given(st.lists(actions, min_size=1, max_size=8, unique_by=lambda each: each.action))
@settings(max_examples=30, deadline=None)
def test_twins_by_tranche_never_cross(rows: list[Action]) -> None:
    first = [replace(each, action=f"{each.action}, tranche {n}") for each in rows for n in (1, 2)]
    second = [replace(each, action=f"{each.action}, tranche {n}") for each in rows for n in (2, 3)]
    for each in link(report(first, 0), report(second, 1)):
        if each.earlier and each.later and each.verdict != "split":
            assert each.earlier.action == each.later.action


def test_candidates_grow_with_the_actions_and_not_with_the_pairs() -> None:
    rows = [act(f"Survey street {n} of {n % 7} and repair its lamps", theme="Streets") for n in range(1200)]
    sheets = [sheet(each) for each in rows]
    found = candidates(sheets, sheets, rarity([[each.wording.stems for each in sheets]]))
    assert len(found) <= 2 * NEAREST * len(rows)
    assert {(row, row) for row in range(len(rows))} <= set(found)


def test_many_rows_of_one_wording_find_their_own_key_deliverable() -> None:
    rows = [act("Set up a working group", key_deliverable=f"Deliverable on topic {n}") for n in range(120)]
    links = link(report(rows, 0), report(rows[::-1], 1))
    assert sorted(ends(links, "same")) == [(row, 121 - row) for row in range(1, 121)]


@given(distinct_plans, st.randoms(use_true_random=False), st.sampled_from((" as agreed", " with partners", "")))
@settings(max_examples=40, deadline=None)
def test_permuting_references_alone_changes_no_sure_link_whose_text_agrees(
    rows: list[Action], chance: object, tail: str
) -> None:
    numbers = [f"{place}" for place in range(len(rows))]
    first = [replace(each, ref=number) for each, number in zip(rows, numbers, strict=True)]
    kept = [replace(each, action=each.action + tail) for each in first]
    chance.shuffle(numbers)  # type: ignore[attr-defined]
    moved = [replace(each, ref=number) for each, number in zip(kept, numbers, strict=True)]
    before = ends(link(report(first, 0), report(kept, 1)), "same", "unsure")
    after = ends(link(report(first, 0), report(moved, 1)), "same", "unsure")
    assert before == after
