"""What the user does not want read, whatever it is: files and folders by patterns of their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Excluded:
    """Patterns in which ``*`` stands for anything: one without a ``/`` is that of a file's or folder's name, one with a
    ``/`` that of the end of a path. What is in a folder that fits is excluded with it."""

    patterns: Sequence[str] = ()

    def why(self, path: Path, folders: Iterable[Path] = ()) -> str:
        """Why a file or folder is left out, or ``""``; ``folders`` are those around it that count as well."""
        if not self.patterns:
            return ""
        names = [each.as_posix() for each in (path, *folders)]
        for pattern in self.patterns:
            if any(_fits(name, pattern) for name in names):
                return f"excluded by “{pattern}”"
        return ""


def _fits(path: str, pattern: str) -> bool:
    pattern = pattern.strip("/")
    if "/" not in pattern:
        return fnmatchcase(path.rpartition("/")[2], pattern)
    return fnmatchcase(f"/{path}", f"*/{pattern}")


NOTHING = Excluded()
