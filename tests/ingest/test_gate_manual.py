"""The manual of the gate and the hook: every command in them exists as it is written."""

import re
import shlex
from pathlib import Path

import click
import pytest

from ingest.commands import tallybook
from ingest.rendering.findings import FORMS

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"tallybook (?:audit|suppress)[^`\n#|]*", MANUAL)))


def verb(name):
    found = tallybook.get_command(click.Context(tallybook), name)
    assert found, name
    return found


def test_the_manual_has_commands():
    assert len(COMMANDS) > 5


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_manual_has_only_options_that_there_are(line):
    _, name, *words = shlex.split(line)
    command = verb(name)
    if isinstance(command, click.Group):
        # `tallybook suppress FINGERPRINT` is short for `suppress add FINGERPRINT`
        command = command.get_command(click.Context(command), words[0]) or command.commands["add"]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-") and word != "-"} <= known


def test_every_form_has_its_part_in_the_manual():
    assert all(f"--format {form}" in MANUAL for form in FORMS if form != "text")
    assert "--annotate" in MANUAL and "NO_COLOR" in MANUAL


def test_the_hook_runs_a_verb_that_there_is_on_files_that_can_be_read():
    entry = re.search(r"entry: tallybook (\w+)", HOOK)
    assert verb(entry[1])
    files = re.search(r"files: (.+)", HOOK)[1]
    assert all(re.search(files, name) for name in ("a/plan.pdf", "PLAN.DOCX", "b.csv"))
    assert not any(re.search(files, name) for name in ("README.md", "notes.txt", "x.py", "pdf"))
