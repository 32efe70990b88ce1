"""Invented reports written as files, read back and checked, as a draft is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gate.blocks import STYLES, Block, Style, colours_alone
from benchmarks.gate.media import ENDINGS, MEDIA, SHOW_COLOUR, Medium
from benchmarks.gate.plan import invent
from benchmarks.gate.planting import MISTAKES, Planted
from corpus.audit import audit
from corpus.records import Finding
from ingest.auditing import draft_case
from ingest.reading import understand_file
from normalise.records import Report

LAYOUTS: tuple[tuple[Style, Medium], ...] = tuple(
    (style, medium) for style in STYLES for medium in MEDIA if style is not colours_alone or medium in SHOW_COLOUR
)


@dataclass(frozen=True)
class Truthful:
    """What became of a truthful report. ``lost`` is how many actions were not read, or read too many."""

    layout: str
    name: str
    data: bytes
    findings: tuple[Finding, ...]
    lost: int

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]


@dataclass(frozen=True)
class Attempt:
    """What became of a planted mistake."""

    kind: str
    code: str
    named: bool
    in_place: bool
    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]


def truthful(number: int) -> Truthful:
    """The report of this number, the layouts in turn."""
    chance = random.Random(f"truthful {number}")
    style, medium = LAYOUTS[number % len(LAYOUTS)]
    plan = invent(chance, legend=chance.choice((0, 1, 2)) if style is colours_alone else None)
    name, data = f"truthful-{number}{ENDINGS[medium]}", medium(list(style(plan, chance)))
    report = understand_file(Path(name), data)
    layout = f"{style.__name__}, {medium.__name__}".replace("_", " ")
    return Truthful(layout, name, data, _findings([report]), abs(len(report.actions) - len(plan.acts)))


def planted(kind: str, number: int) -> Attempt:
    """A mistake of this kind in the next invented plan that has room for it."""
    chance = random.Random(f"{kind} {number}")
    case: Planted | None = None
    while case is None:
        case = MISTAKES[kind](invent(chance), chance)
    medium = chance.choice(SHOW_COLOUR if case.painted else [medium for medium in MEDIA])
    files = tuple((f"{at}{ENDINGS[medium]}", medium(blocks)) for at, blocks in enumerate(case.reports))
    reports = [understand_file(Path(name), data) for name, data in files]
    findings = _findings(reports)
    named = [finding for finding in findings if finding.code == case.code]
    in_place = any(_stands(finding, case, reports[-1]) for finding in named)
    return Attempt(kind, case.code, bool(named), in_place, files, findings)


def _findings(reports: Sequence[Report]) -> tuple[Finding, ...]:
    return audit(draft_case(reports[-1], reports[:-1], None)).findings


def _stands(finding: Finding, case: Planted, report: Report) -> bool:
    """Whether the finding quotes what was planted, or stands where it is printed."""
    at = [action.action for action in report.actions if action.place == finding.place]
    at += [count.printed for count in report.stated_counts if count.place == finding.place]
    at += [count.theme or "Total" for count in report.stated_counts if count.place == finding.place]
    said = " ".join([finding.message, finding.stated, *at, *(quote.text for quote in finding.quotes)])
    plain = "".join(said.split()).casefold()
    return all("".join(about.split()).casefold() in plain for about in case.about)


__all__ = ["LAYOUTS", "Attempt", "Block", "Truthful", "planted", "truthful"]
