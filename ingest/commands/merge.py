"""``tallybook merge SOURCE...``: several histories into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.options import database, verb
from ingest.querying import writing

if TYPE_CHECKING:
    from ingest.merging import FromSource


@verb("merge", "tallybook merge 2023.db 2024.db --db all.db")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many plans to link at once.")
@database()
def command(sources: tuple[Path, ...], jobs: int | None, db: Path) -> None:
    """Take over all that other histories hold into the one named with --db, which is made where it is missing.

    Reports are stored once, whichever histories hold them, with every path they were seen under; failures, decisions
    and suppressions come too. Then actions are linked and checked as if everything had been ingested here.

    The sources are only read. Actions of the target keep their ids; those of a source keep theirs where the
    target does not use them. Of two editions with equal revisions, that of the source named last is the newer.
    A merge that was stopped leaves whole reports; run again, it completes.
    """
    import os

    from ingest.merging import merge, refuse_sources
    from ingest.rendering.words import quantity, say
    from ingest.running import taking_turns

    refuse_sources(sources, db)
    with taking_turns(db, None), writing(db, create=True) as history:
        summary = merge(sources, history, _tell, jobs or os.cpu_count() or 1)
    if summary.plans:
        say(f"Linked and checked: {quantity(summary.plans, 'plan')}")


def _tell(done: FromSource) -> None:
    from ingest.reading import shown
    from ingest.rendering.escaping import visible
    from ingest.rendering.words import quantity, say

    new = done.files["stored"] + done.files["partial"]
    parts = [f"{quantity(new, 'report')} with {quantity(done.actions, 'action')}"]
    parts += [quantity(done.files["failed"], "failed file")] if done.files["failed"] else []
    parts += [quantity(done.decisions, "decision")] if done.decisions else []
    parts += [quantity(done.suppressions, "suppression")] if done.suppressions else []
    held = f"; {done.files['unchanged']} held already" if done.files["unchanged"] else ""
    say(f"{visible(shown(done.source))}: {', '.join(parts)} taken over{held}", hanging=2)
