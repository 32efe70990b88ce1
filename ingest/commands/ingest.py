"""``tallybook ingest PATH...``: read files and folders into the history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.engines import engine_of, engine_options
from ingest.options import configuration, database, plan, reading_flags, run_manner, verb

if TYPE_CHECKING:
    from ingest.settings import Flags

_PATIENCE = 2.0  # seconds until reading begins though not all files are found yet


@verb("ingest", "tallybook ingest archive/ minutes.zip --exclude drafts --db history.db")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "-0", "--null", is_flag=True, help="The list on standard input has NUL characters between paths (find -print0)."
)
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
@engine_options()
@configuration()
@reading_flags(folders=True)
@run_manner()
@database()
def command(
    paths: tuple[Path, ...],
    null: bool,
    plan: str | None,
    reread: bool,
    jobs: int | None,
    ocr: str,
    engine: str,
    scheduler: str,
    config: Path | None,
    flags: Flags,
    password: str,
    wait: float | None,
    json_log: Path | None,
    db: Path,
) -> int:
    """Read every report in files and folders, store it, link its actions across quarters, run the checks.

    PATH is a file, a folder, a zip archive (its entries are read as files in a folder), a pattern such as
    'archive/**/*.pdf', or - for a list of paths on standard input, one a line (in `tallybook audit` a - is the draft
    itself). Files that are named are read whatever they are; of folders, archives and patterns those in which reports
    come, without what --exclude names, and what is passed over is said.

    A file that cannot be read is remembered as failed, with the cause, and the rest is stored (exit code 3); see
    `tallybook reports --failed`. Each file is read in a process of its own, so that one that takes too much memory or
    time, or that breaks what reads it, costs nothing but itself. Files that are stored already are passed by; so are
    those that failed before, until they, the limits or settings, or Tallybook have changed: `tallybook retry` reads
    them in any case. Limits and settings may stand in tallybook.toml; flags outrank it.

    Ctrl-C once finishes the files in hand and stores them, twice stops at once; the same command goes on from there.
    Only one run at a time fills a history: another one waits.
    """
    from extractors.formats import formats
    from ingest.discovering import search
    from ingest.running import Manner, run
    from ingest.runs import Wish
    from ingest.settings import find_settings, load_settings
    from ingest.sources import held_to
    from ingest.workers import default_jobs

    settings = load_settings(config or find_settings(paths, db)).outranked_by(flags)
    limits = settings.limits()
    click.get_current_context().with_resource(held_to(limits.bounds))
    suffixes = {suffix for each in formats() for suffix in each.SUFFIXES}
    found = search(paths, suffixes, null, settings.excluded())
    found.begin(_PATIENCE)
    workers = jobs or default_jobs(found.number if found.over else None)
    wish = Wish(plan, reread, workers, limits, password, settings, engine_of(engine, scheduler))
    return run(found, wish, db, Manner(wait, json_log))
