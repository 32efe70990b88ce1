"""Which Tallybook this is."""

from __future__ import annotations

from functools import cache


@cache
def version() -> str:
    """The version of Tallybook that reads, kept with each report; ``""`` where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("tallybook")
    except PackageNotFoundError:
        return ""
