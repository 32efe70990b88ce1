"""How well the counts in prose are found, and judged: precision and recall over passages with worked claims.

    python -m benchmarks.prose_claims [FILE]

FILE has one JSON object a line: ``id``, ``text`` and ``claims``, each with its kind, count, total,
percentage and whether its arithmetic holds. The default is ``real/prose_claims.jsonl`` in the folder of
public reports (``TALLYBOOK_SHARED``). Every miss is printed with the passage's id; the exit code is 1
where a false claim went unseen or a true one was flagged.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.audit import audit
from corpus.records import Case, Finding
from extractors.printed import Prose
from extractors.records import Place
from normalise.counts import find_counts
from normalise.records import Report, StatedCount

FILE = Path(os.environ.get("TALLYBOOK_SHARED", "../shared")) / "real" / "prose_claims.jsonl"
STATED = ("percent", "bound", "percent_no_count", "approximate")
CODES = {
    "percent": ("PCT001", "CNT003"),
    "bound": ("PCT001", "CNT003"),
    "approximate": ("PCT001",),
    "percent_no_count": ("PCT004",),
    "sum": ("CNT003",),
    "percent_sum": ("PCT003",),
}

Claim = tuple[int | None, int | None, str | None]  # count, total where stated, percentage as printed


@dataclass
class Score:
    """Hits and misses of one kind; ``lost`` and ``invented`` are lines to print."""

    hits: int = 0
    lost: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.hits / ((self.hits + len(self.lost)) or 1)

    @property
    def precision(self) -> float:
        return self.hits / ((self.hits + len(self.invented)) or 1)


def report_of(text: str) -> Report:
    """A report that is this passage and nothing else."""
    place = Place(page=1, line=1)
    return Report(
        sha256="",
        name="passage.txt",
        format="text",
        kind="prose",
        plan="",
        title="",
        pages=1,
        stated_counts=find_counts(text, place),
        prose=(Prose(text, place),),
    )


def expected(claims: Iterable[Mapping[str, Any]]) -> set[Claim]:
    """What a reader finds in the passage: the claims themselves, and the parts of the sums."""
    wanted: set[Claim] = set()
    sums: set[Claim] = set()
    percents: set[Claim] = set()
    for claim in claims:
        total = claim.get("total") if claim.get("total_stated") else None
        if claim["kind"] in STATED:
            count = None if claim.get("count_stated") is False else claim["count"]
            digits = (claim["percent"] or "").strip("<>")
            wanted.add((count, total, digits if digits.replace(".", "").isdigit() else None))
        elif claim["kind"] == "percent_sum":
            percents |= {(None, total, percent) for percent in claim["percents"]}
        elif claim["kind"] == "sum":
            sums |= {(part, total, None) for part in claim["parts"]}
    known = {(count, total) for count, total, _ in wanted}
    shown = {percent for _, _, percent in wanted}
    return (
        wanted | {part for part in sums if part[:2] not in known} | {part for part in percents if part[2] not in shown}
    )


def mentioned(claims: Iterable[Mapping[str, Any]]) -> set[int]:
    """Counts that the truth speaks of without a claim that can be checked: finding them is no invention."""
    words = " ".join(claim["why"] for claim in claims if claim["kind"] in ("not_checkable", "cross"))
    own = {claim["count"] for claim in claims if claim["kind"] == "not_checkable"}
    numbers = "".join(letter if letter.isdigit() else " " for letter in words).split()
    return {int(number) for number in numbers} | {number for number in own if number}


def score_claims(passage: Mapping[str, Any], found: Iterable[StatedCount], score: Score) -> None:
    wanted = expected(passage["claims"])
    beside = mentioned(passage["claims"])
    stated = [(claim.value, claim.of, claim.percent) for claim in found if claim.part == "share"]
    for claim in wanted:
        if claim in stated:
            score.hits += 1
        else:
            score.lost.append(f"{passage['id']}: {spoken(claim)} not found")
    for claim in stated:
        if claim not in wanted and claim[0] not in beside:
            score.invented.append(f"{passage['id']}: {spoken(claim)} found, and no claim of the passage")


def spoken(claim: Claim) -> str:
    count, total, percent = claim
    words = "a share" if count is None else str(count)
    words += f" of {total}" if total is not None else ""
    return words + (f" ({percent}%)" if percent is not None else "")


def answers(finding: Finding, claim: Mapping[str, Any]) -> bool:
    """Whether a finding says what is false about the claim."""
    if finding.code not in CODES.get(claim["kind"], ()):
        return False
    if claim["kind"] == "sum":
        return str(claim["stated_sum"]) in finding.stated
    if claim["kind"] == "percent_sum":
        return all(percent in finding.stated for percent in claim["percents"])
    return f"{claim['percent']}%" in finding.stated


def follows_from(finding: Finding, claim: Mapping[str, Any]) -> bool:
    """Shares that miss 100 because one of them is false are no second alarm."""
    return finding.code == "PCT003" and f"{claim['percent']}%" in finding.stated


def score_verdicts(passage: Mapping[str, Any], findings: Iterable[Finding], score: Score) -> None:
    raised = [finding for finding in findings if finding.severity != "info"]
    false = [claim for claim in passage["claims"] if claim["arithmetic_ok"] is False and claim["kind"] in CODES]
    for claim in false:
        if any(answers(finding, claim) for finding in raised):
            score.hits += 1
        else:
            score.lost.append(f"{passage['id']}: {claim['kind']} of “{claim['what']}” is false and unseen")
    for finding in raised:
        if not any(answers(finding, claim) or follows_from(finding, claim) for claim in false):
            score.invented.append(f"{passage['id']}: {finding.code} {finding.message}")


def read(path: Path) -> Iterator[Mapping[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def main(arguments: list[str]) -> int:
    """Print both scores; 1 where a verdict is wrong, 2 where the file that was named is not there."""
    path = Path(arguments[0]) if arguments else FILE
    if not arguments and not path.is_file():
        print(f"The public passages are not at {path}; set TALLYBOOK_SHARED to the folder that holds real/.")
        return 0
    if not path.is_file():
        print(f"{path}: no such file; name a file of passages, or set TALLYBOOK_SHARED", file=sys.stderr)
        return 2
    claims, verdicts = Score(), Score()
    passages = list(read(path))
    for passage in passages:
        report = report_of(passage["text"])
        score_claims(passage, report.stated_counts, claims)
        score_verdicts(passage, audit(Case(report)).findings, verdicts)
    print(f"{len(passages)} passages")
    for name, score in (("claims found", claims), ("verdicts", verdicts)):
        print(f"{name}: recall {score.recall:.3f}, precision {score.precision:.3f} ({score.hits} right)")
        for line in (*score.lost, *score.invented):
            print(f"  {line}")
    return 1 if verdicts.lost or verdicts.invented else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
