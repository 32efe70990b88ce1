"""One number that a sentence prints, with the percentage and the total printed beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Mention:
    """One number, or a count with its percentage; ``first`` to ``last`` are its tokens, both included.

    ``count_at`` and ``percent_at`` are the tokens of the two, None where only one is printed. ``of`` is
    the total printed with it ("29 out of 46") and ``of_at`` that total's token; ``these`` says that the
    total is pointed back to ("7 of these 17"). ``short_of``: "all but two", where ``value`` is what is left out as
    long as the total is not known.
    """

    sentence: int
    first: int
    last: int
    count_at: int | None = None
    percent_at: int | None = None
    value: int | None = None
    percent: str | None = None
    bound: str = ""
    percent_bound: str = ""
    of: int | None = None
    of_at: int | None = None
    these: bool = False
    short_of: bool = False
