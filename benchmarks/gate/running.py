"""Invented reports written as files, read back and checked, as a draft is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.gate.blocks import STYLES, Block, Style, colours_alone, covering
from benchmarks.gate.going_on import with_progress
from benchmarks.gate.media import ENDINGS, MEDIA, SHOW_COLOUR, Medium
from benchmarks.gate.plan import Plan, invent
from benchmarks.gate.planting import MISTAKES, Planted
from benchmarks.gate.planting.making import with_sentence
from benchmarks.gate.prose import sentences, since_last_quarter
from corpus.audit import audit
from corpus.records import Finding, Suppression
from ingest.auditing import check, draft_case
from ingest.gate import Gate, Reach
from ingest.reading import understand_file
from normalise.records import Report


def layouts(media: Sequence[Medium] = MEDIA) -> tuple[tuple[Style, Medium], ...]:
    """Every style in every one of these kinds of file that can show it."""
    return tuple(
        (style, medium) for style in STYLES for medium in media if style is not colours_alone or medium in SHOW_COLOUR
    )


LAYOUTS = layouts()
NOT_IN_A_TRUE_REPORT = ("STA002", "STA003", "LIF", "MIL001", "MIL003", "MIL005", "CNT007", "PCT", "SRC001", "OWN001")
"""Warnings that a truthful report gives no cause for; others may be true of it (no evidence, late, one step worse)."""


@dataclass(frozen=True)
class Truthful:
    """What became of truthful reports. ``lost`` is how many actions were not read, or read too many."""

    layout: str
    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]
    lost: int

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]

    @property
    def warnings(self) -> list[Finding]:
        """Those warnings that nothing in the report gives cause for."""
        return [
            each for each in self.findings if each.severity == "warning" and each.code.startswith(NOT_IN_A_TRUE_REPORT)
        ]


@dataclass(frozen=True)
class Attempt:
    """What became of a planted mistake."""

    kind: str
    code: str
    about: tuple[str, ...]
    medium: str
    named: bool
    in_place: bool
    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]


def truthful(number: int, media: Sequence[Medium] = MEDIA) -> Truthful:
    """The report of this number, the layouts in turn."""
    chance = random.Random(f"truthful {number}")
    style, medium = _layout(number, media)
    plan = _plan_for(style, chance)
    name, data = f"truthful-{number}{ENDINGS[medium]}", medium(list(style(plan, chance)))
    report = understand_file(Path(name), data)
    layout = f"{style.__name__}, {medium.__name__}".replace("_", " ")
    return Truthful(layout, ((name, data),), _findings([report]), abs(len(report.actions) - len(plan.acts)))


def truthful_history(number: int, media: Sequence[Medium] = MEDIA) -> Truthful:
    """Three quarters of one plan in one layout, the last two with what they say of the quarter before, and a paper
    that covers the last; the checks of the last quarter and of the paper."""
    chance = random.Random(f"history {number}")
    style, medium = _layout(number, media)
    plans = [_plan_for(style, chance)]
    blocks = [list(style(plans[0], chance))]
    for _ in range(2):
        later = with_progress(plans[-1], chance)
        printed = list(style(_with_previous(plans[-1], later, chance), chance))
        said = " ".join(since_last_quarter(plans[-1], later, chance))
        blocks.append(with_sentence(printed, said) if chance.random() < 0.5 else printed)
        plans.append(later)
    paper = list(
        covering(plans[-1], [*sentences(plans[-1], chance), *since_last_quarter(plans[-2], plans[-1], chance)])
    )
    names = [f"history-{number}-{at}" for at in range(4)]
    files = tuple(
        (f"{name}{ENDINGS[medium]}", medium(each)) for name, each in zip(names, [*blocks, paper], strict=True)
    )
    reports = [understand_file(Path(name), data) for name, data in files]
    lost = sum(abs(len(report.actions) - len(plan.acts)) for report, plan in zip(reports, plans, strict=False))
    findings = _findings([*reports[:2], reports[3], reports[2]]) + _findings(reports)
    return Truthful(f"history, {medium.__name__}".replace("_", " "), files, findings, lost)


def _layout(number: int, media: Sequence[Medium]) -> tuple[Style, Medium]:
    among = layouts(media)
    return among[number % len(among)]


def _plan_for(style: Style, chance: random.Random) -> Plan:
    return invent(chance, legend=chance.choice((0, 1, 2)) if style is colours_alone else None)


def _with_previous(before: Plan, now: Plan, chance: random.Random) -> Plan:
    """Now and then with a column for the rating of the quarter before."""
    if chance.random() < 0.7:
        return now
    was = {act.action: act.rating.label for act in before.acts}
    told = tuple(replace(act, more=(was.get(act.action, ""),)) for act in now.acts)
    return replace(now, acts=told, extra=("Previous rating",))


def planted(kind: str, number: int, media: Sequence[Medium] = MEDIA, legends: Sequence[int] = ()) -> Attempt:
    """A mistake of this kind in the next invented plan that has room for it; ``legends`` are the numbers of those
    that it may rate by, none for any."""
    chance = random.Random(f"{kind} {number}")
    case: Planted | None = None
    while case is None:
        case = MISTAKES[kind](invent(chance, chance.choice(legends) if legends else None), chance)
    painted = [each for each in media if each in SHOW_COLOUR] or SHOW_COLOUR
    medium = chance.choice(painted if case.painted else list(media))
    files = tuple((f"{at}{ENDINGS[medium]}", medium(blocks)) for at, blocks in enumerate(case.reports))
    reports = [understand_file(Path(name), data) for name, data in files]
    findings = _findings(reports, case.suppression)
    named = [finding for finding in findings if finding.code == case.code]
    in_place = any(_stands(finding, case, reports[-1]) for finding in named)
    name = medium.__name__.replace("_", " ")
    return Attempt(kind, case.code, case.about, name, bool(named), in_place, files, findings)


def _findings(reports: Sequence[Report], suppression: Suppression | None = None) -> tuple[Finding, ...]:
    """What the checks say of the last of these reports, or of the suppression that stands beside it."""
    case = draft_case(reports[-1], reports[:-1], None)
    if suppression is None:
        return audit(case).findings
    gate = Gate(kept=(suppression,))
    gate.judge(check(case, reports[-1].name, gate.choice))
    return tuple(finding for file in gate.stale(Reach(history=True)) for finding in file.findings)


def _stands(finding: Finding, case: Planted, report: Report) -> bool:
    """Whether the finding quotes what was planted, or stands where it is printed."""
    at = [action.action for action in report.actions if action.place == finding.place]
    at += [count.printed for count in report.stated_counts if count.place == finding.place]
    at += [count.theme or "Total" for count in report.stated_counts if count.place == finding.place]
    said = " ".join([finding.message, finding.stated, *at, *(quote.text for quote in finding.quotes)])
    plain = "".join(said.split()).casefold()
    return all("".join(about.split()).casefold() in plain for about in case.about)


__all__ = ["LAYOUTS", "Attempt", "Block", "Truthful", "layouts", "planted", "truthful", "truthful_history"]
