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


_SETTINGS = ", settings "


def reader_version(settings: str) -> str:
    """The version that reads, with the mark of the settings that it reads with (``""``: the usual ones)."""
    return f"{version()}{_SETTINGS}{settings}" if settings else version()


def settings_of(reader: str) -> str:
    """The mark of the settings in ``reader_version``."""
    return reader.partition(_SETTINGS)[2]
