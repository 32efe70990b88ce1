"""What happens to a plan in a quarter: drift, dates and leads that move, drops, returns, splits, mergers, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from benchmarks.linking.drifting.newcomers import fill, follower, join_in, said
from benchmarks.linking.drifting.story import DELIVERABLES_IN_THEME, Standing, Story
from benchmarks.linking.drifting.voices import drift
from benchmarks.linking.drifting.wording import Voice
from benchmarks.linking.drifting.words import meanings


def a_quarter_later(story: Story, quarter: int) -> dict[str, list[str]]:
    """Moves the story on; returns what changed, by action."""
    story.parted, story.joined = [], []
    changed: dict[str, list[str]] = {}
    new_year = quarter % 4 == 0
    story.now = [_grown(story, each, changed.setdefault(each.who, []), new_year) for each in story.now]
    if quarter % 3 == 0:
        _rename_a_theme(story, changed)
    went = _drop(story, quarter, new_year)
    _split(story)
    _merge(story)
    back = [standing for when, standing in story.away if when <= quarter]
    story.away = [(when, standing) for when, standing in story.away if when > quarter]
    story.now += [replace(each, voice=_drifted(story, each, changed.setdefault(each.who, []))) for each in back]
    for each in went:
        if story.chance.random() < 0.25:
            join_in(story, follower(story, each))
    fill(story)
    if new_year:
        renumber(story, range(story.style.themes))
    else:
        renumber(story, [theme for theme in range(story.style.themes) if story.chance.random() < 0.12])
    return changed


def _grown(story: Story, each: Standing, changed: list[str], new_year: bool) -> Standing:
    chance = story.chance
    each = replace(each, voice=_drifted(story, each, changed))
    if each.state != "complete":
        if chance.random() < 0.08:
            each = replace(each, state="complete")
        elif chance.random() < (0.5 if new_year else 0.08):
            changed.append("due date")
            each = replace(each, due=each.due + (4 if new_year else chance.choice((1, 1, 2, 3))), carried=new_year)
    if chance.random() < 0.03:
        changed.append("lead")
        each = replace(each, lead=chance.randrange(len(meanings("around", "leads"))), lead_way=0)
    elif chance.random() < 0.03:
        each = replace(each, lead_way=each.lead_way + 1)
    if chance.random() < 0.05:
        which, way, number = each.measure
        redrafted = (which, way + 1, number) if chance.random() < 0.5 else (which, way, chance.randrange(3, 60) * 5)
        each = replace(each, measure=redrafted)
    if chance.random() < 0.01:
        changed.append("theme")
        each = replace(each, theme=chance.randrange(story.style.themes), place=0)
    return each


def _drifted(story: Story, each: Standing, changed: list[str]) -> Voice:
    voice, name = drift(each.matter, each.voice, story.chance)
    if name:
        changed.append(name)
    return voice


def _rename_a_theme(story: Story, changed: dict[str, list[str]]) -> None:
    theme = story.chance.randrange(story.style.themes)
    story.theme_ways[theme] = story.theme_ways.get(theme, 0) + 1
    deliverable = theme * DELIVERABLES_IN_THEME % len(meanings("around", "deliverables"))
    story.deliverable_ways[deliverable] = story.deliverable_ways.get(deliverable, 0) + 1
    for each in story.now:
        if each.theme == theme and "theme" in story.style.fields:
            changed[each.who].append("theme renamed")


def _drop(story: Story, quarter: int, new_year: bool) -> list[Standing]:
    went = []
    for each in story.now:
        odds = 0.6 if new_year and each.state == "complete" else 0.02
        if story.chance.random() < odds:
            went.append(each)
            if story.chance.random() < 0.3 and each.state != "complete":
                story.away.append((quarter + story.chance.randint(1, 3), each))
    gone = {each.who for each in went}
    story.now = [each for each in story.now if each.who not in gone]
    return went


def _split(story: Story) -> None:
    able = [each for each in story.now if len(each.matter.tasks) == 2 or len(each.matter.places) == 2]
    for each in story.chance.sample(able, min(len(able), max(1, len(story.now) // 100))):
        matter = each.matter
        if len(matter.tasks) == 2:
            halves = [replace(matter, tasks=(task,)) for task in matter.tasks]
        else:
            halves = [replace(matter, places=(place,)) for place in matter.places]
        if any(said(half) in story.told for half in halves):
            continue  # what was merged is not parted again: are its pieces new, or the old ones come back?
        story.told.update(map(said, halves))
        family = f"pieces of {each.who}"
        pieces = [replace(each, who=story.new_name(), family=family, matter=half, place=0) for half in halves]
        second = _second_of_two(each.voice) if len(matter.tasks) == 2 else each.voice
        pieces[1] = replace(pieces[1], voice=second)
        story.now = [other for other in story.now if other.who != each.who] + pieces
        story.parted.append((each.who, tuple(piece.who for piece in pieces)))
        story.families[family] = [piece.who for piece in pieces]


def _second_of_two(voice: Voice) -> Voice:
    """The second task's words, put as those of a first and only task."""
    return voice.putting("verb0", voice.way("verb1")).putting("thing0", voice.way("thing1"))


def _merge(story: Story) -> None:
    """The same work at two places becomes one action for both; two works at one place become one action."""
    just_made = {who for _, pieces in story.parted for who in pieces}
    by_work: dict[tuple[object, ...], list[Standing]] = {}
    by_place: dict[tuple[object, ...], list[Standing]] = {}
    for each in story.now:
        matter = each.matter
        if each.who not in just_made and len(matter.places) == 1:
            by_work.setdefault((matter.tasks, matter.group, matter.aim, each.theme), []).append(each)
        if each.who not in just_made and len(matter.tasks) == 1:
            by_place.setdefault((matter.places, matter.group, each.theme), []).append(each)
    for alike in (by_work, by_place):
        pairs = [found[:2] for found in alike.values() if len(found) >= 2 and (alike is by_work or _unlike(*found[:2]))]
        for first, second in story.chance.sample(pairs, min(1, len(pairs))):
            _make_one(story, first, second)


def _unlike(first: Standing, second: Standing) -> bool:
    """Whether two works are on two things: nobody writes "retain wardens and retain wardens Phase 2"."""
    one, other = first.matter.tasks[0], second.matter.tasks[0]
    return (one.kind, one.thing) != (other.kind, other.thing)


def _make_one(story: Story, first: Standing, second: Standing) -> None:
    matter, voice = first.matter, first.voice
    if matter.places != second.matter.places:
        matter = replace(matter, places=(matter.places[0], second.matter.places[0]))
    else:
        matter = replace(matter, tasks=(*matter.tasks, *second.matter.tasks))
        for part in ("verb", "thing"):
            voice = voice.putting(f"{part}1", second.voice.way(f"{part}0"))
    standing = {each.who for each in story.now}
    if said(matter) in story.told or not {first.who, second.who} <= standing:
        return
    story.told.add(said(matter))
    who = story.new_name()
    due = max(first.due, second.due)
    whole = replace(first, who=who, family=who, matter=matter, voice=voice, place=0, due=due)
    story.families[who] = [who]
    story.now = [each for each in story.now if each.who not in (first.who, second.who)] + [whole]
    story.joined.append(((first.who, second.who), whole.who))


def renumber(story: Story, themes: Iterable[int]) -> None:
    """Numbers from 1 in these themes; elsewhere actions keep theirs, and new ones stand at the end."""
    whole = set(themes)
    for theme in range(story.style.themes):
        standing = [each for each in story.now if each.theme == theme]
        if theme in whole:
            story.chance.shuffle(standing)
            numbers = {each.who: nth for nth, each in enumerate(standing, start=1)}
        else:
            last = max((each.place for each in standing), default=0)
            numbers = {each.who: each.place for each in standing}
            for each in standing:
                if not each.place:
                    last += 1
                    numbers[each.who] = last
        story.now = [replace(each, place=numbers.get(each.who, each.place)) for each in story.now]
