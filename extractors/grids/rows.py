"""The rows of one grid as actions: continuations joined, spanning cells carried down, titles as themes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.grids.columns import settle, stand_ins
from extractors.grids.drafts import REF, Draft
from extractors.grids.ratings import is_count, is_rating_label, is_tick
from extractors.grids.strips import Strip
from extractors.printed import PrintedAction
from extractors.records import Place
from extractors.wording import is_unfinished, join, one_line, starts_inside

_THEME_WORDS = re.compile(
    r"^(?:strategic\s+)?(?:theme|priority|objective|outcome|strand|work\s?stream|aim|goal|pillar|section|part|"
    r"chapter|ambition|commitment|pledge|programme|area)\b[\s:–-]*(?:\d|[A-Z]\b|one|two|three|four|five|six)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\d+[.)]|\d+(?:\.\d+)+|[A-Z][.)]|[IVX]+[.)])\s+\S")
_TOTAL = re.compile(r"(?:grand\s+|sub-?\s*)?total\b", re.IGNORECASE)
_SIGNS_OF_A_RECORD = ("ref", "status", "timescale", "due", "start")
MAX_THEME = 140


@dataclass(frozen=True, slots=True)
class GridRows:
    """What came of a draft: its actions, and for each strip's place its fate and (for leftovers) why."""

    actions: tuple[PrintedAction, ...]
    fates: tuple[tuple[Place, str, str], ...]


@dataclass(slots=True)
class _Row:
    """A record in the making: texts by column, and the places it was put together from."""

    texts: list[str]
    theme: str
    places: list[Place]
    fills: dict[int, str]
    deliverable: str = ""


def _is_part(ref: str, of: str) -> bool:
    """True for a number below another: 1.1 and 1a of 1, but not 10."""
    number = of.rstrip(". )")
    return (
        bool(number) and ref.startswith(number) and bool(re.match(r"[./-]?\s*\(?[A-Za-z]|[./-]\d", ref[len(number) :]))
    )


def read_rows(draft: Draft) -> GridRows:
    """The actions of a draft, in printed order."""
    return _Reader(draft).read()


class _Reader:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.ticks = {column: (role, label) for column, role, label in draft.header.ticks}
        strips = [entry.strip for entry in draft.entries if entry.strip is not None]
        cells = draft.cells()
        roles = settle(draft.header.labels, cells)
        self.roles = tuple(None if column in self.ticks else role for column, role in enumerate(roles))
        self.column = {role: column for column, role in enumerate(self.roles) if role}
        self.instead = stand_ins(draft.header.labels, self.roles, cells)
        self.rows: list[_Row] = []
        self.fates: list[tuple[Place, str, str]] = []
        self.theme = ""
        self.parent = "", ""
        starts = [text for text in (self._text(strip, "action") for strip in strips) if text]
        # Where a report writes its actions in small letters, a small letter says nothing.
        self.small_starts = sum(1 for text in starts if starts_inside(text)) > 0.3 * len(starts)
        self.singles = sum(1 for strip in strips if len(strip.filled()) == 1)

    def read(self) -> GridRows:
        entries = self.draft.entries
        for at, entry in enumerate(entries):
            if entry.strip is None:
                self.theme, self.parent = entry.theme, ("", "")
                continue
            following = next((later.strip for later in entries[at + 1 :] if later.strip is not None), None)
            self._take(entry.strip, following)
        actions = tuple(action for action in (self._action(row) for row in self.rows) if action)
        return GridRows(actions, tuple(self.fates))

    def _take(self, strip: Strip, following: Strip | None) -> None:
        filled = strip.filled()
        if not filled and not strip.fills:
            return
        if self._is_parent(strip, filled, following):
            self.parent = self._text(strip, "ref"), one_line(" ".join(strip.texts[c] for c in filled))
            self.fates.append((strip.place, "theme", ""))
        elif self._is_theme(strip, filled, following):
            self.theme, self.parent = one_line(strip.texts[filled[0]]), ("", "")
            self.fates.append((strip.place, "theme", ""))
        elif self._is_total(strip, filled):
            self.fates.append((strip.place, "leftover", "a total under the grid"))
        elif self._continues(strip, filled):
            self._join(strip)
            self.fates.append((strip.place, "continuation", ""))
        elif not self._is_record(strip):
            self.fates.append((strip.place, "leftover", "a row without an action"))
        else:
            self.rows.append(self._start(strip))
            self.fates.append((strip.place, "action", ""))

    def _is_total(self, strip: Strip, filled: list[int]) -> bool:
        """True for a sum under the grid: "Total", or a rating without an action, and nothing but figures beside it."""
        texts = [strip.texts[c].strip() for c in filled]
        figures = [text for text in texts if is_count(text)]
        labels = [text for text in texts if not is_count(text)]
        if any(_TOTAL.match(text) for text in labels):
            return len(labels) == 1 or len(texts) <= 2
        if self._text(strip, "action") or self._text(strip, "ref") or not figures:
            return False
        return bool(labels) and all(is_rating_label(text) for text in labels) and texts[-1][:1].isdigit()

    def _text(self, strip: Strip, role: str) -> str:
        column = self.column.get(role)
        return strip.texts[column].strip() if column is not None and column < len(strip.texts) else ""

    def _signs(self, strip: Strip) -> list[str]:
        """The short cells that only the first line of a record carries."""
        signs = [role for role in _SIGNS_OF_A_RECORD if self._text(strip, role)]
        ticked = any(
            is_tick(strip.texts[c]) or is_rating_label(strip.texts[c]) for c in self.ticks if c < len(strip.texts)
        )
        return [*signs, "status"] if ticked and "status" not in signs else signs

    def _is_record(self, strip: Strip) -> bool:
        if self._text(strip, "action"):
            return True
        others = [role for role in self.column if role not in ("ref", "theme") and self._text(strip, role)]
        signs = self._signs(strip)
        return bool(others) and ("status" in signs or ("ref" in signs and len(others) >= 1)) or len(signs) >= 2

    # --- titles ---------------------------------------------------------------------------------

    def _is_parent(self, strip: Strip, filled: list[int], following: Strip | None) -> bool:
        """True for a numbered row that only stands over its parts: "1 | Keep ambulances moving", then 1.1 with
        a lead, a date or a status."""
        if following is None or {self.roles[c] for c in filled if c < len(self.roles)} != {"ref", "action"}:
            return False
        part = len(filled) == 2 and _is_part(self._text(following, "ref"), self._text(strip, "ref"))
        return part and len(following.filled()) > 2 and self._is_record(following)

    def _is_theme(self, strip: Strip, filled: list[int], following: Strip | None) -> bool:
        if len(filled) != 1:
            return False
        column, text = filled[0], one_line(strip.texts[filled[0]])
        if len(text) > MAX_THEME or text.endswith((".", ";", ",")) and not _NUMBERED.match(text):
            return False
        if any(start == column and width >= max(2, len(strip.texts) // 2) for start, width in strip.wide):
            return True
        if column in self.ticks or column > 1 and self.roles[column] != "action":
            return False
        if _THEME_WORDS.match(text):
            return True
        role = self.roles[column] if column < len(self.roles) else None
        if role == "ref":
            return not REF.fullmatch(text)
        if role in ("evidence", "outcome_measure", "lead", "status", "due", "description", "timescale"):
            return False
        if strip.gap and (starts_inside(text) or (self.rows and is_unfinished(self.rows[-1].texts[column]))):
            return False
        if role == "action":
            if starts_inside(text) or column > 0 and self.column.get("ref") != 0:
                return False
            full = following is not None and len(following.filled()) >= 3
            return full and (not self.rows or self.singles >= 2 or text.isupper() or len(text.split()) <= 6)
        if role == "key_deliverable":
            return False
        return column == 0 and not starts_inside(text)

    # --- rows that go on --------------------------------------------------------------------------

    def _continues(self, strip: Strip, filled: list[int]) -> bool:
        """True where the strip only carries on the record above; a full row never does."""
        if not self.rows:
            return False
        signs = self._signs(strip)
        action = self._text(strip, "action")
        if signs:
            # A status broken over two lines ("On" / "track") goes on as well; a row of its own has more.
            return not action and (self._completes_rating(strip) or not self._adds_record(strip, signs))
        if not action:
            return self._above_takes(filled, strip)
        column = self.column["action"]
        above = self.rows[-1].texts[column]
        if (
            starts_inside(action)
            and not self.small_starts
            and (strip.gap or not above.rstrip().endswith((".", "?", "!")))
        ):
            return True
        carries_signs = any(self._text_of(row, role) for row in self.rows[-5:] for role in _SIGNS_OF_A_RECORD)
        if not carries_signs:
            return False
        return bool(above) and is_unfinished(above)

    def _completes_rating(self, strip: Strip) -> bool:
        """True where the rating above is one only together with the words here: "On" and "track"."""
        above, here = self._text_of(self.rows[-1], "status"), self._text(strip, "status")
        return bool(above and here) and not is_rating_label(above) and is_rating_label(join(above, here))

    def _adds_record(self, strip: Strip, signs: list[str]) -> bool:
        """True where short cells show a record of its own, under a spanning action."""
        if "ref" in signs or "status" in signs:
            return True
        return len(signs) >= 2 or len(strip.filled()) > 2

    def _above_takes(self, filled: list[int], strip: Strip) -> bool:
        """True where the cells of a row without an action belong to the record above."""
        deliverable = self._text(strip, "key_deliverable")
        if deliverable and len(filled) == 1:
            return starts_inside(deliverable) or strip.gap and self._text_of(self.rows[-1], "action") != ""
        return True

    def _text_of(self, row: _Row, role: str) -> str:
        column = self.column.get(role)
        return row.texts[column] if column is not None else ""

    def _join(self, strip: Strip) -> None:
        row = self.rows[-1]
        for column in strip.filled():
            self._add(column, strip.texts[column].strip(), strip)
        row.places.append(strip.place)

    def _add(self, column: int, text: str, strip: Strip) -> None:
        """Joins a text to the record above, and to the records above it that share the spanning cell."""
        row = self.rows[-1]
        before = row.texts[column]
        sharing = [row]
        if self.roles[column] in ("key_deliverable", "theme") and before:
            for other in reversed(self.rows[:-1]):
                if other.texts[column] != before:
                    break
                sharing.append(other)
        for other in sharing:
            other.texts[column] = join(before, text)

    # --- records ----------------------------------------------------------------------------------

    def _start(self, strip: Strip) -> _Row:
        texts = [strip.texts[c].strip() if c < len(strip.texts) else "" for c in range(len(self.roles))]
        row = _Row(texts, self.theme, [strip.place], dict(strip.fills))
        self._put_under_parent(row, self._text(strip, "ref"))
        self._finish_deliverable(row, strip)
        above = self.rows[-1] if self.rows else None
        if above is not None:
            for column in self._spanned(strip, row):
                row.texts[column] = above.texts[column]
        return row

    def _put_under_parent(self, row: _Row, ref: str) -> None:
        """A part belongs to the row above it: as its theme, or as its deliverable where it has a theme."""
        number, title = self.parent
        if not title or ref and not _is_part(ref, number):
            self.parent = "", ""
        elif self.theme or "theme" in self.column:
            row.deliverable = title
        else:
            row.theme = title

    def _finish_deliverable(self, row: _Row, strip: Strip) -> None:
        """A spanning deliverable that breaks over a page goes on in the first row below the break."""
        column = self.column.get("key_deliverable")
        if column is None or not self.rows or not row.texts[column]:
            return
        above, text = self.rows[-1].texts[column], row.texts[column]
        numbered = "ref" in self.column and self._ref_is_of_deliverable()
        fresh = numbered and bool(self._text(strip, "ref"))
        goes_on = strip.gap and numbered or starts_inside(text) and (strip.gap or is_unfinished(above))
        if above and not fresh and goes_on:
            self._add(column, text, strip)
            row.texts[column] = self.rows[-1].texts[column]

    def _ref_is_of_deliverable(self) -> bool:
        """True where references number the deliverables: no row so far had a ref and a blank deliverable."""
        ref, deliverable = self.column["ref"], self.column["key_deliverable"]
        strips = [entry.strip for entry in self.draft.entries if entry.strip is not None]
        alone = sum(1 for s in strips if s.texts[ref].strip() and not s.texts[deliverable].strip())
        both = sum(1 for s in strips if s.texts[ref].strip() and s.texts[deliverable].strip())
        return both > alone

    def _spanned(self, strip: Strip, row: _Row) -> list[int]:
        """The blank columns of a new record that a cell above spans."""
        columns = [c for c in strip.covered if c < len(row.texts) and not row.texts[c]]
        spanning: list[str] = ["key_deliverable", "theme"]
        same_deliverable = "key_deliverable" in self.column and (
            not self._text(strip, "key_deliverable")
            or row.texts[self.column["key_deliverable"]] == self._text_of(self.rows[-1], "key_deliverable")
        )
        if same_deliverable and "ref" in self.column and self._ref_is_of_deliverable():
            spanning.append("ref")
        if not self._text(strip, "ref") and not self._text(strip, "key_deliverable"):
            spanning.append("action")
        if row.theme != self.rows[-1].theme:
            return columns
        for role in spanning:
            column = self.column.get(role)
            if column is not None and not row.texts[column]:
                columns.append(column)
        return columns

    def _action(self, row: _Row) -> PrintedAction:
        texts = {role: row.texts[column] for role, column in self.column.items()}
        lent = self._lend(texts, row)
        other = [
            (label or f"column {column + 1}", row.texts[column])
            for column, label in enumerate(self.draft.header.labels)
            if self.roles[column] is None and column not in (*self.ticks, *lent) and row.texts[column]
        ]
        for field_name in ("status", "timescale"):
            ticked = self._ticked(row, field_name)
            if ticked and not texts.get(field_name):
                texts[field_name] = ticked
        texts["theme"] = texts.get("theme") or row.theme
        texts["key_deliverable"] = texts.get("key_deliverable") or row.deliverable
        columns = frozenset(self.column) | {role for role, _ in self.ticks.values()}
        status = self.column.get("status")
        return PrintedAction(
            place=row.places[0],
            parts=tuple(row.places[1:]),
            other=tuple((one_line(label), text) for label, text in other),
            columns=columns,
            status_fill=row.fills.get(status) if status is not None else None,
            **{role: text for role, text in texts.items() if role != "start" or text},
        )

    def _lend(self, texts: dict[str, str], row: _Row) -> list[int]:
        """Fills blank fields from the columns that stand in for them; returns those columns."""
        lent = []
        for role, columns in self.instead.items():
            column = next((c for c in columns if row.texts[c]), None)
            if not texts[role] and column is not None:
                texts[role] = row.texts[column]
                lent.append(column)
        return lent

    def _ticked(self, row: _Row, field_name: str) -> str:
        """The heading of the one column of letters that holds a mark; "" where none or several do."""
        marked: Sequence[str] = [
            label for column, (role, label) in self.ticks.items() if role == field_name and row.texts[column].strip()
        ]
        return marked[0] if len(marked) == 1 else " ".join(marked)
