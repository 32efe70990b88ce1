"""What an action is about, and the voice in which one quarter's report puts it.

A ``Matter`` never changes while the action is the same; a ``Voice`` drifts from quarter to quarter. ``say``
turns the two into the printed wording.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from benchmarks.linking.drifting.words import Ways, meanings

_SHORT_FORMS = (
    (r"\band\b", "&"), (r"\bwith\b", "w/"), (r"\bcommunity\b", "comm."), (r"\bmanagement\b", "mgmt"),
    (r"\bdevelopment\b", "dev't"), (r"\binformation\b", "info"), (r"\bdomestic abuse\b", "DA"),
    (r"\banti-social behaviour\b", "ASB"), (r"\byoung people\b", "YP"), (r"\bgovernment\b", "govt"),
    (r"\bassessment\b", "assmt"), (r"\bquarterly\b", "qtrly"), (r"\bprogramme\b", "prog."),
    (r"\bneighbourhood\b", "n'hood"),
    (r"\bservices\b", "svcs"), (r"\bstreet lighting\b", "st. lighting"), (r"\btraining\b", "trng"),
    (r"\bsupport\b", "supp."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: a verb and a thing of one kind, by their places in the lists of words. ``mark`` tells it
    from its twins ("Phase 2", "north")."""

    kind: str
    verb: int
    thing: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What an action is about. Two actions with one matter are the same; twins differ in a mark or a place."""

    tasks: tuple[Task, ...]
    group: int | None = None
    places: Ways = ()
    spot: int | None = None
    aim: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """How an action is put. ``ways`` choose among the ways of saying each part; ``order`` is ``plain``,
    ``place first`` or ``aim first``; ``left_out`` names parts that are not said; ``tail`` is an addition
    that belongs to no part; ``slips`` are spelling slips, each by its own number."""

    ways: tuple[tuple[str, int], ...] = ()
    order: str = "plain"
    left_out: frozenset[str] = frozenset()
    tail: str = ""
    short_forms: bool = False
    capitals: bool = False
    slips: tuple[int, ...] = ()

    def way(self, part: str) -> int:
        """Which of the ways of saying a part, from 0."""
        return dict(self.ways).get(part, 0)

    def putting(self, part: str, way: int) -> Voice:
        """The same voice with another way of saying one part."""
        return replace(self, ways=tuple(sorted({**dict(self.ways), part: way}.items())))


def say(matter: Matter, voice: Voice) -> str:
    """The printed wording."""
    doing = _join([_task(task, nth, voice) for nth, task in enumerate(matter.tasks)])
    whom = f"for {_said('groups', matter.group, voice)}" if matter.group is not None and _kept("group", voice) else ""
    where = f"in {_where(matter, voice)}" if matter.places and _kept("places", voice) else ""
    why = _said("aims", matter.aim, voice) if matter.aim is not None and _kept("aim", voice) else ""
    if voice.order == "place first" and where:
        parts = [where[0].upper() + where[1:] + ",", doing[0].lower() + doing[1:], whom, why]
    elif voice.order == "aim first" and why.startswith("to "):
        parts = ["T" + why[1:] + ",", doing[0].lower() + doing[1:], whom, where]
    else:
        parts = [doing, whom, where, why]
    return _written(" ".join(part for part in (*parts, voice.tail) if part), voice)


def ways_of(matter: Matter) -> dict[str, int]:
    """The parts of a matter that can be said in more than one way, and in how many."""
    found = {}
    for nth, task in enumerate(matter.tasks):
        found[f"verb{nth}"] = len(meanings("kinds", task.kind, "verbs")[task.verb])
        found[f"thing{nth}"] = len(meanings("kinds", task.kind, "things")[task.thing])
    for part, number in (("groups", matter.group), ("aims", matter.aim)):
        if number is not None:
            found[part] = len(meanings("around", part)[number])
    return {part: ways for part, ways in found.items() if ways > 1}


def _task(task: Task, nth: int, voice: Voice) -> str:
    verbs = meanings("kinds", task.kind, "verbs")[task.verb]
    things = meanings("kinds", task.kind, "things")[task.thing]
    verb = verbs[voice.way(f"verb{nth}") % len(verbs)]
    thing = things[voice.way(f"thing{nth}") % len(things)]
    if nth:
        verb = verb[0].lower() + verb[1:]
    if task.mark.islower():  # "north" stands before the thing, "Phase 2" after it
        article, _, rest = thing.partition(" ")
        thing = f"{article} {task.mark} {rest}" if article in ("the", "a", "an") else f"{task.mark} {thing}"
    elif task.mark:
        thing = f"{thing} ({task.mark})" if voice.way("mark") else f"{thing} {task.mark}"
    return f"{verb} {thing}"


def _where(matter: Matter, voice: Voice) -> str:
    named = _join(list(matter.places))
    if matter.spot is None or voice.way("spot"):
        return named
    (spot,) = meanings("around", "spots")[matter.spot]
    return f"{named} {spot}" if len(matter.places) == 1 else f"the {spot}s of {named}".replace("parishs", "parishes")


def _said(part: str, number: int | None, voice: Voice) -> str:
    ways = meanings("around", part)[number or 0]
    return ways[voice.way(part) % len(ways)]


def _kept(part: str, voice: Voice) -> bool:
    return part not in voice.left_out


def _join(parts: list[str]) -> str:
    return " and ".join(parts)


def _written(text: str, voice: Voice) -> str:
    if voice.short_forms:
        for pattern, short in _SHORT_FORMS:
            text = re.sub(pattern, short, text)
    for number in voice.slips:
        text = _slip(text, random.Random(number))
    return text.upper() if voice.capitals else text


def _slip(text: str, chance: random.Random) -> str:
    """A letter dropped, doubled or swapped with its neighbour inside a longer word."""
    inside = [hit.start() + 1 for hit in re.finditer(r"[a-z]{5,}", text)]
    if not inside:
        return text
    place = chance.choice(inside) + chance.randrange(3)
    kind = chance.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place] + text[place:]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
