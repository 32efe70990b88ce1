"""What is to be said of a run of the checks beside its findings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aside:
    """``left_out`` are the codes of checks that nobody wanted, ``unread`` path and cause of drafts that could not
    be read, ``gone`` how many findings of the baseline are surely gone, ``settings`` the settings file used
    (``""``: none). ``show_suppressed`` lists what persons let stand among the findings."""

    left_out: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    gone: int = 0
    settings: str = ""
    show_suppressed: bool = False


NOTHING_ASIDE = Aside()
