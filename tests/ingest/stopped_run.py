"""``tallybook`` that kills itself (SIGKILL) at a chosen moment of its work on the history; run by the tests.

    python -m tests.ingest.stopped_run MOMENT ingest archive --db history.db

Moments are counted as in ``tests.corpus.history_writer``. 0 runs to the end and prints how many there were.
"""

from __future__ import annotations

import sqlite3
import sys

from tests.corpus.history_writer import Clock

if __name__ == "__main__":
    from ingest.__main__ import run

    clock = Clock(int(sys.argv[1]))
    sqlite3.connect = clock.connect  # type: ignore[assignment]
    code = run(sys.argv[2:])
    print(clock.moment)
    sys.exit(code)
