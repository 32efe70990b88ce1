"""When a report is a corrected edition of another, and when both stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.superseding import repeats, supersedes
from extractors.printed import Prose
from extractors.records import Place
from normalise.records import Activity, Report
from tests.corpus.history_reports import QUARTERS, action, report

OTHERS = ("Plant a hedge by the school", "Paint the bandstand", "Open the library on Sundays")


def other_department(**fields: object) -> Report:
    actions = tuple(action(row, text) for row, text in enumerate(OTHERS, start=1))
    return report(1, "parks.txt", actions=actions, **fields)


def test_a_report_that_repeats_another_supersedes_it() -> None:
    corrected = report(1, "again.txt", actions=(action(1), action(2), action(3, "Something else entirely")))
    assert supersedes(report(1), corrected)


def test_a_corrected_word_is_still_the_same_text() -> None:
    typed = tuple(action(row, action(row).action.replace("e", "é", 1)) for row in (1, 2, 3))
    assert supersedes(report(1), report(1, "again.txt", actions=typed))


@pytest.mark.parametrize(
    "later",
    [
        other_department(),
        report(1, "cover.txt", kind="committee report"),
        report(2, "q2.txt"),
        report(None, "undated.txt"),
        report(1, "else.txt", plan="Housing Repairs Strategy"),
        report(1, "empty.txt", actions=()),
    ],
    ids=["other content", "other kind", "other period", "no period", "other plan", "no content"],
)
def test_what_is_no_edition_stands_beside_it(later: Report) -> None:
    assert not supersedes(report(1), later)
    assert not supersedes(later, report(1))


def test_reports_without_a_plan_or_content_are_never_editions() -> None:
    assert not supersedes(report(1, plan=""), report(1, "b", plan=""))
    assert not supersedes(report(1, actions=()), report(1, "b", actions=()))


def test_a_revision_outranks_the_order_of_reading() -> None:
    first, corrected = report(1), report(1, "corrected.txt", revision=1000)
    assert supersedes(first, corrected)
    assert not supersedes(corrected, first)


def test_the_same_quarter_called_otherwise_is_the_same_period() -> None:
    renamed = report(1, "b", period=QUARTERS[1].__class__("Q1", QUARTERS[1].start, QUARTERS[1].end, "quarter"))
    assert supersedes(report(1), renamed)


def test_a_report_of_prose_alone_is_known_by_its_prose() -> None:
    def paper(*texts: str) -> Report:
        paragraphs = tuple(Prose(text, Place(line=line)) for line, text in enumerate(texts))
        return report(1, "".join(texts), kind="briefing paper", actions=(), prose=paragraphs)

    assert supersedes(paper("The weir leaks.", "It was built in 1911."), paper("The weir leaks.", "It was rebuilt."))
    assert not supersedes(paper("The weir leaks."), paper("The library is shut."))


def test_activities_count_as_content() -> None:
    def narrative(*texts: str) -> Report:
        done = tuple(Activity("done", text, Place(line=line)) for line, text in enumerate(texts))
        return report(1, "".join(texts), kind="quarterly narrative", actions=(), activities=done)

    assert supersedes(narrative("Met the wardens", "Bought a pump"), narrative("Bought a pump", "Met the mayor"))
    assert not supersedes(narrative("Met the wardens"), narrative("Bought a pump"))


texts = st.lists(st.text("abcdefgh", min_size=8, max_size=8), min_size=1, max_size=12, unique=True)


@given(texts, texts)
def test_repeating_is_mutual_and_every_list_repeats_itself(one: list[str], other: list[str]) -> None:
    assert repeats(one, one)
    assert repeats(one, other) == repeats(other, one)
    assert repeats(one, one + other)


def test_long_reports_are_told_apart_by_a_sample() -> None:
    letters = random.Random(7)
    line = ["".join(letters.choices("abcdefghijklmnop ", k=40)) for _ in range(3000)]
    nearly = [text[:-1] + "z" for text in line]
    assert repeats(line[:1500], nearly)
    assert not repeats(line[:1500], nearly[1500:])
