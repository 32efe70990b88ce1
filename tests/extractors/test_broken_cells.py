"""Cells that break over pages, and cells with blank lines inside, end up in the rows they belong to."""

from __future__ import annotations

from extractors.layouts import read as read_report
from tests.extractors.reading import read, tables

TOP = """\
Ref    What we will do      Status        Target date   Commentary
A1     Open the ferry       Amber         June 2024     The landing stage was finished in
       again                                            May.

                                                        The boat is late, and the crew
                                                        have been trained on a hired boat
                                                        since then. Tickets are being
                                                        sold
"""
BELOW = """\
Ref    What we will do      Status        Target date   Commentary
                                                        online. The
                                                        Council is pleased
                                                        with this

                                                        and will say so
                                                        when the boat has come and
                                                        the crew are on it.
A2     Mend the weir        Early work    May 2025      Divers have seen the weir. They
                            planned                     found two holes in it.

                            (The survey
                            is not done)

                                                        A third may follow.
A3     Plant willows        Green         March 2024    All are in the ground.
"""


def test_words_below_a_repeated_header_are_no_part_of_it() -> None:
    first, second = tables(f"{TOP}\f{BELOW}")
    assert first[0] == second[0] == ["Ref", "What we will do", "Status", "Target date", "Commentary"]
    assert second[1][4].startswith("online. The Council is pleased with this and will say so when")
    assert second[1][:4] == ["", "", "", ""]


def test_the_actions_have_their_own_commentary() -> None:
    actions = read_report(read(f"River plan\n\n{TOP}\f{BELOW}")).actions
    assert [(action.ref, action.action, action.due) for action in actions] == [
        ("A1", "Open the ferry again", "June 2024"),
        ("A2", "Mend the weir", "May 2025"),
        ("A3", "Plant willows", "March 2024"),
    ]
    assert [" ".join(action.evidence.split()) for action in actions] == [
        "The landing stage was finished in May. The boat is late, and the crew have been trained on a hired boat "
        "since then. Tickets are being sold online. The Council is pleased with this and will say so when the boat has "
        "come and the crew are on it.",
        "Divers have seen the weir. They found two holes in it. A third may follow.",
        "All are in the ground.",
    ]
    assert actions[1].status == "Early work planned (The survey is not done)"


def test_a_year_alone_on_the_last_line_of_a_page_is_part_of_its_cell() -> None:
    text = (
        TOP + "\n" + " " * 56 + "The next report is due in the\n" + " " * 56 + "autumn, the last in spring\n" + " " * 56
    )
    assert tables(f"{text}2025\n")[0][-1][4] == "The next report is due in the autumn, the last in spring 2025"


def test_headings_that_wrap_are_whole_though_words_follow_on_the_next_page() -> None:
    text = """\
Action               Senior         Completion   Departmental
                     responsible    date         commentary
                     owner
                                                 Surveys are complete and the
                                                 board has seen them.
Open the ferry       A. Roe         May 2024     The landing stage is ready.
Mend the weir        B. Doe         June 2024    Divers have seen the weir.
"""
    (table,) = tables(text)
    assert table[:2] == [
        ["Action", "Senior responsible owner", "Completion date", "Departmental commentary"],
        ["", "", "", "Surveys are complete and the board has seen them."],
    ]
