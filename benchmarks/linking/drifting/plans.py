"""Invented council plans over many quarters, with the truth of every link.

    council_plan(RICH, seed=1)   -> a KnownSeries

From quarter to quarter wordings drift (``voices``), dates and leads move, themes are renamed, actions are
renumbered, dropped, brought back, split, merged, carried into the next year, and joined by twins of old ones.
The same style and seed always give the same series. Nothing here knows how actions are compared.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from benchmarks.linking.drifting.voices import CHANGES, drift, first_voice
from benchmarks.linking.drifting.wording import Matter, Task, Voice, say
from benchmarks.linking.drifting.words import kinds, meanings, places
from benchmarks.linking.known import Key, KnownSeries, Pair
from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report

MARKS = ("Phase {}", "Tranche {}", "Lot {}", "Stage {}", "Year {}")
SIDES = ("north", "south", "east", "west")
DELIVERABLES_IN_THEME = 4
_COLUMN_OF = {"due date": "due", "theme renamed": "theme"}


@dataclass(frozen=True)
class Style:
    """How large a plan is and which columns it has. ``fields`` of wording-only plans are empty."""

    name: str
    actions: int
    quarters: int
    themes: int
    fields: frozenset[str]


RICH = Style(
    "council plan, many columns", 240, 10, 8, frozenset({"ref", "theme", "deliverable", "lead", "due", "measure"})
)
WORDING_ONLY = Style("council plan, wording only", 180, 12, 6, frozenset())


@dataclass(frozen=True, slots=True)
class Standing:
    """One action as it stands in one quarter. ``due`` counts in quarters from the first report."""

    who: str
    family: str
    matter: Matter
    voice: Voice
    theme: int
    deliverable: int
    lead: int
    lead_way: int
    due: int
    measure: tuple[int, int, int]  # which, in which way, with which number
    state: str = "on track"
    carried: bool = False
    place: int = 0  # its number within the theme


@dataclass
class Story:
    """A plan being told: what stands now, what went and may come back, and what is known so far."""

    style: Style
    chance: random.Random
    now: list[Standing] = field(default_factory=list)
    away: list[tuple[int, Standing]] = field(default_factory=list)  # the quarter of return
    reports: list[Report] = field(default_factory=list)
    rows: dict[str, Key] = field(default_factory=dict)  # where each action stood last
    identity: dict[Key, str] = field(default_factory=dict)
    changes: dict[Pair, tuple[str, ...]] = field(default_factory=dict)
    parted: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    joined: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    families: dict[str, list[str]] = field(default_factory=dict)
    told: set[tuple[object, ...]] = field(default_factory=set)
    theme_ways: dict[int, int] = field(default_factory=dict)
    deliverable_ways: dict[int, int] = field(default_factory=dict)
    made: int = 0


def council_plan(style: Style, seed: int) -> KnownSeries:
    """A plan of this style, told from the first quarter to the last."""
    story = Story(style, random.Random(f"{style.name} {seed}"))
    _fill(story)
    _renumber(story, range(style.themes))
    parted: list[tuple[Key, frozenset[Key]]] = []
    joined: list[tuple[frozenset[Key], Key]] = []
    for quarter in range(style.quarters):
        before = dict(story.rows)
        changed = _a_quarter_later(story, quarter) if quarter else {}
        _print(story, quarter, changed)
        parted += [(before[whole], frozenset(story.rows[who] for who in pieces)) for whole, pieces in story.parted]
        joined += [(frozenset(before[who] for who in pieces), story.rows[whole]) for pieces, whole in story.joined]
    return KnownSeries(
        style.name,
        tuple(story.reports),
        story.identity,
        tuple(parted),
        tuple(joined),
        frozenset(_twins(story.families.values())),
        story.changes,
    )


def _twins(families: Iterable[Sequence[str]]) -> Iterable[frozenset[str]]:
    for family in families:
        for nth, one in enumerate(family):
            for other in family[nth + 1 :]:
                yield frozenset((one, other))


def _a_quarter_later(story: Story, quarter: int) -> dict[str, list[str]]:
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
            _join_in(story, _follower(story, each))
    _fill(story)
    if new_year:
        _renumber(story, range(story.style.themes))
    else:
        _renumber(story, [theme for theme in range(story.style.themes) if story.chance.random() < 0.12])
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
    for each in story.chance.sample(able, min(len(able), max(1, len(story.now) // 120))):
        matter = each.matter
        if len(matter.tasks) == 2:
            halves = [replace(matter, tasks=(task,)) for task in matter.tasks]
        else:
            halves = [replace(matter, places=(place,)) for place in matter.places]
        if any(_said(half) in story.told for half in halves):
            continue  # what was merged is not parted again: are its pieces new, or the old ones come back?
        story.told.update(map(_said, halves))
        family = f"pieces of {each.who}"
        pieces = [replace(each, who=_new(story), family=family, matter=half, place=0) for half in halves]
        second = _second_of_two(each.voice) if len(matter.tasks) == 2 else each.voice
        pieces[1] = replace(pieces[1], voice=second)
        story.now = [other for other in story.now if other.who != each.who] + pieces
        story.parted.append((each.who, tuple(piece.who for piece in pieces)))
        story.families[family] = [piece.who for piece in pieces]


def _second_of_two(voice: Voice) -> Voice:
    """The second task's words, put as those of a first and only task."""
    return voice.putting("verb0", voice.way("verb1")).putting("thing0", voice.way("thing1"))


def _merge(story: Story) -> None:
    just_made = {who for _, pieces in story.parted for who in pieces}
    wanted = max(1, len(story.now) // 160)
    by_work: dict[tuple[object, ...], list[Standing]] = {}
    for each in story.now:
        if each.who not in just_made and len(each.matter.places) == 1:
            by_work.setdefault((each.matter.tasks, each.matter.group, each.matter.aim, each.theme), []).append(each)
    pairs = [found[:2] for found in by_work.values() if len(found) >= 2]
    for first, second in story.chance.sample(pairs, min(wanted, len(pairs))):
        matter = replace(first.matter, places=(first.matter.places[0], second.matter.places[0]))
        if _said(matter) in story.told:
            continue
        story.told.add(_said(matter))
        who = _new(story)
        whole = replace(first, who=who, family=who, matter=matter, place=0, due=max(first.due, second.due))
        story.families[who] = [who]
        story.now = [each for each in story.now if each.who not in (first.who, second.who)] + [whole]
        story.joined.append(((first.who, second.who), whole.who))


def _fill(story: Story) -> None:
    """New actions up to the plan's size; some are twins of what stands there."""
    while len(story.now) < story.style.actions:
        if story.now and story.chance.random() < 0.2:
            _join_in(story, _twin(story, story.chance.choice(story.now)))
        else:
            _join_in(story, _fresh(story))


def _join_in(story: Story, each: Standing) -> None:
    """Nothing joins that says what another action says or said already: nobody could tell the two apart."""
    if _said(each.matter) not in story.told:
        story.told.add(_said(each.matter))
        story.now.append(each)
        story.families.setdefault(each.family, []).append(each.who)


def _said(matter: Matter) -> tuple[object, ...]:
    return (matter.tasks, frozenset(matter.places), matter.group)


def _fresh(story: Story) -> Standing:
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
    who = _new(story)
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


def _twin(story: Story, of: Standing, kind: str = "") -> Standing:
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
    who = _new(story)
    return replace(of, who=who, matter=matter, place=0, state="on track", due=of.due + chance.choice((0, 0, 1, 2)))


def _follower(story: Story, of: Standing) -> Standing:
    """The one that takes its place: the same at another place, or the next phase. A phase out of nowhere, or
    the next step of the work, only follows what is complete; else nobody could tell it from the same action."""
    if of.state == "complete":
        return _twin(story, of)
    if of.matter.tasks[0].mark:
        return _twin(story, of, "stage")
    return _twin(story, of, "place") if of.matter.places else _fresh(story)


def _next_mark(mark: str, kind: str, chance: random.Random) -> str:
    if kind == "side" or mark.islower() and mark:
        return chance.choice([side for side in SIDES if side != mark])
    word, _, number = mark.partition(" ")
    return f"{word} {int(number) + 1}" if number else chance.choice(MARKS).format(2)


def _new(story: Story) -> str:
    story.made += 1
    return f"a{story.made}"


def _renumber(story: Story, themes: Iterable[int]) -> None:
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


def _print(story: Story, quarter: int, changed: Mapping[str, list[str]]) -> None:
    story.now.sort(key=lambda each: (each.theme, each.place))
    sha256 = f"{story.style.name} {quarter:02}"
    actions = []
    for row, each in enumerate(story.now, start=1):
        key = (sha256, row)
        actions.append(_action(story, each, row))
        story.identity[key] = each.who
        if each.who in story.rows:
            told = [
                what
                for what in changed.get(each.who, ())
                if _COLUMN_OF.get(what, what) in {*CHANGES, *story.style.fields}
            ]
            story.changes[story.rows[each.who], key] = tuple(told)
        story.rows[each.who] = key
    year, nth = divmod(quarter, 4)
    start = _first_day(quarter)
    period = Period(
        f"{2020 + year}-{21 + year} Q{nth + 1}",
        start,
        date.fromordinal(_first_day(quarter + 1).toordinal() - 1),
        "quarter",
    )
    title = story.style.name
    story.reports.append(
        Report(sha256, f"{sha256}.txt", "text", "action plan", title, title, 1, period=period, actions=tuple(actions))
    )


def _first_day(quarter: int) -> date:
    """The first day of a quarter; quarter 0 starts in April 2020."""
    months = 3 + 3 * quarter
    return date(2020 + months // 12, months % 12 + 1, 1)


def _action(story: Story, each: Standing, row: int) -> Action:
    there = story.style.fields
    leads = meanings("around", "leads")[each.lead]
    lead = leads[each.lead_way % len(leads)] if "lead" in there else None
    due = date.fromordinal(_first_day(each.due + 1).toordinal() - 1)
    printed = f"{due.day} {due:%B %Y}"
    return Action(
        row=row,
        action=say(each.matter, each.voice),
        place=Place(row=row),
        ref=f"{each.theme + 1}.{each.place}" if "ref" in there else None,
        theme=_of(meanings("around", "themes"), each.theme, story.theme_ways) if "theme" in there else None,
        key_deliverable=_of(meanings("around", "deliverables"), each.deliverable, story.deliverable_ways)
        if "deliverable" in there
        else None,
        lead=lead,
        leads=(lead,) if lead else (),
        outcome_measure=_measure(each) if "measure" in there else None,
        due=printed if "due" in there else None,
        due_span=DateSpan(printed, due, due, "day") if "due" in there else None,
        carried_forward=each.carried,
        state=each.state,
    )


def _of(named: Sequence[Sequence[str]], number: int, ways: Mapping[int, int]) -> str:
    number %= len(named)
    return named[number][ways.get(number, 0) % len(named[number])]


def _measure(each: Standing) -> str:
    which, way, number = each.measure
    ways = meanings("around", "measures")[which]
    task = each.matter.tasks[0]
    thing = meanings("kinds", task.kind, "things")[task.thing][0]
    thing = thing[0].upper() + thing[1:]
    return ways[way % len(ways)].format(thing=thing, count=number, percent=number % 95 + 1)
