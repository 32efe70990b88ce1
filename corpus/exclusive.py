"""Whether the parts of a list shut each other out, so that they may be added up.

Ratings and states of progress do; "accepted", "led by the police" and "high priority" say something else of
the same actions. Some states take in others: what is in progress may be on track, at risk or off track.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from corpus.figures import Figures, is_said_as_rating, meaning_of, printed_percent
from normalise.records import Report, StatedCount
from normalise.state_words import states_of_clause, without_fillers
from normalise.statuses import label_said, status_of_words

RATING, STATE, ANSWER = "rating", "state", "answer"
_ANSWER = re.compile(
    r"(?:(?:not|fully|partly|partially|wholly) )?(?:accepted|agreed|rejected|declined|supported|upheld)"
    r"(?: in (?:full|part))?|in (?:full|part)"
)
_UNRATED = re.compile(
    r"(?:not|un|yet to be|awaiting) ?(?:yet )?(?:rated|rating|reported|assessed|available)|no data|data only"
)
_OTHER_STATE = re.compile(r"stopped|paused|suspended|open|still open|outstanding|pending|met|not met|missed|exceeded")
_AND_TO_COME = re.compile(
    r" (?:and|but) (?:are |is |both |all )*(?:expected|due|likely|set|planned|scheduled|forecast|anticipated|will)\b.*$"
)
_NOT_BEEN = re.compile(r"\bnot (?:yet )?been (?=started\b|begun\b)")
_IN_PART = re.compile(r"\bpart", re.IGNORECASE)
_THE_OTHERS = re.compile(r"(?:is |are |was |were |have |has |had |did |do )?not(?: yet)?")
_WITHOUT_COLOUR = frozenset({"complete", "not started", "superseded", "unknown"})
# What a wider state may take in. "On track" often counts what is done as well.
_TAKES_IN = {
    "in progress": frozenset({"on track", "at risk", "off track", "not started"}),
    "on track": frozenset({"complete", "in progress", "not started"}),
    "at risk": frozenset({"off track"}),
    "off track": frozenset({"at risk", "not started"}),
}
_NEAR = 20  # parts that exceed their whole by up to 1 in 20 are a slip


def exclusive(figures: Figures) -> bool:
    """Whether nothing can be counted in two parts at once.

    The parts must all be ratings, all states of progress, or all answers to recommendations or complaints,
    and each its own. Beside two colours or more, what is complete, not started or not rated has no colour.
    """
    shares = [claim for claim in figures.shares if claim.value != 0]  # "none is overdue: seven are ..."
    words = [" ".join((claim.what or "").casefold().split()) for claim in shares]
    coloured = sum(RATING in _kinds(claim, False) for claim in shares) >= 2
    kinds = [_kinds(claim, coloured) for claim in shares]
    return bool(shares) and len(set(words)) == len(words) and bool(frozenset.intersection(*kinds))


def _kinds(claim: StatedCount, beside_colours: bool) -> frozenset[str]:
    words = " ".join((claim.what or "").casefold().split())
    if _THE_OTHERS.fullmatch(words):
        return frozenset({RATING, STATE, ANSWER})
    status, _ = meaning_of(claim)
    states = _states(claim)
    uncoloured = _UNRATED.fullmatch(words) is not None or bool(_WITHOUT_COLOUR & set(states))
    told = {
        RATING: bool(status or status_of_words(words)) or (beside_colours and uncoloured),
        STATE: bool(states) or _OTHER_STATE.fullmatch(words) is not None,
        ANSWER: _ANSWER.fullmatch(words) is not None,
    }
    return frozenset(kind for kind, known in told.items() if known)


def _states(claim: StatedCount) -> tuple[str, ...]:
    """The states that a part speaks of, without what its words add of the time to come ("and due to finish by May")."""
    _, state = meaning_of(claim)
    words = _AND_TO_COME.sub("", (claim.what or "").casefold())
    return (state,) if state else states_of_clause(_NOT_BEEN.sub("not ", words))


def may_overlap(figures: Figures, report: Report, whole: int | None = None) -> bool:
    """Whether the parts can exceed their whole because one of them takes in another: "38 are on track; 12 are
    complete". By counts out of ``whole``, or by percentages where it is None.

    An excess that a slip would explain is none of this, unless the parts without the inner one make the whole.
    Nor is anything in two parts of a list that goes through every rating of the report's key.
    """
    shares = [(amount, claim) for claim in figures.shares if (amount := _amount(claim, whole)) is not None]
    if all(meaning_of(claim)[0] or label_said(claim.what or "") or is_said_as_rating(claim) for _, claim in shares):
        return False  # nothing is both green and amber, both rated C and rated P, or both rated complete and on track
    if _names_every_label([claim for _, claim in shares], report):
        return False
    of = Fraction(100 if whole is None else whole)
    excess = sum((amount for amount, _ in shares), Fraction(0)) - of
    wide = excess > max(Fraction(2), of / _NEAR)
    return any(
        (excess == inner or wide)
        for outer, around in shares
        for inner, claim in shares
        if claim is not around and inner <= outer and not _IN_PART.search(around.what or "")
        if _takes_in(_states(around), _states(claim))
    )


def _names_every_label(claims: Sequence[StatedCount], report: Report) -> bool:
    labels = {without_fillers(entry.label) for entry in report.key if entry.kind == "status"}
    return len(labels) > 2 and {without_fillers(claim.what or "") for claim in claims} == labels


def _amount(claim: StatedCount, whole: int | None) -> Fraction | None:
    if whole is None:
        percent = printed_percent(claim)
        return Fraction(percent) if percent is not None else None
    return Fraction(claim.value) if claim.value is not None and claim.exact else None


def _takes_in(outer: Sequence[str], inner: Sequence[str]) -> bool:
    same = bool(set(outer) & set(inner))
    return same or any(state in _TAKES_IN.get(wider, ()) for wider in outer for state in inner)
