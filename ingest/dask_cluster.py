"""The cluster that a run is connected to: its scheduler, and how many files its workers can read at once."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from extractors.faults import Fault

if TYPE_CHECKING:
    from distributed import Client

_CENSUS = 2.0  # seconds between two counts of the workers
_CONNECT = 10.0
_NOBODY = 60.0  # seconds without any worker after which the run gives up


@contextmanager
def connected(scheduler: str) -> Iterator[Client]:
    """A connection to the scheduler of this address. ``Fault`` where Dask is not installed or no scheduler answers."""
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError as fault:
        raise Fault(
            "the engine dask needs the package distributed, which is not installed",
            "pip install 'tallybook[dask]', here and on every worker",
        ) from fault
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in our own words
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", VersionMismatchWarning)
        try:
            client = Client(scheduler, timeout=_CONNECT, set_as_default=False, name="tallybook")
        except (OSError, ValueError, TypeError) as fault:
            raise Fault(
                f"no Dask scheduler answers at {scheduler}",
                "start one with `dask scheduler`, and give the address that it prints, such as tcp://host:8786",
            ) from fault
    if any(issubclass(each.category, VersionMismatchWarning) for each in told):
        click.echo(f"the cluster at {scheduler} has other versions of Dask or Python than this machine", err=True)
        click.echo("  where files fail or workers are lost, install the same versions everywhere", err=True)
    try:
        yield client
    finally:
        with suppress(Exception):  # the scheduler may be gone
            client.close(timeout=2)


class Census:
    """How many files the workers can read at once, counted now and then."""

    def __init__(self, client: Client, scheduler: str) -> None:
        self._client = client
        self._scheduler = scheduler
        self._counted = 0.0
        self._met = time.monotonic()
        self._threads = 0

    def threads(self) -> int:
        """The threads of all workers. Raises ``Fault`` where there has been no worker for too long."""
        now = time.monotonic()
        if now - self._counted >= _CENSUS:
            self._threads = sum(self._client.nthreads().values())
            self._counted = now
        if self._threads:
            self._met = now
        elif now - self._met > _NOBODY:
            remedy = "start workers and run the same command again: what was stored stays"
            raise Fault(f"the scheduler at {self._scheduler} has no workers any more", remedy)
        return self._threads

    def wait_for_one(self) -> None:
        """Wait for the first worker. Raises ``Fault`` where none comes."""
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT)
        except TimeoutError as fault:
            raise Fault(
                f"the scheduler at {self._scheduler} has no workers",
                f"start some with `dask worker {self._scheduler}` on machines that see the archive",
            ) from fault
