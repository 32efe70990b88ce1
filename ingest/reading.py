"""One file from its bytes to an understood report: the whole way through extractors and normalise."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path

from extractors.faults import Fault, Locked, Unreadable
from extractors.plaintext.decoding import printable
from extractors.printed import PrintedReport
from ingest.reader_settings import USUAL_READER, ReaderSettings
from ingest.sources import fetch, shown
from normalise.records import Report

__all__ = [
    "MORE_MEMORY",
    "about_it",
    "checksum",
    "fetch",
    "prepare",
    "reported",
    "shown",
    "understand_file",
    "with_path",
    "words_of",
]

MORE_MEMORY = (
    "it needs more memory than a file may take",
    "split it, or allow more with --max-memory; check that it is a report",
)


def checksum(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal: what tells one edition from another."""
    return hashlib.sha256(data).hexdigest()


def about_it(cause: str, name: str) -> str:
    """A cause without the name of its file in front, to stand after a path."""
    return cause.removeprefix(name).removeprefix(":").strip()


def with_path(cause: str, path: Path) -> str:
    """The cause with the whole path: the rooms below know only the file's name."""
    if cause.startswith(shown(path)):
        return cause
    rest = cause.removeprefix(printable(shown(Path(path.name))))
    return f"{shown(path)}{rest}" if rest != cause else f"{shown(path)}: {cause}"


def prepare() -> None:
    """Load what reading a file needs, which takes longer than reading most files."""
    from extractors.formats import formats

    formats()
    for needed in ("extractors.layouts", "normalise.report"):
        import_module(needed)


def words_of(settings: ReaderSettings) -> AbstractContextManager[None]:
    """While this lasts, files are read with the organisation's own words."""
    from extractors.grids.own_words import OwnWords, own_words

    return own_words(OwnWords.of(dict(settings.columns), [label for label, _ in settings.ratings]))


def understand_file(
    path: Path,
    data: bytes,
    plan: str | None = None,
    password: str = "",
    settings: ReaderSettings = USUAL_READER,
) -> Report:
    """What the bytes of a file say. ``plan`` sets the plan's name where the user knows better; ``password``
    opens a file that is locked with one; ``settings`` say how the organisation's reports are read.

    Raises ``Unreadable`` where no format can read the file.
    """
    return reported(path, data, plan, password, settings)[1]


def reported(
    path: Path, data: bytes, plan: str | None, password: str, settings: ReaderSettings
) -> tuple[PrintedReport, Report]:
    """What is printed in a file, and what it means, as in ``understand_file``."""
    from extractors.formats import extract
    from extractors.layouts import read
    from normalise.report import understand
    from normalise.vocabulary import label_form

    try:
        with words_of(settings):
            printed = read(extract(shown(Path(path.name)), data, password, settings.pages))
        ratings = {label_form(label): meaning for label, meaning in settings.ratings}
        return printed, understand(printed, plan, settings.year_start, ratings)
    except Fault as fault:
        kind = Locked if isinstance(fault, Locked) else Unreadable
        raise kind(with_path(fault.cause, path), fault.remedy) from fault
    except MemoryError as fault:
        raise Unreadable(f"{shown(path)}: {MORE_MEMORY[0]}", MORE_MEMORY[1]) from fault
    except RecursionError as fault:
        raise Unreadable(
            f"{shown(path)}: its parts stand inside each other far too deeply",
            "open it in its own program and save it anew, or as text",
        ) from fault
