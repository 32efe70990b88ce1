"""The names of WordprocessingML elements, and their attributes read without trusting them."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element: lxml has no types of its own."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_OFF = frozenset(("0", "false", "off", "none"))


def w(name: str) -> str:
    """The full name of a ``w:`` element or attribute.

    >>> w("tbl")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tbl'
    """
    return _W + name


def r(name: str) -> str:
    """The full name of an ``r:`` attribute, which points to another part."""
    return _R + name


VAL = w("val")
P, TBL, TR, TC, SDT, SECTION = w("p"), w("tbl"), w("tr"), w("tc"), w("sdt"), w("sectPr")
GONE = frozenset((w("del"), w("moveFrom"), w("cellDel")))
"""What tracked changes took out: it is not printed once they are accepted."""


def attribute(parent: Element | None, name: str, key: str = VAL) -> str | None:
    """An attribute of a child element: ``attribute(pPr, w("pStyle"))`` is the style's id."""
    found = parent.find(name) if parent is not None else None
    return None if found is None else found.get(key)


def is_on(parent: Element | None, name: str) -> bool | None:
    """A property that is on or off by a child's presence and value; None where it says nothing."""
    found = parent.find(name) if parent is not None else None
    return None if found is None else found.get(VAL, "1").lower() not in _OFF


def number(text: str | None, otherwise: int, least: int = 0, most: int = 100_000) -> int:
    """A whole number of an attribute, or ``otherwise`` where it is missing, no number or out of all bounds.

    >>> number("3", 1), number("three", 1), number("-4", 1), number("99999999", 1)
    (3, 1, 1, 1)
    """
    try:
        value = int(text or "")
    except ValueError:
        return otherwise
    return value if least <= value <= most else otherwise


def chosen(alternate: Element) -> Element | None:
    """The one branch of an ``mc:AlternateContent`` that is read: both say the same in other words."""
    choice = alternate.find(CHOICE)
    return choice if choice is not None else alternate.find(FALLBACK)


def is_placeholder(sdt: Element) -> bool:
    """True for a content control that still shows its prompt ("Choose an item."), which nobody wrote."""
    return bool(is_on(sdt.find(w("sdtPr")), w("showingPlcHdr")))
