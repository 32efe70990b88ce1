"""Lists in prose that go through every rating of a plan without its total: "Fifteen are green, five are amber"."""

from __future__ import annotations

import re

from corpus.exclusive import exclusive
from corpus.figures import Figures, noun_of, prose_figures
from corpus.unread import unread_grid
from corpus.word_readings import ACTIONS, grid_readings
from normalise.records import Report
from normalise.themes import theme_key

_OPENING = re.compile(r"(?:(?:overall|currently|in total|at present|in all|to date),? )?(?:there are )?", re.IGNORECASE)
_OFF = 5  # a list that misses the plan by more than one action in five is of some of them


def speaks_of_the_plan(figures: Figures, report: Report, plan: Report) -> bool:
    """Whether a list without a total is of all actions of a plan, the report's own or another's.

    It opens its sentence, names every rating that the grid has, comes near the number of its rows, and is the only one
    of its report; it stands under no theme and names none.
    """
    return _may_be(figures, report, plan) and [
        each for each in prose_figures(report) if _may_be(each, report, plan)
    ] == [figures]


def _may_be(figures: Figures, report: Report, plan: Report) -> bool:
    shares, rows = figures.shares, plan.actions
    if figures.base is not None or len(shares) < 2 or not figures.exact or not rows or unread_grid(plan):
        return False
    if (noun_of(figures) or "") not in ACTIONS or not exclusive(figures):
        return False
    if abs(figures.total - len(rows)) * _OFF > max(len(rows), _OFF):
        return False
    return (
        _opens_its_sentence(figures)
        and not _is_of_a_theme(figures, report, plan)
        and _names_every_rating(figures, plan)
    )


def _opens_its_sentence(figures: Figures) -> bool:
    sentence = " ".join((figures.shares[0].sentence or "").split())
    return sentence.startswith(figures.shares[0].printed, _OPENING.match(sentence).end())  # type: ignore[union-attr]


def _is_of_a_theme(figures: Figures, report: Report, plan: Report) -> bool:
    themes = {theme_key(action.theme) for action in plan.actions if action.theme}
    sentence = figures.shares[0].sentence or ""
    paragraphs = [each for each in report.prose if sentence and sentence in " ".join(each.text.split())]
    texts = [text for each in paragraphs for text in (each.heading, each.text)]
    return any(theme and theme in theme_key(text) for theme in themes for text in texts)


def _names_every_rating(figures: Figures, plan: Report) -> bool:
    """Whether the parts, each in the closest sense of its words, take in every row of the grid."""
    closest = [next(grid_readings(claim, plan), None) for claim in figures.shares]
    counted = {action.row for rows in closest if rows is not None for action in rows.sure}
    return len(counted) == len(plan.actions) and any(rows is not None and rows.sure for rows in closest[1:])
