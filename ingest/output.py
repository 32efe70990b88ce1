"""Standard output and error as every verb may rely on them: UTF-8, and calm when the reader goes away."""

from __future__ import annotations

import io
import os
import sys


class PatientStream(io.TextIOWrapper):
    """Text output that goes on into nothing once its reader has left (``tallybook actions | head``).

    The verb runs to its end, so a batch is stored whole and the exit code keeps its meaning.
    """

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except BrokenPipeError:
            self._discard()
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            self._discard()
            super().flush()

    def _discard(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


def prepare_streams() -> None:
    """Make standard output and error UTF-8 whatever the locale says, and patient with a closed pipe.

    A name that is not valid Unicode is printed with backslashes rather than stopping the run.
    """
    _fill_closed_streams()
    sys.stdout = _patient(sys.stdout)
    sys.stderr = _patient(sys.stderr)


def _fill_closed_streams() -> None:
    """Where the caller closed standard input, output or error (``<&-``), put nothing in its place.

    Else the next file to be opened would get its number: a pipe to a reader process that the reader
    takes for its standard input, or a history that is written to as if it were the terminal.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one


def _patient(stream: object) -> PatientStream:
    if isinstance(stream, PatientStream):
        return stream
    if not isinstance(stream, io.TextIOWrapper):  # closed by the caller (`>&-`)
        nowhere = open(os.devnull, "wb")  # noqa: SIM115, PTH123 - stays open for the whole run
        return PatientStream(nowhere, encoding="utf-8", errors="backslashreplace")
    interactive = stream.isatty()
    return PatientStream(stream.detach(), encoding="utf-8", errors="backslashreplace", line_buffering=interactive)
