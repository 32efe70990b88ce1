"""The words and dates in the name of a file: "gmpp_2021_22.csv" is "gmpp 2021-22"."""

from __future__ import annotations

import re

from normalise.calendar import financial_start

_SIX_DIGITS = re.compile(r"(?<!\d)(20\d\d)(\d\d)(?!\d)")
_EIGHT_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_YEARS_APART = re.compile(r"(?<!\d)((?:19|20)\d\d)[ ._]((?:19|20)?\d\d)(?![\d-])")
_DASHED = re.compile(
    r"((?<!\d)(?:\d\d-\d\d-(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-(?:\d\d-\d\d|(?:19|20)\d\d|\d\d)|\d\d-\d\d)(?!\d))|-"
)
_DAY_APART = re.compile(r"(?<!\d)((?:19|20)\d\d)[ ._](0[1-9]|1[0-2])[ ._]([0-3]\d)(?!\d)")


def file_words(file_name: str) -> str:
    """The name of a file as words: without folders and suffix, dates and years written out with dashes.

    Every other dash stands for a space, as file names have it: "plan-2021-22-quarter-2" is the plan's second quarter.
    """
    name = re.sub(r"\.[A-Za-z]\w{1,4}$", "", file_name.replace("\\", "/").rpartition("/")[2])
    name = _EIGHT_DIGITS.sub(r"\1-\2-\3", name)
    name = _DAY_APART.sub(r"\1-\2-\3", name)
    for pattern in (_YEARS_APART, _SIX_DIGITS):
        name = pattern.sub(_with_dash, name)
    name = _DASHED.sub(lambda match: match[1] or " ", name.replace("_", " "))
    return " ".join(name.split())


def _with_dash(match: re.Match[str]) -> str:
    first, second = match.groups()
    joined = f"{first}-{second}"
    return joined if financial_start(joined) is not None or 1 <= int(second) <= 12 else match.group()
