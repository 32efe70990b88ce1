"""True sentences about the counts of a plan, with percentages rounded in one of the three truthful ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class _Author:
    """How one office writes about a plan: decimals, rounding, small numbers in words."""

    plan: Plan
    decimals: int
    rounding: str
    in_words: bool

    @classmethod
    def choose(cls, plan: Plan, chance: random.Random) -> _Author:
        return cls(plan, chance.choice((0, 0, 0, 1, 2)), chance.choice(ROUNDINGS), chance.random() < 0.3)

    def share(self, count: int, of: int | None = None) -> str:
        return f"{percent(count, of or self.plan.count(), self.decimals, self.rounding)}%"

    def word(self, count: int) -> str:
        return _WORDS[count] if self.in_words and 0 < count < len(_WORDS) else str(count)


def sentences(plan: Plan, chance: random.Random) -> list[str]:
    """One to three paragraphs that are true of the plan."""
    author = _Author.choose(plan, chance)
    ways = (*_lists(author), *_single(author, chance), *_other_bases(author, chance))
    return [way() for way in chance.sample(ways, chance.randint(1, 3))]


def _lists(author: _Author) -> tuple[Callable[[], str], ...]:
    plan, share, word = author.plan, author.share, author.word
    total = plan.count()
    counts = [(said_of(rating), plan.count(label=rating.label)) for rating in plan.legend]
    return (
        lambda: (
            f"Of the {total} actions in the plan, "
            + _listed([f"{word(n)} ({share(n)}) {are(n)} {w}" for w, n in counts])
        ),
        lambda: f"There are {total} actions: " + _listed([f"{n} {w} ({share(n)})" for w, n in counts]),
        lambda: "Of the actions in the plan, " + _listed([f"{share(n)} are {w}" for w, n in counts]),
        lambda: (
            f"By rating, {share(counts[0][1])} of actions are {counts[0][0]}, "
            + _listed([f"{share(n)} are {w}" for w, n in counts[1:]])
        ),
    )


def _single(author: _Author, chance: random.Random) -> tuple[Callable[[], str], ...]:
    plan, share, word = author.plan, author.share, author.word
    total = plan.count()
    rating = chance.choice(plan.legend)
    said, count = said_of(rating), plan.count(label=rating.label)
    least = chance.randint(0, max(count - 1, 0))
    every = "All" if count == total else "None" if not count else str(count)
    return (
        lambda: f"{count} of the {total} actions ({share(count)}) {are(count)} {said}.",
        lambda: f"{share(count)} of all actions ({count} of {total}) are {said}.",
        lambda: f"The plan holds {total} actions, of which {word(count)} {are(count)} {said}.",
        lambda: f"{share(count)} of the {total} actions are {said}.",
        lambda: f"{share(count)} of all actions are {said}.",
        lambda: f"{every} of the {total} actions are {said}.",
        lambda: f"Over {least} of the {total} actions are {said}." if count else f"There are {total} actions in all.",
        lambda: f"Fewer than {count + chance.randint(1, 4)} of the {total} actions are {said}.",
        lambda: f"At least {least + 1} of the {total} actions in the plan are {said}." if count else "Work goes on.",
    )


def _other_bases(author: _Author, chance: random.Random) -> tuple[Callable[[], str], ...]:
    """Sentences with more than one whole."""
    plan, share = author.plan, author.share
    total = plan.count()
    rating = chance.choice(plan.legend)
    said, count = said_of(rating), plan.count(label=rating.label)
    theme = chance.choice(plan.themes)
    there, so = plan.count(theme), plan.count(theme, rating.label)
    some = chance.randint(0, count)
    return (
        lambda: (
            f"Of the {total} actions {count} ({share(count)}) are {said}, and {some} of these {count} are led by "
            "the police."
        ),
        lambda: (
            f"Of the {total} actions in the plan {count} ({share(count)}) are {said}, and of the {there} actions "
            f"under {theme} {so} ({share(so, there)}) are {said}."
        ),
        lambda: f"{so} of the {there} actions under {theme} ({share(so, there)}) {are(so)} {said}.",
        lambda: f"The plan has {total} actions under {len(plan.themes)} themes, {there} of them under {theme}.",
        lambda: f"Of {total} actions {count} are {said}; {chance.randint(2, 40)} volunteers took part.",
    )


def since_last_quarter(before: Plan, now: Plan, chance: random.Random) -> list[str]:
    """Sentences that are true of a plan and of what it was a quarter before."""
    author = _Author.choose(now, chance)
    rating = chance.choice(now.legend)
    said = said_of(rating)
    was, count = before.count(label=rating.label), now.count(label=rating.label)
    then = percent(was, before.count(), author.decimals, author.rounding)
    refs = {act.action for act in before.acts}, {act.action for act in now.acts}
    new, closed = len(refs[1] - refs[0]), len(refs[0] - refs[1])
    ways = (
        f"Of the {now.count()} actions in the plan, {count} are {said} (last quarter: {was}).",
        f"{count} of the {now.count()} actions ({author.share(count)}) are {said}, compared with {then}% last quarter.",
        f"The quarter began with {before.count()} actions; {new} were added and {closed} were closed, leaving "
        f"{now.count()}.",
    )
    return chance.sample(ways, chance.randint(1, 2))


def are(count: int) -> str:
    return "is" if count == 1 else "are"


def said_of(rating: Rating) -> str:
    """What prose says of an action with this rating."""
    label = rating.label
    return f"rated {label.lower()}" if len(label) > 1 else f"rated {label} ({rating.meaning.lower()})"


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}."
