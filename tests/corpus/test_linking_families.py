"""Twins that a plan itself shows to be a family, and marks that part them."""

from __future__ import annotations

import pytest

from corpus.linking import link, weights
from corpus.linking.naming import acronyms, written_short
from corpus.records import Link
from tests.corpus.invented_plans import act, day, report


def only(links: tuple[Link, ...], *verdicts: str) -> list[tuple[str | None, str | None]]:
    return [
        (each.earlier.action if each.earlier else None, each.later.action if each.later else None)
        for each in links
        if each.verdict in verdicts
    ]


@pytest.mark.parametrize(
    ("stays", "goes", "comes"),
    [
        ("Repaint the depot in Ashby", "Repaint the depot in Thornby", "Repaint the depot in Milford"),
        ("REPAINT THE DEPOT IN ASHBY", "REPAINT THE DEPOT IN THORNBY", "REPAINT THE DEPOT IN MILFORD"),
        ("Let the contract for Lot 1", "Let the contract for Lot 2", "Let the contract for Lot 3"),
        ("Resurface the north car park", "Resurface the south car park", "Resurface the east car park"),
        ("Audit tier 1 suppliers", "Audit tier 2 suppliers", "Audit tier 3 suppliers"),
    ],
)
def test_a_twin_that_goes_is_not_the_twin_that_comes(stays: str, goes: str, comes: str) -> None:
    common = {"theme": "Works", "key_deliverable": "Sound estates", "leads": ("Estates",), "outcome_measure": "Done"}
    links = link(
        report([act(stays, **common), act(goes, **common)], 0), report([act(stays, **common), act(comes, **common)], 1)
    )
    assert only(links, "same") == [(stays, stays)]
    assert not only(links, "split", "merged")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Agree the data protocol", "Agree the data protocol Phase 2"),
        ("Refit the cemetery chapel", "Refit the north cemetery chapel"),
        ("Publish the 2017 lighting survey", "Publish the 2018 lighting survey"),
    ],
)
def test_a_mark_that_only_one_has_is_doubted_whatever_else_agrees(earlier: str, later: str) -> None:
    common = {"theme": "Works", "key_deliverable": "Sound estates", "leads": ("Estates",), "outcome_measure": "Done"}
    links = link(report([act(earlier, **common)], 0), report([act(later, **common)], 1))
    assert only(links, "same") == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Buy patrol boats of type 31e", "Buy patrol boats of type 31"),
        ("Renew the housing grant scheme", "Renew the housing grant scheme phase 1"),
        ("Strengthen the faith forum in Calderton", "Strengthen the faith forun in Caldertn"),
        ("Convene the multi-agency risk panel", "Convene the MARP"),
    ],
)
def test_one_action_written_in_two_ways_is_found(earlier: str, later: str) -> None:
    links = link(
        report([act(earlier, theme="Works", leads=("AB",)), "Map the footpaths"], 0),
        report([act(later, theme="Works", leads=("AB",)), "Map the footpaths"], 1),
    )
    assert (earlier, later) in only(links, "same", "unsure")


def test_parts_of_a_programme_are_not_the_programme() -> None:
    later = ["Coastal path Phase 1", "Coastal path Phase 2", "Coastal path Phase 3"]
    links = link(report(["Programme of the coastal path"], 0), report(later, 1))
    assert only(links, "same") == []
    assert any("parts that share its words" in reason for each in links for reason in each.reasons)


def test_a_rare_date_says_more_than_a_common_one() -> None:
    def score(others: int) -> float:
        dated = [act(f"Repair bridge of {name}", starts=day(2018, 2, 7)) for name in ("Oak", "Elm", "Ash")[:others]]
        renamed = act("Make good the sluice", starts=day(2018, 2, 7))
        rest = [act(f"Open kiosk {n}", starts=day(2018, 3, 1)) for n in range(20)]
        earlier = report([act("Repair of the lock gates", starts=day(2018, 2, 7)), *dated, *rest], 0)
        (found,) = [
            each
            for each in link(earlier, report([renamed, *dated, *rest], 1))
            if each.later and each.later.action == renamed.action
        ]
        return found.score

    assert score(0) > score(3)


def test_acronyms_stand_for_their_words() -> None:
    assert acronyms("Review the MARAC and IOM cohort") == {"marac", "iom"}
    assert acronyms("REVIEW THE COHORT") == frozenset()
    plain = "review the integrated offender management cohort"
    assert written_short(plain, frozenset({"iom"}), "review iom") == "review the iom cohort"
    assert written_short(plain, frozenset({"iom"}), "integrated offender management iom") == plain


def test_a_piece_with_more_words_of_its_own_is_named_as_likely() -> None:
    earlier = report(["Recruit and train mentors", "Publish the strategy"], 0)
    later = report(["Train mentors for young people leaving care", "Recruit the mentors", "Publish the strategy"], 1)
    (new,) = [each for each in link(earlier, later) if each.verdict == "new"]
    assert new.nearest is not None
    assert new.nearest.action == "Recruit and train mentors"
    assert "may be a part of it" in new.reasons
    assert new.score >= weights.POSSIBLE


def test_a_new_action_of_the_same_object_is_no_split() -> None:
    earlier = report(["Deliver the communications plan with the voluntary sector using the new toolkit"], 0)
    later = report(
        ["Deliver the communications plan with the voluntary sector", "Publicise the communications plan with shops"], 1
    )
    assert not only(link(earlier, later), "split", "merged")


def test_a_whole_without_a_link_is_found_in_its_two_halves() -> None:
    whole = "Survey the allotment fencing and let the fishing rights"
    halves = ["Survey the allotment fencing", "Let the fishing rights"]
    assert sorted(each.verdict for each in link(report([whole], 0), report(halves, 1))) == ["same", "split"]
    assert sorted(each.verdict for each in link(report(halves, 0), report([whole], 1))) == ["merged", "same"]
