"""The column that rates, under a heading that does not say so; and columns that only look as if they did."""

from __future__ import annotations

from extractors.layouts import read
from extractors.printed import PrintedAction
from tests.extractors.building import document


def actions(text: str) -> list[PrintedAction]:
    return list(read(document(text)).actions)


def test_a_question_answered_in_the_words_of_the_key() -> None:
    first, second = actions(
        "How to read this tracker: Ripe - finished and checked; Growing - going to plan; Wilting - will miss its date\n\n"
        "Where are we? | Who | What we said we would do | By | What has happened\n"
        "Growing | Ann Low | Plant an orchard at Tarn | 31/03/2026 | 40 trees are in the ground.\n"
        "Ripe | Ben Hay | Open the seed library | 30/06/2025 | Opened by the Mayor in June."
    )
    assert (first.status, first.lead, first.due) == ("Growing", "Ann Low", "31/03/2026")
    assert (second.status, second.evidence) == ("Ripe", "Opened by the Mayor in June.")


def test_few_words_that_come_again_beside_a_story() -> None:
    text = (
        "Action | How it is going | Owner | What has happened\n"
        "Map the wells | Smoothly | Ann | 12 of 40 wells are on the map now.\n"
        "Paint the hall | Smoothly | Ben | The walls are done and the doors remain.\n"
        "Mend the weir | Roughly | Cat | The river was too high to work in.\n"
        "Clear the ditch | Roughly | Dan | The digger broke in the first week."
    )
    assert [a.status for a in actions(text)] == ["Smoothly", "Smoothly", "Roughly", "Roughly"]
    assert actions(text)[0].evidence == "12 of 40 wells are on the map now."


def test_short_stories_that_differ_stay_stories() -> None:
    text = (
        "Action | Latest | Owner | Comments\n"
        "Map the wells | 12 done | Ann | The parish lends its own map of 1911.\n"
        "Paint the hall | Walls dry | Ben | Doors remain and the paint is paid for.\n"
        "Mend the weir | Not safe | Cat | The river was too high to work in.\n"
        "Clear the ditch | Digger broke | Dan | Hired another from the next village."
    )
    assert [(a.status, a.evidence) for a in actions(text)][1] == ("", "Walls dry")


def test_an_assessment_is_a_rating_only_where_it_rates() -> None:
    rated = "Action | Verdict | Lead\nMap the wells | Complete | Ann\nPaint the hall | Not started | Ben"
    told = "Action | Verdict | Lead\nMap the wells | The panel was pleased | Ann\nPaint the hall | More to do | Ben"
    assert [a.status for a in actions(rated)] == ["Complete", "Not started"]
    assert [a.status for a in actions(told)] == ["", ""]


def test_a_heading_that_nobody_knows_over_ratings() -> None:
    rated = "Action | Weather | Lead\nMap the wells | On track | Ann\nPaint the hall | Delayed | Ben"
    same = "Action | Consent | Lead\nMap the wells | Not applicable | Ann\nPaint the hall | Not applicable | Ben"
    kinds = "Action | Type | Lead\nMap the wells | A | Ann\nPaint the hall | B | Ben"
    assert [a.status for a in actions(rated)] == ["On track", "Delayed"]
    assert [a.status for a in actions(same)] == [a.status for a in actions(kinds)] == ["", ""]


def test_a_heading_of_a_status_is_never_outranked() -> None:
    [first, _] = actions(
        "Action | Verdict | RAG | Lead\nMap the wells | Complete | G | Ann\nPaint the hall | Delayed | R | Ben"
    )
    assert first.status == "G"


def test_milestones_that_are_dates_are_when_it_is_due() -> None:
    dated = (
        "Milestone | Action | Progress | Who leads\n"
        "Mar 2025 | Plant a wood at Skelling | On track | Rangers\n"
        "early 2026 | Open the path to wheelchairs | Delayed | Access team"
    )
    worded = (
        "Milestone | Action | Progress | Who leads\n"
        "Wood fenced by May 2025 | Plant a wood at Skelling | On track | Rangers\n"
        "Survey | Open the path to wheelchairs | Delayed | Access team"
    )
    assert [a.due for a in actions(dated)] == ["Mar 2025", "early 2026"]
    assert [a.due for a in actions(worded)] == ["", ""]


def test_dates_of_milestones_beside_a_due_date() -> None:
    [first] = actions("Milestone | Action | Due date | Lead\nMar 2025 | Plant a wood | 30/06/2025 | Rangers")
    assert first.due == "30/06/2025"


def test_signs_of_the_key_under_a_heading_that_may_rate() -> None:
    text = (
        "# Key\n\n* 🟢 kept\n* 🔴 not kept\n\n"
        "We promised | Light | We did | Person\nMend the lifts | 🟢 | Both run. | Ann\nAnswer calls | 🔴 | 81% so far. | Ben"
    )
    assert [a.status for a in actions(text)] == ["🟢", "🔴"]


def test_school_terms_side_by_side() -> None:
    text = (
        "Judging progress: E = embedded; D = developing; N = not begun\n\n"
        "Step | Postholder | By the end of | Autumn term | Spring term\n"
        "Test every pupil | Head | Summer term | D | E\nRing home by ten | Deputy | Summer term | N | D"
    )
    assert [(a.status, a.timescale, a.due) for a in actions(text)] == [
        ("E", "", "Summer term"),
        ("D", "", "Summer term"),
    ]


def test_terms_of_a_timescale_are_no_periods() -> None:
    text = "Action | Lead | Short term | Long term\nMend the weir | Ann | X | \nPlant the bank | Ben |  | X"
    assert [a.timescale for a in actions(text)] == ["Short term", "Long term"]
