"""What the marks of two actions say: a difference that parts twins, one that only gives doubt, or none."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.linking import weights
from corpus.linking.marks import PARTING, Clash, Marks, clashes, coarser

_NAMES = {
    "stage": "numbers",
    "number": "numbers",
    "side": "sides",
    "opposite": "words",
    "code": "codes",
    "name": "names",
}
_APART = ("stage", "side", "opposite", "code", "name")  # figures and years are targets, and targets are redrafted
_FIRST = frozenset({"1", "a"})  # what goes on is often called the first part once a second is thought of


@dataclass(frozen=True, slots=True)
class Marking:
    """The evidence of the marks. ``apart``: they name two actions of one kind, so that nothing such actions have in
    common (theme, lead, description) speaks for the pair. ``doubt`` says why the pair cannot be sure."""

    evidence: tuple[tuple[str, float], ...]
    apart: bool = False
    doubt: str = ""


def marking(earlier: Marks, later: Marks) -> Marking:
    """The marks in which two actions differ, with points and words."""
    found = clashes(earlier, later)
    if not found:
        return Marking(())
    evidence = [each for clash in found for each in _weighed(clash)]
    parts = [clash for clash in found if clash.sort in PARTING]
    if not any(clash.both for clash in parts) and {bool(clash.earlier) for clash in parts} == {True, False}:
        evidence.append(("each marked as another part", weights.MARKED_OTHERWISE))
    if any(clash.both and clash.sort in _APART for clash in found):
        return Marking(tuple(evidence), apart=True)
    lone = [clash for clash in parts if not _same_part(earlier, later) and _another_part(clash)]
    years = [clash for clash in found if clash.both and clash.sort == "year"]
    doubts = [words for clash in (*lone, *years) for words, _ in _weighed(clash)]
    return Marking(tuple(evidence), apart=bool(lone), doubt="; ".join(doubts))


def _weighed(clash: Clash) -> list[tuple[str, float]]:
    if clash.both:
        what = _NAMES.get(clash.sort, f"{clash.sort}s")
        words = f"different {what}: {', '.join(clash.earlier)} / {', '.join(clash.later)}"
        return [(words, weights.CLASH[clash.sort])]
    if clash.sort == "opposite":
        return []
    side, values = ("earlier", clash.earlier) if clash.earlier else ("later", clash.later)
    return [(f"only in the {side}: {', '.join(values)}", weights.ONE_SIDED[clash.sort])]


def _another_part(clash: Clash) -> bool:
    """ "Phase 2" or "north" on one side only: as likely the next part, or the other, as the same one named better."""
    return not clash.both and (
        clash.sort == "side" or (clash.sort == "stage" and not {*clash.earlier, *clash.later} <= _FIRST)
    )


def _same_part(earlier: Marks, later: Marks) -> bool:
    """Whether both carry one mark that names the part already, be it more finely in one ("2", "2a")."""
    for sort in ("stage", "code"):
        ours, theirs = earlier.get(sort, frozenset()), later.get(sort, frozenset())
        if ours & theirs or coarser(ours, theirs) or coarser(theirs, ours):
            return True
    return False
