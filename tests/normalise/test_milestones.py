from datetime import date

import pytest

from extractors.printed import PrintedAction, PrintedMilestone, PrintedReport
from extractors.records import Place
from normalise.dates import parse_date
from normalise.milestones import dates_in_outcome, lines_without_a_day, read_milestones
from normalise.records import Action, Period
from normalise.report import understand
from normalise.statuses import Reading

PLACE = Place(line=9)
OCTOBER = Period("2021-10", date(2021, 10, 1), date(2021, 10, 31), "month")


@pytest.mark.parametrize(
    ("outcome", "printed"),
    [
        ("Survey published (January 2021)", ["January 2021"]),
        ("Survey published (by 31 March 2021)", ["31 March 2021"]),
        ("Shelter open (due: end of June 2021)", ["June 2021"]),
        ("Shelter open by 30/06/2021", ["30/06/2021"]),
        ("Site bought by May 2021; shelter open by June 2022.", ["May 2021", "June 2022"]),
        ("Guide drafted (May 2021)\nGuide printed (June 2021)", ["May 2021", "June 2021"]),
        ("Group formed (1April 2021)", ["1April 2021"]),
        ("Report published (October\n2017)", ["October 2017"]),
    ],
)
def test_dates_that_an_outcome_sets(outcome: str, printed: list[str]) -> None:
    assert [date.printed for _, date in dates_in_outcome(outcome)] == printed


@pytest.mark.parametrize(
    "outcome",
    [
        "",
        "Fewer thefts",
        "Thefts down on baseline (March 2020)",
        "10% fewer thefts than in 2019/20",
        "Delivery of the Roads Plan (2019)",
        "Workshop in May",
        "Reviewed by the May 2021 board of the new partnership team",
        "Fewer thefts by day and by night",
        "Survey (interviews held in March 2021 with twelve groups)",
    ],
)
def test_dates_that_are_no_milestones(outcome: str) -> None:
    assert list(dates_in_outcome(outcome)) == []


def test_a_milestone_takes_its_line_and_not_the_whole_cell() -> None:
    (found,) = dates_in_outcome("Needs mapped\nSurvey published (January 2021)\nStaff trained")
    assert found[0] == "Survey published (January 2021)"


def test_milestones_that_stand_by_themselves() -> None:
    printed = [
        PrintedMilestone("Launch of the survey", PLACE, "27 November"),
        PrintedMilestone("Board meets on 9 December", PLACE),
        PrintedMilestone("Contract awarded", PLACE, theme="Homes"),
        PrintedMilestone("Workshops between 3 November and 4 December", PLACE),
    ]
    found = read_milestones(printed, (), (), OCTOBER)
    assert [(m.kind, m.date and m.date.start, m.theme, m.met) for m in found] == [
        ("milestone", date(2021, 11, 27), None, None),
        ("milestone", date(2021, 12, 9), None, None),
        ("milestone", None, "Homes", None),
        ("milestone", None, None, None),
    ]


@pytest.mark.parametrize(
    ("due", "state", "may_be", "met"),
    [
        ("June 2021", "complete", (), True),
        ("June 2022", "complete", (), True),
        ("June 2021", "in progress", (), False),
        ("June 2021", "on track", ("on track", "complete"), None),
        ("June 2021", "unknown", (), None),
        ("June 2021", "superseded", (), None),
        ("October 2021", "in progress", (), None),
        ("June 2022", "off track", (), None),
    ],
)
def test_a_due_date_is_met_or_not(due: str, state: str, may_be: tuple[str, ...], met: bool | None) -> None:
    action = Action(1, "Open a shelter", PLACE, due=due, due_span=parse_date(due), state=state)
    reading = Reading(None, state, True, may_be)
    (milestone,) = read_milestones((), (action,), (reading,), OCTOBER)
    assert (milestone.kind, milestone.action_row, milestone.met) == ("due date", 1, met)


def test_an_action_without_a_date_has_no_milestone() -> None:
    action = Action(1, "Open a shelter", PLACE, due="pending", state="in progress")
    assert read_milestones((), (action,), (Reading(None, "in progress", True),), OCTOBER) == ()


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("Policy adopted (June 2023) – outstanding", False),
        ("Policy drafted (May 2023) - complete", True),
        ("Policy drafted (May 2023): not yet started", False),
        ("Policy adopted (June 2023)", True),
        ("Policy adopted (June 2023) – by full council", True),
    ],
)
def test_a_line_that_closes_with_its_own_state_is_taken_at_its_word(line: str, met: bool) -> None:
    printed = PrintedAction(Place(line=1), action="Adopt the policy", status="Complete", outcome_measure=line)
    report = understand(PrintedReport("action plan", "a.txt", "", "text", 1, actions=(printed,)))
    assert [milestone.met for milestone in report.milestones] == [met]


def test_a_milestone_by_a_day_that_there_is_not_is_named() -> None:
    outcome = "Survey done by May 2023\nBid handed in by 31 June 2024\nCosts (30/02/2024) agreed; 31 homes let in 2024"
    assert list(lines_without_a_day(outcome)) == [
        "Bid handed in by 31 June 2024", "Costs (30/02/2024) agreed; 31 homes let in 2024"
    ]  # fmt: skip
    assert list(lines_without_a_day("Let by 31 May 2024 (31/01/2024), 40 homes")) == []
