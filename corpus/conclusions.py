"""Whether a wrong figure changes what a reader concludes: more complete than there are, less in trouble."""

from __future__ import annotations

from fractions import Fraction

_FINE = frozenset({"complete", "on track"})
_TROUBLE = frozenset({"at risk", "off track", "not started"})
_FINE_COLOURS = frozenset({"green", "blue"})
_TROUBLE_COLOURS = frozenset({"red", "amber", "amber/red"})


def flatters(
    status: str | None, state: str | None, stated: int | Fraction, low: int | Fraction, high: int | Fraction
) -> bool:
    """Whether a stated figure of a rating or state looks better than the true one, which lies from ``low`` to ``high``.

    >>> flatters("green", "complete", 12, 11, 11), flatters("red", "off track", 3, 2, 2)
    (True, False)
    """
    known = state if state not in (None, "", "unknown") else None
    fine = known in _FINE if known else status in _FINE_COLOURS
    trouble = known in _TROUBLE if known else status in _TROUBLE_COLOURS
    return (fine and stated > high) or (trouble and stated < low)
