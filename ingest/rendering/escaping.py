"""Text out of reports is untrusted: what may not reach a terminal, a spreadsheet or a Markdown page raw."""

from __future__ import annotations

import re

# C0 and C1 controls drive a terminal; bidirectional overrides make a line read as another than it is.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~#])")
# The characters that start a formula in Excel, LibreOffice or Google Sheets (OWASP, "CSV Injection"),
# with the full-width forms that a Japanese locale treats alike.
_FORMULA = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]")


def visible(text: str) -> str:
    """The text with control characters and direction overrides written out (``\\x1b``, ``\\u202e``).

    Line feeds and tabs stay; a carriage return before a line feed goes.
    """
    return _UNSAFE.sub(_written_out, text.replace("\r\n", "\n"))


def visible_name(text: str) -> str:
    """The name of a file for one line: all that could break it or steer a terminal is written out."""
    return visible(text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t"))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def json_safe(text: str) -> str:
    """A line of JSON with the unsafe characters as JSON escapes, so that no value is changed."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def spreadsheet_safe(text: str) -> str:
    """The text with an apostrophe before anything that a spreadsheet would run as a formula."""
    text = visible(text)
    return f"'{text}" if _FORMULA.match(text) else text


def formula_guarded(text: str) -> str:
    """The text with an apostrophe before a formula, in a way that ``formula_unguarded`` undoes exactly."""
    return f"'{text}" if _FORMULA.match(text.lstrip("'")) else text


def formula_unguarded(text: str) -> str:
    """The text that ``formula_guarded`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text.lstrip("'")) else text


def markdown_safe(text: str) -> str:
    """The text for one Markdown table cell: no markup, no HTML, line feeds as ``<br>``."""
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", text).replace("\t", " ").replace("\n", "<br>")
