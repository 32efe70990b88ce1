"""Ticks, crosses, discs and bullets of symbol fonts as the characters that a reader would type.

Code points are those of the fonts' own encodings (Wingdings, Wingdings 2 and 3, Webdings, Zapf Dingbats, Symbol). Files
hand them over as Latin letters or at U+F000 and up.
"""

from __future__ import annotations

import re

_FONTS = (
    ("wingdings2", re.compile(r"wingdings[\s-]*2", re.IGNORECASE)),
    ("wingdings3", re.compile(r"wingdings[\s-]*3", re.IGNORECASE)),
    ("wingdings", re.compile(r"wingdings", re.IGNORECASE)),
    ("webdings", re.compile(r"webdings", re.IGNORECASE)),
    ("dingbats", re.compile(r"dingbats", re.IGNORECASE)),
    ("symbol", re.compile(r"^(?:[A-Z]{6}\+)?symbol(?:mt|ps|set)?\b", re.IGNORECASE)),
)
_GLYPHS: dict[str, dict[int, str]] = {
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x9F: "•",
        0xA1: "○", 0xA2: "○", 0xA4: "◉", 0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x4A: "☺",
        0x4B: "😐", 0x4C: "☹", 0x75: "◆", 0x71: "☐", 0xE8: "→", 0xF0: "→", 0x77: "◆", 0x73: "◆", 0xAB: "★",
    },
    "wingdings2": {
        0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "✗", 0x56: "✗", 0xA3: "☐", 0x96: "•",
        0x97: "●", 0x98: "●", 0xA2: "■", 0xA1: "■",
    },
    "wingdings3": {
        0xE2: "↑", 0xE3: "↓", 0xDF: "←", 0xE0: "→", 0x70: "▲", 0x71: "▼", 0x68: "↑", 0x69: "↓", 0x67: "→", 0x66: "←",
    },
    "webdings": {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "☐", 0x35: "▲", 0x36: "▼", 0x34: "►", 0x33: "◄"},
    "dingbats": {
        0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐",
        0x73: "▲", 0x74: "▼", 0x75: "◆", 0x76: "❖", 0xE4: "➢", 0xD5: "→", 0x48: "★",
    },
    "symbol": {
        0xB7: "•", 0xD6: "√", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA3: "≤", 0xB3: "≥", 0x2D: "-", 0xB1: "±",
    },
}  # fmt: skip
# Dingbats that come with their own Unicode are brought to the one tick and the one cross.
_ALIKE = {"✔": "✓", "🗸": "✓", "✅": "✓", "✘": "✗", "✕": "✗", "✖": "✗", "❌": "✗", "⬤": "●", "⚫": "●", "∙": "•"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DISCS = frozenset("●■◆◉⬤⚫▪•▲▼►◄★○☺☹😐⚑🏴")
"""Signs that say nothing but their colour."""


def symbol_font(name: str) -> str:
    """Which font of symbols a font is by its name, or ``""``.

    >>> symbol_font("ABCDEF+Wingdings-Regular"), symbol_font("Wingdings 2"), symbol_font("Segoe UI Symbol")
    ('wingdings', 'wingdings2', '')
    """
    return next((font for font, pattern in _FONTS if pattern.search(name)), "")


def glyph(font: str, code: int) -> str:
    """The character that a glyph of a font of symbols shows, or ``""`` for one that is not known. ``font`` is what
    ``symbol_font`` gave."""
    return _GLYPHS[font].get(_low(code), "")


def plain_symbol(char: str, font: str) -> str:
    """The character that a character of a font of symbols shows; others stay as they are."""
    return glyph(font, ord(char)) or _ALIKE.get(char, char)


def symbol(font: str, code: int) -> str:
    """The character that a glyph of a font named in a file shows, whatever font that is.

    A glyph that is not known is the character itself, or a bullet where it has no meaning outside its font.

    >>> symbol("Wingdings", 0xF0FC), symbol("Wingdings", ord("l")), symbol("Segoe UI Symbol", 0x2714)
    ('✓', '●', '✔')
    """
    known, low = symbol_font(font), _low(code)
    if known and (shown := glyph(known, code)):
        return shown
    if known not in ("", "symbol") and low > 0x20:
        return "•"
    return chr(low) if 0x20 <= low < 0x110000 and not 0xD800 <= low <= 0xDFFF else ""


def spelt(font: str, text: str) -> str:
    """Text typed in a font of symbols, as what it shows: "ü" in Wingdings is a tick."""
    return "".join(char if char.isspace() else symbol(font, ord(char)) for char in text)


def raised(figures: str) -> str:
    """Figures as the small raised ones that call for a note."""
    return figures.translate(_RAISED)


def _low(code: int) -> int:
    return code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
