"""Moves of a percentage that one sentence states whole."""

import pytest

from normalise.moves import stated_moves


@pytest.mark.parametrize(
    ("sentence", "moves"),
    [
        ("Completion rose from 71% to 74%, a rise of five points.", [("71", "74", "5", 1)]),
        ("It fell from 74 to 71 per cent, down 3 percentage points.", [("74", "71", "3", -1)]),
        ("It rose to 74% from 71%, a rise of twenty-one points.", [("71", "74", "21", 1)]),
        ("It is up 3 points on Q2, from 72% to 77%.", [("72", "77", "3", 1)]),
        ("76% are complete, up five points from 71% last quarter.", [("71", "76", "5", 1)]),
        ("It went from 60% (Q1) to 50% (Q2), a 10-point fall.", [("60", "50", "10", -1)]),
        ("It fell by 4 percentage points to 61%, from 67% a year earlier.", [("67", "61", "4", -1)]),
        ("It rose again from 74.5% to 71.2%.", [("74.5", "71.2", None, 1)]),
        ("It rose from 71% to 74%, and satisfaction rose by nine points.", [("71", "74", None, 1)]),
        ("76% are complete and morale is up five points from 71%.", []),
        ("Waiting improved from 5% to 3%.", []),
        ("Shares range from 5% to 10%.", []),
        ("It rose from 71 to 74 actions.", []),
        ("Work started in May and rose steadily.", []),
    ],
)
def test_moves(sentence: str, moves: list[tuple[str, str, str | None, int]]) -> None:
    assert [(move.before, move.now, move.by, move.direction) for move in stated_moves(sentence)] == moves
