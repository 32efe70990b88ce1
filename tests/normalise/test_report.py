import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import formats, layouts
from extractors.printed import (
    KeyEntry,
    Leftover,
    Line,
    PrintedAction,
    PrintedActivity,
    PrintedCount,
    PrintedMilestone,
    PrintedReport,
    Prose,
)
from extractors.records import Place, Problem
from normalise.records import Report
from normalise.report import understand
from normalise.vocabulary import STATES, STATUSES

FIELDS = frozenset(("ref", "action", "lead", "outcome_measure", "timescale", "due", "status", "evidence"))


def at(line: int) -> Place:
    return Place(line=line)


PLAN = PrintedReport(
    kind="action plan",
    name="harbour_q4.txt",
    sha256="ab12",
    format="text",
    pages=2,
    title_lines=(
        Line("Harbour Community Safety Plan 2020/23", at(1)),
        Line("Quarter 4 2021/22 Performance Report", at(2)),
    ),
    key=(
        KeyEntry("G", "Implemented", "status", at(3)),
        KeyEntry("A", "Being implemented", "status", at(4)),
        KeyEntry("W", "Not due to start yet", "status", at(5)),
        KeyEntry("c/f", "Carried forward", "carried forward", at(6)),
    ),
    counts=(
        PrintedCount("4", at(8), 1),
        PrintedCount("1 c/f", at(9), 1, "Streets", "Medium-Term (2021/22)", "A"),
        PrintedCount("", at(9), 1, "Streets", "Medium-Term (2021/22)", "G"),
        PrintedCount("1", at(9), 1, "Streets", "Short-Term (2020/21)", "G"),
        PrintedCount("some", at(9), 1, "Streets", "Short-Term (2020/21)", "A"),
    ),
    actions=(
        PrintedAction(
            at(12),
            action="Light the harbour path",
            ref="1",
            theme="Safer Streets",
            lead="Council / Police",
            outcome_measure="Lights working (March 2021)",
            timescale="S",
            due="31 March 2021",
            status="G",
            evidence="Lights switched on",
            columns=FIELDS,
        ),
        PrintedAction(
            at(13),
            action="Train wardens",
            ref="2",
            theme="Safer Streets",
            lead="TBC",
            timescale="M c/f",
            due="31/02/2022",
            status="A (was W)",
            other=(("Second rating", "G"),),
            columns=FIELDS,
            parts=(at(14),),
        ),
        PrintedAction(at(15), action="Open a drop-in", ref="3 c/f", timescale="G", due="to follow", status="X"),
        PrintedAction(at(16), action="Map the need", status="", status_fill="#00B050", carried_forward="No"),
    ),
    milestones=(PrintedMilestone("Board meets", at(20), "27 November"),),
    activities=(PrintedActivity("done", "Wardens hired", at(22)),),
    prose=(
        Prose("The Harbour Housing Strategy 2019-24 is reported elsewhere.", at(30)),
        Prose("Figures show the position as at 31 March 2022.", at(31)),
    ),
    leftovers=(Leftover("???", at(40), "no column"),),
    problems=(Problem("a page could not be read", None),),
)


def test_what_the_report_is() -> None:
    report = understand(PLAN)
    assert "Harbour Community Safety Plan" in report.plan
    assert report.period is not None
    assert (report.period.label, report.period.end) == ("2021-22 Q4", date(2022, 3, 31))
    assert report.as_at == date(2022, 3, 31)
    assert any("Housing Strategy" in name for name in report.plans_named)
    assert (report.sha256, report.name, report.pages, report.kind) == ("ab12", "harbour_q4.txt", 2, "action plan")
    assert understand(PLAN, plan="Harbour plan").plan == "Harbour plan"


def test_actions() -> None:
    first, second, third, fourth = understand(PLAN).actions
    assert [action.row for action in (first, second, third, fourth)] == [1, 2, 3, 4]
    assert (first.status, first.state, first.timescale, first.leads) == (
        "green",
        "complete",
        "S",
        ("Council", "Police"),
    )
    assert first.due_span is not None
    assert first.due_span.end == date(2021, 3, 31)
    assert first.term_span is not None
    assert first.term_span.end == date(2021, 3, 31)
    assert not first.carried_forward
    assert (second.status, second.state, second.status_printed) == ("amber", "in progress", "A (was W)")
    assert (second.timescale, second.timescale_printed, second.carried_forward) == ("M", "M c/f", True)
    assert (second.lead, second.leads) == ("TBC", ())
    assert second.other == (("Second rating", "G"),)
    assert second.parts == (at(14),)
    assert (third.status, third.state, third.timescale, third.carried_forward) == (None, "unknown", None, True)
    assert (third.lead, third.evidence, third.due_span) == (None, None, None)
    assert (fourth.status_printed, fourth.status, fourth.state) == ("[fill #00B050]", "green", "complete")
    assert not fourth.carried_forward


def test_milestones_belong_to_their_actions() -> None:
    found = [(m.kind, m.action_row, m.date and m.date.end, m.met) for m in understand(PLAN).milestones]
    assert found == [
        ("milestone", None, date(2022, 11, 27), None),
        ("due date", 1, date(2021, 3, 31), True),
        ("milestone", 1, date(2021, 3, 31), True),
    ]


def test_counts_of_the_overview() -> None:
    stated = [c for c in understand(PLAN).stated_counts if c.source == "overview"]
    assert [(c.value, c.theme, c.timescale, c.status, c.carried_forward) for c in stated] == [
        (4, None, None, None, None),
        (1, "Streets", "M", "amber", 1),
        (0, "Streets", "M", "green", None),
        (1, "Streets", "S", "green", None),
    ]


def test_problems_are_kept_and_added_to() -> None:
    assert [problem.text for problem in understand(PLAN).problems] == [
        "a page could not be read",
        "the due date “31/02/2022” of action 2 is no day",
        "the count “some” in the overview is no number",
    ]


def test_nothing_else_is_lost() -> None:
    report = understand(PLAN)
    assert report.prose == PLAN.prose
    assert report.leftovers == PLAN.leftovers
    assert report.key == PLAN.key
    assert [activity.text for activity in report.activities] == ["Wardens hired"]


def test_counts_of_the_prose_are_read_by_the_key_and_their_lists_numbered_apart() -> None:
    text = "Of the 20 actions, 15 have been implemented and 5 are being implemented."
    printed = replace(PLAN, prose=(Prose(text, at(30)), Prose(text, at(31))), counts=())
    counts = understand(printed).stated_counts
    assert {(c.value, c.state) for c in counts} >= {(15, "complete"), (5, "in progress")}
    groups = [{c.group for c in counts if c.place == at(line)} for line in (30, 31)]
    assert all(groups)
    assert not groups[0] & groups[1]


def test_bullets_are_counted_with_the_sentence_they_finish() -> None:
    printed = replace(
        PLAN,
        counts=(),
        prose=(
            Prose("Of the 20 actions in the plan:", at(30)),
            Prose("15 (75%) are complete", at(31), marker="•"),
            Prose("5 (25%) are in progress", at(32), marker="•"),
        ),
    )
    shares = [c for c in understand(printed).stated_counts if c.part == "share"]
    assert [(c.value, c.of, c.percent, c.state) for c in shares] == [
        (15, 20, "75", "complete"),
        (5, 20, "25", "in progress"),
    ]


def test_without_a_key_the_vocabulary_that_fits_is_taken() -> None:
    rows = tuple(PrintedAction(at(i), action="Do it", status=s) for i, s in enumerate(("B", "G", "A", "N/A"), start=1))
    report = understand(replace(PLAN, key=(), counts=(), actions=rows))
    assert [(a.status, a.state) for a in report.actions] == [
        ("blue", "complete"),
        ("green", "on track"),
        ("amber", "at risk"),
        (None, "unknown"),
    ]


def test_a_year_that_starts_in_another_month() -> None:
    titles = (Line("Harbour Plan", at(1)), Line("Quarter 1 2021/22", at(2)))
    period = understand(replace(PLAN, title_lines=titles), year_start=7).period
    assert period is not None
    assert period.start == date(2021, 7, 1)


CELLS = replace(
    PLAN,
    key=(KeyEntry("S", "Year 2024/25", "timescale", at(3)),),
    counts=(),
    milestones=(PrintedMilestone("Open the tea room", at(30), date="Quarter 1 2025/26"),),
    actions=(
        PrintedAction(at(12), action="Mend it", due="Q2 2024/25", outcome_measure="Mended (Q4 2024/25)", timescale="S"),
        PrintedAction(at(13), action="Paint it", due="Q3"),
        PrintedAction(at(14), action="Oil it", due="31 March 2025"),
    ),
)


def test_quarters_in_cells_start_with_the_year_of_the_settings_or_of_the_report() -> None:
    def starts(titles: tuple[str, ...], year_start: int) -> list[str]:
        lines = tuple(Line(text, at(number)) for number, text in enumerate(titles, 1))
        report = understand(replace(CELLS, title_lines=lines), year_start=year_start)
        assert report.actions[0].term_span is not None
        days = [action.due_span for action in report.actions]
        days += [milestone.date for milestone in report.milestones if milestone.kind == "milestone"]
        return [f"{day.start:%Y-%m}" for day in (*days, report.actions[0].term_span) if day]

    plain = ("Harbour Plan", "Quarter 2 2024/25")
    assert starts(plain, 4) == ["2024-07", "2024-10", "2025-03", "2025-04", "2025-01", "2024-04"]
    assert starts(plain, 9) == ["2024-12", "2025-03", "2025-03", "2025-09", "2025-06", "2024-09"]
    said = (*plain, "The financial year starts on 1 September.")
    assert starts(said, 4) == starts(said, 6) == starts(plain, 9)
    # what the report says outranks the settings, also where it is what most reports mean
    said = (*plain, "Quarter 2 (July to September) is reported here.")
    assert starts(said, 9) == starts(plain, 4)


def test_an_empty_report_is_understood() -> None:
    report = understand(PrintedReport("unknown", "notes.txt", "0", "text", 1))
    assert (report.actions, report.milestones, report.stated_counts, report.problems) == ((), (), (), ())
    assert report.period is None


cells = st.text(st.characters(codec="utf-8"), max_size=25) | st.sampled_from(
    ["G", "A c/f", "31/12/2021", "(May 2020)", "S/M", "9 c/f", "", "Police, YOS"]
)
rows = st.builds(
    PrintedAction,
    place=st.just(at(1)),
    action=cells,
    ref=cells,
    lead=cells,
    outcome_measure=cells,
    timescale=cells,
    due=cells,
    start=cells,
    status=cells,
    carried_forward=cells,
)


@given(st.lists(rows, max_size=5), st.lists(cells, max_size=5))
def test_every_row_becomes_one_action_and_every_count_a_count_or_a_problem(
    actions: list[PrintedAction], counts: list[str]
) -> None:
    printed = replace(
        PLAN,
        prose=(),
        problems=(),
        actions=tuple(actions),
        counts=tuple(PrintedCount(count, at(2), 1) for count in counts),
    )
    report: Report = understand(printed)
    assert [action.action for action in report.actions] == [row.action for row in actions]
    assert {action.status for action in report.actions} <= {None, *STATUSES}
    assert {action.state for action in report.actions} <= set(STATES)
    unread = [problem for problem in report.problems if "overview" in problem.text]
    assert len(report.stated_counts) + len(unread) == len(counts)


YEARS = ("2019_20", "2020_21", "2021_22")


@pytest.mark.parametrize("year", YEARS)
def test_every_rating_of_three_public_releases(shared: Path, year: str) -> None:
    folder = shared / "real" / "gmpp"
    with (folder / "truth.csv").open(encoding="utf-8-sig", newline="") as file:
        truth = {row["gmpp_id_as_printed"]: row["ipa_dca"] for row in csv.DictReader(file) if row["year"] == year}
    path = folder / f"gmpp_{year}.csv"
    report = understand(layouts.read(formats.extract(path.name, path.read_bytes())))
    rated = {str(action.ref): (action.status or "").upper() for action in report.actions}
    assert rated == {ref: rating if rating.lower() in STATUSES else "" for ref, rating in truth.items()}


def test_the_terms_and_carry_forwards_of_a_public_plan(shared: Path) -> None:
    path = shared / "seeds" / "001_c1da8c41186d5cfc.txt"
    truth = json.loads((shared / "truth" / "action_plan_grid.json").read_text("utf-8"))
    report = understand(layouts.read(formats.extract(path.name, path.read_bytes())))
    read = [(action.timescale, action.carried_forward, action.status) for action in report.actions]
    colours = {"G": "green", "A": "amber"}
    assert read == [
        (None if row["timescale"] == "G" else row["timescale"], row["carried_forward"], colours[row["status"]])
        for row in truth
    ]
    assert [milestone.action_row for milestone in report.milestones if milestone.met is False] == [34]
