"""``tallybook retry [PATH...]``: read files again that failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.engines import engine_of, engine_options
from ingest.options import configuration, database, plan, reading_flags, run_manner, verb
from ingest.querying import reading

if TYPE_CHECKING:
    from ingest.settings import Flags


@verb("retry", "tallybook retry --timeout 600 --db history.db")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH...]")
@plan("The plan all these reports are about, where it should not be worked out from them.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many files to read at once.")
@engine_options()
@configuration()
@reading_flags()
@run_manner()
@database()
def command(
    paths: tuple[Path, ...],
    plan: str | None,
    jobs: int | None,
    engine: str,
    scheduler: str,
    config: Path | None,
    flags: Flags,
    password: str,
    wait: float | None,
    json_log: Path | None,
    db: Path,
) -> int:
    """Read the files again that failed: all of them, or those named or in folders named.

    `tallybook reports --failed` lists them with causes and remedies. They are read whatever they failed with before,
    on this machine or (--engine dask) on the workers of a cluster. What can be read now is stored, linked and
    checked as `tallybook ingest` does; the exit code is 3 while any of them fails.
    """
    from ingest.rendering.words import say
    from ingest.retrying import failed_files
    from ingest.running import SOME_FAILED, Manner, run
    from ingest.runs import Wish
    from ingest.searching import Search
    from ingest.settings import find_settings, load_settings
    from ingest.sources import held_to
    from ingest.workers import default_jobs

    with reading(db) as history:
        failed = failed_files(history, paths)
    if not failed.files and not failed.gone:
        say("no file has failed")
        return 0
    settings = load_settings(config or find_settings(failed.files, db)).outranked_by(flags)
    limits = settings.limits()
    click.get_current_context().with_resource(held_to(limits.bounds))
    readers = jobs or default_jobs(len(failed.files))
    wish = Wish(plan, False, readers, limits, password, settings, engine_of(engine, scheduler), retry=True)
    files = Search((*failed.files, *failed.gone), frozenset())
    files.run()
    code = run(files, wish, db, Manner(wait, json_log))
    return SOME_FAILED if failed.gone else code
