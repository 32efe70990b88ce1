"""Colours as ratings: their words, letters and discs, and the name of a cell's fill."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from normalise.vocabulary import label_form

# "yellow", "black" and "purple" are colours that reports use and the public views have no word for;
# the scale that is read with says what becomes of them.
WORDS = {
    "red": "red",
    "amber": "amber",
    "orange": "amber",
    "yellow": "yellow",
    "green": "green",
    "blue": "blue",
    "white": "white",
    "clear": "white",
    "grey": "grey",
    "gray": "grey",
    "black": "black",
    "purple": "purple",
}
LETTERS = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue", "w": "white"}
_DISCS = {
    "red": "🔴🟥",
    "amber": "🟠🟧",
    "yellow": "🟡🟨",
    "green": "🟢🟩",
    "blue": "🔵🟦",
    "white": "⚪⬜",
    "black": "⚫⬛",
    "purple": "🟣🟪",
}
DISCS = {disc: colour for colour, discs in _DISCS.items() for disc in discs}
_SHADE = re.compile(r"^(?:light|dark|pale|bright)\s+")
_BETWEEN = re.compile(r"\s*(?:/|-|–|—|\\\\)\s*")
_FILL = re.compile(r"^\[?(?:fill\s*)?(#[0-9a-f]{6})\]?$", re.IGNORECASE)
# Hue in degrees, and how far either side still bears the name; the gaps between them bear none.
_HUES = (("red", 0, 15), ("amber", 42, 24), ("green", 120, 50), ("blue", 215, 40))


@lru_cache(maxsize=1024)
def colour_of_fill(fill: str) -> str | None:
    """The rating that a fill ``#RRGGBB`` shows, or None where no name fits.

    By hue: red 345-15°, amber (with orange and yellow) 18-66°, green 70-170°, blue 175-255°, whatever
    the tint. Under 12% saturation: white from 94% lightness, grey from 30% to 94%, else none (black).

    >>> colour_of_fill("#00B050"), colour_of_fill("#FFC000"), colour_of_fill("#7030A0")
    ('green', 'amber', None)
    """
    match = _FILL.match(fill.strip())
    if match is None:
        return None
    digits = match[1][1:]
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    # Saturation of the tint as seen: HLS calls a nearly white tint fully saturated.
    if max(red, green, blue) - min(red, green, blue) < 0.12 * max(red, green, blue, 0.001):
        return "white" if lightness >= 0.94 else "grey" if lightness >= 0.30 else None
    if lightness < 0.10:
        return None
    for name, centre, tolerance in _HUES:
        distance = abs(hue * 360 - centre)
        if min(distance, 360 - distance) <= tolerance:
            return name
    return None


@lru_cache(maxsize=4096)
def colour_of_label(label: str, letters: bool = True) -> str | None:
    """The colour that a whole label names, or None: "G", "GREEN", "Amber/red", "A-G", "🟢", "[fill #00B050]".

    ``letters=False`` where single letters stand for words, not colours.

    >>> colour_of_label("AR"), colour_of_label("Green space")
    ('amber/red', None)
    """
    form = label_form(label)
    one = _one_colour(form, letters)
    if one is not None:
        return one
    fill = _FILL.match(form)
    if fill is not None:
        return colour_of_fill(fill[1])
    if letters and form in ("ag", "ar"):
        return "amber/green" if form == "ag" else "amber/red"
    parts = [_one_colour(part, letters) for part in _BETWEEN.split(form)]
    if len(parts) == 2:
        return {
            frozenset(("amber", "green")): "amber/green",
            frozenset(("amber", "red")): "amber/red",
        }.get(frozenset(part for part in parts if part))
    return None


def _one_colour(form: str, letters: bool) -> str | None:
    form = _SHADE.sub("", form)
    colour = WORDS.get(form) or DISCS.get(form)
    if colour is None and letters:
        colour = LETTERS.get(form)
    if colour is None and form[:1] in DISCS:
        # A disc with its word beside it: "🟢 Green".
        disc, word = DISCS[form[0]], _one_colour(form[1:].strip(), letters)
        colour = disc if word in (disc, "amber" if disc == "yellow" else disc) else None
    return colour
