"""Each family of layout in each format: the records that come back are those that the sample was made from."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport
from extractors.records import Document, Table
from normalise.colours import colour_of_label
from normalise.records import Action, Report
from normalise.report import understand
from tests.extractors.test_conservation import unaccounted

FAMILIES = Path(__file__).resolve().parents[1] / "samples" / "families"
FILES = sorted(FAMILIES.glob("*/report.*"))
SEVERAL = sorted({path.parent for path in FILES if len(list(path.parent.glob("report.*"))) > 1})
_NOTE_MARKS = re.compile("[¹²³]")
# What stands on a page and need not be read: a date that is struck through.
GONE = {"14_marked_text": ("31 May 2024",)}


def name_of(path: Path) -> str:
    return f"{path.parent.name}{path.suffix}" if path.suffix else path.name


@cache
def told(path: Path) -> tuple[Document, PrintedReport, Report]:
    document = extract(path.name, path.read_bytes())
    printed = read(document)
    return document, printed, understand(printed)


def flat(value: Any) -> Any:
    """Text on one line, without the raised figures of footnotes; how a nested table is set out is not compared."""
    return " ".join(re.split(r"[\s|]+", _NOTE_MARKS.sub("", value).strip())) if isinstance(value, str) else value


def record(action: Action, fields: tuple[str, ...]) -> dict[str, Any]:
    due_on = action.due_span.end.isoformat() if action.due_span else None
    return {name: due_on if name == "due_on" else flat(getattr(action, name)) for name in fields}


def records(report: Report, truth: dict[str, Any]) -> dict[str, Any]:
    """What a report holds, in the shape of ``expected.json``."""
    fields = [tuple(action) for action in truth["actions"]]
    return {
        "plan": report.plan,
        "period": report.period.label if report.period else None,
        "kind": report.kind,
        "key": sorted([_label(entry.label), flat(entry.meaning)] for entry in report.key),
        "actions": [
            record(action, fields[at] if at < len(fields) else ("ref", "action")) for at, action in enumerate(report.actions)
        ],
        "counts": sorted(
            (
                {
                    "value": count.value, "theme": count.theme, "timescale": count.timescale,
                    "status_printed": count.status_printed, "carried_forward": count.carried_forward,
                }
                for count in report.stated_counts
                if count.source == "overview"
            ),
            key=str,
        ),
        "milestones": [
            [flat(milestone.text), milestone.date.printed if milestone.date else ""]
            for milestone in report.milestones
            if milestone.kind == "milestone"
        ],
        "activities": [[activity.kind, flat(activity.text)] for activity in report.activities],
    }  # fmt: skip


def _label(label: str) -> str:
    return colour_of_label(label, letters=False) or label


def expected(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    truth["key"] = sorted([_label(label), meaning] for label, meaning in truth["key"])
    truth["counts"] = sorted(truth["counts"], key=str)
    return truth


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_the_records_are_those_that_the_sample_was_made_from(path: Path) -> None:
    truth = expected(path.parent)
    assert records(told(path)[2], truth) == truth


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_vanishes_and_nothing_is_read_in_part(path: Path) -> None:
    document, printed, report = told(path)
    assert unaccounted(document, printed) == []
    assert [problem.text for problem in report.problems] == []


def letters(texts: Iterable[str]) -> Counter[str]:
    """Letters and figures; the raised ones of footnotes are the plain ones."""
    plain = (unicodedata.normalize("NFKC", text) for text in texts)
    return Counter(character for text in plain for character in text if character.isalnum())


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".pdf"], ids=name_of)
def test_every_letter_of_a_page_is_in_a_paragraph_or_a_cell(path: Path) -> None:
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    on_paper = letters(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    read_back: list[str] = []
    for block in told(path)[0].blocks():
        if isinstance(block, Table):
            read_back += [cell.text for row in block.rows for cell in row.cells]
        else:
            read_back += [block.marker, block.text]
    found = letters(read_back)
    assert found - on_paper == Counter()
    assert on_paper - found <= letters(GONE.get(path.parent.name, ()))


@pytest.mark.parametrize("folder", SEVERAL, ids=name_of)
def test_every_format_of_a_report_gives_the_same_records(folder: Path) -> None:
    truth = expected(folder)
    readings = {path.suffix: records(told(path)[2], truth) for path in sorted(folder.glob("report.*"))}
    first, *others = readings
    assert {suffix: readings[suffix] for suffix in others} == dict.fromkeys(others, readings[first])


def test_there_is_a_sample_of_every_family() -> None:
    assert {int(folder.name[:2]) for folder in FAMILIES.iterdir()} == set(range(1, 16))
    assert all(path.stat().st_size < 72 * 1024 for path in FILES)
