"""What the project and its people have decided about findings: severities, suppressions, the baseline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.baseline import KnownFinding
from corpus.records import Case, Finding, Suppression, SuppressionUse
from corpus.suppressing import Coverage, Found, expired, first_fitting, fits
from ingest.auditing import Checked, Choice, check
from ingest.reading import checksum
from ingest.settings import DEFAULTS, Settings, find_settings, load_settings
from normalise.records import Report

if TYPE_CHECKING:
    from corpus.history import History

STALE = "SUP001"
OFF = "off"
HOLDER = "settings"  # the format and kind of a file that is no report but holds suppressions


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a run looks at: the whole history, all reports of some plans, all files of some folders."""

    history: bool = False
    plans: frozenset[str] = frozenset()
    folders: tuple[Path, ...] = ()

    def holds(self, file: Path) -> bool:
        """Whether each report that a file beside the archive can be about is looked at."""
        home = file.absolute().parent
        return self.history or any(folder.absolute() in (home, *home.parents) for folder in self.folders)


class Gate:
    """Judges one checked report after the other, and remembers what it takes to say at the end which
    suppressions are stale and which findings of the baseline are gone."""

    def __init__(
        self,
        settings: Settings = DEFAULTS,
        kept: Iterable[Suppression] = (),
        baseline: Iterable[KnownFinding] | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        today: date | None = None,
    ) -> None:
        self.settings = settings
        self.choice = _choice(settings, select, ignore)
        self._today = today or date.today()
        self._suppressions = (*settings.suppressions, *kept)
        self._about: dict[str, list[int]] = defaultdict(list)
        for at, suppression in enumerate(self._suppressions):
            self._about[suppression.fingerprint or suppression.code].append(at)
        self._fitted = [0] * len(self._suppressions)
        self.baseline = None if baseline is None else {each.fingerprint: each for each in baseline}
        self._met: set[str] = set()
        self._seen: set[tuple[str, str]] = set()
        self._skipped: set[tuple[str, str, str]] = set()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The codes of the checks that are not run, because nobody wants them."""
        from corpus.audit import chosen, rules

        run = {rule.code for rule in chosen(self.choice.select, self.choice.ignore)}
        return tuple(rule.code for rule in rules() if rule.code not in run)

    def judge(self, checked: Checked) -> Checked:
        """The report with its findings at the project's severities, those that are suppressed or known named."""
        from corpus.audit import fingerprints, in_order

        findings = [self._at_its_level(each) for each in checked.findings]
        plan, period, _ = checked.scope
        suppressed: dict[str, Suppression] = {}
        known: set[str] = set()
        for finding in findings:
            marks = fingerprints(finding, *checked.scope)
            suppression = self._suppression(Found(finding, plan, period, marks))
            if suppression:
                suppressed[marks[0]] = suppression
            for mark in marks:
                if self.baseline is not None and mark in self.baseline:
                    self._met.add(mark)
                    known.add(marks[0])
        if self._suppressions or self.baseline:
            # Only what was decided before can be stale or gone; a long archive skips much.
            self._seen.add((plan, period))
            self._skipped |= {(skip.code, plan, period) for skip in checked.skipped}
        return replace(
            checked,
            findings=tuple(sorted(findings, key=in_order)),
            suppressed=suppressed,
            known=None if self.baseline is None else frozenset(known),
        )

    def _suppression(self, found: Found) -> Suppression | None:
        """The suppression in force for a finding; all that fit it are marked as used."""
        near = sorted({at for word in (*found.marks, found.finding.code) for at in self._about.get(word, ())})
        fitting = [at for at in near if fits(self._suppressions[at], found)]
        for at in fitting:
            self._fitted[at] += 1
        return first_fitting([self._suppressions[at] for at in fitting], found, self._today)

    def stale(self, reach: Reach) -> Iterator[Checked]:
        """What SUP001 says at the end of a run, for each file that holds suppressions."""
        if STALE in self.left_out:
            return
        for origin in dict.fromkeys(suppression.origin for suppression in self._suppressions):
            uses = tuple(
                SuppressionUse(each, self._fitted[at], expired(each, self._today), self._covers(each, reach))
                for at, each in enumerate(self._suppressions)
                if each.origin == origin
            )
            case = Case(_holder(Path(origin)), suppressions=uses)
            found = check(case, origin, Choice((STALE,)))
            if found.findings:
                yield replace(found, findings=tuple(map(self._at_its_level, found.findings)), known=self._none_known())

    def gone(self, reach: Reach, baseline: Path) -> list[KnownFinding]:
        """Findings of the baseline that would have been found, if they were still there, and were not."""
        coverage = self._coverage(reach.holds(baseline), reach)
        return [
            each
            for mark, each in (self.baseline or {}).items()
            if mark not in self._met and coverage.covers(each.code, each.plan, each.period)
        ]

    def _at_its_level(self, finding: Finding) -> Finding:
        # A check that is off runs all the same where a person asks for it by name: then it speaks as it is.
        level = self.settings.audit.severity.get(finding.code, OFF)
        return finding if level == OFF else replace(finding, severity=level)

    def _none_known(self) -> frozenset[str] | None:
        return None if self.baseline is None else frozenset()

    def _covers(self, suppression: Suppression, reach: Reach) -> bool:
        # Those that the history keeps may be about any of its reports, wherever its file stands.
        in_history = suppression.number is not None
        everything = reach.history if in_history else reach.holds(Path(suppression.origin))
        coverage = self._coverage(everything, reach)
        if expired(suppression, self._today):
            # That its last day is over is true whatever the checks could compare.
            coverage = replace(coverage, left_out=frozenset(), skipped=frozenset())
        return coverage.covers(suppression.code, suppression.plan, suppression.period)

    def _coverage(self, everything: bool, reach: Reach) -> Coverage:
        seen, skipped = frozenset(self._seen), frozenset(self._skipped)
        return Coverage(everything, reach.plans, seen, frozenset(self.left_out), skipped)


def known_findings(checked: Iterable[Checked]) -> Iterator[KnownFinding]:
    """What a baseline keeps of a run: all findings that nobody suppressed, save those about suppressions."""
    for one in checked:
        plan, period, _ = one.scope
        for finding, mark in one.fingerprinted():
            if mark not in one.suppressed and finding.code != STALE:
                yield KnownFinding(plan, period, finding.code, finding.message, mark)


def kept_suppressions(history: History) -> list[Suppression]:
    """The suppressions that a history keeps, without those taken back."""
    return [stored.suppression for stored in history.suppressions()]


def gate_of(history: History) -> Gate:
    """The gate of a history's own archive: with the settings file beside its reports, where there is one."""
    return Gate(load_settings(find_settings(archive_of(history), history.path)), kept_suppressions(history))


def archive_of(history: History) -> list[Path]:
    """The folders that a history was read from, those that are still there."""
    folders = {Path(str(row["path"])).parent for row in history.reports()}
    return sorted(folder for folder in folders if folder.is_dir())


def _choice(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> Choice:
    """Which checks to run. What a person selects by name is run whatever the file leaves out."""
    if select:
        return Choice(tuple(select), tuple(ignore))
    off = (code for code, level in settings.audit.severity.items() if level == OFF)
    return Choice(settings.audit.select, (*settings.audit.ignore, *off, *ignore))


def _holder(path: Path) -> Report:
    """The file that holds suppressions, as the report that findings about them stand in."""
    sha256 = checksum(path.read_bytes()) if path.suffix == ".toml" else ""
    return Report(sha256, path.name, HOLDER, HOLDER, plan="", title=path.name, pages=0)
