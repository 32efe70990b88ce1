"""Counts in prose: our own passages, the contract of the records, and lists that hypothesis writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.prose_claims import main, report_of
from corpus.audit import audit
from corpus.records import Case
from extractors.records import Place
from normalise.arithmetic import percent_of
from normalise.counts import find_counts
from normalise.records import StatedCount

PLACE = Place(page=2, line=7)
PASSAGES = tomllib.loads(Path(__file__).with_name("prose_passages.toml").read_text(encoding="utf-8"))["passage"]
ARITHMETIC = ("PCT001", "PCT004", "CNT003")


def spoken(claim: StatedCount) -> str:
    words = "" if claim.part == "share" else f"{claim.part} "
    words += f"{claim.bound} " if claim.bound else ""
    words += "-" if claim.value is None else str(claim.value)
    if claim.of is not None and claim.part != "whole":
        words += f" of {claim.of}"
    if claim.percent:
        bound = f"{claim.percent_bound} " if claim.percent_bound else ""
        words += f" ({bound}{claim.percent}%)"
    return words


def lists_of(claims: tuple[StatedCount, ...]) -> list[list[str]]:
    groups: dict[int, list[StatedCount]] = {}
    for claim in claims:
        groups.setdefault(claim.group, []).append(claim)
    return [
        [
            (group[0].noun or "?") + (" all" if any(claim.complete_list for claim in group) else ""),
            *map(spoken, group),
        ]
        for group in groups.values()
    ]


def errors_of(text: str) -> list[str]:
    findings = audit(Case(report_of(text))).findings
    return [finding.code for finding in findings if finding.code in ARITHMETIC]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:60])
def test_passage(passage: Mapping[str, Any]) -> None:
    assert lists_of(find_counts(passage["text"], PLACE)) == passage.get("lists", [])


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:60])
def test_verdict(passage: Mapping[str, Any]) -> None:
    assert errors_of(passage["text"]) == passage.get("errors", [])


def test_claim_keeps_its_words_sentence_and_place() -> None:
    text = "The Board met. Of the 20 actions, 12 (60%) have been completed and 8 (40%) are still in progress."
    whole, done, open_ = find_counts(text, PLACE, first_group=5)
    assert (whole.part, whole.value, whole.of, whole.noun) == ("whole", 20, 20, "actions")
    assert (done.printed, done.what, done.decimals) == ("12 (60%)", "completed", 0)
    assert done.sentence == text.removeprefix("The Board met. ")
    assert open_.what == "still in progress"
    assert {claim.group for claim in (whole, done, open_)} == {5}
    assert {claim.place for claim in (whole, done, open_)} == {PLACE}
    assert {claim.source for claim in (whole, done, open_)} == {"prose"}


def test_lists_are_numbered_through() -> None:
    claims = find_counts("Of the 9 projects 4 are green; of the 7 risks 2 are red.", PLACE, first_group=3)
    assert [claim.group for claim in claims] == [3, 3, 4, 4]
    assert [claim.noun for claim in claims] == ["projects", "projects", "risks", "risks"]


def test_introduction_with_its_bullets() -> None:
    text = "The plan has 30 actions:\n• 18 (60%) complete\n• 9 (30%) on track\n• 3 (10%) delayed"
    assert lists_of(find_counts(text, PLACE)) == [
        ["actions all", "whole 30", "18 of 30 (60%)", "9 of 30 (30%)", "3 of 30 (10%)"]
    ]


def test_list_that_breaks_off_is_not_complete() -> None:
    text = "Of the 30 actions 18 are complete, 9 are on track and 2 are delayed"
    assert all(claim.complete_list for claim in find_counts(f"{text}.", PLACE))
    assert not any(claim.complete_list for claim in find_counts(f"{text} ...", PLACE))


def test_number_that_is_not_understood_keeps_a_list_from_being_complete() -> None:
    text = "Of the 30 actions 18 are complete, 3 external auditors came, 7 are on track and 2 are delayed."
    assert not any(claim.complete_list for claim in find_counts(text, PLACE))


def test_change_and_part_of_a_part_are_told_from_shares() -> None:
    text = "Nine actions are red, a rise from seven in the previous quarter; five are amber, including one in Ashby."
    parts = [(claim.part, claim.value) for claim in find_counts(text, PLACE)]
    assert parts == [("share", 9), ("change", 7), ("share", 5), ("within", 1)]


def test_paragraph_without_numbers() -> None:
    assert find_counts("The actions are on track and the measures are green.", PLACE) == ()
    assert find_counts("", PLACE) == ()


def test_bare_number_that_can_be_a_year_is_one() -> None:
    assert find_counts("Of the 2018 actions, 12 (60%) are green.", PLACE)[0].of is None
    assert find_counts("Of the 2,018 actions, 1,211 (60%) are green.", PLACE)[0].of == 2018


STATES = ("complete", "on track", "at risk", "overdue", "not started", "cancelled")
SHAPES = ("{count} ({percent}%) are {state}", "{count} are {state} ({percent}%)", "{percent}% ({count}) are {state}")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 400), min_size=2, max_size=6).filter(lambda counts: sum(counts) > 0),
    st.sampled_from(SHAPES),
    st.integers(0, 2),
    st.sampled_from(("Of the {} actions, ", "The plan has {} actions. To date ", "There were {} actions in total: ")),
)
def test_truthful_list_is_found_and_never_flagged(counts: list[int], shape: str, decimals: int, opening: str) -> None:
    total = sum(counts)
    percents = [percent_of(count, total, decimals) for count in counts]
    parts = [
        shape.format(count=count, percent=percent, state=state)
        for count, percent, state in zip(counts, percents, STATES, strict=False)
    ]
    text = opening.format(f"{total:,}") + ", ".join(parts[:-1]) + f" and {parts[-1]}."
    shares = [claim for claim in find_counts(text, PLACE) if claim.part == "share"]
    expected = list(zip(counts, percents, strict=True))
    if total in counts[:-1]:  # once a part is the whole, what follows it has nothing left to be a part of
        expected = expected[: 1 + counts.index(total)]
        shares = shares[: len(expected)]
    assert [(claim.value, claim.percent) for claim in shares] == expected
    assert all(claim.of == total for claim in shares)
    assert errors_of(text) == []


@pytest.mark.parametrize("text", ["(", "12", "55% (", "of of of 3 of", "7, 13", "1/0 (5%)", "٣ (٣%)", "12 (600%)"])
def test_scraps_are_no_fault(text: str) -> None:
    assert all(claim.part == "share" for claim in find_counts(text, PLACE))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0129 %()/,.;:-–ofthe actionsgreenand'\n", max_size=80))
def test_no_text_is_a_fault(text: str) -> None:
    assert isinstance(find_counts(text, PLACE), tuple)


def test_published_passages_are_found_and_judged(shared: Path) -> None:
    assert main([str(shared / "real" / "prose_claims.jsonl")]) == 0


def test_counts_of_a_real_covering_report(shared: Path) -> None:
    text = (shared / "seeds" / "002_e97710b501ab0f72.txt").read_text(encoding="utf-8")
    claims = [claim for paragraph in text.split("\n \n") for claim in find_counts(paragraph, PLACE)]
    assert [(claim.part, claim.value, claim.of, claim.percent) for claim in claims] == [
        ("whole", 53, 53, None),
        ("share", 42, 53, "85"),
        ("share", 11, 53, None),
    ]
    assert {claim.noun for claim in claims} == {"actions"}
    assert all(claim.complete_list for claim in claims)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("100% of all actions are complete.", "complete"),
        ("0% of all actions are rated A (some delay).", "rated A"),
        ("100% of the actions are complete.", "complete"),
    ],
)
def test_a_share_of_all_actions_needs_no_number_of_them(sentence: str, said: str) -> None:
    (claim,) = find_counts(sentence, PLACE)
    assert (claim.what, claim.noun, claim.of) == (said, "actions", None)


def test_a_share_in_the_midst_of_a_sentence_may_be_of_something_else() -> None:
    assert find_counts("The Leader agreed that 19% of the actions were outstanding.", PLACE) == ()


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("71 of 120 priority homes (59%) have fans.", {None}),
        ("Of 40 project managers 10 (25%) are new.", {None}),
        ("12 of 40 priority actions (30%) are complete.", {"actions"}),
        ("One action involves 3 schools and 2 of 4 actions (50%) are complete.", {"actions"}),
    ],
)
def test_a_thing_that_only_describes_another_is_not_what_is_counted(text: str, nouns: set[str | None]) -> None:
    assert {claim.noun for claim in find_counts(text, PLACE) if claim.part == "share"} == nouns
