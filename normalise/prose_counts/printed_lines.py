"""On which line of its paragraph a number is printed: bullets given with their introduction keep their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def line_of(sentence: str, doc: Doc, token: int) -> int:
    """The line of ``sentence``, from 0, in which a token of its reading stands.

    A line break is read as a semicolon (see ``words.prepared``), so the semicolons before the token tell.
    """
    if "\n" not in sentence.strip():
        return 0
    breaks = doc.text[: doc[token].idx].count(";")
    for number, line in enumerate(re.split(r"\s*\n\s*", sentence.strip())):
        own = line.count(";")
        if breaks <= own:
            return number
        breaks -= own + 1
    return sentence.strip().count("\n")
