"""Actions that join a plan: wholly new ones, and twins of what stands there or just went."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.linking.drifting.story import DELIVERABLES_IN_THEME, Standing, Story
from benchmarks.linking.drifting.voices import first_voice
from benchmarks.linking.drifting.wording import Matter, Task
from benchmarks.linking.drifting.words import kinds, meanings, places

MARKS = ("Phase {}", "Tranche {}", "Lot {}", "Stage {}", "Year {}")
SIDES = ("north", "south", "east", "west")


def fill(story: Story) -> None:
    """New actions up to the plan's size; some are twins of what stands there."""
    while len(story.now) < story.style.actions:
        if story.now and story.chance.random() < 0.2:
            join_in(story, twin(story, story.chance.choice(story.now)))
        else:
            join_in(story, fresh(story))


def join_in(story: Story, each: Standing) -> None:
    """Nothing joins that says what another action says or said already: nobody could tell the two apart."""
    if said(each.matter) not in story.told:
        story.told.add(said(each.matter))
        story.now.append(each)
        story.families.setdefault(each.family, []).append(each.who)


def said(matter: Matter) -> tuple[object, ...]:
    return (matter.tasks, frozenset(matter.places), matter.group)


def fresh(story: Story) -> Standing:
    chance = story.chance
    tasks = [_task(chance)]
    if chance.random() < 0.1:
        tasks.append(_task(chance))
    drawn = chance.random()
    where = chance.sample(places(), 2 if drawn < 0.08 else 1) if drawn < 0.75 else []
    matter = Matter(
        tasks=tuple(tasks),
        group=chance.randrange(len(meanings("around", "groups"))) if chance.random() < 0.6 else None,
        places=tuple(where),
        spot=chance.randrange(len(meanings("around", "spots"))) if where and chance.random() < 0.4 else None,
        aim=chance.randrange(len(meanings("around", "aims"))) if chance.random() < 0.4 else None,
    )
    theme = chance.randrange(story.style.themes)
    who = story.new_name()
    return Standing(
        who=who,
        family=who,
        matter=matter,
        voice=first_voice(matter, chance),
        theme=theme,
        deliverable=theme * DELIVERABLES_IN_THEME + chance.randrange(DELIVERABLES_IN_THEME),
        lead=chance.randrange(len(meanings("around", "leads"))),
        lead_way=0,
        due=len(story.reports) + chance.randint(1, 6),
        measure=(chance.randrange(len(meanings("around", "measures"))), 0, chance.randrange(3, 60) * 5),
    )


def _task(chance: random.Random) -> Task:
    kind = chance.choice(kinds())
    verbs, things = meanings("kinds", kind, "verbs"), meanings("kinds", kind, "things")
    return Task(kind, chance.randrange(len(verbs)), chance.randrange(len(things)))


def twin(story: Story, of: Standing, kind: str = "") -> Standing:
    """Another action in the same words: the next phase, the other side of town, another place, the next step of
    the same work. The old one keeps its words; where it has no mark, the twin alone has one."""
    chance, task = story.chance, of.matter.tasks[0]
    matter = of.matter
    kind = kind or chance.choices(("place", "stage", "side", "verb"), (40, 30, 15, 15))[0]
    if kind == "place" and matter.places:
        matter = replace(matter, places=(chance.choice(places()), *matter.places[1:]))
    elif kind == "verb":
        verbs = meanings("kinds", task.kind, "verbs")
        another = (task.verb + chance.randrange(1, len(verbs))) % len(verbs)
        matter = replace(matter, tasks=(replace(task, verb=another), *matter.tasks[1:]))
    else:
        matter = replace(matter, tasks=(replace(task, mark=_next_mark(task.mark, kind, chance)), *matter.tasks[1:]))
    who = story.new_name()
    return replace(of, who=who, matter=matter, place=0, state="on track", due=of.due + chance.choice((0, 0, 1, 2)))


def follower(story: Story, of: Standing) -> Standing:
    """The one that takes its place: the same at another place, or the next phase. A phase out of nowhere, or
    the next step of the work, only follows what is complete; else nobody could tell it from the same action."""
    if of.state == "complete":
        return twin(story, of)
    if of.matter.tasks[0].mark:
        return twin(story, of, "stage")
    return twin(story, of, "place") if of.matter.places else fresh(story)


def _next_mark(mark: str, kind: str, chance: random.Random) -> str:
    if kind == "side" or mark.islower() and mark:
        return chance.choice([side for side in SIDES if side != mark])
    word, _, number = mark.partition(" ")
    return f"{word} {int(number) + 1}" if number else chance.choice(MARKS).format(2)
