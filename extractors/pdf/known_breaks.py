"""Words of headings and ratings, dates and references that a narrow column breaks anywhere: "Previ", "ous s", "tatus".

For pages that keep no spaces where their lines wrap: there only the word itself tells that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.known_words import is_known_word
from extractors.pdf.lines import Line

_WRITTEN = re.compile(
    r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{2}){1,2}|[A-Za-z]{1,6}-\d{1,4}"
)  # a day, a reference
_MOST_PIECES = 8
_ROUGH = 1.5  # points by which the room in a cell may be misjudged
_ENDS = ".,;:?!"
_FIGURES = frozenset("0123456789.")


def known_breaks(lines: Sequence[Line], width: float) -> frozenset[int]:
    """The lines of a cell ``width`` points wide, from 0, whose last word goes on in the line below.

    A word is broken only where it is wider than the column, and where the line has no room for its next letter. As
    the words of a narrow column may do so too, the whole has to be a word that plans print.
    """
    texts = [line.text for line in lines]
    if len(texts) > 1 and texts[-1] == "." and all(len(text) == 1 and text in _FIGURES for text in texts):
        return frozenset(range(len(texts) - 1))
    found: set[int] = set()
    at = 0
    while at < len(lines) - 1:
        end = next((end for end in _ends(lines, at) if _is_one_word(lines[at : end + 1], width)), at)
        found.update(range(at, end))
        at = max(end, at + 1)
    return frozenset(found)


def _ends(lines: Sequence[Line], start: int) -> range:
    """The lines a word that begins in ``start`` may end in, the last first."""
    end = start + 1
    while end + 1 < min(len(lines), start + _MOST_PIECES) and len(lines[end].words) == 1:
        end += 1
    return range(end, start, -1)


def _is_one_word(lines: Sequence[Line], width: float) -> bool:
    pieces = [lines[0].words[-1], *(line.words[0] for line in lines[1:])]
    whole = "".join(piece.text for piece in pieces)
    if _WRITTEN.fullmatch(whole):
        # Nothing else on its lines: a figure may stand before or after a sum, a range or another date.
        if any(len(line.words) > 1 for line in lines):
            return False
    elif not whole.rstrip(_ENDS).isalpha() or not (whole[1:].islower() or whole.isupper()):
        return False
    if sum(piece.x1 - piece.x0 for piece in pieces) <= width - _ROUGH:
        return False
    full = all(
        above.x1 - above.x0 + (piece.x1 - piece.x0) / len(piece.text) > width - _ROUGH
        or above.words[-1].text.endswith(("/", "-"))
        for above, piece in zip(lines, pieces[1:], strict=False)
    )
    return full and (is_known_word(whole) or _WRITTEN.fullmatch(whole) is not None)
