"""How the wording of an action drifts from one quarter to the next, and by what name a miss is counted."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.linking.drifting.wording import Matter, Voice, ways_of
from benchmarks.linking.drifting.words import meanings

# What may happen to a wording in a quarter, and how often it does in a hundred. The rest stay as they are.
CHANGES = {
    "synonym": 9, "added words": 4, "fewer words": 4, "reordered": 3, "short forms": 2, "slip": 3, "capitals": 1,
    "paraphrased": 3,
}  # fmt: skip


def drift(matter: Matter, voice: Voice, chance: random.Random) -> tuple[Voice, str]:
    """The voice of the next quarter, and the name of what changed (``""``: nothing)."""
    drawn = chance.random() * 100
    for change, often in CHANGES.items():
        if drawn < often:
            return _changed(change, matter, voice, chance), change
        drawn -= often
    if voice.slips and chance.random() < 0.5:
        return replace(voice, slips=()), "slip"  # somebody mended the spelling
    return voice, ""


def first_voice(matter: Matter, chance: random.Random) -> Voice:
    """A voice for an action's first appearance: mostly the plain one."""
    voice = Voice()
    for part, ways in ways_of(matter).items():
        if chance.random() < 0.35:
            voice = voice.putting(part, chance.randrange(ways))
    return voice


def _changed(change: str, matter: Matter, voice: Voice, chance: random.Random) -> Voice:
    if change == "synonym":
        return _another_way(matter, voice, chance, parts=1)
    if change == "added words":
        return replace(voice, tail=chance.choice(meanings("around", "tails"))[0], left_out=frozenset())
    if change == "fewer words":
        return _shorter(matter, voice, chance)
    if change == "reordered":
        orders = [order for order in ("plain", "place first", "aim first") if order != voice.order]
        return replace(voice, order=chance.choice(orders))
    if change == "short forms":
        return replace(voice, short_forms=not voice.short_forms)
    if change == "slip":
        return replace(voice, slips=(*voice.slips, chance.randrange(1_000_000))[-2:])
    if change == "capitals":
        return replace(voice, capitals=not voice.capitals)
    paraphrased = _another_way(matter, voice, chance, parts=len(ways_of(matter)))
    return _shorter(matter, paraphrased, chance) if chance.random() < 0.4 else replace(paraphrased, tail="")


def _another_way(matter: Matter, voice: Voice, chance: random.Random, parts: int) -> Voice:
    ways = ways_of(matter)
    for part in chance.sample(sorted(ways), min(parts, len(ways))):
        voice = voice.putting(part, (voice.way(part) + chance.randrange(1, ways[part])) % ways[part])
    return voice


def _shorter(matter: Matter, voice: Voice, chance: random.Random) -> Voice:
    """A tail, an aim or a group is left out. A place never is: without it, nobody could tell which action is meant."""
    said = [part for part, there in (("aim", matter.aim), ("group", matter.group)) if there is not None]
    said = [part for part in said if part not in voice.left_out]
    if voice.tail or not said or (len(said) == 1 and not matter.places):
        return replace(voice, tail="")
    return replace(voice, left_out=voice.left_out | {chance.choice(said)})
