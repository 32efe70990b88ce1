"""Growth of a number that one sentence states whole."""

import pytest

from normalise.growth import stated_growth


@pytest.mark.parametrize(
    ("sentence", "growth"),
    [
        ("Calls rose by 12%, from 850 to 952.", [("850", "952", "12", 1)]),
        ("Reports rose by 12% compared with 2022/23, from 850 to 952.", [("850", "952", "12", 1)]),
        ("Calls went from 1,240 in 2022/23 to 1,116 in 2023/24, a fall of 10%.", [("1,240", "1,116", "10", -1)]),
        ("Income went from £1.2m to £1.5m, a 25 per cent increase.", [("£1.2m", "£1.5m", "25", 1)]),
        ("Open cases fell by 25% (64 to 48).", [("64", "48", "25", -1)]),
        ("Attendance rose by 4.2% to 12,500 (from 12,000).", [("12,000", "12,500", "4.2", 1)]),
        ("Crime rose by 12% from 1 April to 30 June.", []),
        ("Use rose by 9% from 2019 to 2023.", []),
        ("Use rose by 9% from 16 to 18 year olds.", []),
        ("The fund grew by 5% a year, from 400 to 700.", []),
        ("Thefts rose by 12% while arrests went from 40 to 90.", []),
        ("The odds fell by 20%, from 1 in 5 to 1 in 4.", []),
        ("Completion rose by 3%, from 71% to 74%.", []),
        ("Income rose by 12%, from £900,000 to £1.1m.", []),
        ("Calls rose from 850 to 952.", []),
        ("Calls rose 12 per cent, to 952 from 850.", [("850", "952", "12", 1)]),
        ("There were 952 calls in the year, a rise of 12% from 850.", [("850", "952", "12", 1)]),
        ("There were 952 calls in the year, a rise of 12% from 12 months ago.", []),
        ("There were 952 calls in the year, a rise of 12% from 2019.", []),
        ("Complaints doubled from 14 to 28.", [("14", "28", "100", 1)]),
        ("Complaints more than doubled from 14 to 40.", []),
        ("The backlog was cut by half, from 250 to 125 cases.", [("250", "125", "50", -1)]),
        ("Attendance rose by two-thirds from 60 to 100.", [("60", "100", "67", 1)]),
    ],
)
def test_growth(sentence: str, growth: list[tuple[str, str, str, int]]) -> None:
    assert [(one.before, one.now, one.by, one.direction) for one in stated_growth(sentence)] == growth


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Overdue actions fell from 12 to 9, a reduction of 25%.", True),
        ("Burglaries went from 300 to 350, a rise of 17%.", False),
        ("The average wait for visits fell from 12 to 9 days, a reduction of 25%.", False),
        ("The index fell from 12 to 9, a reduction of 25%.", False),
    ],
)
def test_whole_numbers_of_things_are_exact(sentence: str, counted: bool) -> None:
    (one,) = stated_growth(sentence)
    assert one.counted is counted
