"""Writing a file so that nobody ever finds half of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from extractors.faults import Fault
from ingest.reading import shown


def save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; what stood there before stays until the new one is complete.

    Raises ``Fault`` where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe, such as /dev/stdout: nothing to put another in the place of
            return
        target = path.resolve()
        number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            Path(name).chmod(_usual_mode(target))
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as fault:
        raise Fault(
            f"{shown(path)}: the file cannot be written: {fault.strerror or fault}", "check the folder and its rights"
        ) from fault


def _usual_mode(path: Path) -> int:
    """The rights that a file has already, else those that a new one would get: temporary files are private."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
