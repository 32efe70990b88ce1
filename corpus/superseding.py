"""Which of two reports of one plan and period is a corrected edition of the other.

Two departments may report on the same quarter of one plan, and a covering report stands beside its
appendix: those are not editions. Only a report that repeats at least half of the other's content is.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalise.records import Report

_SHARED = 0.5  # of the shorter report
_SAME_TEXT = 90  # of 100: a corrected wording is still the same text
_SAMPLE = 200  # texts; enough to tell half from none


def supersedes(older: Report, newer: Report) -> bool:
    """Whether ``newer`` replaces ``older``. ``newer`` is the one that was ingested later; where both say
    which revision they are, the lower never replaces the higher.

    The history looks up plan, period, kind and revision and compares only the rest; it is tested against this.
    """
    return (
        older.plan != ""
        and older.plan == newer.plan
        and older.kind == newer.kind
        and older.period is not None
        and newer.period is not None
        and (older.period.start, older.period.end) == (newer.period.start, newer.period.end)
        and newer.revision >= older.revision
        and repeats(_contents(older), _contents(newer))
    )


def _contents(report: Report) -> tuple[str, ...]:
    return known_by(
        [action.action for action in report.actions],
        [activity.text for activity in report.activities],
        [paragraph.text for paragraph in report.prose],
    )


def known_by(actions: Sequence[str], activities: Sequence[str], prose: Sequence[str]) -> tuple[str, ...]:
    """What a report is known by: its actions and activities; the prose of a report that has neither."""
    texts = [*actions, *activities] or prose
    return tuple(" ".join(text.casefold().split()) for text in texts if text.strip())


def repeats(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether at least half of the texts of the shorter list stand in the longer, word for word or nearly."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return False
    exact = set(longer)
    found = sum(text in exact for text in shorter)
    if found >= _SHARED * len(shorter):
        return True
    return _nearly_repeats(shorter, longer)


def _nearly_repeats(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    from rapidfuzz import fuzz, process

    step = max(1, -(-len(shorter) // _SAMPLE))
    sample = shorter[::step]
    found = sum(
        process.extractOne(text, longer, scorer=fuzz.ratio, score_cutoff=_SAME_TEXT) is not None for text in sample
    )
    return found >= _SHARED * len(sample)
