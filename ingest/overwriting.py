"""What a run writes never takes the place of what it reads: drafts, the history, the settings, the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from extractors.faults import Fault
from ingest.reading import shown


def refuse_to_overwrite(target: Path | None, drafts: Sequence[Path], kept: Iterable[Path | None]) -> None:
    """Raise ``Fault`` where a file to be written is a draft, stands among those of a folder that is named as one, or
    is one of those ``kept``, which the run also reads or writes."""
    if target is None or (target.exists() and not target.is_file()):  # a device, such as /dev/stdout
        return
    if any(_is_or_holds(draft, target) for draft in drafts):
        raise Fault(f"{shown(target)} is a draft itself and is not overwritten", "name another file")
    if any(_same(each, target) for each in kept if each is not None):
        raise Fault(f"{shown(target)} is named for something else as well and is not overwritten", "name another file")


def _is_or_holds(draft: Path, target: Path) -> bool:
    from extractors.formats import formats

    if not draft.is_dir():
        return any(_same(each, target) for each in (draft, *draft.parents))  # an entry of an archive is the archive
    suffixes = {suffix for each in formats() for suffix in each.SUFFIXES}
    return target.is_file() and target.suffix.lower() in suffixes and draft.resolve() in target.resolve().parents


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))
