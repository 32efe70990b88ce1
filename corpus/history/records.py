"""What the history hands out and takes in beside reports and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.linking.decisions import Decision
from corpus.records import Finding, Link
from normalise.records import Report

Row = dict[str, object]
"""A row of a query: column names as in the public views. JSON columns stay text; booleans are 0 or 1."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one file. ``outcome``: ``stored``, ``partial`` (something in it could not be read),
    ``unchanged`` (the same bytes were stored before) or ``failed``. ``plan`` is the name that the history
    uses, ``""`` where there is none."""

    report_id: int
    outcome: str
    plan: str
    supersedes: tuple[int, ...] = ()
    superseded_by: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A file that the history holds already; ``outcome``, ``plan`` (``""``: none), ``problem`` and ``remedy`` are those
    of its report. ``extractor_version`` of one that failed is what it was tried with."""

    report_id: int
    outcome: str
    extractor_version: str
    plan: str = ""
    problem: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with its number and the path it was first seen under; its actions carry their ids.
    ``reissued``: an outline of a report that replaced an earlier edition of itself."""

    report_id: int
    path: str
    report: Report
    reissued: bool = False


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A link between two reports, its ends as rows of these reports.

    ``earlier_row`` is None for ``new``, ``later_row`` for ``dropped``; ``nearest_row`` is then a row of the
    other report: the nearest candidate that was not taken.
    """

    earlier_report_id: int
    later_report_id: int
    earlier_row: int | None
    later_row: int | None
    score: float
    reasons: tuple[str, ...]
    verdict: str
    decided_by: str = "matcher"
    decided_at: str | None = None
    nearest_row: int | None = None

    @classmethod
    def of(cls, earlier_report_id: int, later_report_id: int, link: Link) -> StoredLink:
        """A link as the matcher gives it, between two stored reports."""
        return cls(
            earlier_report_id=earlier_report_id,
            later_report_id=later_report_id,
            earlier_row=link.earlier.row if link.earlier else None,
            later_row=link.later.row if link.later else None,
            score=link.score,
            reasons=link.reasons,
            verdict=link.verdict,
            decided_by=link.decided_by,
            decided_at=link.decided_at,
            nearest_row=link.nearest.row if link.nearest else None,
        )


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A person's decision with the number it is known by. It is never deleted, only revoked."""

    decision_id: int
    decision: Decision
    revoked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of decisions taken elsewhere: the numbers of those kept and of those taken back, and how
    many the history held already."""

    added: tuple[int, ...]
    revoked: tuple[int, ...]
    known: int


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding of one stored report. ``beside`` is its fingerprint while another one shares its key;
    ``suppressed_because`` and ``suppressed_until`` are those of a settings file: the history has its own."""

    report_id: int
    finding: Finding
    fingerprint: str
    beside: str = ""
    suppressed_because: str | None = None
    suppressed_until: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One action through time: its row of ``action_history``, its rows of ``actions_by_report`` in time
    order, and the rows of ``links`` that lead from one to the next."""

    action: Row
    standings: tuple[Row, ...] = ()
    links: tuple[Row, ...] = ()
