"""Linking measured on a public portfolio with known identities."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.linking import look_alikes, measure, portfolio


def test_links_of_the_public_portfolio(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shared / "real" / "gmpp"
    reports, identity = portfolio(folder)
    scores = measure(reports, identity, misses=False)
    assert scores["precision"] >= 0.98
    assert scores["recall"] >= 0.95
    look_alikes(folder, reports, identity)
    assert "look-alikes linked: 0 of" in capsys.readouterr().out
