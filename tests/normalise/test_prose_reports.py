"""Whole reports without grids, in other words and shapes: what a reader finds in them, no more and no less."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.formats import extract
from extractors.layouts import read
from normalise.records import Report
from normalise.report import understand

FOLDER = Path(__file__).with_name("prose_reports")
REPORTS = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["report"]


def found(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "plan": report.plan,
        "title": report.title,
        "organisation": report.organisation,
        "period": report.period.label if report.period else None,
        "as_at": report.as_at.isoformat() if report.as_at else None,
        "activities": [f"{one.kind} | {one.theme or '-'} | {one.text}" for one in report.activities],
        "milestones": [f"{one.date.start if one.date else '-'} | {one.text}" for one in report.milestones],
    }


@pytest.mark.parametrize("expected", REPORTS, ids=lambda expected: expected["file"])
def test_report(expected: dict[str, Any]) -> None:
    path = FOLDER / expected["file"]
    report = understand(read(extract(path.name, path.read_bytes())))
    always = {"activities": [], "milestones": []}
    got = found(report)
    for field, value in {**always, **expected}.items():
        if field != "file":
            assert got[field] == value, field
    assert report.actions == ()


def test_every_report_has_its_truth() -> None:
    assert {one["file"] for one in REPORTS} == {path.name for path in FOLDER.iterdir()} - {"expected.toml"}
