"""What changed between two wordings, word by word, for a reader to see."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")

Segment = tuple[str, str]


def marked_changes(earlier: str, later: str) -> tuple[Segment, ...]:
    """The words kept, taken out and put in, in reading order, as ``(kind, text)``.

    ``kind`` is ``same``, ``removed`` or ``added``. ``same`` and ``removed`` joined give the earlier text
    exactly; ``same`` and ``added`` joined give the later one. Whole words are marked, never letters.
    """
    from rapidfuzz.distance import Indel

    before, after = _PIECE.findall(earlier), _PIECE.findall(later)
    found: list[Segment] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            found.append(("same", "".join(before[step.src_start : step.src_end])))
        elif step.tag == "delete":
            found.append(("removed", "".join(before[step.src_start : step.src_end])))
        else:
            found.append(("added", "".join(after[step.dest_start : step.dest_end])))
    return _without_lone_spaces(found)


def _without_lone_spaces(found: list[Segment]) -> tuple[Segment, ...]:
    """A kept space between two changed words would cut a changed phrase into pieces: it is taken out and
    put in again with them."""
    removed = added = ""
    joined: list[Segment] = []

    def flush() -> None:
        nonlocal removed, added
        joined.extend(segment for segment in (("removed", removed), ("added", added)) if segment[1])
        removed = added = ""

    for position, (kind, text) in enumerate(found):
        inner = 0 < position < len(found) - 1
        if kind == "same" and not (inner and text.isspace() and (removed or added)):
            flush()
            joined.append((kind, text))
            continue
        removed += text if kind in ("removed", "same") else ""
        added += text if kind in ("added", "same") else ""
    flush()
    return tuple(joined)
