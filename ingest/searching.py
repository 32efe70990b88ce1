"""A search that goes on while what it found is read: what it comes upon, in order, for whoever takes it meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir

from extractors.faults import Fault
from ingest.laid_by import LaidBy
from ingest.sources.taking import PassedOver
from ingest.sources.walking import Opened

_PATIENCE = 0.05  # seconds until whoever takes the files is told that there is none just now


class Search:
    """The files of a search in the order in which they are found, and what is passed over; neither is held in memory
    beyond a few MB. ``opened`` are the folders and archives that it has gone through by now."""

    def __init__(self, items: Iterable[Path | PassedOver], opened: Opened) -> None:
        self._items = items
        self.opened = opened
        self._files: LaidBy[Path] = LaidBy()
        self._passed_over: LaidBy[PassedOver] = LaidBy()
        self._news = threading.Condition()
        self._fault: Exception | None = None
        self.over = False

    def run(self) -> None:
        """Search to the end; raises what goes wrong."""
        try:
            for item in self._items:
                with self._news:
                    self._keep(item)
                    self._news.notify()
        except Exception as fault:
            self._fault = fault  # before the search is over: whoever is told that asks for it
            raise
        finally:
            with self._news:
                self.over = True
                self._news.notify()

    def _keep(self, item: Path | PassedOver) -> None:
        try:
            if isinstance(item, PassedOver):
                self._passed_over.append(item)
            else:
                self._files.append(item)
        except OSError as fault:
            cause = f"the list of files found cannot be kept in {gettempdir()}: {fault.strerror}"
            raise Fault(cause, "make room there, or name another folder with TMPDIR") from fault

    def begin(self, seconds: float) -> None:
        """Search in a thread, and wait so long for its end: most searches take no longer, and then it is known how many
        files there are. Raises what went wrong by then."""
        # a walk over a drive that hangs must not keep the whole program from ending
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        thread.join(seconds)
        self.end_well()

    def _run(self) -> None:
        with suppress(Exception):  # ``end_well`` raises it
            self.run()

    def end_well(self) -> None:
        """Raises what went wrong in the thread, if anything has."""
        if self._fault:
            raise self._fault

    @property
    def number(self) -> int:
        """How many files were found by now."""
        return len(self._files)

    @property
    def files(self) -> Sequence[Path]:
        """The files; only of a search that is over."""
        return self._files

    @property
    def passed_over(self) -> Sequence[PassedOver]:
        """What was passed over; only of a search that is over."""
        return self._passed_over

    def __iter__(self) -> Iterator[Path | None]:
        """Each file as it is found; None where there is none just now. Ends with the search, also where it fails."""
        at = 0
        while True:
            with self._news:
                if at == len(self._files) and not self.over:
                    self._news.wait(_PATIENCE)
                path = self._files[at] if at < len(self._files) else None
                if path is None and self.over:
                    return
            yield path
            at += path is not None
