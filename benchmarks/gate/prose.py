"""True sentences about the counts of a plan, with percentages rounded in one of the three truthful ways."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.gate.plan import Plan, Rating

ROUNDINGS = ("half up", "half even", "cut off")
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def percent(count: int, of: int, decimals: int, rounding: str) -> str:
    """A share as it may be printed, exactly rounded: 2 of 3 with no decimals is 67, or 66 cut off."""
    number, rest = divmod(count * 100 * 10**decimals, of)
    up = {
        "half up": 2 * rest >= of,
        "half even": 2 * rest > of or (2 * rest == of and number % 2 == 1),
        "cut off": False,
    }
    number += up[rounding]
    return str(number) if not decimals else f"{number // 10**decimals}.{number % 10**decimals:0{decimals}}"


def sentences(plan: Plan, chance: random.Random) -> list[str]:
    """One or two paragraphs that are true of the plan."""
    decimals = chance.choice((0, 0, 0, 1, 2))
    rounding = chance.choice(ROUNDINGS)
    total = plan.count()

    def share(count: int) -> str:
        return f"{percent(count, total, decimals, rounding)}%"

    def word(count: int) -> str:
        return _WORDS[count] if count and count < len(_WORDS) and small_in_words else str(count)

    small_in_words = chance.random() < 0.3
    counts = [(said_of(rating), plan.count(label=rating.label)) for rating in plan.legend]
    ways: tuple[Callable[[], str], ...] = (
        lambda: (
            f"Of the {total} actions in the plan, "
            + _listed([f"{word(n)} ({share(n)}) {are(n)} {w}" for w, n in counts])
        ),
        lambda: f"There are {total} actions: " + _listed([f"{n} {w} ({share(n)})" for w, n in counts]),
        lambda: f"{counts[0][1]} of the {total} actions ({share(counts[0][1])}) {are(counts[0][1])} {counts[0][0]}.",
        lambda: f"{share(counts[1][1])} of all actions ({counts[1][1]} of {total}) are {counts[1][0]}.",
        lambda: f"The plan holds {total} actions, of which {word(counts[-1][1])} {are(counts[-1][1])} {counts[-1][0]}.",
        lambda: f"{share(counts[0][1])} of the {total} actions are {counts[0][0]}.",
    )
    return [way() for way in chance.sample(ways, chance.randint(1, 2))]


def are(count: int) -> str:
    return "is" if count == 1 else "are"


def said_of(rating: Rating) -> str:
    """What prose says of an action with this rating."""
    label = rating.label
    return f"rated {label.lower()}" if len(label) > 1 else f"rated {label} ({rating.meaning.lower()})"


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}."
