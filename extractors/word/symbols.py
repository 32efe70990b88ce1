"""Ticks, crosses, discs and bullets of Word's symbol fonts as the characters that a reader would type."""

from __future__ import annotations

_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x9F: "•",
        0xA1: "○", 0xA2: "○", 0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xF0: "→",
        0x75: "◆", 0x77: "◆", 0x73: "◆", 0x71: "☐", 0xAB: "★", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
    },
    "wingdings 2": {
        0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "✗", 0x56: "✗", 0xA3: "☐", 0x96: "•",
        0x97: "●", 0x98: "●", 0xA2: "■", 0xA1: "■",
    },
    "wingdings 3": {0x70: "▲", 0x71: "▼", 0x67: "→", 0x66: "←", 0x68: "↑", 0x69: "↓", 0xDF: "←", 0xE0: "→"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "☐", 0x35: "▲", 0x36: "▼", 0x34: "►", 0x33: "◄"},
    "symbol": {0xB7: "•", 0xD6: "√", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA3: "≤", 0xB3: "≥", 0xB1: "±"},
}  # fmt: skip
DISCS = frozenset("●■◆◉⬤⚫▪•▲▼►◄★○☺☹😐⚑🏴")
"""Signs that say nothing but their colour."""


def is_symbol_font(font: str) -> bool:
    """True for a font whose letters are pictures.

    >>> is_symbol_font("Wingdings"), is_symbol_font("Arial")
    (True, False)
    """
    return font.lower() in _FONTS


def symbol(font: str, code: int) -> str:
    """The character that a glyph of a symbol font shows; ``code`` may stand at U+F000 and up, as Word writes it.

    A glyph that is not known is the character itself, or a bullet where it has no meaning outside its font.

    >>> symbol("Wingdings", 0xF0FC), symbol("Wingdings", ord("l")), symbol("Segoe UI Symbol", 0x2714)
    ('✓', '●', '✔')
    """
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    glyphs = _FONTS.get(font.lower())
    if glyphs is not None and low in glyphs:
        return glyphs[low]
    if glyphs is not None and font.lower() != "symbol" and low > 0x20:
        return "•"
    return chr(low) if 0x20 <= low < 0x110000 and not 0xD800 <= low <= 0xDFFF else ""


def spelt(font: str, text: str) -> str:
    """Text typed in a symbol font, as what it shows: "ü" in Wingdings is a tick."""
    return "".join(char if char.isspace() else symbol(font, ord(char)) for char in text)
