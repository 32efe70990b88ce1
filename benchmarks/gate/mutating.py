"""The sample archive with one number, rating or date at a time changed: how many of the changes the checks notice.

    python -m benchmarks.gate.mutating [--silent]

Every change is made in the text of one report, which is read again; the whole archive is then checked. A
change is noticed where a finding appears that was not there before. ``--silent`` lists the others: much of
what stands in a report is said once only, and nothing in the archive can contradict it.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.audit import SEVERITIES, audit, fingerprint
from ingest.auditing import draft_case
from ingest.reading import understand_file
from normalise.records import Action, Report

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE, PARITY = ROOT / "examples" / "archive", ROOT / "tests" / "samples" / "parity"
# The quarters as text, whatever they are in the archive: only text can be changed a sign at a time.
FILES = (
    PARITY / "2024-25-q1-action-plan.txt",
    ARCHIVE / "2024-10-update.txt",
    ARCHIVE / "2024-25-q2-action-plan.txt",
    ARCHIVE / "2024-25-q3-action-plan.md",
    PARITY / "2024-25-q4-action-plan.txt",
    ARCHIVE / "2025-04-24-board-covering-report.txt",
)
MONTHS = "January February March April May June July August September October November December".split()
_NUMBER = re.compile(r"(?<![\w./-])\d{1,4}(?![\w/-]|\.\d)")


@dataclass(frozen=True)
class Change:
    """One change: ``kind``, and the signs from ``start`` to ``end`` of a file's text that become ``new``."""

    kind: str
    file: int
    start: int
    end: int
    new: str


def main() -> None:
    texts = [path.read_text("utf-8") for path in FILES]
    reports = [_read(path, text) for path, text in zip(FILES, texts, strict=True)]
    before = _findings(reports)
    chance = random.Random(7)
    tried: Counter[str] = Counter()
    noticed: dict[str, Counter[str]] = defaultdict(Counter)
    silent: list[str] = []
    for change in changes(texts, reports, chance):
        text = texts[change.file]
        changed = _read(FILES[change.file], text[: change.start] + change.new + text[change.end :])
        after = _findings([changed if at == change.file else report for at, report in enumerate(reports)])
        fresh = [severity for mark, severity in after.items() if mark not in before]
        tried[change.kind] += 1
        if fresh:
            noticed[change.kind][min(fresh, key=SEVERITIES.index)] += 1
        else:
            line = text.count("\n", 0, change.start) + 1
            silent.append(
                f"{change.kind}: {FILES[change.file].name}:{line} {text[change.start : change.end]} -> {change.new}"
            )
    print(f"{'what was changed':<32} {'changes':>8} {'noticed':>8}   as error, warning, info")
    for kind, number in tried.items():
        by = noticed[kind]
        print(f"{kind:<32} {number:>8} {by.total() / number:>8.0%}   {', '.join(str(by[each]) for each in SEVERITIES)}")
    if "--silent" in sys.argv:
        print(*silent, sep="\n")


def changes(texts: Sequence[str], reports: Sequence[Report], chance: random.Random) -> Iterator[Change]:
    """Every change, kind by kind."""
    for at, (text, report) in enumerate(zip(texts, reports, strict=True)):
        starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        overview = {count.place.line for count in report.stated_counts if count.source == "overview"} - {None}
        for line in sorted(number for number in overview if number):
            yield from _numbers("a number of the overview", at, text, starts[line - 1], starts[line], chance)
        sentences = {count.sentence for count in report.stated_counts if count.source == "prose" and count.sentence}
        for sentence in sorted(sentences):
            pattern = re.compile(r"\s+".join(re.escape(word) for word in sentence.split()))
            for found in pattern.finditer(text):
                yield from _numbers("a number in prose", at, text, found.start(), found.end(), chance)
        lines = sorted(action.place.line for action in report.actions if action.place.line)
        ends = dict(zip(lines, [*lines[1:], min(lines[-1] + 4, len(starts) - 1)] if lines else [], strict=True))
        labels = sorted({action.status_printed for action in report.actions if action.status_printed})
        for action in report.actions:
            if action.place.line:
                first, last = starts[action.place.line - 1], starts[ends[action.place.line] - 1]
                yield from _of_action(at, text, action, first, max(last, starts[action.place.line]), labels, chance)


def _of_action(
    at: int, text: str, action: Action, start: int, end: int, labels: Sequence[str], chance: random.Random
) -> Iterator[Change]:
    rating = action.status_printed or ""
    for found in re.finditer(rf"(?<=[\t |]){re.escape(rating)}(?=[\t |\n])", text[start:end]):
        for label in labels:
            if label != rating:
                yield Change("a rating", at, start + found.start(), start + found.end(), label)
        break
    due = re.match(r"(\d{1,2}) (\w+)", action.due or "")
    if due and due[2] in MONTHS:
        for found in re.finditer(re.escape(due[0]), text[start:end]):
            month = MONTHS.index(due[2])
            for shift, kind in ((1, "a due date, a month later"), (-1, "a due date, a month earlier")):
                yield Change(kind, at, start + found.start(), start + found.end(), f"28 {MONTHS[(month + shift) % 12]}")
            break
    for found in _NUMBER.finditer(action.evidence or ""):
        places = [match.start() for match in re.finditer(re.escape(found[0]), text[start:end])]
        if len(places) == 1:
            begins = start + places[0]
            yield Change("a number in an update", at, begins, begins + len(found[0]), _other(found[0], chance))


def _numbers(kind: str, at: int, text: str, start: int, end: int, chance: random.Random) -> Iterator[Change]:
    for found in _NUMBER.finditer(text, start, end):
        yield Change(kind, at, found.start(), found.end(), _other(found[0], chance))


def _other(number: str, chance: random.Random) -> str:
    return str(max(0, int(number) + chance.choice((1, -1, 2)))) if number != "0" else "1"


def _read(path: Path, text: str) -> Report:
    return understand_file(path, text.encode())


def _findings(reports: Sequence[Report]) -> dict[str, str]:
    """Fingerprints with severities, over all the reports."""
    found: dict[str, str] = {}
    for report in reports:
        case = draft_case(report, [other for other in reports if other is not report], None)
        period = report.period.label if report.period else ""
        found |= {fingerprint(each, report.plan, period): each.severity for each in audit(case).findings}
    return found


if __name__ == "__main__":
    main()
