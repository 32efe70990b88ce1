"""Rows that are no records but stand over some: the title of a theme, or a numbered row above its parts."""

from __future__ import annotations

import re

from extractors.grids.actions import Record
from extractors.grids.drafts import REF
from extractors.grids.fields import Fields
from extractors.grids.own_words import own_numbers
from extractors.grids.ratings import is_rating_label, is_term_label
from extractors.grids.strips import Strip
from extractors.grids.titles import MAX_THEME
from extractors.wording import is_unfinished, join, one_line, starts_inside

_THEME_WORDS = re.compile(
    r"^(?:strategic\s+)?(?:theme|priority|objective|outcome|strand|work\s?stream|aim|goal|pillar|section|part|"
    r"chapter|ambition|commitment|pledge|programme|area)\b[\s:–-]*(?:\d|[A-Z]\b|one|two|three|four|five|six)",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\W*\b(?:[cb]/?f|carried forward|brought forward)\b\W*$", re.IGNORECASE)
_NUMBER_AND_WORDS = re.compile(r"(?:\d+|[A-Z])[.):]?\s+[A-Z][a-z]{2,}\b.*")
_NUMBERED = re.compile(r"^(?:\d+[.)]|\d+(?:\.\d+)+|[A-Z][.)]|[IVX]+[.)])\s+(\S)")


def is_part(ref: str, of: str) -> bool:
    """True for a number below another: 1.1 and 1a of 1, but not 10."""
    number = of.rstrip(". )")
    return (
        bool(number) and ref.startswith(number) and bool(re.match(r"[./-]?\s*\(?[A-Za-z]|[./-]\d", ref[len(number) :]))
    )


def is_parent(fields: Fields, strip: Strip, following: Strip | None) -> bool:
    """True for a numbered row that only stands over its parts: "1 | Keep ambulances moving", then 1.1 with
    a lead, a date or a status."""
    filled = strip.filled()
    if following is None or {fields.roles[c] for c in filled if c < len(fields.roles)} != {"ref", "action"}:
        return False
    part = len(filled) == 2 and is_part(fields.text(following, "ref"), fields.text(strip, "ref"))
    return part and len(following.filled()) > 2 and fields.is_record(following)


def is_theme(fields: Fields, strip: Strip, following: Strip | None, above: Record | None) -> bool:
    """True for a row whose one text is the theme of the rows below; ``above`` is the record before it."""
    filled = strip.filled()
    if len(filled) != 1:
        return False
    column, text = filled[0], one_line(strip.texts[filled[0]])
    if len(text) > MAX_THEME or text.endswith((".", ";", ",")) and not _NUMBERED.match(text):
        return False
    if any(start == column and width >= max(2, len(strip.texts) // 2) for start, width in strip.wide):
        return True
    if column in fields.ticks or column > 1 and fields.roles[column] != "action":
        return False
    if _THEME_WORDS.match(text):
        return True
    role = fields.roles[column] if column < len(fields.roles) else None
    if role == "ref":
        return not REF.fullmatch(text) or bool(_NUMBER_AND_WORDS.fullmatch(text))
    if role in ("status", "timescale", "due"):
        return column == 0 and _is_no_value(text, following, "" if above is None else above.texts[0])
    if role in ("evidence", "outcome_measure", "lead", "description"):
        return False
    if strip.gap and (starts_inside(text) or (above is not None and is_unfinished(above.texts[column]))):
        return False
    if role == "action":
        if starts_inside(text) or column > 0 and fields.column.get("ref") != 0:
            return False
        full = following is not None and len(following.filled()) >= 3
        return full and (above is None or fields.singles >= 2 or text.isupper() or len(text.split()) <= 6)
    if role == "key_deliverable":
        return False
    return column == 0 and not starts_inside(text)


def _is_no_value(text: str, following: Strip | None, above: str) -> bool:
    """True for a title in a first column of short values: neither a value nor, below one, the rest of it, and
    over a row that has a value of its own."""
    if following is None or len(following.filled()) < 3 or not following.texts[0].strip():
        return False
    text = _NUMBERED.sub(r"\1", text)
    # A rating is whole, and so is a number of the report's own scale: no words that rate nothing go on with it.
    whole = above in own_numbers() or is_rating_label(above)
    if not text[0].isupper() or _is_value(text) or not whole and _is_value(join(above, text)):
        return False
    return not above or _is_value(_CARRIED.sub("", above))


def _is_value(text: str) -> bool:
    return is_term_label(text) or is_rating_label(text) or any(character.isdigit() for character in text)
