"""``tallybook ingest PATH...``: read files and folders into the history."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.options import configuration, database, plan, reading_limits, said, verb
from ingest.querying import writing

SOME_FAILED = 3


@verb("ingest", "tallybook ingest archive/ --db history.db")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@plan("The plan all these reports are about, where it should not be worked out from them.")
@click.option("--reread", is_flag=True, help="Read files again that are in the history already.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many files to read at once.")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="For scanned PDF pages. Text recognition comes later: a scanned page is named as a problem of its report.",
)
@configuration()
@reading_limits()
@database()
def command(
    paths: tuple[Path, ...],
    plan: str | None,
    reread: bool,
    jobs: int | None,
    ocr: str,
    config: Path | None,
    max_memory: int,
    timeout: float,
    password: str,
    db: Path,
) -> int:
    """Read every report in files and folders, store it, link its actions across quarters, run the checks.

    A file that cannot be read is remembered as failed, with the cause, and the rest is stored (exit code 3).
    Each file is read in a process of its own, so that one that takes too much memory or time, or that breaks
    what reads it, costs nothing but itself. Files that are stored already are passed by.
    """
    from extractors.formats import formats
    from ingest.batch import Wish, ingest
    from ingest.discovering import discover
    from ingest.gate import Gate, kept_suppressions
    from ingest.progress import print_summary, progress
    from ingest.settings import find_settings, load_settings
    from ingest.workers import default_jobs

    settings = load_settings(config or find_settings(paths, db))
    found = discover(paths, {suffix for each in formats() for suffix in each.SUFFIXES})
    workers = jobs or default_jobs(len(found.files))
    limits = settings.limits(said("max_memory", max_memory), said("timeout", timeout))
    wish = Wish(plan, reread, workers, limits, password, settings)
    with writing(db, create=True) as history, progress(len(found.files)) as told:
        summary = ingest(found.files, history, wish, told, Gate(settings, kept_suppressions(history)))
    print_summary(summary, found.passed_over)
    return SOME_FAILED if summary.files["failed"] else 0
