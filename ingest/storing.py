"""Keeping drafts in the history once they are checked, the way ``tallybook ingest`` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from extractors.faults import Fault
from ingest.audit_run import Audited, Request
from ingest.batch import ingest
from ingest.drafts import STANDARD_INPUT, find_drafts
from ingest.gate import Gate, kept_suppressions
from ingest.querying import writing
from ingest.running import taking_turns
from ingest.runs import Done, Wish
from ingest.workers import default_jobs


class _OnError:
    """One line a file on standard error: standard output has the findings."""

    def file(self, done: Done) -> None:
        click.echo(f"{done.outcome:<9}  {done.path}  {done.about}".rstrip(), err=True)

    def stage(self, words: str) -> None:
        """Only files are told."""

    def found(self, files: int, *, all: bool = False) -> None:
        """And they were named."""


def refuse_to_store(files: Sequence[Path]) -> None:
    """``Fault`` where there is nothing to store, or no path to store it under."""
    if not files:
        raise Fault("--store keeps drafts, and no FILE is named", "name the drafts, or use `tallybook ingest`")
    if STANDARD_INPUT in files:
        raise Fault("a report from standard input has no path to be kept under", "save it to a file first")


def store_drafts(request: Request, audited: Audited) -> None:
    """Read the drafts into the history, link them and check what they touch."""
    files = find_drafts(request.files, audited.settings.excluded())
    limits = audited.settings.limits()
    wish = Wish(request.plan, False, default_jobs(len(files)), limits, request.password, audited.settings)
    with taking_turns(request.db, None), writing(request.db, create=True) as history:
        ingest(files, history, wish, _OnError(), Gate(audited.settings, kept_suppressions(history)))
