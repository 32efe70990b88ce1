"""Figures in prose that are said of one theme: "In Housing, three of the four actions are complete"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus import quoting
from corpus.conclusions import flatters
from corpus.figures import Figures, meaning_of, prose_figures
from corpus.key_words import in_other_words
from corpus.records import Finding
from corpus.unread import unread_grid
from corpus.word_readings import ACTIONS, LIKE_ACTIONS, Rows, grid_readings, of_another_time
from normalise.records import Action, Report, StatedCount
from normalise.themes import theme_key, theme_number

_OPENS = r"(?:^|[;:] |, and |, while )(?i:in|under|within|for|across)(?: the)? [“‘\"']?"
_CLOSES = r"[”’\"']?(?: (?:theme|strand|priority|workstream|section|chapter))?,? (?:of (?:the|its|these|all) )?$"
_ROWS = ACTIONS | {"recommendations", "commitments"}  # what a row is; an objective or a milestone may be more or less
_NUMBERED = r"(?i:theme|strand|priority|workstream|section|pillar|objective)(?i: area)? "


@dataclass(frozen=True, slots=True)
class ThemeFigure:
    """A count out of all ``rows`` of ``theme``, and what each reading of its words counts among them."""

    claim: StatedCount
    theme: str
    rows: tuple[Action, ...]
    readings: tuple[Rows, ...]

    @property
    def agrees(self) -> bool:
        """Whether some reading counts as many."""
        value = self.claim.value or 0
        return any(len(one.sure) <= value <= len(one.sure) + len(one.maybe) for one in self.readings)


def theme_figures(report: Report, plan: Report) -> Iterator[ThemeFigure]:
    """The counts in a report's prose that are plainly out of all actions of one theme of a plan, its own or another.

    A count out of any other number than the theme's rows speaks of something else, and is left out; so is one out of
    no number, unless it says plainly how many are so now.
    """
    themes = {theme_key(action.theme): action.theme for action in plan.actions if action.theme}
    if len(themes) < 2 or unread_grid(plan):
        return
    apart = _told_apart(report)
    for figures in prose_figures(report):
        theme = _theme_of(figures, themes)
        if theme is None:
            continue
        rows = tuple(action for action in plan.actions if theme_key(action.theme or "") == theme_key(theme))
        if figures.base not in (None, len(rows)):
            continue
        alone = replace(plan, actions=rows, stated_counts=())
        for claim in figures.shares:
            status, state = meaning_of(claim)
            if not claim.exact or (not status and in_other_words(state, claim.what or "", plan)):
                continue
            if figures.base is None and not _speaks_of_now(claim):
                continue
            if readings := tuple(one for one in grid_readings(claim, alone) if not _mixes(one, apart)):
                yield ThemeFigure(claim, theme, rows, readings)


def _told_apart(report: Report) -> tuple[frozenset[str], ...]:
    """The states that each list of a report's prose tells apart, where its parts make its whole: who says "three are
    complete and four on track" does not count what is complete as on track."""
    return tuple(
        frozenset(state for claim in figures.shares if (state := meaning_of(claim)[1]))
        for figures in prose_figures(report)
        if figures.exact and figures.total == figures.base
    )


def _mixes(rows: Rows, apart: tuple[frozenset[str], ...]) -> bool:
    return isinstance(rows.meant, frozenset) and any(len(rows.meant & states) > 1 for states in apart)


def _speaks_of_now(claim: StatedCount) -> bool:
    """ "five actions are complete": nothing but the number, what it counts, and how that stands."""
    noun, what = re.escape((claim.noun or "").split()[-1]), re.escape(claim.what or "")
    said = rf"{re.escape(claim.printed)}(?: {noun}| {noun.removesuffix('s')})?(?: (?:are|is|remain|remains))?"
    said += (
        rf"(?: (?:now|currently|still|rated|rated as))* {what}(?=\s*(?:$|[.,;:(]|and\b|while\b|whilst\b|but\b|with\b))"
    )
    return bool(what) and re.search(said, " ".join((claim.sentence or "").split()), re.IGNORECASE) is not None


def _theme_of(figures: Figures, themes: Mapping[str, str]) -> str | None:
    """The theme that the clause of a list opens with, in capitals as a name has them, or by its number."""
    nouns = {(claim.noun or "").casefold().split()[-1] for claim in figures.claims if claim.noun}
    if not nouns & (LIKE_ACTIONS if figures.base else _ROWS):
        return None
    for claim in figures.claims:
        sentence = " ".join((claim.sentence or "").split())
        before = sentence[: max(sentence.find(claim.printed), 0)]
        if not before or of_another_time(sentence):
            continue
        for key, theme in themes.items():
            found = re.search(rf"{_OPENS}(?P<name>{theme_names(key, theme)}){_CLOSES}", before)
            if found and found["name"][0].isupper():
                return theme
    return None


def theme_names(key: str, theme: str) -> str:
    """The ways to name a theme: its words, or "Theme 2", with its words after that or without."""
    words = r"[\s,/&-]+(?:and )?".join(map(re.escape, key.replace(" and ", " ").split()))
    number = theme_number(theme)
    return (
        rf"(?i:{words})"
        if number is None
        else rf"(?:{_NUMBERED}{re.escape(number)}(?:(?i:[\s:,(–-]+{words})\)?)?|(?i:{words}))"
    )


def theme_disagreements(report: Report, plan: Report, code: str, severity: str, grid: str) -> Iterator[Finding]:
    """A finding for each figure of a theme that the rows of a plan, the report's own or another, contradict; ``grid``
    is what its table is called in the message."""
    for figure in theme_figures(report, plan):
        if figure.agrees:
            continue
        claim, rows = figure.claim, figure.readings[0]
        value, what, low = claim.value or 0, claim.what or claim.noun or "actions", len(rows.sure)
        high = low + len(rows.maybe)
        counted = str(low) if low == high else f"{low} to {high}"
        yield Finding(
            code=code,
            severity=severity,
            message=f"The text says {value} {what} in {figure.theme}; {grid} has {counted}.",
            stated=f"{value} {what} in {figure.theme}",
            counted=f"grid {counted}",
            place=claim.place,
            quotes=(quoting.quote_claim(claim, report), *quoting.quote_rows(rows.sure or figure.rows, plan)),
            key=f"{figure.theme} | {what} | {claim.printed}",
            repair=f"{counted} in the text, or {value} in {grid}",
            changes_conclusion=flatters(*meaning_of(claim), value, low, high),
        )
