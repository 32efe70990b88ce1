"""A line that says nothing but labels and counts: "Complete: 12 | On track: 9", "Actions: 21 (12 complete, 9 on
track)", "RAG summary: 12G 9A"."""

from __future__ import annotations

import re

from extractors.grids.columns import role_of
from extractors.grids.overview import counts_actions
from extractors.grids.ratings import is_rating_label
from extractors.grids.sums import is_total

_LABEL = r"(?P<label>[^\d:;|,•=%]*?[^\d:;|,•=%\s(–-](?:\s\([^()\d:;|]+\))?)"
_COUNT = r"(?P<count>\d{1,4})(?![\d.,]*\d|\s*%)"
_SHARE = r"(?P<share>\s*[(,]?\s*\d{1,3}(?:\.\d+)?\s?%\)?)?"
_PARTED = r"[|;•·,/+]\s*|\s+and\s+|\Z"
_NEXT = rf"\s*(?:{_PARTED}|(?<=[\d%)])\s+(?=\D))"
_WAYS = (
    re.compile(rf"\s*{_LABEL}\s*(?:[:=–]|\s-)\s*{_COUNT}{_SHARE}{_NEXT}"),
    re.compile(rf"\s*{_LABEL}(?:,\s*|\s+){_COUNT}{_SHARE}{_NEXT}"),
    re.compile(rf"\s*{_LABEL}\s*\({_COUNT}{_SHARE}\)\s*(?:{_PARTED}|(?=\S))"),
    re.compile(rf"\s*{_COUNT}\s+{_LABEL}{_SHARE}\s*(?:{_PARTED})"),
)
_LETTERS = re.compile(rf"\s*{_COUNT}\s?(?P<label>[A-Z]{{1,2}})\b(?P<share>)\s*(?:{_PARTED}|(?=\d))")
_TITLED = re.compile(r"(?P<title>[A-Za-z][A-Za-z /&]{1,40}?)\s*[:–—-]\s+(?P<rest>\S.*)", re.DOTALL)
_TITLE = re.compile(r"\b(?:rag|brag|summary|overview|overall|at a glance|position|ratings?)\b", re.IGNORECASE)
_WHOLE_FIRST = re.compile(
    r"(?:(?P<label>[A-Za-z ]{1,40}?)\s*[:=–-]\s*(?P<count>\d{1,4})|"
    r"(?P<number>\d{1,4})\s+(?P<things>actions)(?: in total)?)"
    r"\s*(?:\((?P<inside>[^()]+)\)|[:–—-]\s+(?P<after>.+?))\.?",
    re.IGNORECASE | re.DOTALL,
)
_NOT_NOW = re.compile(r"\b(?:last|previous|prior|preceding|next|target|forecast|expected)\b", re.IGNORECASE)
_LONGEST = 300

Entry = tuple[str, str]  # the label, and the count as printed


def entries_of(text: str) -> list[Entry]:
    """The labels and counts that make up a whole line of one paragraph, its own title apart; or [].

    >>> entries_of("Actions: 21 (12 complete, 9 on track)")
    [('Actions', '21'), ('complete', '12'), ('on track', '9')]
    >>> entries_of("RAG summary: 12G 9A"), entries_of("Complete: 12 of 21")
    ([('G', '12'), ('A', '9')], [])
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return []
    if text.rstrip().endswith(".") and " and " in text:
        return []  # a sentence, which is read as prose
    if (whole := _WHOLE_FIRST.fullmatch(text)) and (entries := _with_whole(whole)):
        return entries
    titled = _TITLED.fullmatch(text)
    if titled and _is_title(titled["title"]):
        rest = titled["rest"].rstrip(".")
        if (whole := _WHOLE_FIRST.fullmatch(rest)) and (entries := _with_whole(whole)):
            return entries
        return _in_one_way(rest) or _by(_LETTERS, rest) or _in_one_way(text)
    return _in_one_way(text)


def _with_whole(whole: re.Match[str]) -> list[Entry]:
    """What they all are, and the parts of it; [] where the words count something else."""
    label = whole["label"] or whole["things"]
    parts = _in_one_way(whole["inside"] or whole["after"]) if is_total(label) else []
    return [(label, whole["count"] or whole["number"]), *parts] if parts else []


def _is_title(text: str) -> bool:
    """True for words that say that ratings are summed up, and those of this report's actions."""
    summed_up = role_of(text) == "status" or bool(_TITLE.search(text))
    return summed_up and counts_actions(text) and not _NOT_NOW.search(text)


def _in_one_way(text: str) -> list[Entry]:
    return next((found for way in _WAYS if (found := _by(way, text))), [])


def _by(way: re.Pattern[str], text: str) -> list[Entry]:
    """The entries that the whole text is made of, or []."""
    entries: list[Entry] = []
    at = 0
    while at < len(text):
        match = way.match(text, at)
        label = match["label"].strip() if match else ""
        if match is None or match.end() == at or not (is_rating_label(label) or is_total(label)):
            return []
        share = (match["share"] or "").strip(" (),")
        entries.append((label, f"{match['count']} ({share})" if share else match["count"]))
        at = match.end()
    return entries
