"""Fields: what they show is printed, the instruction behind it is not; old form fields show their choice."""

from __future__ import annotations

from extractors.word.names import Element, attribute, is_on, number, w

TICKED, UNTICKED = "☒", "☐"
_KIND = w("fldCharType")


class Fields:
    """The fields that are open where the reading stands, outermost first: True in its result, False before it."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    @property
    def shows(self) -> bool:
        """False inside an instruction."""
        return all(self._open)

    def step(self, mark: Element) -> str:
        """Takes a ``w:fldChar``; returns the choice of a form field that it begins, else ``""``."""
        kind = mark.get(_KIND)
        if kind == "begin":
            choice = _choice(mark.find(w("ffData"))) if self.shows else ""
            if not choice:
                self._open.append(False)
                return ""
            # The choice is all that is printed; its instruction is an element of its own that is never read.
            self._open.append(True)
            return choice
        if kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()
        return ""

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph at the latest: a field that is never closed hides nothing."""
        self._open = [True for _ in self._open]


def _choice(form: Element | None) -> str:
    """What a form field of the old kind shows: the chosen entry of a list, or a box that is ticked or not."""
    if form is None:
        return ""
    choices = form.find(w("ddList"))
    if choices is not None:
        entries = [entry.get(w("val"), "") for entry in choices.iterchildren(w("listEntry"))]
        at = number(attribute(choices, w("result")) or attribute(choices, w("default")), 0)
        return entries[at] if at < len(entries) else ""
    box = form.find(w("checkBox"))
    if box is None:
        return ""
    ticked = is_on(box, w("checked"))
    return TICKED if (is_on(box, w("default")) if ticked is None else ticked) else UNTICKED
