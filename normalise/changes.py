"""A change that one sentence states whole: what it was, what it is, and by how much it went up or down."""

from __future__ import annotations

from dataclasses import dataclass

# Between two figures and what is said of the way from one to the other: "from 71% to 74%, which is a rise of ...".
ASIDE = r"\s*[,:;(–—-]*\s*(?:(?:which|that|this) is |representing |being |or )?(?:an? |the )?"


@dataclass(frozen=True, slots=True)
class StatedChange:
    """``before`` and ``now`` are the numbers as printed; ``by`` the digits of the stated difference, None where only
    the direction is stated. ``direction`` is 1 for up, -1 for down. ``printed`` is the passage. ``within`` are the
    points by which a change in loose words ("by a third") may miss. ``counted``: both are whole numbers of things.
    """

    before: str
    now: str
    by: str | None
    direction: int
    printed: str
    within: int = 0
    counted: bool = False
