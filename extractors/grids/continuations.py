"""Whether a row is a record of its own or only carries on the one above, over a page break or a line."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.grids.actions import Record, text_of
from extractors.grids.fields import SIGNS_OF_A_RECORD, Fields
from extractors.grids.ratings import is_rating_label
from extractors.grids.strips import Strip
from extractors.wording import is_unfinished, join, starts_inside

_TELLING = 200  # rows above: enough to tell how a column's cells begin


def continues(fields: Fields, rows: Sequence[Record], strip: Strip) -> bool:
    """True where the strip only carries on the record above; a full row never does."""
    if not rows:
        return False
    if strip.gap and _breaks_in_several_cells(fields, rows, strip):
        return True
    signs = fields.signs(strip)
    action = fields.text(strip, "action")
    if signs:
        # A status broken over two lines ("On" / "track") goes on as well; a row of its own has more.
        return not action and (_completes_rating(fields, rows[-1], strip) or not _adds_record(strip, signs))
    if not action:
        return _above_takes(fields, rows[-1], strip)
    column = fields.column["action"]
    above = rows[-1].texts[column]
    if (
        starts_inside(action)
        and not fields.small_starts
        and (strip.gap or not above.rstrip().endswith((".", "?", "!")))
    ):
        return True
    carries_signs = any(text_of(fields, row, role) for row in rows[-5:] for role in SIGNS_OF_A_RECORD)
    if not carries_signs:
        return False
    return bool(above) and is_unfinished(above)


def _breaks_in_several_cells(fields: Fields, rows: Sequence[Record], strip: Strip) -> bool:
    """True for a row below a page break that has no number and goes on in mid-sentence in two cells or more and in
    half of its cells at least, whatever stands in its short cells ("Information is not" / "held for this year")."""
    if fields.text(strip, "ref"):
        return False
    filled = [column for column in strip.filled() if column < len(rows[-1].texts)]
    usual = rows[-_TELLING:]
    going_on = [
        column
        for column in filled
        if starts_inside(strip.texts[column])
        and rows[-1].texts[column]
        and not rows[-1].texts[column].rstrip().endswith((".", "?", "!"))
        and sum(1 for row in usual if starts_inside(row.texts[column])) <= 0.3 * len(usual)
    ]
    return len(going_on) >= 2 and 2 * len(going_on) >= len(filled)


def _completes_rating(fields: Fields, above_row: Record, strip: Strip) -> bool:
    """True where the rating above is one only together with the words here: "On" and "track"."""
    above, here = text_of(fields, above_row, "status"), fields.text(strip, "status")
    return bool(above and here) and not is_rating_label(above) and is_rating_label(join(above, here))


def _adds_record(strip: Strip, signs: list[str]) -> bool:
    """True where short cells show a record of its own, under a spanning action."""
    if "ref" in signs or "status" in signs:
        return True
    return len(signs) >= 2 or len(strip.filled()) > 2


def _above_takes(fields: Fields, above: Record, strip: Strip) -> bool:
    """True where the cells of a row without an action belong to the record above."""
    deliverable = fields.text(strip, "key_deliverable")
    if deliverable and len(strip.filled()) == 1:
        return starts_inside(deliverable) or strip.gap and text_of(fields, above, "action") != ""
    return True
