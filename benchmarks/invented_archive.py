"""An invented archive of any size on disk: many plans, their quarters, every kind of file, a few of them broken.

    written = write_archive(Path("archive"), files=1_000)

Each plan has a folder, a year for each folder below, and reports in one layout and one kind of file, as one office
would send them; the reports of one plan in 16 are papers of 5 to 40 pages. Some reports lie there twice under two
names. The same arguments always give the same bytes.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import count
from pathlib import Path

from benchmarks.chapters import chapters
from benchmarks.gate.blocks import Block, Grid, themes_apart
from benchmarks.gate.going_on import with_progress
from benchmarks.gate.media import Medium, aligned, level_pdf, markdown, ruled_pdf, tabbed, word
from benchmarks.gate.plan import Plan, invent
from benchmarks.gate.planting.making import style_for

_BROKEN = 50  # one file in so many
_TWICE = 40
_LONG = 16  # the reports of one plan in so many have chapters around the plan
_FIRST = "Ald Bram Cor Dun Elling Fen Gar Har Ives Kirk Lang Mal Nor Ox Pen Rad Sel Thorn Up Whit".split()
_LAST = "bury caster dale field ford gate ham hurst ley mere mouth port rick shaw stead thorpe ton wick wold".split()
_WIDER = ("", "North ", "Greater ", "East ", "Lower ", "Royal ", "South ", "Upper ", "West ", "Mid ")


@dataclass(frozen=True)
class Written:
    """What was written: ``size`` in bytes, ``broken`` files that nobody can read, ``twice`` copies of others."""

    files: int
    size: int
    broken: int
    twice: int
    plans: int


def comma_separated(blocks: Sequence[Block]) -> bytes:
    """A table of commas, headings and paragraphs in its first column."""
    out = StringIO()
    writer = csv.writer(out)
    for block in blocks:
        if isinstance(block, Grid):
            writer.writerows([cell.text if cell else "" for cell in cells] for cells in block.rows)
        else:
            writer.writerow([block.text])
        writer.writerow([])
    return out.getvalue().encode()


MEDIA: dict[str, tuple[Medium, str]] = {
    "text, tabs": (tabbed, ".txt"),
    "text, columns": (aligned, ".txt"),
    "Markdown": (markdown, ".md"),
    "CSV": (comma_separated, ".csv"),
    "Word": (word, ".docx"),
    "PDF, ruled": (ruled_pdf, ".pdf"),
    "PDF, rules between rows": (level_pdf, ".pdf"),
}


def write_archive(folder: Path, files: int, seed: int = 1, quarters: int = 8) -> Written:
    """Write an archive of exactly so many files into a folder, which is made; ``quarters`` is how many a plan has."""
    size = broken = twice = plans = 0
    for number, (path, data, kind) in zip(range(files), _files(seed, quarters), strict=False):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        size += len(data)
        broken += kind == "broken"
        twice += kind == "twice"
        plans = 1 + number // quarters
    return Written(files, size, broken, twice, plans)


def _files(seed: int, quarters: int) -> Iterator[tuple[Path, bytes, str]]:
    """Path, bytes and kind (``"report"``, ``"broken"``, ``"twice"``) of one file after the other, without end."""
    number = 0
    last = b""
    for plan in count():
        for path, data in _reports(plan, seed, quarters):
            number += 1
            if number % _BROKEN == 7:
                yield path, _broken(data, path.suffix), "broken"
            elif number % _TWICE == 11:
                yield path.with_stem(f"{path.stem} (copy)"), last, "twice"
            else:
                yield path, data, "report"
            last = data


def _reports(number: int, seed: int, quarters: int) -> Iterator[tuple[Path, bytes]]:
    """The reports of one plan, quarter after quarter."""
    chance = random.Random(f"{seed} {number}")
    place = _name(number)
    plan: Plan = invent(chance)
    subject = plan.title.rpartition(" ")[0]
    plan = replace(plan, body=f"{place} Borough Council", title=f"{place} {subject}")
    long = number % _LONG == 5
    medium, ending = (
        MEDIA["Word" if number % 3 else "PDF, ruled"] if long else list(MEDIA.values())[number % len(MEDIA)]
    )
    style = style_for(chance) if ending in (".docx", ".pdf", ".txt") else themes_apart
    for quarter in range(quarters):
        # The look of an office (headings, dates) is drawn anew from the same numbers for each of its reports.
        blocks = list(style(plan, random.Random(f"{seed} {number} look")))
        if long:
            told = random.Random(f"{seed} {number} {quarter} chapters")
            blocks += chapters(told.randint(4, 38), told)
        yield Path(place, f"{plan.year}-{plan.year % 100 + 1:02}", f"{subject} Q{plan.quarter}{ending}"), medium(blocks)
        plan = with_progress(plan, chance)


def _name(number: int) -> str:
    """A place of its own for each of the first few thousand plans."""
    rest, first = divmod(number, len(_FIRST))
    wider, last = divmod(rest, len(_LAST))
    return _WIDER[wider % len(_WIDER)] + _FIRST[first] + _LAST[(first + last) % len(_LAST)]


def _broken(data: bytes, ending: str) -> bytes:
    """What is left of a file where a copy was broken off, or where there never was a report."""
    if ending in (".docx", ".pdf"):
        return data[: len(data) // 3]
    return bytes(range(256)) * 4
