"""Passages of minutes and covering reports, read as a whole report would be: the shares that they state and
what is wrong with them.

Each file of ``prose_passages`` holds tables with a ``name``, the ``text``, its ``claims`` ("12 of 30, 40%",
"40% of 30", "12"; left out where only the findings matter) and its ``findings`` (the code and the start of
the message; left out for a passage of which nothing may be said). ``true.txt`` and ``false.txt`` hold a sentence a
line, the false ones after the code of their finding.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.audit import audit
from corpus.records import Case
from extractors.formats import extract
from extractors.layouts import read
from normalise.records import Report, StatedCount
from normalise.report import understand

FOLDER = Path(__file__).with_name("prose_passages")
PASSAGES = [
    passage
    for path in sorted(FOLDER.glob("*.toml"))
    for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
]

AROUND = """\
Report to the Oversight Committee, 14 March 2024

1. Purpose of the report

To set out performance.

2. Performance

{text}

3. Financial implications

There are no direct financial implications.

4. Recommendation

That the Committee notes the report.

Contact officer: the Head of Performance
"""


def report_of(text: str) -> Report:
    """A short committee report whose section on performance is ``text``."""
    report = AROUND.format(text=text.strip())
    return understand(read(extract("passage.txt", report.encode())))


def spoken(claim: StatedCount) -> str:
    of = f" of {claim.of}" if claim.of is not None else ""
    if claim.value is None:
        return f"{claim.percent}%{of}"
    return f"{claim.value}{of}" + (f", {claim.percent}%" if claim.percent is not None else "")


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["name"])
def test_passage(passage: dict[str, Any]) -> None:
    report = report_of(passage["text"])
    findings = [f"{finding.code} {finding.message}" for finding in audit(Case(report)).findings]
    wanted = passage.get("findings", [])
    assert len(findings) == len(wanted), findings
    for start, finding in zip(wanted, findings, strict=True):
        assert finding.startswith(start)
    if "claims" in passage:
        parts = [claim for claim in report.stated_counts if claim.part in ("share", "within")]
        assert sorted(map(spoken, parts)) == sorted(passage["claims"])


def test_a_bullet_has_its_own_place() -> None:
    report = report_of("Of the 30 actions; as agreed:\n\n• Complete – 12 (40%); well done\n• In progress – 18 (60%)")
    whole, done, open_ = report.stated_counts
    assert (whole.value, done.value, open_.value) == (30, 12, 18)
    lines = [claim.place.line for claim in (whole, done, open_)]
    assert lines == [9, 11, 12]


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", lines("true.txt"))
def test_nothing_is_said_of_a_true_sentence(sentence: str) -> None:
    assert [finding.message for finding in audit(Case(report_of(sentence))).findings] == []


@pytest.mark.parametrize("line", lines("false.txt"))
def test_a_false_sentence_is_found_out_once(line: str) -> None:
    code, sentence = line.split(" | ")
    assert [finding.code for finding in audit(Case(report_of(sentence))).findings] == [code]
