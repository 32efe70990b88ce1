"""The rows of one grid as actions: continuations joined, spanning cells carried down, titles as themes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.grids.actions import Record, printed_action, text_of
from extractors.grids.continuations import continues
from extractors.grids.drafts import Draft
from extractors.grids.fields import Fields
from extractors.grids.strips import Strip
from extractors.grids.theme_rows import is_parent, is_part, is_theme
from extractors.plaintext.reflow import join_lines
from extractors.printed import PrintedAction
from extractors.records import Place
from extractors.wording import has_letters, is_unfinished, one_line, starts_inside


@dataclass(frozen=True, slots=True)
class GridRows:
    """What came of a draft: its actions, and for each strip's place its fate and (for leftovers) why."""

    actions: tuple[PrintedAction, ...]
    fates: tuple[tuple[Place, str, str], ...]


def read_rows(draft: Draft) -> GridRows:
    """The actions of a draft, in printed order."""
    return _Reader(_as_wide_as_its_rows(draft)).read()


def _as_wide_as_its_rows(draft: Draft) -> Draft:
    """The draft with a blank heading over every filled column: below a page break a row may have one more."""
    filled = (entry.strip.filled() for entry in draft.entries if entry.strip is not None)
    width = max((columns[-1] + 1 for columns in filled if columns), default=0)
    more = width - len(draft.header.labels)
    if more <= 0:
        return draft
    return replace(draft, header=replace(draft.header, labels=(*draft.header.labels, *[""] * more)))


def _following(draft: Draft) -> list[Strip | None]:
    """For each entry the next strip after it, if any."""
    found: list[Strip | None] = []
    below: Strip | None = None
    for entry in reversed(draft.entries):
        found.append(below)
        below = entry.strip or below
    return found[::-1]


class _Reader:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.fields = Fields.of(draft)
        self.rows: list[Record] = []
        self.fates: list[tuple[Place, str, str]] = []
        self.theme = ""
        self.parent = "", ""
        self.ref_is_of_deliverable = self._ref_is_of_deliverable()

    def read(self) -> GridRows:
        following = _following(self.draft)
        for at, entry in enumerate(self.draft.entries):
            if entry.strip is None:
                self.theme, self.parent = entry.theme, ("", "")
                continue
            self._take(entry.strip, following[at])
        actions = tuple(printed_action(self.fields, row) for row in self.rows)
        return GridRows(actions, tuple(self.fates))

    def _take(self, strip: Strip, following: Strip | None) -> None:
        filled = strip.filled()
        if not filled and not strip.fills:
            return
        if is_parent(self.fields, strip, following):
            self.parent = self.fields.text(strip, "ref"), one_line(" ".join(strip.texts[c] for c in filled))
            self.fates.append((strip.place, "theme", ""))
        elif is_theme(self.fields, strip, following, self.rows[-1] if self.rows else None):
            self.theme, self.parent = one_line(strip.texts[filled[0]]), ("", "")
            self.fates.append((strip.place, "theme", ""))
        elif self.fields.is_total(strip):
            self.fates.append((strip.place, "leftover", "a total under the grid"))
        elif continues(self.fields, self.rows, strip):
            self._join(strip)
            self.fates.append((strip.place, "continuation", ""))
        elif not self.fields.is_record(strip):
            self.fates.append((strip.place, "leftover", "a row without an action"))
        elif (wording := self.fields.text(strip, "action")) and not has_letters(wording):
            self.fates.append((strip.place, "leftover", "a row whose action has no words"))
        else:
            self.rows.append(self._start(strip))
            self.fates.append((strip.place, "action", ""))

    def _join(self, strip: Strip) -> None:
        row = self.rows[-1]
        for column in strip.filled():
            self._add(column, strip.texts[column].strip(), strip)
        row.places.extend((strip.place, *strip.parts))

    def _add(self, column: int, text: str, strip: Strip) -> None:
        """Joins a text to the record above, and to the records above it that share the spanning cell."""
        row = self.rows[-1]
        before = row.texts[column]
        sharing = [row]
        if self.fields.roles[column] in ("key_deliverable", "theme") and before:
            for other in reversed(self.rows[:-1]):
                if other.texts[column] != before:
                    break
                sharing.append(other)
        for other in sharing:
            other.texts[column] = join_lines(before, text)

    def _start(self, strip: Strip) -> Record:
        texts = [strip.texts[c].strip() if c < len(strip.texts) else "" for c in range(len(self.fields.roles))]
        row = Record(texts, self.theme, [strip.place, *strip.parts], dict(strip.fills))
        self._put_under_parent(row, self.fields.text(strip, "ref"))
        self._finish_deliverable(row, strip)
        above = self.rows[-1] if self.rows else None
        if above is not None:
            for column in self._spanned(strip, row):
                row.texts[column] = above.texts[column]
        return row

    def _put_under_parent(self, row: Record, ref: str) -> None:
        """A part belongs to the row above it: as its theme, or as its deliverable where it has a theme."""
        number, title = self.parent
        if not title or ref and not is_part(ref, number):
            self.parent = "", ""
        elif self.theme or "theme" in self.fields.column:
            row.deliverable = title
        else:
            row.theme = title

    def _finish_deliverable(self, row: Record, strip: Strip) -> None:
        """A spanning deliverable that breaks over a page goes on in the first row below the break."""
        column = self.fields.column.get("key_deliverable")
        if column is None or not self.rows or not row.texts[column]:
            return
        above, text = self.rows[-1].texts[column], row.texts[column]
        numbered = "ref" in self.fields.column and self.ref_is_of_deliverable
        fresh = numbered and bool(self.fields.text(strip, "ref"))
        goes_on = strip.gap and numbered or starts_inside(text) and (strip.gap or is_unfinished(above))
        if above and not fresh and goes_on:
            self._add(column, text, strip)
            row.texts[column] = self.rows[-1].texts[column]

    def _ref_is_of_deliverable(self) -> bool:
        """True where references number the deliverables: no row so far had a ref and a blank deliverable."""
        strips = [entry.strip for entry in self.draft.entries if entry.strip is not None]
        numbered = [strip for strip in strips if self.fields.text(strip, "ref")]
        both = sum(1 for strip in numbered if self.fields.text(strip, "key_deliverable"))
        return 2 * both > len(numbered)

    def _spanned(self, strip: Strip, row: Record) -> list[int]:
        """The blank columns of a new record that a cell above spans."""
        columns = [c for c in strip.covered if c < len(row.texts) and not row.texts[c]]
        spanning: list[str] = ["key_deliverable", "theme"]
        same_deliverable = "key_deliverable" in self.fields.column and (
            not self.fields.text(strip, "key_deliverable")
            or text_of(self.fields, row, "key_deliverable") == text_of(self.fields, self.rows[-1], "key_deliverable")
        )
        if same_deliverable and "ref" in self.fields.column and self.ref_is_of_deliverable:
            spanning.append("ref")
        if not self.fields.text(strip, "ref") and not self.fields.text(strip, "key_deliverable"):
            spanning.append("action")
        if row.theme != self.rows[-1].theme:
            return columns
        for role in spanning:
            column = self.fields.column.get(role)
            if column is not None and not row.texts[column]:
                columns.append(column)
        return columns
