"""Tables that look like grids of actions and are not: indicators, risks, members, meetings.

They have ratings, owners and dates too, but what they list is not to be done by anyone; read as
actions they would be invented. They are left over, and a problem says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.grids.columns import role_of
from extractors.grids.ratings import is_rating_label
from extractors.grids.strips import Strip
from extractors.records import Place, Problem
from extractors.wording import plain, without_brackets

INDICATORS = "a list of performance indicators"
RISKS = "a register of risks"
NAMES = "a list of names or titles"

_INDICATOR = re.compile(r"\b(?:indicators?|kpis?|pis?|lpis?|metrics?)\b")
_MEASURE = re.compile(r"^(?:(?:key|performance|success|outcome|corporate|service) )*(?:measures?|pi)\b")
_FIGURES = re.compile(
    r"\b(?:target|actual|actuals|baseline|outturn|out turn|result|performance|value|numerator|polarity|benchmark|"
    r"previous year|ytd|year to date)\b"
)
_RISK = re.compile(r"^(?:(?:key|corporate|strategic|principal|description of|project|residual|inherent) )*risks?\b")
_RISK_SCALE = re.compile(
    r"^(?:(?:inherent|residual|current|target|gross|net|risk|initial) )*(?:likelihood|probability|impact|consequence|"
    r"severity|score|risk score|rating|risk rating|l|i)\b"
)
_NO_ACTION = re.compile(r"\b(?:indicators?|kpis?|mitigat\w+|controls?|treatment|response)\b")
_NAME = re.compile(
    r"^(?:(?:full|member|report|paper|agenda|document|meeting) )*(?:names?|titles?|members?|councillors?|attendees?)$"
)
_FIGURE = re.compile(r"[£<>=≥≤~]*\s*-?\d[\d,.]*\s*(?:%|k|m|p|days?|weeks?|hours?|minutes?)?", re.IGNORECASE)


@dataclass(slots=True)
class Aside:
    """What was not taken for actions: how many tables of each kind, and by table the rows without headings."""

    kinds: Counter[str] = field(default_factory=Counter)
    headless: dict[tuple[int | None, int | None], list[Place]] = field(default_factory=dict)

    def leave(self, strip: Strip) -> None:
        """Notes a row that was left over, where it looks like an action."""
        if _looks_like_action(strip):
            self.headless.setdefault((strip.place.page, strip.place.table), []).append(strip.place)

    def problems(self) -> Iterator[Problem]:
        """What is to be said of it; nothing of lists that nobody would take for actions."""
        for kind, times in self.kinds.items():
            if kind != NAMES:
                tables = "One table was" if times == 1 else f"{times} tables were"
                yield Problem(f"{tables} not taken for actions but set aside as {kind}; see the leftovers", lost=False)
        for places in self.headless.values():
            if len(places) >= 2:
                said = "A table that looks like one of actions could not be read: no row above it names its columns"
                yield Problem(f"{said} ({len(places)} rows; see the leftovers)", places[0])


def _looks_like_action(strip: Strip) -> bool:
    """True for a row with a rating in one cell and a sentence in another, whatever its headings would be."""
    texts = [strip.texts[c].strip() for c in strip.filled()]
    return any(map(is_rating_label, texts)) and any(
        len(text.split()) >= 3 and not is_rating_label(text) for text in texts
    )


def other_than_actions(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> str | None:
    """What a table with these headings lists where it is no grid of actions, as the reason it is left over.

    ``cells`` are the texts of each column. None for a grid of actions, and for a table of no known kind.
    """
    words = [plain(without_brackets(heading)) or plain(heading) for heading in headings]
    roles = [role_of(heading) for heading in headings]
    acts = [at for at, role in enumerate(roles) if role == "action" and not _NO_ACTION.search(words[at])]
    if _is_risks(words, roles, acts):
        return RISKS
    if acts:
        return None
    if _is_indicators(words, roles, cells):
        return INDICATORS
    subjects = [text for text, role in zip(words, roles, strict=True) if role in ("subject", "milestone")]
    if subjects and all(_NAME.fullmatch(text) for text in subjects) and not {"status", "evidence"} & set(roles):
        return NAMES
    return None


def _is_risks(words: Sequence[str], roles: Sequence[str | None], acts: Sequence[int]) -> bool:
    """Risks and nothing to be done about them but controls, or risks that are scored; a risk beside an
    action only says why it matters."""
    named = [at for at, text in enumerate(words) if _RISK.match(text) and not _RISK_SCALE.match(text)]
    if not named or (acts and acts[0] < named[0]):
        return False
    scored = sum(1 for text in words if _RISK_SCALE.match(text)) >= 2
    return scored or not acts and not {"subject", "key_deliverable", "milestone"} & set(roles)


def _is_indicators(words: Sequence[str], roles: Sequence[str | None], cells: Sequence[Sequence[str]]) -> bool:
    """Indicators, or measures with what was aimed at or reached in figures; beside a project or a deliverable
    they only measure it, unless what was reached is all that is reported of an aim."""
    figures = [text for at, text in enumerate(words) if _FIGURES.search(text) and _are_figures(cells[at])]
    measured = bool(figures) and any(_MEASURE.match(text) for text in words)
    if not measured and not any(_INDICATOR.search(text) for text in words):
        return False
    if "subject" in roles or "milestone" in roles:
        return False
    return "key_deliverable" not in roles or any(not text.startswith("target") for text in figures)


def _are_figures(texts: Sequence[str]) -> bool:
    filled = [text.strip() for text in texts if text.strip()]
    return bool(filled) and sum(1 for text in filled if _FIGURE.fullmatch(text)) >= 0.6 * len(filled)
