"""Which files are to be read: files as named, folders, archives, patterns and lists gone through; what is passed over
is said, with why."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from extractors.faults import Fault
from ingest.searching import Search
from ingest.sources import shown
from ingest.sources.archives import archive_at, is_archive, within
from ingest.sources.excluding import NOTHING, Excluded
from ingest.sources.listing import listed
from ingest.sources.patterns import expand, is_pattern
from ingest.sources.taking import PassedOver, endings, why_not
from ingest.sources.walking import entries, walk

__all__ = ["PassedOver", "discover", "search"]

LIST = Path("-")
_AGAIN = "the same file was found before"


def discover(
    paths: Iterable[Path], suffixes: Collection[str], null: bool = False, excluded: Excluded = NOTHING
) -> Search:
    """Turn files, folders, zip archives and patterns into a list of files; ``-`` is a list of them on standard input
    (``null``: with NUL characters between them).

    A file that is named or listed is always taken, unless it is ``excluded``. A walk takes the files whose ending is in
    ``suffixes`` (what the formats read) and those in which reports may come all the same; entries of archives are files
    in a folder.
    Raises ``Fault`` for a path that does not exist (a listed one is a file that cannot be read), and where nothing at
    all was found.
    """
    found = search(paths, suffixes, null, excluded)
    found.run()
    return found


def search(
    paths: Iterable[Path], suffixes: Collection[str], null: bool = False, excluded: Excluded = NOTHING
) -> Search:
    """The search that ``discover`` makes, not begun yet."""
    way = _Way(endings(suffixes), excluded)
    return Search(_something(list(paths), suffixes, null, way), way.opened)


def _something(paths: Sequence[Path], suffixes: Collection[str], null: bool, way: _Way) -> Iterator[Path | PassedOver]:
    """All that is found; a ``Fault`` where that is no file at all."""
    anything = False
    for item in way.everything(paths, null):
        anything |= isinstance(item, Path)
        yield item
    if not anything:
        names = ", ".join(shown(path) for path in paths)
        kinds = ", ".join(sorted(suffixes))
        raise Fault(f"no reports found in {names}", f"name a folder that holds reports ({kinds})")


class _Way:
    """The way of one search: what was found in it is not found again under the same path, though it may be under
    another, which the history keeps."""

    def __init__(self, endings: Collection[str], excluded: Excluded) -> None:
        self._endings = endings
        self._excluded = excluded
        self.opened: set[tuple[int, int]] = set()
        # of each path named: a hash that no two share, as a list may be of a million
        self._named: set[bytes] = set()

    def everything(self, paths: Iterable[Path], null: bool) -> Iterator[Path | PassedOver]:
        for path in paths:
            if path == LIST:
                # not through the buffer: a thread that waits in it would keep the program from ending
                for each in listed(getattr(sys.stdin.buffer, "raw", sys.stdin.buffer), null):
                    yield from self._there(each)
            elif os.path.lexists(path):
                yield from self._there(path)
            elif inside := within(path):
                yield from self._inside(path, *inside)
            elif is_pattern(path):
                yield from self._fitting(path)
            else:
                raise Fault(f"{shown(path)}: there is no such file or folder", "check the path")

    def _there(self, path: Path) -> Iterator[Path | PassedOver]:
        """What a path stands for that was named or listed."""
        if why := self._excluded.why(path, path.parents):
            yield PassedOver(shown(path), why)
        elif _is_folder(path):
            yield from self._walk(path)
        elif _mark(path) in self._named or self._walked_past(path):
            yield PassedOver(shown(path), _AGAIN)
        else:
            self._named.add(_mark(path))
            yield from self._opened(path)

    def _walk(self, folder: Path) -> Iterator[Path | PassedOver]:
        for item in walk(folder, self._endings, self.opened, self._excluded):
            if isinstance(item, PassedOver):
                yield item
            elif self._named and _mark(item) in self._named:
                yield PassedOver(shown(item), _AGAIN)
            else:
                yield from self._opened(item)

    def _opened(self, path: Path) -> Iterator[Path | PassedOver]:
        """The files of an archive; any other file as it is."""
        if is_archive(path):
            yield from entries(path, self._endings, self.opened, excluded=self._excluded)
        else:
            yield path

    def _inside(self, path: Path, archive: Path, name: str) -> Iterator[Path | PassedOver]:
        """A file or a folder that was named as one in an archive."""
        held = archive_at(archive).entries
        if why := self._excluded.why(path, path.parents):
            yield PassedOver(shown(path), why)
        elif name in held:
            yield path
        elif any(each.startswith(f"{name}/") for each in held):
            yield from entries(archive, self._endings, self.opened, name, self._excluded)
        else:
            raise Fault(f"{shown(path)}: the archive {shown(archive)} holds no such file or folder", "check the path")

    def _fitting(self, pattern: Path) -> Iterator[Path | PassedOver]:
        """What fits a pattern, which may fit folders and the files in them too: that is not worth a word."""
        anything = False
        for path in expand(pattern):
            anything = True
            if (why := why_not(path.name, self._endings)) and not _is_folder(path):
                yield PassedOver(shown(path), why)
            else:
                found = self._there(path)
                yield from (item for item in found if not isinstance(item, PassedOver) or item.path != shown(path))
        if not anything:
            raise Fault(f"{shown(pattern)}: no file or folder fits this pattern", "check the pattern")

    def _walked_past(self, path: Path) -> bool:
        """Whether a walk took up this file."""
        if not self.opened or why_not(path.name, self._endings):
            return False
        try:
            folder = path.parent.stat()
        except OSError:
            return False
        return (folder.st_dev, folder.st_ino) in self.opened


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, say: whoever reads it is told
        return False


def _mark(path: Path) -> bytes:
    # ".." is left in: behind a link it leads elsewhere than it seems
    return blake2b(os.fsencode(path.absolute()), digest_size=16).digest()
