"""An invented portfolio of projects over yearly releases, with the truth of every link.

    portfolio(seed=1)   -> a KnownSeries

Names are short and descriptions long. Between two releases descriptions are redrafted, owners change, ends move,
departments are renamed, projects end and new ones join, some as the next tranche of an old one; and some are
renamed altogether, so that only their other fields tell. The same seed always gives the same series.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.linking.drifting.words import meanings, places
from benchmarks.linking.known import Key, KnownSeries, Pair, twins
from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report

NAME = "portfolio of projects"
PROJECTS, RELEASES = 180, 8
_TURNOVER = 0.18


@dataclass(frozen=True, slots=True)
class Project:
    """One project as one release describes it. Facts come first, then the words they are put in."""

    who: str
    family: str
    subject: int
    aspect: int
    place: str
    mark: str
    benefits: tuple[int, ...]
    means: tuple[int, ...]
    sites: int
    starts: date
    ends: date
    department: int
    owner: tuple[int, int]
    ending: int
    codename: str = ""
    ways: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    sentences: tuple[int, ...] = (0, 1, 2, 3)


def portfolio(seed: int) -> KnownSeries:
    """The releases, first to last."""
    chance = random.Random(f"{NAME} {seed}")
    now: list[Project] = []
    made = 0
    families: dict[str, list[str]] = {}
    away: list[tuple[int, Project]] = []
    renamed_departments: dict[int, int] = {}
    reports: list[Report] = []
    identity: dict[Key, str] = {}
    changes: dict[Pair, tuple[str, ...]] = {}
    last: dict[str, Key] = {}
    for release in range(RELEASES):
        changed: dict[str, list[str]] = {}
        if release:
            ending = [each for each in now if chance.random() < _TURNOVER]
            away += [(release + chance.randint(1, 2), each) for each in ending if chance.random() < 0.08]
            back = [each for when, each in away if when == release]
            gone = {each.who for each in ending}
            now = [
                _a_year_later(each, chance, changed.setdefault(each.who, [])) for each in now if each.who not in gone
            ]
            now += [_a_year_later(each, chance, changed.setdefault(each.who, [])) for each in back]
            told = {_facts(each) for each in (*now, *ending)}
            followers = _next_ones(ending, made, chance)
            now += [each for each in followers if _facts(each) not in told]
            made += len(ending)
            if release % 3 == 0:
                renamed_departments[chance.randrange(len(meanings("portfolio", "departments")))] = release
        while len(now) < PROJECTS:
            made += 1
            fresh = _fresh(f"p{made}", release, chance)
            if fresh.family in families:  # so many works on one subject are not to be found at one time
                continue
            now.append(fresh)
            families[fresh.family] = []
            if chance.random() < 0.08:
                made += 1
                now.append(_twin(now[-1], f"p{made}", chance))
        for each in now:
            family = families.setdefault(each.family, [])
            if each.who not in family:
                family.append(each.who)
        chance.shuffle(now)
        report = _report(release, now, renamed_departments)
        reports.append(report)
        for row, each in enumerate(now, start=1):
            key = (report.sha256, row)
            identity[key] = each.who
            if each.who in last:
                changes[last[each.who], key] = tuple(changed.get(each.who, ()))
            last[each.who] = key
    return KnownSeries(NAME, tuple(reports), identity, look_alikes=twins(families.values()), changes=changes)


def _facts(each: Project) -> tuple[object, ...]:
    return (each.subject, each.aspect, each.place, each.mark)


def _fresh(who: str, release: int, chance: random.Random) -> Project:
    starts = date(2012 + release, chance.randint(1, 12), chance.choice((1, 1, 1, 15, 28)))
    subject = chance.randrange(len(meanings("portfolio", "subjects")))
    aspect = chance.randrange(len(meanings("portfolio", "aspects")))
    return Project(
        who=who,
        family=f"{subject} {aspect}",
        subject=subject,
        aspect=aspect,
        place=chance.choice(places()) if chance.random() < 0.35 else "",
        mark="",
        benefits=tuple(chance.sample(range(len(meanings("portfolio", "benefits"))), 3)),
        means=tuple(chance.sample(range(len(meanings("portfolio", "means"))), 2)),
        sites=chance.randint(3, 90),
        starts=starts,
        ends=starts.replace(year=starts.year + chance.randint(2, 9), day=1),
        department=(subject // 4) % len(meanings("portfolio", "departments")),
        owner=_owner(chance),
        ending=chance.randrange(len(meanings("portfolio", "endings"))),
        ways=tuple(chance.randrange(2) for _ in range(6)),
        sentences=(0, *chance.sample(range(1, 5), chance.randint(2, 4))),
    )


def _owner(chance: random.Random) -> tuple[int, int]:
    return (
        chance.randrange(len(meanings("portfolio", "first_names"))),
        chance.randrange(len(meanings("portfolio", "last_names"))),
    )


def _twin(of: Project, who: str, chance: random.Random) -> Project:
    """The next tranche, or the same at another place; started later, often by the same owner."""
    if of.place and chance.random() < 0.5:
        of = replace(of, place=chance.choice(places()))
    else:
        word, _, number = of.mark.partition(" ")
        word = word or ("Tranche", "Phase", "Wave")[of.subject % 3]
        of = replace(of, mark=f"{word} {int(number or 1) + 1}")
    owner = of.owner if chance.random() < 0.5 else _owner(chance)
    starts = of.starts.replace(year=of.starts.year + chance.choice((0, 1, 1, 2)), day=1)
    ends = of.ends.replace(year=of.ends.year + chance.choice((0, 1, 2)))
    return replace(of, who=who, owner=owner, starts=starts, ends=ends, sites=chance.randint(3, 90), codename="")


def _next_ones(ended: list[Project], made: int, chance: random.Random) -> list[Project]:
    """A tenth of the projects that end are followed by their next tranche in the very same release."""
    return [_twin(each, f"p{made + nth}", chance) for nth, each in enumerate(ended, start=1) if chance.random() < 0.1]


def _a_year_later(each: Project, chance: random.Random, changed: list[str]) -> Project:
    if chance.random() < 0.45:
        changed.append("end date")
        months = each.ends.month + chance.randint(2, 20)
        each = replace(each, ends=date(each.ends.year + (months - 1) // 12, (months - 1) % 12 + 1, 1))
    if chance.random() < 0.25:
        changed.append("owner")
        each = replace(each, owner=_owner(chance))
    if chance.random() < 0.04:
        changed.append("start date")
        each = replace(each, starts=each.starts.replace(month=each.starts.month % 12 + 1, day=1))
    if chance.random() < 0.02:
        changed.append("department")
        each = replace(each, department=chance.randrange(len(meanings("portfolio", "departments"))))
    if chance.random() < 0.05:
        changed.append("renamed")
        each = replace(each, codename=_codename(each, chance))
    elif chance.random() < 0.06:
        changed.append("name touched up")
        each = replace(each, ending=each.ending + 1)
    return _redescribed(each, chance, changed)


def _codename(each: Project, chance: random.Random) -> str:
    """A wholly other name: a code word, initials, or the plain words of the description."""
    subject = meanings("portfolio", "subjects")[each.subject]
    tail = f" {each.mark}" if each.mark else ""
    kind = chance.randrange(3)
    if kind == 0:
        return f"Project {chance.choice(places()).upper()}{tail}"
    if kind == 1:
        aspect = meanings("portfolio", "aspects")[each.aspect][0]
        return "".join(word[0] for word in f"{subject[0]} {aspect} Programme".split()) + tail
    return subject[1][0].upper() + subject[1][1:] + tail


def _redescribed(each: Project, chance: random.Random, changed: list[str]) -> Project:
    drawn = chance.random() * (0.15 if "renamed" in changed else 1)  # a new name often comes with a new text
    ways, sentences = [*each.ways], [*each.sentences]
    if drawn < 0.05:
        changed.append("description rewritten")
        ways = [1 - way for way in ways]
        sentences = [0, *chance.sample(sentences[1:], len(sentences) - 1)]
    elif drawn < 0.25:
        changed.append("description touched up")
        for place in chance.sample(range(len(ways)), 2):
            ways[place] = 1 - ways[place]
    elif drawn < 0.33:
        changed.append("description shortened")
        sentences = sentences[: max(2, len(sentences) - 1)]
    elif drawn < 0.41:
        changed.append("description extended")
        sentences += [number for number in range(6) if number not in sentences][:1]
    return replace(each, ways=tuple(ways), sentences=tuple(sentences))


def _title(each: Project) -> str:
    if each.codename:
        return each.codename
    endings = meanings("portfolio", "endings")
    parts = (
        each.place,
        meanings("portfolio", "subjects")[each.subject][0],
        meanings("portfolio", "aspects")[each.aspect][0],
        endings[each.ending % len(endings)][0],
        each.mark,
    )
    return " ".join(part for part in parts if part)


def _description(each: Project) -> str:
    def put(listed: str, number: int, way: int) -> str:
        ways = meanings("portfolio", listed)[number]
        return ways[each.ways[way] % len(ways)]

    subject = meanings("portfolio", "subjects")[each.subject][1]
    aim = meanings("portfolio", "aspects")[each.aspect][1]
    where = f" in {each.place}" if each.place else ""
    which = f" under {each.mark.lower()}" if each.mark else ""
    second = put("benefits", each.benefits[1], 3)
    told = (
        (f"To {aim} {subject}{where}{which}.", f"The project will {aim} {subject}{where}{which}.")[each.ways[0]],
        f"It will {put('benefits', each.benefits[0], 1)} by {put('means', each.means[0], 2)}.",
        (f"It also aims to {second}.", f"A further aim is to {second}.")[each.ways[4]],
        f"Work takes place at {each.sites} sites.",
        f"Delivery is through {put('means', each.means[1], 5)}.",
        f"Once finished it is expected to {put('benefits', each.benefits[2], 5)}.",
    )
    return " ".join(told[number] for number in each.sentences)


def _report(release: int, projects: list[Project], renamed_departments: dict[int, int]) -> Report:
    year = 2015 + release
    actions = tuple(_action(each, row, renamed_departments) for row, each in enumerate(projects, start=1))
    period = Period(f"{year}-{year % 100 + 1}", date(year, 4, 1), date(year + 1, 3, 31), "year")
    sha256 = f"{NAME} {release:02}"
    return Report(sha256, f"{sha256}.csv", "csv", "action plan", NAME, NAME, 1, period=period, actions=actions)


def _action(each: Project, row: int, renamed_departments: dict[int, int]) -> Action:
    (department,) = meanings("portfolio", "departments")[each.department]
    if each.department in renamed_departments:
        department = f"Department for {department} and Reform"
    (first,) = meanings("portfolio", "first_names")[each.owner[0]]
    (last,) = meanings("portfolio", "last_names")[each.owner[1]]
    return Action(
        row=row,
        action=_title(each),
        place=Place(row=row),
        theme=department,
        description=_description(each),
        leads=(f"{first} {last}",),
        starts=_day(each.starts),
        due_span=_day(each.ends),
    )


def _day(when: date) -> DateSpan:
    return DateSpan(when.isoformat(), when, when, "day")
