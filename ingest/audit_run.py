"""One run of the gate: over drafts, beside a history where there is one, or over a whole history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.baseline import KnownFinding, baseline_text, read_baseline
from corpus.records import Suppression
from extractors.faults import Fault
from ingest.auditing import Checked, check_plan, check_planless, check_reports
from ingest.drafts import STANDARD_INPUT, Draft, find_drafts, read_drafts
from ingest.gate import Gate, Reach, archive_of, kept_suppressions, known_findings
from ingest.laid_by import LaidBy
from ingest.querying import plans, reading, writing
from ingest.reading import shown
from ingest.saving import save
from ingest.settings import Flags, Settings, find_settings, load_settings
from ingest.sources import held_to

if TYPE_CHECKING:
    from corpus.history import History


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for. None and empty: not said, so that the settings file decides.

    ``needed`` says that the user named the history, which must then be there.
    """

    files: tuple[Path, ...]
    db: Path
    needed: bool = False
    plan: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    baseline: Path | None = None
    new_baseline: Path | None = None
    flags: Flags = field(default_factory=Flags)
    password: str = ""


@dataclass(frozen=True, slots=True)
class Audited:
    """What a run came to. ``left_out`` are the checks that nobody wanted; ``gone`` the findings of the baseline
    that are surely gone; ``unread`` the drafts that could not be read."""

    checked: Sequence[Checked]
    settings: Settings
    left_out: tuple[str, ...]
    unread: tuple[Draft, ...] = ()
    gone: tuple[KnownFinding, ...] = ()


def audit_drafts(request: Request) -> Audited:
    """Check drafts by themselves, beside each other and beside the history. Nothing is stored.

    Raises ``Unreadable`` where none of them can be read.
    """
    near = [path for path in request.files if path != STANDARD_INPUT]
    settings = load_settings(request.config or find_settings(near, request.db)).outranked_by(request.flags)
    limits = settings.limits()
    with held_to(limits.bounds):
        files = find_drafts(request.files, settings.excluded())
        read = list(read_drafts(files, request.plan, limits, request.password, settings))
    unread = tuple(draft for draft in read if draft.report is None)
    if len(unread) == len(read) == 1 and unread[0].fault:
        raise unread[0].fault
    reports = [(draft.report, shown(draft.path)) for draft in read if draft.report]
    folders = () if unread else tuple(path for path in near if path.is_dir())
    if not request.needed and not request.db.exists():
        gate = _gate(settings, (), request)
        return _audited(gate, check_reports(reports, None, gate.choice), Reach(folders=folders), request, unread)
    with reading(request.db) as history:
        gate = _gate(settings, kept_suppressions(history), request)
        return _audited(gate, check_reports(reports, history, gate.choice), Reach(folders=folders), request, unread)


def audit_history(request: Request) -> Audited:
    """Check the whole history and keep the findings; one that cannot be written is checked all the same."""
    from corpus.history import DatabaseFault
    from ingest.batch import bring_up_to_date, save_findings

    try:
        with writing(request.db) as history:
            settings = _settings_of(history, request)
            bring_up_to_date(history, gate=Gate(settings, kept_suppressions(history)))
            audited = _audit_plans(history, settings, request)
            if not request.select and not request.ignore:
                # A run of some checks only would take the findings of the others out of the history.
                save_findings(history, audited.checked)
    except DatabaseFault as fault:
        with reading(request.db) as history:
            audited = _audit_plans(history, _settings_of(history, request), request)
        click.echo(f"tallybook: the findings are not kept in the history: {fault.cause}", err=True)
    return audited


def keep_baseline(audited: Audited, request: Request) -> Audited:
    """Write the findings of a run to the new baseline, where one is wanted; they are known from then on.

    What the file held before stays in it, save what is surely gone: the run may have been over a part only.
    """
    path = request.new_baseline
    if path is None:
        return audited
    before = set(_known_before(path) if path.exists() else ())
    found = set(known_findings(audited.checked))
    gone = {each.fingerprint for each in audited.gone} | {each.fingerprint for each in found}
    kept = {each for each in before if each.fingerprint not in gone}
    save(path, baseline_text(found | kept).encode())
    new = len({each.fingerprint for each in found} - {each.fingerprint for each in before})
    count = len(found | kept)
    words = f"the baseline {shown(path)} holds {count} {'finding' if count == 1 else 'findings'}"
    click.echo(f"tallybook: {words}: {new} new, {len(audited.gone)} gone", err=True)
    return replace(audited, checked=LaidBy(map(_all_known, audited.checked)))


def _all_known(one: Checked) -> Checked:
    return replace(one, known=frozenset(mark for finding, mark in one.fingerprinted() if finding.code != "SUP001"))


def _settings_of(history: History, request: Request) -> Settings:
    found = request.config or find_settings(archive_of(history), request.db)
    return load_settings(found).outranked_by(request.flags)


def _gate(settings: Settings, kept: Sequence[Suppression], request: Request) -> Gate:
    path = _baseline_path(settings, request)
    known = _known_before(path) if path else None
    return Gate(settings, kept, known, request.select, request.ignore)


def _baseline_path(settings: Settings, request: Request) -> Path | None:
    if request.new_baseline is not None:
        return request.new_baseline if request.new_baseline.exists() else None
    return request.baseline or settings.audit.baseline


def _known_before(path: Path) -> tuple[KnownFinding, ...]:
    try:
        return read_baseline(path.read_bytes().decode())
    except FileNotFoundError as fault:
        remedy = f"write one with `tallybook audit --write-baseline {shown(path)}`"
        raise Fault(f"{shown(path)}: there is no such baseline", remedy) from fault
    except OSError as fault:
        raise Fault(f"{shown(path)}: the baseline cannot be opened: {fault.strerror}", "check its rights") from fault
    except (ValueError, RecursionError) as fault:
        remedy = "restore the file, or remove it and write it anew with --write-baseline"
        raise Fault(f"{shown(path)} is no baseline: {fault}", remedy) from fault


def _audit_plans(history: History, settings: Settings, request: Request) -> Audited:
    gate = _gate(settings, kept_suppressions(history), request)
    names = _wanted_plans(history, request.plan)
    reach = Reach(history=request.plan is None, plans=frozenset(names))

    def checked() -> Iterator[Checked]:
        for name in names:
            yield from check_plan(history, name, gate.choice)
        if request.plan is None:
            yield from check_planless(history, choice=gate.choice)

    return _audited(gate, checked(), reach, request)


def _wanted_plans(history: History, wanted: str | None) -> list[str]:
    known = plans(history)
    if wanted is None:
        return known
    # As in the queries: the whole name, or a part of it where no plan is called just that.
    exact = [name for name in known if name.casefold() == wanted.casefold()]
    found = exact or [name for name in known if wanted.casefold() in name.casefold()]
    if not found:
        raise Fault(f"the history holds no plan “{wanted}”", f"it holds {', '.join(known) or 'no report'}")
    return found


def _audited(
    gate: Gate, checked: Iterator[Checked], reach: Reach, request: Request, unread: tuple[Draft, ...] = ()
) -> Audited:
    def judged() -> Iterator[Checked]:
        for one in checked:
            yield gate.judge(one)
        yield from gate.stale(reach)

    kept = LaidBy(judged())
    baseline = _baseline_path(gate.settings, request)
    gone = tuple(gate.gone(reach, baseline)) if baseline else ()
    return Audited(kept, gate.settings, gate.left_out, unread, gone)
