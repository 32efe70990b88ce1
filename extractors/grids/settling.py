"""Which field each column of a grid is, from its heading and, where the heading is open, from its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.columns import is_usual_heading, role_of
from extractors.grids.own_words import own_field, own_numbers
from extractors.grids.periods import is_blank, latest_first, names_period, speaks_of_period
from extractors.grids.ratings import is_rating_label
from extractors.grids.titles import is_date_line
from extractors.grids.unnamed_ratings import column_of_ratings

_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\bq[1-4]\b|\bquarter\b|\b(?:spring|summer|autumn|winter)\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\bongoing\b|\bon-going\b|\btbc\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:(?:very )?high|med|medium|moderate|(?:very )?low|h|m|l|(?:must|should|could|would|won['’]?t)(?: (?:do|have))?|"
    r"critical|essential|desirable|urgent|routine|normal|major|minor|\d|(?:p|priority|level|tier|category) ?\d)"
    r"(?:[ -](?:priority|risk|impact))?",
    re.IGNORECASE,
)
_REF = re.compile(r"[A-Za-z]{0,5}[ ./_-]?\d[\w./-]{0,8}")
_TERM = re.compile(r"(?:s|m|l|short|medium|long|immediate|year \d)(?:[ -]*term)?(?:\s*\(?c/?f\)?)?", re.IGNORECASE)
_LOOSELY = re.compile(r"\b(?:early|mid|middle|late|start|before)\b", re.IGNORECASE)
_ORIGINAL = re.compile(r"\b(?:baseline|original|originally|initial)\b", re.IGNORECASE)
_CURRENT = re.compile(r"\b(?:current|latest|revised|extended|amended|new|this|now)\b", re.IGNORECASE)
# Roles that a heading can name but a record has no field for, once nothing stands in for them.
_OPEN = frozenset(("by", "priority", "target", "department", "subject", "other", "milestone", "numbering", "score"))


def settle(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """One role a column, each role at most once; a column without a field of its own gets None.

    ``cells`` are the texts of each column, row by row: they decide where a heading is open ("Target" is a date or a
    measure, "Priority" a theme or a level, "Status" a rating or a story).
    """
    roles = [_role(heading, texts) for heading, texts in zip(headings, cells, strict=True)]
    _let_first_number(roles, headings, cells)
    _stand_in(roles, "numbering", "ref")
    _stand_in(roles, "department", "lead")
    _let_departments_group(roles)
    _let_milestones_act(roles, cells)
    _let_one_rate(roles, headings, cells)
    for role in ("subject", "milestone", "key_deliverable", "description", "outcome_measure"):
        _stand_in(roles, role, "action")
    _stand_in(roles, "subject", "key_deliverable")
    _stand_in(roles, "milestone", "outcome_measure")
    _let_wordy_act(roles, headings, cells)
    _keep_first(roles, headings, cells)
    return tuple(None if role in _OPEN else role for role in roles)


def _role(heading: str, texts: Sequence[str]) -> str | None:
    if own := own_field(heading):
        return own
    return _of_period(texts) if names_period(heading) else _by_cells(role_of(heading), texts)


def _by_cells(role: str | None, texts: Sequence[str]) -> str | None:
    filled = [text for text in texts if text.strip()]
    if not filled:
        return {"target": "outcome_measure", "priority": "theme", "by": "due"}.get(role or "", role)

    def share(pattern: re.Pattern[str], whole: bool = False) -> float:
        match = pattern.fullmatch if whole else pattern.search
        return sum(1 for text in filled if match(text.strip())) / len(filled)

    typical = sorted(len(text) for text in filled)[len(filled) // 2]
    if role == "target":
        return "due" if typical < 40 and share(_DATED) >= 0.5 else "outcome_measure"
    if role == "timescale":
        return "due" if share(_TERM, whole=True) < 0.5 and share(_DATED) >= 0.5 else role
    if role == "milestone" and typical < 40:
        dated = sum(1 for text in filled if _DATED.search(text) and is_date_line(_LOOSELY.sub(" ", text)))
        return "due" if dated >= 0.8 * len(filled) else role
    if role == "previous_status" and typical > 40:
        return None
    if role == "by":
        return "due" if share(_DATED) >= 0.5 else "lead"
    if role == "priority":
        return None if share(_LEVEL, whole=True) >= 0.5 else "theme"
    if role == "theme" and share(_LEVEL, whole=True) >= 0.5 and not any(ch.isdigit() for t in filled for ch in t):
        return None  # "Category: Must do" says how pressing an action is, not what it belongs to
    if role == "score":
        return "status" if own_numbers() and all(text.strip() in own_numbers() for text in filled) else None
    if role == "status" and typical > 60:
        return "evidence"
    if role in ("due", "start") and typical > 80:
        return None
    if role == "ref" and typical > 40:
        return None
    if role == "numbering" and (typical > 16 or len(set(filled)) < 0.8 * len(filled)):
        return None
    return role


def _of_period(texts: Sequence[str]) -> str | None:
    """What stands under a bare "Q2" or "June 2024": ratings, a story, or figures, which have no field."""
    filled = [text for text in texts if text.strip()]
    if not filled:
        return None
    if sum(map(is_rating_label, filled)) >= 0.8 * len(filled):
        return "status"
    return "evidence" if sorted(len(text.split()) for text in filled)[len(filled) // 2] >= 3 else None


def _stand_in(roles: list[str | None], stand_in: str, role: str) -> None:
    """A weaker heading takes a role that no column has."""
    if role not in roles and stand_in in roles:
        roles[roles.index(stand_in)] = role


def _let_first_number(roles: list[str | None], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """A first column without a heading that numbers the rows, where no other does."""
    if not headings or headings[0].strip() or roles[0] or {"ref", "numbering"} & set(roles):
        return
    filled = [text.strip() for text in cells[0] if text.strip()]
    numbers = [text for text in filled if _REF.fullmatch(text)]  # the others name themes between the rows
    if len(numbers) >= 2 and len(set(numbers)) == len(numbers) > len(filled) // 2:
        roles[0] = "ref"


def _let_departments_group(roles: list[str | None]) -> None:
    """A directorate that stands before everything else, beside a lead, is what the rows are grouped by."""
    if "theme" not in roles and "department" in roles and roles.index("department") == 0:
        roles[0] = "theme"


def _let_milestones_act(roles: list[str | None], cells: Sequence[Sequence[str]]) -> None:
    """An action that spans several milestones, each with its own status, is their key deliverable."""
    if "action" not in roles or "milestone" not in roles or "key_deliverable" in roles:
        return
    action, milestone = roles.index("action"), roles.index("milestone")
    alone = sum(1 for a, m in zip(cells[action], cells[milestone], strict=True) if m.strip() and not a.strip())
    if alone >= max(1, len(cells[action]) // 5):
        roles[action], roles[milestone] = "key_deliverable", "action"


def _let_one_rate(roles: list[str | None], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Without a heading of ratings, the column that holds them is that of the status."""
    if "status" in roles:
        return
    column = column_of_ratings(roles, [role_of(heading) for heading in headings], cells)
    if column is not None:
        roles[column] = "status"


def _let_wordy_act(roles: list[str | None], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Where no heading says what the rows are about, the first column of other words that tells each from the others
    does ("We said we would"): a record without its wording cannot be followed."""
    if "action" in roles or not {"status", "due", "lead"} & set(roles):
        return
    for column, role in enumerate(roles):
        filled = [text for text in cells[column] if text.strip()]
        if role is not None or not headings[column].strip() or len(filled) < 0.8 * len(cells[column]) or not filled:
            continue
        typical = sorted(len(text.split()) for text in filled)[len(filled) // 2]
        if typical >= 3 and len(set(filled)) > 0.8 * len(filled) and not names_period(headings[column]):
            roles[column] = "action"
            return


def _keep_first(roles: list[str | None], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Of two columns with one role the first stands, unless a later one says it is the current one or
    the first is blank throughout; of columns for several periods the latest with an entry. The others
    become columns without a field of their own."""
    for role in {role for role in roles if role}:
        places = [index for index, other in enumerate(roles) if other == role]
        if len(places) < 2:
            continue
        by_period = all(speaks_of_period(headings[index]) for index in places)
        order = latest_first(places, headings, cells) if by_period else places

        def rank(
            index: int, role: str = role, order: Sequence[int] = order
        ) -> tuple[bool, bool, bool, bool, bool, int]:
            return (
                is_blank(cells[index]),
                own_field(headings[index]) != role,
                not _CURRENT.search(headings[index]),
                bool(_ORIGINAL.search(headings[index])),
                not is_usual_heading(headings[index], role),
                order.index(index),
            )

        best = min(places, key=rank)
        for index in places:
            if index != best:
                roles[index] = None


def stand_ins(
    headings: Sequence[str], roles: Sequence[str | None], cells: Sequence[Sequence[str]]
) -> dict[str, tuple[int, ...]]:
    """For a field whose cell may be blank, the other columns that then give it, best first.

    A date that was never revised is the original one, and the last word on an action may be an earlier
    quarter's. A rating is never taken from an earlier period.
    """
    found: dict[str, tuple[int, ...]] = {}
    for role in ("due", "evidence"):
        if role not in roles:
            continue
        chosen = roles.index(role)
        others = [i for i in range(len(headings)) if roles[i] is None and _role(headings[i], cells[i]) == role]
        if role == "due" and (_CURRENT.search(headings[chosen]) or any(_ORIGINAL.search(headings[i]) for i in others)):
            found[role] = tuple(others)
        elif role == "evidence" and speaks_of_period(headings[chosen]):
            dated = sorted([chosen, *(i for i in others if speaks_of_period(headings[i]))])
            order = latest_first(dated, headings, cells)
            found[role] = tuple(order[order.index(chosen) + 1 :])
    return found
