"""Ctrl-C, once and twice: first the files in hand are finished and stored, then everything stops at once."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stopping(tell: Callable[[str], None]) -> Iterator[Callable[[], bool]]:
    """Whether the run should come to its end, as a question that may be asked at any time within the block.

    The first Ctrl-C (or SIGTERM, as a system sends it to what it shuts down) makes the answer true and tells the user
    what is going on; the second one raises ``KeyboardInterrupt`` wherever the run is. Main thread only.
    """
    asked = told = False

    def heard(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    def asked_for() -> bool:
        # not told by the handler: it may interrupt somebody who is writing to the same stream
        nonlocal told
        if asked and not told:
            told = True
            tell("stopping: files in hand are finished and stored; Ctrl-C again stops at once")
        return asked

    numbers = [signal.SIGINT] if sys.platform == "win32" else [signal.SIGINT, signal.SIGTERM]
    before = [(number, signal.signal(number, heard)) for number in numbers]
    try:
        yield asked_for
    finally:
        for number, handler in before:
            signal.signal(number, handler)
