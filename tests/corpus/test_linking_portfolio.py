"""Linking measured on a public portfolio with known identities."""

from __future__ import annotations

from pathlib import Path

from benchmarks.linking.gmpp import public_portfolio
from benchmarks.linking.scoring import alike_but_linked, linked, pairs_of, rate_links, rewordings


def test_links_of_the_public_portfolio(shared: Path) -> None:
    known = public_portfolio(shared)
    assert known is not None
    found = linked(known)
    sure, either = pairs_of(found, "same"), pairs_of(found, "same", "unsure")
    assert rate_links(known, sure).precision >= 0.99
    assert rate_links(known, sure).recall >= 0.985
    assert alike_but_linked(known, either) == 0
    _, renamed = rewordings(known)
    assert len(renamed) == 27
    assert len(renamed & either) >= 0.9 * len(renamed)
