"""Options that several verbs share, with one name, one meaning and one help text each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ingest.limits import LEAST_MEMORY_MB, MEMORY_MB, SECONDS
from ingest.rendering import FORMATS

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Value = TypeVar("Value")
Decorator = Callable[[Decorated], Decorated]


class Verb(click.Command):
    """A command with ``--debug`` of its own and an example under its help that is not re-wrapped."""

    def __init__(self, name: str, *, example: str, **settings: Any) -> None:
        settings.setdefault("short_help", (settings.get("help") or "").partition(".")[0] + ".")
        super().__init__(name, epilog=f"\b\nExample:\n  {example}", **settings)
        self.params.append(
            click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error.")
        )


def verb(name: str, example: str) -> Callable[[Callable[..., Any]], Verb]:
    """Declare a verb; its docstring is its help, ``example`` one real command line."""

    def declare(function: Callable[..., Any]) -> Verb:
        return click.command(name, cls=Verb, example=example)(function)

    return declare


def database() -> Decorator[Any]:
    """``--db PATH``: the history; ``TALLYBOOK_DB`` or ``history.db`` in the working folder by default."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        envvar="TALLYBOOK_DB",
        default="history.db",
        show_default="history.db, or TALLYBOOK_DB",
        help="The history, a SQLite file.",
    )


def named_database(db: Path) -> Path | None:
    """The history, where a command to type must name it: it stood on the command line of this one."""
    source = click.get_current_context().get_parameter_source("db")
    return db if source is click.core.ParameterSource.COMMANDLINE else None


def output_format() -> Decorator[Any]:
    """``--format``: how records are printed; always a table unless asked otherwise."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the records.",
    )


def said(name: str, value: Value) -> Value | None:
    """The value of an option of the verb that runs, None where the user did not give it: a settings file
    outranks defaults."""
    source = click.get_current_context().get_parameter_source(name)
    return None if source is click.core.ParameterSource.DEFAULT else value


def configuration() -> Decorator[Any]:
    """``--config FILE``: the settings, where those beside the archive are not meant."""
    return click.option(
        "--config",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The settings; tallybook.toml beside the reports, the history or in the working folder by default.",
    )


def plan(help: str = "Only reports of this plan.") -> Decorator[Any]:
    """``--plan NAME``."""
    return click.option("--plan", metavar="NAME", help=help)


def period() -> Decorator[Any]:
    """``--period LABEL``."""
    return click.option("--period", metavar="LABEL", help="Only this period, e.g. '2017-18 Q4' or 2019-10.")


def run_manner() -> Decorator[Any]:
    """``--wait SECONDS`` and ``--json-log FILE``, for every verb that reads files into the history."""
    options = (
        click.option(
            "--wait",
            metavar="SECONDS",
            type=click.FloatRange(min=0),
            show_default="as long as it takes",
            help="How long to wait while another run fills the history.",
        ),
        click.option(
            "--json-log",
            metavar="FILE",
            type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
            help="Add a log of the run to FILE, one JSON object a line; - prints it instead of anything else.",
        ),
    )

    def declare(function: Decorated) -> Decorated:
        for option in reversed(options):
            function = option(function)
        return function

    return declare


def reading_limits() -> Decorator[Any]:
    """``--max-memory MB``, ``--timeout SECONDS`` and ``--password TEXT``, for every verb that reads files."""
    options = (
        click.option(
            "--max-memory",
            metavar="MB",
            type=click.IntRange(min=LEAST_MEMORY_MB),
            default=MEMORY_MB,
            show_default=True,
            help="The most memory that reading a file may take.",
        ),
        click.option(
            "--timeout",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            default=SECONDS,
            show_default=True,
            help="The most time that reading a file may take.",
        ),
        click.option(
            "--password",
            metavar="TEXT",
            envvar="TALLYBOOK_PASSWORD",
            show_envvar=True,
            default="",
            help="Opens PDF files and entries of zip archives that are locked with a password.",
        ),
    )

    def declare(function: Decorated) -> Decorated:
        for option in reversed(options):
            function = option(function)
        return function

    return declare
