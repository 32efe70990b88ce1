"""What a file was read with when it failed. As long as that is the same, the same bytes would fail again."""

from __future__ import annotations

from ingest.jobs import Job, Reading
from ingest.limits import Limits
from ingest.version import reader_version

_LOCKED = ", locked"


def tried(reading: Reading, limits: Limits) -> str:
    """What is kept with a failure: the version, the settings and the limits; ``""`` where the cause may pass."""
    if reading.passing or not reading.job.sha256:
        return ""
    return _with(reading.job, limits) + (_LOCKED if reading.locked else "")


def would_fail_again(before: str, job: Job, limits: Limits) -> bool:
    """Whether a file fails that failed with ``before`` (as ``tried`` gave it).

    Passwords are not kept, not even scrambled, so any password is tried on a file that is locked.
    """
    if before.endswith(_LOCKED):
        return not job.password and before.removesuffix(_LOCKED) == _with(job, limits)
    return before == _with(job, limits)


def _with(job: Job, limits: Limits) -> str:
    return f"{reader_version(job.settings.mark)}, within {limits.memory} MB and {limits.seconds:g} s"
