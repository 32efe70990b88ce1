"""Carried forward: the note "c/f" in a cell, and a column of its own.

"b/f" (brought forward) is the same note seen from the later year, and is read alike; the words "brought
forward" are not, since they also say that a date was moved earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# "cf" without its stroke is a note only where nothing is compared with it ("cf. page 3").
_NOTE = re.compile(
    r"""(?<![\w/&])
    [(\[]?\s*
    (?:to\ be\ |being\ |been\ |now\ |action\ )*
    (?:
        [cb]\s?[/\\]\s?(?:f|fwd)(?![\w/])\.?
      | c\.\s?f\.(?!\s*\w)
      | c\.?f(?:wd)?(?![\w/])(?!\.?\s+(?!to\b|from\b|into\b|in\b|until\b|\d{4}\b)\w)(?!\.\w)\.?
      | carr(?:y|ied|ying|ies)[\s-]*(?:forward|forwards|fwd|over)\b
      | roll(?:ed|ing)?[\s-]*(?:forward|over)\b
    )
    \s*[)\]]?""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED_BEFORE = re.compile(
    r"(?:\b(?:not|no|never|nothing|none|without|nor|cannot)|n['’]t)(?:\W+\w+){0,2}\W*$", re.IGNORECASE
)
_DENIED_AFTER = re.compile(r"^\s*[:?=–-]*\s*(?:no|n|false|none)\b(?!\s+\w)", re.IGNORECASE)
_YES = re.compile(r"^(?:y|yes|true|x|1|✓|✔|☑|✅|●|•)$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def split_note(text: str, marks: tuple[str, ...] = ()) -> tuple[str, bool]:
    """The text without its carry-forward note, and whether there was one.

    ``marks`` are signs of the report's own for it (a key "* = carried forward").

    >>> split_note("M c/f"), split_note("cf. page 3"), split_note("not carried forward")
    (('M', True), ('cf. page 3', False), ('not carried forward', False))
    """
    for match in _NOTE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _DENIED_BEFORE.search(before) or _DENIED_AFTER.search(after):
            continue
        return _tidy(f"{before} {after}"), True
    for mark in marks:
        edges = (r"(?<!\w)", r"(?!\w)") if mark[:1].isalnum() else ("", "")
        found = re.search(edges[0] + re.escape(mark) + edges[1], text, re.IGNORECASE)
        if found is not None:
            return _tidy(f"{text[: found.start()]} {text[found.end() :]}"), True
    return text, False


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:–-(")


def is_marked(text: str, marks: tuple[str, ...] = ()) -> bool:
    """True where a cell of any column notes that its action is carried forward."""
    return split_note(text, marks)[1]


def reads_yes(cell: str, marks: tuple[str, ...] = ()) -> bool:
    """True where a cell of a column "Carried forward" says that it is: yes, a tick, or the note itself."""
    text = cell.strip().strip(".()[]").strip()
    return bool(_YES.match(text)) or is_marked(cell, marks)


def marks_of(labels: Iterable[str]) -> tuple[str, ...]:
    """The report's own signs among the labels that its key explains as carried forward."""
    return tuple(label.strip() for label in labels if label.strip() and not is_marked(label))
