"""File formats, one file each: bytes to a Document. A new file in this folder is found by itself.

Each has ``SUFFIXES`` (what such files are usually called), ``FORMAT`` (what the history calls them),
``claims(name, data) -> bool`` and ``extract(name, data, sha256) -> Document``; a format whose files may be
locked takes ``password`` as a further argument of ``extract``, one whose files may be endless ``pages``, the most of
them that are read.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from types import ModuleType

from extractors.faults import Unreadable
from extractors.grids.own_words import labels_of_key
from extractors.grids.report_labels import unusual_labels
from extractors.plaintext.decoding import decode, printable
from extractors.records import Document


@cache
def formats() -> tuple[ModuleType, ...]:
    """Every format in this folder, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def extract(name: str, data: bytes, password: str = "", pages: int | None = None) -> Document:
    """The document in a file, read by the one format that claims it.

    ``name`` is the file's name without folders; formats without locked files ignore ``password``, those that do not
    read page by page ``pages``. Raises ``Unreadable`` where no format claims the file, or more than one does.
    """
    claimants = [found for found in formats() if found.claims(name, data)]
    if len(claimants) == 1:
        read = claimants[0].extract
        wanted = {"password": password, "pages": pages}
        taken = inspect.signature(read).parameters
        given = {name: value for name, value in wanted.items() if value and name in taken}
        document = _read(read, name, data, given)
        # Where nothing is ruled, only words tell tables from text, and those of a report's own key are known by now.
        labels = unusual_labels(document)
        if labels:
            with labels_of_key(labels):
                document = _read(read, name, data, given)
        return document
    if claimants:
        both = " and ".join(found.FORMAT for found in claimants)
        raise Unreadable(
            f"{printable(name)} could be read as {both}", "rename it with the suffix of the format that is meant"
        )
    decode(name, data)  # says what the file is, where it is no text
    known = ", ".join(suffix for found in formats() for suffix in found.SUFFIXES)
    raise Unreadable(f"{printable(name)} is in no format that can be read", f"save it as one of {known}")


def _read(read: Callable[..., Document], name: str, data: bytes, given: Mapping[str, object]) -> Document:
    document = read(name, data, hashlib.sha256(data).hexdigest(), **given)
    assert isinstance(document, Document)
    return document
