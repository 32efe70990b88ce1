"""Options that several verbs share, with one name, one meaning and one help text each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from ingest.limits import LEAST_MEMORY_MB, MEMORY_MB, SECONDS
from ingest.reader_settings import month_of
from ingest.rendering import FORMATS
from ingest.sources.entry_limits import USUAL_BOUNDS

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
            type=Seconds(min=0),
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


class Month(click.ParamType[int]):
    """A month, by its name or number."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of the month."""
        month = month_of(value)
        if month is None:
            self.fail(f"{value!r} is no month: write its name or number, September or 9", param, ctx)
        return month


class Seconds(click.FloatRange):
    """A length of time that comes to an end."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The seconds."""
        seconds = super().convert(value, param, ctx)
        if not isfinite(seconds):
            self.fail(f"{value!r} is no number of seconds", param, ctx)
        return seconds


_PASSWORD = "Opens PDF files and entries of zip archives that are locked with a password."


def _limit(name: str, unit: str, usual: float, help: str, least: int = 1) -> Decorator[Any]:
    return click.option(name, metavar=unit, type=click.IntRange(min=least), show_default=f"{usual:,}", help=help)


def reading_flags(folders: bool = False) -> Decorator[Any]:
    """``--password``, and all that outranks the settings of reading, for every verb that reads files. They reach the
    verb as ``flags``. ``folders``: also ``--exclude``, for verbs that go through folders."""
    exclude = click.option(
        "--exclude",
        metavar="PATTERN",
        multiple=True,
        help="Leave out files and folders of this name, or (with a /) at the end of this path; * is anything.",
    )
    options = (
        *((exclude,) if folders else ()),
        _limit("--max-memory", "MB", MEMORY_MB, "The most memory that reading a file may take.", least=LEAST_MEMORY_MB),
        click.option(
            "--timeout",
            metavar="SECONDS",
            type=Seconds(min=0, min_open=True),
            show_default=f"{SECONDS:g}",
            help="The most time that reading a file may take.",
        ),
        click.option(
            "--max-pages",
            metavar="N",
            type=click.IntRange(min=1),
            help="Of a PDF file only so many pages are read; the rest is named as a problem of its report.",
        ),
        _limit("--max-size", "MB", USUAL_BOUNDS.size, "The largest file that is read, also of those in an archive."),
        _limit("--max-entries", "N", USUAL_BOUNDS.entries, "The most files of a zip archive that is opened."),
        _limit("--max-unpacked", "GB", USUAL_BOUNDS.unpacked, "The most that a zip archive may unpack to."),
        _limit(
            "--max-ratio", "N", USUAL_BOUNDS.ratio, "How many times its packed size a large file of a zip may have."
        ),
        click.option(
            "--year-start",
            metavar="MONTH",
            type=Month(),
            show_default="April",
            help="The month in which the year of the reports starts, where they do not say.",
        ),
        click.option(
            "--password", metavar="TEXT", envvar="TALLYBOOK_PASSWORD", show_envvar=True, default="", help=_PASSWORD
        ),
    )

    def declare(function: Decorated) -> Decorated:
        @wraps(function)
        def with_flags(**given: Any) -> Any:
            from ingest.settings import Flags

            said = {each.name: given.pop(each.name) for each in fields(Flags) if each.name in given}
            return function(flags=Flags(**said), **given)

        bundled: Any = with_flags
        for option in reversed(options):
            bundled = option(bundled)
        return cast(Decorated, bundled)

    return declare
