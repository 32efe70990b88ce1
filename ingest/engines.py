"""Who reads the files of a run, as a user names it: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from extractors.faults import Fault
from ingest.jobs import Engine

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def engine_options() -> Callable[[Any], Any]:
    """``--engine`` and ``--scheduler``, for verbs that read many files."""

    def declare(function: Decorated) -> Decorated:
        function = click.option(
            "--scheduler",
            metavar="ADDRESS",
            envvar="TALLYBOOK_SCHEDULER",
            show_envvar=True,
            default="",
            help="The scheduler of the Dask cluster, such as tcp://host:8786.",
        )(function)
        return click.option(
            "--engine",
            type=click.Choice(["local", "dask"]),
            default="local",
            show_default=True,
            help="Who reads the files: processes of this machine, or the workers of a Dask cluster (docs/scale.md).",
        )(function)

    return declare


def engine_of(name: str, scheduler: str) -> Engine | None:
    """The engine that the options name; None for the processes of this machine.

    Raises ``Fault`` where the cluster cannot be reached or its address is missing.
    """
    if name == "local":
        return None
    if not scheduler:
        raise Fault(
            "--engine dask needs the address of a scheduler",
            "start one with `dask scheduler`, and name it: --scheduler tcp://host:8786",
        )
    from ingest.dask_engine import over_dask

    return over_dask(scheduler)
