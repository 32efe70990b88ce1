"""What a user types into a search, as a full-text query that cannot be malformed.

The syntax of FTS5 is left to nobody (https://sqlite.org/fts5.html#full_text_query_syntax): every word is
quoted, so that AND, NEAR, a colon or a stray quote are only words. "A phrase" and a word* keep their sense.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')


def as_match(typed: str) -> str | None:
    """The query, or None where nothing typed is a word or a number. All pieces must be found."""
    pieces = []
    for phrase, phrase_star, word in _PIECE.findall(typed.replace("\x00", " ")):
        text = phrase or word.rstrip("*")
        star = phrase_star or word.endswith("*")
        if any(character.isalnum() for character in text):
            pieces.append(f'"{text}"' + (" *" if star else ""))
    return " ".join(pieces) or None
