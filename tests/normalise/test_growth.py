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
    ],
)
def test_growth(sentence: str, growth: list[tuple[str, str, str, int]]) -> None:
    assert [(one.before, one.now, one.by, one.direction) for one in stated_growth(sentence)] == growth
