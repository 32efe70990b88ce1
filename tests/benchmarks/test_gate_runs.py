"""A series of runs of the gate: it can be empty, be stopped, and go on from what its log holds."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.gate.media import SHOW_COLOUR, markdown
from benchmarks.gate.outcomes import Task, outcome_of
from benchmarks.gate.running import layouts
from benchmarks.gate.summary import Summary

ROOT = Path(__file__).resolve().parents[2]


def gate(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.gate", "--jobs", "1", "--from", "40", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def sizes(truthful: int, histories: int, planted: int) -> tuple[str, ...]:
    return "--truthful", str(truthful), "--histories", str(histories), "--planted", str(planted)


def test_a_series_that_is_stopped_goes_on_and_one_of_nothing_says_nothing(tmp_path: Path) -> None:
    log = tmp_path / "runs.jsonl"
    whole = gate(*sizes(3, 1, 0), "--only", "tabbed", "--log", str(log))
    assert (whole.returncode, whole.stderr.splitlines()) == (0, ["4 of 4 runs, 0 of them wrong, 0 minutes left"])
    lines = log.read_text().splitlines(keepends=True)
    log.write_text("".join(lines[:2]) + lines[2][:20])
    again = gate(*sizes(3, 1, 0), "--only", "tabbed", "--log", str(log))
    assert again.stdout == whole.stdout
    assert again.stderr.startswith("2 of 2 runs")
    assert sorted(log.read_text().splitlines()) == sorted(line.strip() for line in lines)
    nothing = gate(*sizes(0, 0, 0), "--log", str(log))
    assert (nothing.returncode, nothing.stdout.strip(), nothing.stderr) == (0, "", "")


@pytest.mark.parametrize("arguments", [("--only", "parchment"), ("--planted", "-1")])
def test_what_is_no_series_is_refused(arguments: tuple[str, str]) -> None:
    refused = gate(*arguments)
    assert refused.returncode == 2
    assert arguments[1] in refused.stderr


def test_a_summary_of_mistakes_alone_has_no_table_of_truthful_reports(tmp_path: Path) -> None:
    summary = Summary()
    outcome = outcome_of(Task("a row's total", 40, ("markdown",)), tmp_path / "kept")
    summary.add(outcome)
    assert outcome.group == "markdown"
    assert [line for line in summary.lines() if line.startswith("truthful")] == []
    assert summary.lines()[-1].split()[:2] == ["all", "1"]


def test_the_styles_of_one_kind_of_file_are_those_that_it_can_show() -> None:
    assert {style.__name__ for style, _ in layouts((markdown,))} < {style.__name__ for style, _ in layouts(SHOW_COLOUR)}
