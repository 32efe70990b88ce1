"""The numbers of lists, which Word counts when it prints and never stores: "3.2", "(iv)", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.word.names import VAL, Element, attribute, is_on, number, w

_LEVELS = 9
BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and printed: ``text`` has ``%1`` for the number of level 1."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    plain: bool = False
    style: str | None = None


class Numbering:
    """The lists of a file, counting as its paragraphs are read from top to bottom."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level | int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        linked: dict[str, str] = {}
        for drawn in root.iterchildren(w("abstractNum")):
            name = drawn.get(w("abstractNumId"), "")
            self._levels[name] = dict(map(_level, drawn.iterchildren(w("lvl"))))
            if style := attribute(drawn, w("styleLink")):
                links[style] = name
            if style := attribute(drawn, w("numStyleLink")):
                linked[name] = style
        for num in root.iterchildren(w("num")):
            name = num.get(w("numId"), "")
            drawn = attribute(num, w("abstractNumId")) or ""
            self._list_of[name] = links.get(linked.get(drawn, ""), drawn)
            self._overrides[name] = dict(map(_override, num.iterchildren(w("lvlOverride"))))

    def level_of_style(self, num: str, style: str | None) -> int:
        """The level of a list that a style of paragraphs is tied to, counted from 0."""
        levels = self._levels.get(self._list_of.get(num, ""), {})
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def count(self, num: str, at: int) -> str:
        """The number that the next paragraph of this list and level (from 0) prints; ``•`` for a bullet, ``""``
        where there is none. Every call counts one paragraph."""
        drawn = self._list_of.get(num)
        if drawn is None or not 0 <= at < _LEVELS:
            return ""
        level = self._level(num, at)
        counts = self._counts.setdefault(drawn, [None] * _LEVELS)
        if num not in self._begun:
            # A list that says where to start begins anew; one that does not goes on from the list before.
            self._begun.add(num)
            for started in (place for place, change in self._overrides[num].items() if isinstance(change, int)):
                counts[started] = None
        now = counts[at]
        counts[at] = level.start if now is None else now + 1
        for deeper in range(at + 1, _LEVELS):
            restart = self._level(num, deeper).restart
            if restart is None or restart and at < restart:
                counts[deeper] = None
        return self._printed(num, at, level, counts)

    def _level(self, num: str, at: int) -> Level:
        level = self._levels.get(self._list_of[num], {}).get(at, Level())
        change = self._overrides[num].get(at)
        if isinstance(change, Level):
            return change
        return level if change is None else Level(level.form, level.text, change, level.restart, level.plain)

    def _printed(self, num: str, at: int, level: Level, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return BULLET

        def one(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            other = self._level(num, depth)
            count = counts[depth]
            form = "decimal" if level.plain and other.form != "none" else other.form
            return spelt(other.start if count is None else count, form)

        return _PLACE.sub(one, level.text).strip()


def _level(drawn: Element) -> tuple[int, Level]:
    form = attribute(drawn, w("numFmt")) or "decimal"
    if drawn.find(w("lvlPicBulletId")) is not None:
        form = "bullet"
    restart = attribute(drawn, w("lvlRestart"))
    return number(drawn.get(w("ilvl")), 0, 0, _LEVELS - 1), Level(
        form,
        attribute(drawn, w("lvlText")) or "",
        number(attribute(drawn, w("start")), 1),
        None if restart is None else number(restart, 0),
        bool(is_on(drawn, w("isLgl"))),
        attribute(drawn, w("pStyle")),
    )


def _override(change: Element) -> tuple[int, Level | int]:
    at = number(change.get(w("ilvl")), 0, 0, _LEVELS - 1)
    drawn = change.find(w("lvl"))
    if drawn is not None:
        return at, _level(drawn)[1]
    start = change.find(w("startOverride"))
    return at, number(start.get(VAL), 1) if start is not None else 1


def spelt(count: int, form: str) -> str:
    """A number in one of Word's forms; forms of other scripts are given in figures.

    >>> [spelt(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "ordinal", "decimalZero", "none")]
    ['4', 'iv', 'D', '4th', '04', '']
    """
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        # After z comes aa, then bb: the letter is doubled, not counted on.
        text = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 20)
    elif form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text, left = "", count
        for value, letters in _ROMAN:
            text += letters * (left // value)
            left %= value
    elif form == "decimalZero":
        text = f"{count:02d}"
    elif form == "ordinal":
        text = f"{count}{'th' if 10 < count % 100 < 14 else _ENDINGS.get(count % 10, 'th')}"
    else:
        text = str(count)
    return text.upper() if form.startswith("upper") else text
