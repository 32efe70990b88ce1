"""A small run of the gate: truthful reports in every layout stay silent, and each kind of mistake is named in its place.

The files are text and Word, whose grids are read whole; what is read of drawn pages, and of an overview in letters
that are no colours, is the readers' own matter.
"""

import pytest

from benchmarks.gate.media import markdown, tabbed, word
from benchmarks.gate.planting import MISTAKES
from benchmarks.gate.prose import percent
from benchmarks.gate.running import LAYOUTS, planted, truthful, truthful_history
from corpus.audit import rules

READ_WHOLE = (tabbed, markdown, word)
OF_COLOURS_OR_WORDS = range(4)  # the legends but the last, whose letters stand for words
NUMBERS = [number for number in range(4 * len(LAYOUTS)) if LAYOUTS[number % len(LAYOUTS)][1] in READ_WHOLE]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_truthful_report_gives_no_error(number: int) -> None:
    run = truthful(number)
    assert run.lost == 0
    assert [finding.message for finding in (*run.errors, *run.warnings)] == []


@pytest.mark.parametrize("number", NUMBERS[:6])
def test_a_truthful_history_gives_no_error(number: int) -> None:
    run = truthful_history(number)
    assert run.lost == 0
    assert [finding.message for finding in (*run.errors, *run.warnings)] == []


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("kind", MISTAKES)
def test_a_planted_mistake_is_named_in_its_place(kind: str, number: int) -> None:
    attempt = planted(kind, number, READ_WHOLE, OF_COLOURS_OR_WORDS)
    assert attempt.in_place, [f"{finding.code}: {finding.message}" for finding in attempt.findings]


def test_every_check_has_a_mistake_that_it_must_name() -> None:
    named = {planted(kind, 0, (tabbed,)).code for kind in MISTAKES}
    assert named == {rule.code for rule in rules()}


@pytest.mark.parametrize(
    ("count", "of", "decimals", "printed"),
    [(2, 3, 0, ("67", "67", "66")), (1, 8, 0, ("13", "12", "12")), (1, 3, 2, ("33.33", "33.33", "33.33"))],
)
def test_a_share_has_three_truthful_roundings(count: int, of: int, decimals: int, printed: tuple[str, ...]) -> None:
    assert tuple(percent(count, of, decimals, way) for way in ("half up", "half even", "cut off")) == printed
