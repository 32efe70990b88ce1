"""The lines of a text file as an editor shows them, to point at what a finding quotes."""

from __future__ import annotations

from pathlib import Path

from extractors.faults import Unreadable
from ingest.reading import checksum, fetch


def lines_of(path: Path, sha256: str) -> tuple[str, ...]:
    """The lines of the file with these bytes; none where it is gone, has changed since it was read, or is no text."""
    from extractors.plaintext.decoding import decode
    from extractors.plaintext.lines import split_lines

    try:
        data = fetch(path)
        if checksum(data) != sha256:
            return ()
        text = decode(path.name, data).text
    except Unreadable:
        return ()
    lines: dict[int, str] = {}
    for line in split_lines(text):
        # A form feed parts a line into two pages, but not for an editor.
        lines[line.number] = f"{lines[line.number]}\f{line.text}" if line.number in lines else line.text
    return tuple(lines.values())


def span_in(line: str, quoted: str) -> tuple[int, int]:
    """Where in a line the quoted cell stands, as ``(first, last)`` character from 0, the last one not included.

    The end of a quote (what follows its last colon) is the printed value; where it stands in the line once,
    that is the span, else all of the line but the blanks around it.
    """
    value = quoted.rpartition(": ")[2].strip()
    if value and line.count(value) == 1:
        start = line.index(value)
        return start, start + len(value)
    start = len(line) - len(line.lstrip())
    return start, max(len(line.rstrip()), start)
