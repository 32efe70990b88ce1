"""Keys told in a sentence, and sentences that only look like them."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document


def key(sentence: str) -> dict[str, str]:
    found = read(document(f"Town Plan\n\nThe board met in May and heard from two schools.\n\n{sentence}")).key
    return {entry.label: entry.meaning for entry in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Each pledge is judged Ripe (done and checked), Growing (being delivered) or Wilting (late).",
        "Actions are rated Ripe (done and checked); Growing (being delivered); and Wilting (late)",
        "Our pledges are described as 'Ripe' (done and checked), 'Growing' (being delivered) or 'Wilting' (late).",
    ],
)
def test_meanings_in_brackets(sentence: str) -> None:
    assert key(sentence) == {"Ripe": "done and checked", "Growing": "being delivered", "Wilting": "late"}


def test_one_sentence_for_each_label() -> None:
    assert key("Done: nothing more to do. Going: on course. Stuck: needs a decision from the Board.") == {
        "Done": "nothing more to do",
        "Going": "on course",
        "Stuck": "needs a decision from the Board",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The schemes were rated Red (Harl Road), Amber (Mill Lane) and Green (Tarn Head).",
        "Bids were judged by Housing (the client), Finance (the payer) and Legal (the lawyer).",
        "Done: the swings and the path. Delayed: the roof of the hall. Not started: the ditch.",
        "Rivers: on course. Woods: on hold. Farms: not started.",
        "Each pledge is judged Ripe (done), Growing (being delivered) or Wilting (late). Three are Ripe.",
    ],
)
def test_sentences_about_other_things(sentence: str) -> None:
    assert key(sentence) == {}
