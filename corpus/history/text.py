"""Text that SQLite can hold."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text with bytes that are no text spelled out: a file name or an argument may hold such bytes,
    and Python carries them as lone surrogates (PEP 383)."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
