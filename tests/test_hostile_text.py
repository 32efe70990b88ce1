"""Whatever a file holds, reading it gives a report or says that it cannot be read; nothing else comes out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.invented import write_plan
from corpus.audit import audit
from corpus.records import Case
from extractors.faults import Unreadable
from extractors.formats import extract
from extractors.layouts import read
from normalise.report import understand

NAMES = st.sampled_from(("plan.txt", "plan.md", "plan.csv", "plan.tsv", "plan", "2099-q9.TXT"))
ENCODINGS = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"))
LINES = write_plan(30, quarter=1).splitlines()

ODD_PIECES = (
    "\t", "|", "\f", "\r", "\0", "\x1b", "\x85", "\u2028", "\ufeff", "\u200b", "\U0001f600", "\u0130", "\ufb01", "\u0663", "½",
    '"', '""', "<table>", "</td>", "&#9999999999;", "&#xD800;", "((((", "**", "###### ", "- ", "• ", "1.1.1.1. ",
    "0 of 0", "0 (50%) of 0", "-5 of 7", "100000000000000000000%", "9" * 40, "one hundred million billion of the 3",
    "31 February 2017", "31/12/9999", "1 January 0001", "Quarter 5 2017/18", "Q4 9999/00", "Spring 9999", "0/0/0000",
    "Ref\tAction\tLead\tRAG\n", "| Ref | Action |\n|---|---|\n", "Theme\tR\tA\tG\tTotal\n", "Total\t1\t\t9 c/f\t10\n",
    "Key: G = Done; R = Late", "G", "A", "c/f", "\n", "\n\n", "  ", "Appendix 1", "Page 1 of 3",
)  # fmt: skip


def report_or_fault(name: str, data: bytes) -> None:
    """Reads and checks a file; anything but an ``Unreadable`` fails the test that called."""
    try:
        report = understand(read(extract(name, data)))
    except Unreadable as fault:
        assert fault.cause and fault.remedy
        return
    assert report.sha256
    for finding in audit(Case(report)).findings:
        assert finding.message


@given(NAMES, st.binary(max_size=400))
@example("plan.csv", b'"')
@example("plan.txt", b"\xff\xfe\x00")
@example("plan.txt", b"")
def test_any_bytes(name: str, data: bytes) -> None:
    report_or_fault(name, data)


@settings(max_examples=150)
@given(NAMES, st.lists(st.sampled_from(ODD_PIECES) | st.text(max_size=12), max_size=40).map("".join), ENCODINGS)
def test_any_text(name: str, text: str, encoding: str) -> None:
    report_or_fault(name, text.encode(encoding, "replace"))


@settings(max_examples=60)
@given(
    NAMES,
    st.lists(st.integers(0, len(LINES)), max_size=5).map(sorted),
    st.lists(st.sampled_from(ODD_PIECES) | st.text(max_size=12), min_size=1, max_size=5),
    st.integers(1, 60),
)
@example("plan.txt", [], ["\x1b\f"], 3)
def test_a_plan_with_something_foreign_in_it(name: str, cuts: list[int], pieces: list[str], times: int) -> None:
    parts = ["\n".join(LINES[start:end]) for start, end in pairwise([0, *cuts, len(LINES)])]
    foreign = [pieces[at % len(pieces)] * times for at in range(len(parts))]
    text = "".join(part + piece for part, piece in zip(parts, foreign, strict=True))
    report_or_fault(name, text.encode("utf-8", "replace"))


@settings(max_examples=25)
@given(NAMES, st.sampled_from("([{<|*_#>-•\"'\t.%9a"), st.sampled_from((1_000, 20_000)))
def test_one_sign_over_and_over(name: str, sign: str, times: int) -> None:
    report_or_fault(name, (sign * times).encode())
    report_or_fault(name, f"Ref\tAction\tRAG\n1\t{sign * times}\tG\n2\tMend the gate\tG\n".encode())
