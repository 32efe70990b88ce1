"""Checked reports laid by: they come back as they were, however many there are, as often as they are asked for."""

from dataclasses import replace

from corpus.records import Case
from ingest.auditing import Choice, check
from ingest.laid_by import LaidBy
from tests.corpus.history_reports import report


def test_what_was_laid_by_comes_back_each_time() -> None:
    checked = [check(Case(report(quarter), history=True), f"q{quarter}.txt", Choice()) for quarter in (1, 2, 3)]
    kept = LaidBy(iter(checked))
    assert list(kept) == list(kept) == checked
    assert (len(kept), kept[1], kept[-1], kept[:2]) == (3, checked[1], checked[2], tuple(checked[:2]))


def test_more_than_is_held_in_memory_comes_back_too() -> None:
    one = check(Case(report(1), history=True), "q1.txt", Choice())
    long = replace(one, path="q" * 9_000_000)
    assert [each.path for each in LaidBy([long, long, one])] == [long.path, long.path, one.path]


def test_two_readers_do_not_disturb_each_other() -> None:
    checked = [check(Case(report(quarter), history=True), f"q{quarter}.txt", Choice()) for quarter in (1, 2)]
    kept = LaidBy(checked)
    assert [(one.path, other.path) for one in kept for other in kept] == [
        (one.path, other.path) for one in checked for other in checked
    ]
