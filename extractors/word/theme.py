"""Colours as ``#RRGGBB``: written out, named by the theme, or as one of the sixteen highlighters."""

from __future__ import annotations

import colorsys
import re

from extractors.word.names import VAL, Element, number, w

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_ROLES = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1", "bg1": "lt1",
    "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2", "background2": "lt2", "bg2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HIGHLIGHTS = {
    "yellow": "#FFFF00", "green": "#00FF00", "cyan": "#00FFFF", "magenta": "#FF00FF", "blue": "#0000FF",
    "red": "#FF0000", "darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000", "darkMagenta": "#800080",
    "darkRed": "#800000", "darkYellow": "#808000", "darkGray": "#808080", "lightGray": "#C0C0C0", "black": "#000000",
}  # fmt: skip
# HTML's names of colours that old drawings (VML) use for what they are filled with.
_NAMES = {
    "red": "#FF0000", "green": "#008000", "lime": "#00FF00", "yellow": "#FFFF00", "orange": "#FFA500",
    "blue": "#0000FF", "gray": "#808080", "silver": "#C0C0C0",
}  # fmt: skip
WHITE = "#FFFFFF"
_FILL, _COLOUR = w("fill"), w("color")
_THEME_FILL = w("themeFill"), w("themeFillTint"), w("themeFillShade")
_THEME_COLOUR = w("themeColor"), w("themeTint"), w("themeShade")


class Theme:
    """The colours that a file's theme gives to names such as ``accent1``."""

    def __init__(self, root: Element | None) -> None:
        self.colours: dict[str, str] = {}
        scheme = root.find(f".//{_A}clrScheme") if root is not None else None
        for named in scheme if scheme is not None else ():
            for colour in named:
                value = written(colour.get("lastClr") or colour.get("val"))
                if value and isinstance(named.tag, str):
                    self.colours[named.tag.removeprefix(_A)] = value

    def colour(self, name: str | None, tint: str | None = None, shade: str | None = None) -> str | None:
        """A colour of the theme, made lighter or darker: both are hexadecimal shares of 255 (ECMA-376 17.3.2.41)."""
        colour = self.colours.get(_ROLES.get(name or "", name or ""))
        if colour is None or not (tint or shade):
            return colour
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        if tint and _HEX.fullmatch(tint.zfill(6)):
            share = int(tint, 16) / 255
            light = light * share + 1 - share
        if shade and _HEX.fullmatch(shade.zfill(6)):
            light *= int(shade, 16) / 255
        return _spelt(colorsys.hls_to_rgb(hue, min(1.0, light), full))

    def drawn(self, fill: Element) -> str | None:
        """The colour of an ``a:solidFill``."""
        for colour in fill:
            value = colour.get("val")
            found = written(value) if colour.tag == f"{_A}srgbClr" else written(colour.get("lastClr"))
            return found or self.colour(value)
        return None


def written(value: str | None) -> str | None:
    """A colour that is written out, as ``#RRGGBB``; None for ``auto`` and what is no colour.

    >>> written("00b050"), written("#ffc000 [3207]"), written("red"), written("auto")
    ('#00B050', '#FFC000', '#FF0000', None)
    """
    if not value:
        return None
    found = _HEX.match(value.strip())
    return f"#{found[1].upper()}" if found else _NAMES.get(value.split(" ")[0].lower())


def highlighter(name: str | None) -> str | None:
    """The colour of a highlighter, or None for white and none."""
    return _HIGHLIGHTS.get(name or "")


def fill_of(shading: Element | None, theme: Theme) -> str | None:
    """The colour of a ``w:shd``, its pattern mixed in; None where it is white or leaves the paper bare."""
    if shading is None:
        return None
    pattern = shading.get(VAL, "clear")
    if pattern == "nil":
        return None
    back = written(shading.get(_FILL)) or theme.colour(*map(shading.get, _THEME_FILL))
    share = 100 if pattern == "solid" else number(pattern.removeprefix("pct"), 0, 0, 100)
    if share:
        front = written(shading.get(_COLOUR)) or theme.colour(*map(shading.get, _THEME_COLOUR))
        back = _mixed(front or "#000000", back or WHITE, share)
    return None if back == WHITE else back


def is_white(shading: Element | None) -> bool:
    """True where a ``w:shd`` says white itself and does not only leave the paper bare."""
    return shading is not None and written(shading.get(_FILL)) == WHITE and shading.get(VAL, "clear") == "clear"


def _mixed(front: str, back: str, share: int) -> str:
    """``share`` in a hundred of the front colour over the back."""
    pairs = ((int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (1, 3, 5))
    red, green, blue = ((top * share + under * (100 - share)) / 100 / 255 for top, under in pairs)
    return _spelt((red, green, blue))


def _spelt(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in colour)
