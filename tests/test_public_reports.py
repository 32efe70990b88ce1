"""The whole way, bytes to findings, on public reports whose truth was worked out by hand.

The reports stand outside the project; see ``conftest.shared``.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from corpus.audit import audit
from corpus.records import Case, Finding
from corpus.tie_out import companions
from extractors.formats import extract
from extractors.layouts import read
from normalise.records import Report
from normalise.report import understand

FIELDS = {
    "theme": "theme",
    "ref": "ref",
    "key_deliverable": "key_deliverable",
    "action": "action",
    "lead": "lead",
    "outcome": "outcome_measure",
    "timescale": "timescale",
    "timescale_raw": "timescale_printed",
    "carried_forward": "carried_forward",
    "status": "status_printed",
    "evidence": "evidence",
}


@cache
def understood(path: Path) -> Report:
    return understand(read(extract(path.name, path.read_bytes())))


def seed(shared: Path, number: str) -> Report:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return understood(path)


def plain(value: object) -> str:
    """Without tags, bullets, case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]*>", "", str(value or ""))).casefold()


def kinds(report: Report) -> Counter[str]:
    return Counter(activity.kind for activity in report.activities)


def test_the_action_plan_grid_is_right_in_every_field(shared: Path) -> None:
    truth = json.loads((shared / "truth" / "action_plan_grid.json").read_text("utf-8"))
    actions = seed(shared, "001").actions
    assert len(actions) == len(truth) == 53
    wrong = [
        (row["n"], field)
        for row, action in zip(truth, actions, strict=True)
        for field, ours in FIELDS.items()
        if plain(row[field]) != plain(getattr(action, ours))
    ]
    assert wrong == []


def test_the_other_reports_give_what_they_hold_no_more_and_no_less(shared: Path) -> None:
    narrative, covering = seed(shared, "000"), seed(shared, "002")
    committee, briefing = seed(shared, "003"), seed(shared, "004")
    assert [r.kind for r in (narrative, covering, committee, briefing)] == [
        "quarterly narrative", "committee report", "committee report", "briefing paper",
    ]  # fmt: skip
    assert kinds(narrative) == {"done": 12, "planned": 8, "outcome": 2}
    assert [m.date.start if m.date else None for m in narrative.milestones] == [
        date(2019, 10, 7), date(2019, 11, 11), date(2019, 11, 27), date(2019, 11, 27), None, None,
    ]  # fmt: skip
    assert kinds(covering) == {"done": 16, "outcome": 2, "recommendation": 1}
    assert kinds(committee) == {"done": 16, "objective": 2, "priority": 17, "recommendation": 1}
    assert Counter(a.theme for a in committee.activities if a.kind == "priority").most_common() == [
        ("Prevent repeat offending", 11), ("Prevent intergenerational offending", 6),
    ]  # fmt: skip
    for report in (narrative, covering, committee, briefing):
        assert report.actions == ()
    for report in (covering, committee, briefing):
        assert report.milestones == ()
    assert briefing.activities == ()


def test_the_periods_are_read(shared: Path) -> None:
    labels = [seed(shared, number).period for number in ("000", "001", "002", "003", "004")]
    assert [p.label if p else None for p in labels] == ["2019-10", "2017-18 Q4", "2018-04-23", "2014-10-28", "2014-09"]


def found(report: Report, *others: Report) -> list[Finding]:
    near = companions(report, others)
    return list(audit(Case(report, companions=near)).findings)


def test_the_plan_contradicts_itself_where_the_truth_says_and_only_there(shared: Path) -> None:
    findings = found(seed(shared, "001"))
    errors = [finding for finding in findings if finding.severity == "error"]
    assert Counter(finding.code for finding in errors) == {"CNT001": 7, "STA004": 1}
    said = " ".join(finding.message for finding in errors)
    for cell in (
        "5 amber for Prevention", "5 green for Prevention", "6 green for Offender Management",
        "1 amber for Rehab", "9 amber for all themes", "23 green for all themes", "22 with row 48",
    ):  # fmt: skip
        assert cell in said
    warnings = [
        f"{f.code} {' '.join(re.findall(r'[Rr]ow (?:[0-9]+)', f.message))}" for f in findings if f.severity == "warning"
    ]
    assert sorted(warnings) == [
        "CNT007 ", "MIL002 Row 34", "MIL002 Row 34", "MIL002 Row 9", "OWN001 ",
        "STA006 Row 16", "STA006 Row 42", "STA006 Row 43", "STA006 Row 45", "STA006 Row 50",
    ]  # fmt: skip


def test_the_covering_report_is_held_against_itself_and_the_plan(shared: Path) -> None:
    findings = found(seed(shared, "002"), seed(shared, "001"))
    assert Counter(finding.code for finding in findings if finding.severity == "error") == {"PCT001": 1, "CNT006": 2}
    (percent,) = (finding for finding in findings if finding.code == "PCT001")
    assert "45 of 53" in percent.repair and "79.2" in percent.repair
    assert all("agrees" in finding.message for finding in findings if finding.code == "CNT006")


@pytest.mark.parametrize("number", ["000", "003", "004"])
def test_the_reports_without_sums_raise_nothing(shared: Path, number: str) -> None:
    assert [finding.code for finding in found(seed(shared, number))] == []


RATINGS = {"AMBER/RED": "amber/red", "AMBER/GREEN": "amber/green", "AMBER": "amber", "RED": "red", "GREEN": "green"}


def day(printed: str) -> date | None:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(printed, form).date()
        except ValueError:
            continue
    return None


def test_three_years_of_major_projects_come_whole(shared: Path) -> None:
    folder = shared / "real" / "gmpp"
    truth: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            truth[row["year"]][row["gmpp_id_as_printed"]] = row
    for year, projects in truth.items():
        actions = understood(folder / f"gmpp_{year}.csv").actions
        assert {action.ref for action in actions} == set(projects)
        assert len(actions) == len(projects)
        for action in actions:
            row = projects[action.ref or ""]
            assert plain(action.action) == plain(row["name_as_printed"])
            assert action.status == RATINGS.get(row["ipa_dca"]), action.ref
            assert (action.due_span.start if action.due_span else None) == day(row["end"]), action.ref
            assert (action.starts.start if action.starts else None) == day(row["start"]), action.ref
            second = [value for heading, value in action.other if heading.startswith("SRO")]
            assert plain("".join(second)) == plain(row["sro_dca_as_printed"]), action.ref
