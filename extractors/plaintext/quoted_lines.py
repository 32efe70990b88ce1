"""Lines that an e-mail quotes: "> Status: Complete" is what somebody wrote before, mark by mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.plaintext.lines import SourceLine

_MARKS = re.compile(r"\s?(?:>\s?)+")
_FEWEST = 3  # lines: a cell may begin with "> 5 days"


def without_quote_marks(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, without the marks of those that stand together and all have them."""
    read: list[SourceLine] = []
    for quoted, run in groupby(lines, lambda line: line.text.lstrip().startswith(">")):
        together = list(run)
        if quoted and len(together) >= _FEWEST:
            together = [replace(line, text=_MARKS.sub("", line.text, count=1)) for line in together]
        read += together
    return read
