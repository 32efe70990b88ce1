"""Paths as text: what is stored and printed, and the way back to the file."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SPELT_OUT = re.compile(rb"\\x([0-9a-f]{2})")
_LOOKS_SPELT_OUT = re.compile(rb"\\(?=x[0-9a-f]{2})")


def shown(path: Path) -> str:
    """The path as it is stored and printed: bytes that are no UTF-8 are spelt out (``caf\\xe9.txt``).

    ``path_of`` gives the path back, whatever its name: a backslash of the name itself is spelt out as well where it
    could be taken for one of ours. Control characters stay, and are made visible where they are printed.
    """
    name = os.fsencode(path)
    if os.sep == "/":
        name = _LOOKS_SPELT_OUT.sub(rb"\\x5c", name)
    return name.decode("utf-8", "backslashreplace")


def path_of(text: str) -> Path:
    """The path that ``shown`` gave as this text."""
    if os.sep != "/":
        return Path(text)
    return Path(os.fsdecode(_SPELT_OUT.sub(lambda found: bytes.fromhex(found[1].decode()), os.fsencode(text))))
