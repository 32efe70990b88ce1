"""``tallybook`` with the odd clock or little memory; run by the tests.

    python -m tests.ingest.limited_run clock 3600 ingest archive --db history.db
    python -m tests.ingest.limited_run memory 80 ingest archive --db history.db

``clock``: every look at the clock finds it so many seconds earlier than the look before. ``memory``: so many MB for
data, for this process and not for its readers, which have a limit of their own.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta, tzinfo
from itertools import count


class Backwards(datetime):
    """A clock that goes back."""

    looks = count(1)
    step = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) - next(cls.looks) * cls.step


if __name__ == "__main__":
    what, amount = sys.argv[1], int(sys.argv[2])

    import corpus.history.moments
    from ingest.__main__ import run

    if what == "clock":
        Backwards.step = timedelta(seconds=amount)
        corpus.history.moments.datetime = Backwards  # type: ignore[misc]
        now = time.time
        time.time = lambda: now() - next(Backwards.looks) * amount
    else:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (amount * 2**20, hard))
    sys.exit(run(sys.argv[3:]))
