"""Ticks, crosses, discs and bullets of symbol fonts as the characters a reader would type.

Code points are those of the fonts' own encodings (Wingdings, Wingdings 2, Webdings, Zapf Dingbats, Symbol). A PDF
that gives no other meaning for them hands them over as Latin letters or at U+F000 and up.
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
    "wingdings3": {0xE2: "↑", 0xE3: "↓", 0xDF: "←", 0xE0: "→", 0x70: "▲", 0x71: "▼", 0x68: "↑", 0x69: "↓", 0x67: "→"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "☐", 0x35: "▲", 0x36: "▼", 0x34: "►", 0x33: "◄"},
    "dingbats": {
        0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐",
        0x73: "▲", 0x74: "▼", 0x75: "◆", 0x76: "❖", 0xE4: "➢", 0xD5: "→", 0x48: "★",
    },
    "symbol": {0xB7: "•", 0xD6: "√", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA3: "≤", 0xB3: "≥", 0x2D: "-"},
}  # fmt: skip
# Dingbats that come with their own Unicode are brought to the one tick and the one cross.
_ALIKE = {"✔": "✓", "🗸": "✓", "✅": "✓", "✘": "✗", "✕": "✗", "✖": "✗", "❌": "✗", "⬤": "●", "⚫": "●", "∙": "•"}


def symbol_font(name: str) -> str:
    """Which font of symbols a font is by its name, or ``""``."""
    return next((font for font, pattern in _FONTS if pattern.search(name)), "")


def plain_symbol(char: str, font: str) -> str:
    """The character that a glyph of a symbol font shows; others stay as they are."""
    code = ord(char)
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return _GLYPHS[font].get(low) or _ALIKE.get(char, char)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(figures: str) -> str:
    """Figures as the small raised ones that call for a note."""
    return figures.translate(_RAISED)
