"""Run the checks on a case: find the rules, run each by itself, and put their findings in order."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from inspect import cleandoc

import corpus.rules
from corpus.records import Case, Finding, Skip
from extractors.faults import Fault
from extractors.records import Place

SEVERITIES = ("error", "warning", "info")
_ROW = re.compile(r"^row \d+(?: \(.*?\))?: ")  # as in corpus.quoting.quote_row


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: ``manual`` is the page that ``tallybook explain`` prints."""

    code: str
    name: str
    severity: str
    manual: str
    check: Callable[[Case], Iterator[Finding | Skip]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks found and which of them could not run. Errors come first, among them those that change
    what a reader concludes; then the place decides."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skip, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule in ``corpus/rules``, by code."""
    found = []
    for file in pkgutil.iter_modules(corpus.rules.__path__):
        module = importlib.import_module(f"{corpus.rules.__name__}.{file.name}")
        found.append(Rule(module.CODE, module.NAME, module.SEVERITY, cleandoc(module.__doc__ or ""), module.check))
    return tuple(sorted(found, key=lambda rule: rule.code))


def audit(case: Case, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Outcome:
    """Run the rules on a case.

    ``select`` and ``ignore`` take codes, beginnings of codes (``CNT``) and names, in any case. No
    ``select`` means all rules. Raises Fault for a word that fits no rule.
    """
    return run(chosen(select, ignore), case)


def run(chosen: Iterable[Rule], case: Case) -> Outcome:
    """Run these rules. One that fails is listed as skipped with its reason; the others go on."""
    findings: list[Finding] = []
    skipped: list[Skip] = []
    for rule in chosen:
        try:
            for result in rule.check(case):
                if isinstance(result, Skip):
                    skipped.append(result)
                else:
                    findings.append(result)
        except Exception as error:
            skipped.append(Skip(rule.code, f"the check failed: {str(error) or type(error).__name__}", lost=True))
    findings.sort(key=in_order)
    return Outcome(_told_apart(findings), tuple(dict.fromkeys(skipped)))


def fingerprint(finding: Finding, plan: str, period: str, kind: str = "") -> str:
    """16 hex digits that name a finding.

    Made from the code, the plan, the period and kind of the report, and ``Finding.key``, so it outlives a
    fresh reading of the file, another name of the file, and edits elsewhere in the report.
    """
    return _digest(finding.code, plan, period, kind, finding.key)


def fingerprints(finding: Finding, plan: str, period: str, kind: str = "") -> tuple[str, str]:
    """The fingerprint of a finding, and the one that it has while another finding has the same key.

    A person may have written down the second one; it still means this finding when the other is mended.
    """
    beside = _digest(finding.code, plan, period, kind, f"{finding.key} | {_content(finding)}")
    return fingerprint(finding, plan, period, kind), beside


def _digest(*parts: str) -> str:
    words = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def names_a_rule(word: str) -> bool:
    """Whether a word (a code, its beginning, or a name) is one that ``select`` and ``ignore`` take."""
    return any(_named(rule, word) for rule in rules())


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that ``audit`` runs for this choice. Raises Fault for a word that fits no rule."""
    return _chosen(rules(), select, ignore)


def _chosen(every: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    for word in (*select, *ignore):
        if not any(_named(rule, word) for rule in every):
            raise Fault(f"there is no check called “{word}”", "`tallybook rules` lists the checks")
    return tuple(
        rule
        for rule in every
        if (not select or any(_named(rule, word) for word in select)) and not any(_named(rule, word) for word in ignore)
    )


def _named(rule: Rule, word: str) -> bool:
    wanted = word.strip().casefold()
    return bool(wanted) and (rule.code.casefold().startswith(wanted) or rule.name.casefold() == wanted)


def in_order(finding: Finding) -> tuple[int, bool, tuple[int, ...]]:
    """What findings are sorted by: see Outcome."""
    return SEVERITIES.index(finding.severity), not finding.changes_conclusion, _position(finding.place)


def _position(place: Place) -> tuple[int, ...]:
    parts = (place.page, place.line, place.table, place.chart, place.row, place.column)
    return tuple(part or 0 for part in parts)


def _told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    # Two findings with one key would share a fingerprint, and suppressing one would hide the other. They are told
    # apart by what they quote: by a number, the second would become the first when the first is mended.
    findings = tuple(findings)
    sharing = Counter((finding.code, finding.key) for finding in findings)
    seen: Counter[tuple[str, str]] = Counter()
    apart = []
    for finding in findings:
        key = finding.key
        if sharing[finding.code, key] > 1:
            key = f"{key} | {_content(finding)}"
        seen[finding.code, key] += 1
        number = seen[finding.code, key]
        apart.append(replace(finding, key=key if number == 1 else f"{key} ({number})"))
    return tuple(apart)


def _content(finding: Finding) -> str:
    """What a finding states and quotes first, without the number of the row, which moves."""
    quoted = finding.quotes[0].text if finding.quotes else ""
    return f"{finding.stated} | {_ROW.sub('', quoted)}"
