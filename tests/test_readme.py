"""What the README and the manuals say of commands is true."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from ingest.commands import tallybook
from tests.ingest.command import run_tallybook

ROOT = Path(__file__).resolve().parents[1]
MANUALS = (ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def test_the_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    """Every line shown is one that is printed, in this order; the README may leave some out."""
    shutil.copytree(ROOT / "examples" / "archive", tmp_path / "examples" / "archive")
    (shown,) = MANUALS[0].read_text("utf-8").split("```console\n")[1:]
    commands = shown.partition("```")[0].split("$ tallybook ")[1:]
    assert len(commands) == 3
    for command in commands:
        words, *lines = command.splitlines()
        printed = iter(run_tallybook(*shlex.split(words), cwd=tmp_path).out.splitlines())
        for line in lines:
            assert line in ("", "...") or line in printed, f"`tallybook {words}` does not print: {line}"


def commands(text: str) -> list[str]:
    """The commands in a manual: those on a line of their own, and those in the middle of a sentence."""
    return re.findall(r"^\s*(?:\$ )?tallybook ([a-z][^#\n]*)", text, re.M) + re.findall(r"`tallybook ([^`|]*)", text)


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.name)
def test_every_command_that_is_named_is_there_with_its_options(manual: Path) -> None:
    for command in commands(manual.read_text("utf-8")):
        try:
            accept(tallybook, "tallybook", shlex.split(command, comments=True))
        except (click.BadParameter, click.exceptions.NoArgsIsHelpError):
            continue  # a sentence need not say which FILE
        except click.UsageError as fault:
            pytest.fail(f"tallybook {command}: {fault.message}")


def accept(command: click.Command, name: str, words: list[str], above: click.Context | None = None) -> None:
    """Take the words as the command line would, without doing anything. Raises ``click.UsageError``."""
    context = command.make_context(name, list(words), parent=above)
    if isinstance(command, click.Group):
        inner, found, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        assert inner and found
        accept(found, inner, rest, context)
