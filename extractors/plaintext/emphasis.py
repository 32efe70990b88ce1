"""Markdown's marks of emphasis, which are not part of what is printed."""

from __future__ import annotations

import re

_DOUBLE = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])([^\n*]{1,600}?)(?<=\S)\*\*(?!\*)|(?<![\w_])__(?=[^\s_])([^\n_]{1,600}?)(?<=\S)__(?![\w_])"
)
_SINGLE = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^\n*]{1,600}?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^\n_]{1,600}?)(?<=\S)_(?![\w_])"
)


def without_emphasis(text: str) -> str:
    """The text without ``**``, ``__``, ``*`` and ``_`` where they come in pairs around words.

    >>> without_emphasis("**Progress** on 2 * 3 and snake_case, *fully* met*")
    'Progress on 2 * 3 and snake_case, fully met*'
    """
    if "*" not in text and "_" not in text:
        return text
    for pattern in (_DOUBLE, _SINGLE):
        text = pattern.sub(lambda match: match.group(1) or match.group(2), text)
    return text


def in_bold(text: str) -> bool:
    """True where the whole of the text is marked as bold."""
    return len(text) < 600 and any(
        len(text) > 4 and text.startswith(mark) and text.endswith(mark) and mark not in text[2:-2]
        for mark in ("**", "__")
    )
