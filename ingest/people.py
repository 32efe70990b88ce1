"""Who decides: the name that is kept with a decision."""

from __future__ import annotations

import getpass

from extractors.faults import Fault


def person(by: str | None) -> str:
    """The name that the user gave, else the user's name on this machine. ``Fault`` where there is neither."""
    try:
        name = (by or getpass.getuser()).strip()
    except (OSError, KeyError, ImportError):
        name = ""
    if not name:
        raise Fault("nobody is named as the one who decides", "give a name with --by")
    return name
