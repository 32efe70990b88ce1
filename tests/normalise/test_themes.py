import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.themes import likeness, match_themes, theme_key, theme_number


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rehab & Resettle", "Rehabilitation and Resettlement"),
        ("Shared Programmes", "Shared Programmes/Initiatives"),
        ("Theme 1: Safer Streets", "1. Safer streets"),
        ("Priority 2 – Homes", "Homes"),
        ("Priority One: Homes", "Priority 1"),
        ("ASB", "Anti-Social Behaviour"),
        ("Reducing Reoffending", "Reducing Re-offending"),
        ("Environment", "Enviroment"),
        ("Safer Streets (14)", "SAFER STREETS"),
        ("Our Economy", "Economy"),
    ],
)
def test_one_theme_under_two_names(a: str, b: str) -> None:
    assert match_themes([a], [b]) == {a: b}
    assert match_themes([b], [a]) == {b: a}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Theme 1 Housing", "Theme 2 Housing"),
        ("Theme 1", "Theme 2"),
        ("Healthy people", "Wealthy people"),
        ("Young people", "Older people"),
        ("Children", "Adults"),
        ("Housing", "Private sector housing"),
        ("Phase 1 works", "Phase 2 works"),
    ],
)
def test_two_themes(a: str, b: str) -> None:
    assert match_themes([a], [b]) == {}


def test_where_two_come_near_neither_is_taken() -> None:
    assert match_themes(["Housing"], ["Housing Benefit", "Housing Supply"]) == {}


def test_an_exact_name_outranks_a_near_one() -> None:
    left, right = ["Housing", "Housing Supply"], ["Housing Supply", "Housing"]
    assert match_themes(left, right) == {name: name for name in left}


def test_a_whole_overview_is_paired() -> None:
    overview = ["Prevention", "Diversion", "Rehab & Resettlement", "Joint Programmes"]
    grid = ["Diversion", "Prevention", "Joint Programmes/Projects", "Rehabilitation and Resettlement"]
    assert match_themes(overview, grid) == dict(zip(overview, [grid[i] for i in (1, 0, 3, 2)], strict=True))


def test_keys_and_numbers() -> None:
    assert theme_key("Objective 3: Cleaner, Greener (9)") == "cleaner greener"
    assert [theme_number(t) for t in ("Theme Two - Roads", "iv. Roads", "Roads", "12. Roads")] == ["2", "4", None, "12"]


names = st.lists(st.text("abcde 12&", min_size=1, max_size=12), max_size=6)


@given(names, names)
def test_pairs_are_one_to_one(a: list[str], b: list[str]) -> None:
    pairs = match_themes(a, b)
    assert set(pairs) <= set(a)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.values()) <= set(b)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_mutual_and_bounded(a: str, b: str) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
