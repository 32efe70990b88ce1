"""How alike two actions are, and whether the reasons say why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.linking import weights
from corpus.linking.comparing import Likeness, compare, sheet
from corpus.linking.wording import fingerprint, rarity, stems, words
from normalise.records import Action, DateSpan
from tests.corpus.invented_plans import act, day


def alike(earlier: Action, later: Action, others: tuple[Action, ...] = ()) -> Likeness:
    ours, theirs, rest = sheet(earlier), sheet(later), [sheet(other) for other in others]
    rare = rarity([[each.wording.stems for each in (ours, *rest)], [each.wording.stems for each in (theirs, *rest)]])
    return compare(ours, theirs, rare)


def test_reasons_are_words_and_numbers() -> None:
    earlier = act("Repair the sea wall", ref="5.2", leads=("Harbour Trust",), due_span=day(2018, 3, 31))
    later = act("Repair the old sea wall", ref="5.3", leads=("Harbour trust",), due_span=day(2018, 6, 30))
    found = alike(earlier, later)
    assert found.reasons[0].startswith("wording 0.")
    assert found.reasons[1:] == ("same lead", "ref 5.2 -> 5.3", "due date moved 3 months later")
    assert found.score >= weights.SURE


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        ("Fit door locks in Tranche 2", "Fit door locks in Tranche 3", "different numbers: 2 / 3"),
        ("Fit door locks in Phase II", "Fit door locks in phase three", "different numbers: 2 / 3"),
        ("Repaint the north depot", "Repaint the southern depot", "different sides: north / south"),
        ("Train primary school governors", "Train secondary school governors", "different words: primary / secondary"),
        ("Resurface the A12 slip road", "Resurface the A14 slip road", "different codes: a12 / a14"),
    ],
)
def test_twins_are_told_apart(earlier: str, later: str, reason: str) -> None:
    found = alike(act(earlier, theme="Works", leads=("AB",)), act(later, theme="Works", leads=("AB",)))
    assert reason in found.reasons
    assert found.score < weights.POSSIBLE


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Recruit 12 volunteers to the panel", "Recruit 15 volunteers to the panel"),
        ("Open a drop-in centre in Ashby this year", "Open a drop-in centre in Thornby this year"),
        ("Publish the 2017 lighting survey", "Publish the 2018 lighting survey"),
    ],
)
def test_other_figures_names_and_years_are_doubted(earlier: str, later: str) -> None:
    found = alike(act(earlier, theme="Works"), act(later, theme="Works"))
    assert found.score < weights.SURE


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Fit door locks in Phase2", "Fit door locks, phase two"),
        ("Fit door locks in Phase IV", "Fit door locks in Phase 4"),
        ("Hold the second forum on lighting", "Hold the 2nd forum on lighting"),
        ("Publish the survey of lighting by 31 March 2018", "Publish the survey of lighting by 30 June 2018"),
        ("Spend £10,000 on lighting the quay", "Spend £12,000 on lighting the quay"),
    ],
)
def test_the_same_mark_written_otherwise_is_no_difference(earlier: str, later: str) -> None:
    assert alike(act(earlier, theme="Works"), act(later, theme="Works")).score >= weights.SURE


def test_a_reference_alone_never_links() -> None:
    found = alike(act("Map the footpaths", ref="1.1"), act("Renew the helpline contract", ref="1.1"))
    assert found.score < 0.1
    assert "same ref 1.1, unlike text" in found.reasons


def test_another_reference_does_not_part_like_texts() -> None:
    text = "Map the footpaths of the old quarry"
    assert alike(act(text, ref="1.1"), act(text, ref="9.4")).points == alike(act(text), act(text)).points


@pytest.mark.parametrize("field", ["theme", "key_deliverable", "outcome_measure", "description", "ref"])
def test_a_missing_field_neither_helps_nor_hurts(field: str) -> None:
    bare = alike(act("Map the footpaths"), act("Map the footpaths")).points
    filled = act("Map the footpaths", **{field: "Getting about"})
    assert alike(filled, act("Map the footpaths")).points == bare
    assert alike(act("Map the footpaths"), filled).points == bare


def test_the_same_words_under_another_key_deliverable_are_doubted() -> None:
    words_alike = "Establish a working group"
    found = alike(act(words_alike, key_deliverable="Street lighting"), act(words_alike, key_deliverable="School meals"))
    assert weights.POSSIBLE <= found.score < weights.SURE


def test_key_deliverables_that_differ_in_a_number_are_unlike() -> None:
    twin = "Establish a working group"
    found = alike(act(twin, key_deliverable="Homes in tranche 2"), act(twin, key_deliverable="Homes in tranche 3"))
    assert "key deliverable 0.00" in found.reasons


def test_common_words_tell_less_than_rare_ones() -> None:
    crowd = tuple(act(f"{name} improvement programme") for name in ("Roads", "Parks", "Libraries", "Markets", "Quays"))
    pair = (act("Allotment improvement programme"), act("Harbour improvement programme"))
    assert alike(*pair, others=crowd).score < alike(*pair).score


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Commission a survey of the quay walls at Saltham", "Publish a survey of the quay walls at Saltham"),
        ("Agree a mooring agreement with the sailing club", "Monitor use of a mooring agreement with the sailing club"),
        ("Let the crane contract and evaluate its effects", "Evaluate the crane contract"),
    ],
)
def test_what_follows_on_finished_work_is_not_that_work(earlier: str, later: str) -> None:
    lead = ("Harbour Trust",)
    found = alike(
        act(earlier, theme="Quays", leads=lead, state="complete"),
        act(later, theme="Quays", leads=lead, state="on track"),
    )
    assert found.score < weights.POSSIBLE
    assert "was complete, and is open in other words" in found.doubt


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("Commission a survey of the quay walls", "on track"), ("Publish a survey of the quay walls", "on track")),
        (("Commission a survey of the quay walls", "on track"), ("Publish a survey of the quay walls", "complete")),
        (("Commission a survey of the quay walls", "complete"), ("Publish a survey of the quay walls", "complete")),
        (("Commission a survey of the quay walls", "complete"), ("Commission a survey of the quay walls", "at risk")),
        (("Commission a survey of the quay walls", "complete"), ("Comission a survey of quay walls", "at risk")),
        (("Commission a survey of quay walls", "complete"), ("Commission a survey of quay walls by boat", "at risk")),
        (("Create a dashboard of berths", "complete"), ("To create a berths dashboard", "at risk")),
    ],
)
def test_new_words_alone_or_work_opened_again_are_no_next_step(
    earlier: tuple[str, str], later: tuple[str, str]
) -> None:
    assert not alike(act(earlier[0], state=earlier[1]), act(later[0], state=later[1])).doubt


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Refresh the Harbour Flood Needs Register with gauge data", "Refresh the HFNR with gauge data"),
        (
            "Refresh the HFNR with data from the gauges",
            "Refresh the Harbour Flood Needs Register with data from gauges",
        ),
    ],
)
def test_a_name_written_as_its_acronym_is_no_other_name(earlier: str, later: str) -> None:
    found = alike(act(earlier), act(later))
    assert found.score >= weights.SURE
    assert not any("different names" in reason for reason in found.reasons)


def test_an_acronym_of_other_words_is_another_name() -> None:
    other = alike(
        act("Refresh the Harbour Flood Register with data from the gauges"),
        act("Refresh the HTR with data from the gauges"),
    )
    assert any("different names" in reason for reason in other.reasons)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (day(2018, 2, 28), day(2018, 3, 1), "due date moved 1 day later"),
        (day(2018, 4, 1), day(2018, 9, 30), "due date moved 6 months later"),
        (day(2018, 12, 31), day(2019, 4, 1), "due date moved 3 months later"),
        (day(2018, 3, 31), day(2018, 2, 28), "due date moved 1 month earlier"),
        (day(2018, 3, 31), day(2018, 4, 20), "due date moved 20 days later"),
        (day(2018, 1, 15), day(2018, 5, 31), "due date moved 4 months later"),
    ],
)
def test_how_far_a_date_moved_is_what_people_would_say(before: DateSpan, after: DateSpan, words: str) -> None:
    assert (
        words in alike(act("Repair the sea wall", due_span=before), act("Repair the sea wall", due_span=after)).reasons
    )


def test_a_date_printed_again_without_its_year_has_not_moved() -> None:
    def yearless(year: int, printed: str) -> Action:
        span = replace(day(year, 11, 27), assumed_year=True)
        return act("Repair the sea wall", due=printed, due_span=span)

    assert "same due date 27 November" in alike(yearless(2018, "27 November"), yearless(2019, "27 November")).reasons
    moved = alike(yearless(2018, "27 November"), yearless(2019, "27 Nov, third visit"))
    assert "due date moved 12 months later" in moved.reasons


def test_words_and_stems() -> None:
    assert words("• Phase2: spend £10,000 on 2.5 km & kerbs") == (
        "phase", "2", "spend", "10000", "on", "2.5", "km", "and", "kerbs",
    )  # fmt: skip
    assert stems("recruiting recruitment recruited") == ("recruit",) * 3
    assert fingerprint("Re-open the Quay.") == fingerprint("• reopen the quay")
    assert fingerprint("Open the quay 1") != fingerprint("Open the quay 2")
