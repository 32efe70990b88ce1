"""What became of each run, one line of JSON a run, so that a long series can be stopped and gone on with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.gate.media import MEDIA
from benchmarks.gate.planting import MISTAKES
from benchmarks.gate.running import planted, truthful, truthful_history
from corpus.records import Finding

TRUTHFUL, HISTORY = "truthful", "history"


@dataclass(frozen=True)
class Task:
    """One run: ``series`` is ``truthful``, ``history`` or a kind of mistake; ``media`` the names of the kinds of file
    that it chooses among."""

    series: str
    number: int
    media: tuple[str, ...] = tuple(medium.__name__ for medium in MEDIA)


@dataclass(frozen=True)
class Outcome:
    """A run without its files. ``group`` is the layout of a truthful report, the kind of file of a mistake.

    ``errors`` and ``warnings`` are those without cause, each by its code; ``lost`` how many actions were not read, or
    read too many. A mistake has its ``code``, and was ``named``, and ``in_place``.
    """

    task: Task
    group: str
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    lost: int = 0
    code: str = ""
    named: bool = False
    in_place: bool = False

    @property
    def wrong(self) -> bool:
        return not self.in_place if self.code else bool(self.errors or self.warnings or self.lost)


def outcome_of(task: Task, keep: Path | None) -> Outcome:
    """Runs the task; the files of one that went wrong are written to the folder ``keep``."""
    media = [medium for medium in MEDIA if medium.__name__ in task.media]
    if task.series in (TRUTHFUL, HISTORY):
        run = (truthful if task.series == TRUTHFUL else truthful_history)(task.number, media)
        false = [*run.errors, *run.warnings]
        outcome = Outcome(task, run.layout, _codes(run.errors), _codes(run.warnings), run.lost)
        if keep and outcome.wrong:
            _keep(keep, run.files, false, f"{run.layout}: {run.lost} actions differ")
        return outcome
    attempt = planted(task.series, task.number, media)
    outcome = Outcome(task, attempt.medium, code=attempt.code, named=attempt.named, in_place=attempt.in_place)
    if keep and outcome.wrong:
        opening = f"{attempt.code}-{task.series.replace(' ', '_')}-{task.number}"
        files = [(f"{opening}-{name}", data) for name, data in attempt.files]
        _keep(keep, files, attempt.findings, f"{attempt.kind}: {', '.join(attempt.about)}")
    return outcome


def tasks(truthful: int, histories: int, planted: int, first: int, media: tuple[str, ...]) -> Iterator[Task]:
    """The runs of these sizes, each series by its numbers from ``first``."""
    for series, runs in ((TRUTHFUL, truthful), (HISTORY, histories), *((kind, planted) for kind in MISTAKES)):
        yield from (Task(series, number, media) for number in range(first, first + runs))


def read_log(path: Path) -> Iterator[Outcome]:
    """The outcomes that a log holds. The half line at the end of a series that was stopped is taken out."""
    if not path.exists():
        return
    whole = path.read_bytes()
    if not whole.endswith(b"\n"):
        path.write_bytes(whole[: whole.rfind(b"\n") + 1])
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            of = told["task"]
            task = Task(of["series"], of["number"], tuple(of["media"]))
            lists = {name: tuple(told[name]) for name in ("errors", "warnings")}
            yield Outcome(**told | lists | {"task": task})


def log_line(outcome: Outcome) -> str:
    return json.dumps(asdict(outcome)) + "\n"


def _codes(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(finding.code for finding in findings)


def _keep(folder: Path, files: Sequence[tuple[str, bytes]], findings: Sequence[Finding], why: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
    heard = [f"{finding.code}: {finding.message}" for finding in findings]
    (folder / f"{files[-1][0]}.findings").write_text("\n".join([why, *heard]) + "\n", encoding="utf-8")
