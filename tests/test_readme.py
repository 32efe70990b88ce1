"""What the README says that commands print is what they print."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

from tests.ingest.command import run_tallybook

ROOT = Path(__file__).resolve().parents[1]


def test_the_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    """Every line shown is one that is printed, in this order; the README may leave some out."""
    shutil.copytree(ROOT / "examples" / "archive", tmp_path / "examples" / "archive")
    (shown,) = (ROOT / "README.md").read_text("utf-8").split("```console\n")[1:]
    commands = shown.partition("```")[0].split("$ tallybook ")[1:]
    assert len(commands) == 3
    for command in commands:
        words, *lines = command.splitlines()
        printed = iter(run_tallybook(*shlex.split(words), cwd=tmp_path).out.splitlines())
        for line in lines:
            assert line in ("", "...") or line in printed, f"`tallybook {words}` does not print: {line}"
