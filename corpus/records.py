"""The records of the archive: links, findings, and the case that a check is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractors.records import Place
from normalise.records import Action, Period, Report


@dataclass(frozen=True, slots=True)
class Link:
    """How an action of one report goes on (or not) in the next.

    ``earlier``/``later`` are None for ``new`` and ``dropped``. ``score`` is 0..1. ``reasons`` are words and
    numbers a person can follow. ``verdict``: ``same``, ``split``, ``merged``, ``new``, ``dropped``,
    ``unsure``. ``decided_by`` is ``matcher`` or a person's name. ``nearest`` is, for ``new`` and
    ``dropped``, the nearest candidate on the other side that was not taken.
    """

    earlier: Action | None
    later: Action | None
    score: float
    reasons: tuple[str, ...]
    verdict: str
    decided_by: str = "matcher"
    decided_at: str | None = None
    nearest: Action | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What is printed, and where: one side of a finding.

    ``report`` is the report's file: its name, and its path as people name it once a run knows that. Two files may have
    one name, so ``sha256`` says which report it is; ``""`` where the quote is of none (a settings file).
    """

    text: str
    place: Place
    report: str
    sha256: str = ""

    def is_of(self, report: Report) -> bool:
        """Whether this report says it."""
        return self.sha256 == report.sha256 if self.sha256 else self.report == report.name


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a report that a person should look at.

    ``severity``: ``error``, ``warning``, ``info``. ``stated`` and ``counted`` are the two sides in words;
    ``repair`` says which single number would mend it. ``key`` names what the finding is about in words
    that survive re-reading (theme, term, label), never a row number: the fingerprint is made from it.
    ``changes_conclusion`` is true where a reader would conclude something else from the true figure (more
    complete than there are, red shown as green); such findings come first among those of their severity.
    """

    code: str
    severity: str
    message: str
    stated: str
    counted: str
    place: Place
    quotes: tuple[Quote, ...]
    key: str
    repair: str = ""
    changes_conclusion: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """A check that could not run, and why: it is counted as skipped, never as passed. ``lost`` is true where
    something stood in its way (a table half read, a fault); else the report has nothing to compare."""

    code: str
    why: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's word that a finding may stand, with the reason and the name.

    It is about the finding with this ``fingerprint``, or about those with this code, plan and subject
    (``Finding.key``; ``*`` stands for anything) and, where one is given, of this period. ``until`` is the
    last day on which it holds. ``origin`` says where a person finds it again: a settings file or a history;
    ``place`` has the line, ``number`` the number in the history. ``about`` is the finding's message as it was.
    """

    because: str
    who: str
    fingerprint: str = ""
    code: str = ""
    plan: str = ""
    period: str = ""
    subject: str = ""
    until: date | None = None
    about: str = ""
    origin: str = ""
    place: Place = field(default_factory=Place)
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SuppressionUse:
    """What a run of the checks made of a suppression: how many findings it fitted, whether it had expired by
    then, and whether everything that it could fit was really checked."""

    suppression: Suppression
    fitted: int
    expired: bool
    covered: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """An action as it stood in an earlier report of its plan. ``sure`` is false where a link on the way to
    it is doubtful. ``reissued``: that report replaced an earlier edition, which may have said something else."""

    action: Action
    report: Report
    sure: bool = True
    reissued: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What a check is given: a report and what surrounds it in the history.

    ``earlier`` is the report of the same plan just before it (None: no history, or the first one);
    ``links`` lead from ``earlier`` to ``report``. ``companions`` are other documents that state the
    figures of the same plan and period (a covering report beside its appendix).
    ``course`` tells where each action stood before, newest first, by its ``Action.row`` (the periods that
    the caller kept; no entry for an action that is new). ``periods`` are those of the plan's reports up
    to this one, in time order.
    ``history`` is false when no history was given, so checks across reports are skipped.
    ``suppressions`` are those of a whole run, which stand in no report: the case is then about the file that
    holds them. ``paths`` are where reports around it were found, by their sha256.
    """

    report: Report
    earlier: Report | None = None
    links: tuple[Link, ...] = ()
    companions: tuple[Report, ...] = ()
    course: Mapping[int, tuple[Standing, ...]] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    history: bool = False
    suppressions: tuple[SuppressionUse, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
