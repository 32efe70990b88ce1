"""The figures of a series of runs, kept as they come in: nothing grows with the number of runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from benchmarks.gate.outcomes import Outcome
from benchmarks.gate.planting import MISTAKES

RUNS, ERROR, WARNING, LOST, FOUND, PLACED = "runs", "error", "warning", "lost", "found", "placed"


@dataclass
class Summary:
    """How many truthful runs gave an error or a warning without cause, by layout; how many mistakes were named, by
    kind and by file."""

    truthful: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    files: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    whole: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    codes: dict[str, str] = field(default_factory=dict)
    wrong: int = 0

    def add(self, outcome: Outcome) -> None:
        self.wrong += outcome.wrong
        if outcome.code:
            self.codes[outcome.task.series] = outcome.code
            told = {FOUND: outcome.named, PLACED: outcome.in_place}
            for tally in (self.kinds[outcome.task.series], self.files[outcome.group]):
                _count(tally, told)
            return
        told = {ERROR: bool(outcome.errors), WARNING: bool(outcome.warnings), LOST: bool(outcome.lost)}
        _count(self.truthful[outcome.group], told)
        if not outcome.lost:
            _count(self.whole, told)
        self.false.update(f"{code} (error)" for code in outcome.errors)
        self.false.update(f"{code} (warning)" for code in outcome.warnings)

    def lines(self) -> list[str]:
        """The tables of what was run; none for what was not."""
        return [*self._of_truthful(), *self._of_planted()]

    def _of_truthful(self) -> list[str]:
        if not self.truthful:
            return []
        rows = [*sorted(self.truthful.items()), ("all", _sum(self.truthful)), ("all that were read whole", self.whole)]
        lines = [f"{'truthful':<34} {'runs':>6} {'with an error':>14} {'a false warning':>16} {'not read whole':>15}"]
        lines += [f"{name:<34} {of[RUNS]:>6} {of[ERROR]:>14} {of[WARNING]:>16} {of[LOST]:>15}" for name, of in rows]
        if self.false:
            lines.append("of these: " + ", ".join(f"{number} {code}" for code, number in self.false.most_common()))
        return lines

    def _of_planted(self) -> list[str]:
        if not self.kinds:
            return []
        kinds = [(f"{kind:<34} {self.codes[kind]:<7}", self.kinds[kind]) for kind in MISTAKES if kind in self.kinds]
        files = [(f"all, {name}", tally) for name, tally in sorted(self.files.items())]
        heading = f"{'planted mistakes':<34} {'code':<7} {'runs':>6} {'found':>7} {'in the right place':>19}"
        return [heading, *(_rates(name, of) for name, of in (*kinds, *files, ("all", _sum(self.kinds))))]


def _count(tally: Counter[str], told: dict[str, bool]) -> None:
    tally[RUNS] += 1
    tally.update(name for name, true in told.items() if true)


def _sum(tallies: dict[str, Counter[str]]) -> Counter[str]:
    return sum(tallies.values(), Counter())


def _rates(name: str, of: Counter[str]) -> str:
    return f"{name:<42} {of[RUNS]:>6} {of[FOUND] / of[RUNS]:>7.1%} {of[PLACED] / of[RUNS]:>19.1%}"
