"""What a report is about, by its title lines and the name of its file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalise.plan_names import plan_key, plans_named, same_plan, shared_words
from normalise.plans import plan_name, revision

TITLES = [
    (["MOORSHIRE STRATEGIC FRAMEWORK FOR THE COAST 2015/18", "ACTION PLAN", "Quarter 4 2017/18 Performance Report"],
     "Moorshire Strategic Framework for the Coast 2015/18 Action Plan", None),
    (["Flood Panel – 23 April 2018", "Update from the FRM on the Drier, Safer Homes for", "Moorshire 2013-18: Focus Priority: Gates"],
     "Drier, Safer Homes for Moorshire 2013-18: Focus Priority: Gates", None),
    (["Overview and Scrutiny Committee", "Dry Moorshire Partnership Flood Strategy 2014/17", "28 October 2014",
      "Dry Moorshire Partnership", "Report of A. Person, Head of Gates"],
     "Dry Moorshire Partnership Flood Strategy 2014/17", "Dry Moorshire Partnership"),
    (["Moorshire Flood Partnership briefing paper September 2014", "Priority – Keeping Dry"],
     "Moorshire Flood Partnership Keeping Dry", "Moorshire Flood Partnership"),
    (["MOORSHIRE COUNCIL", "CORPORATE PLAN 2019-23", "Quarter 2 2019/20 Performance Report"],
     "Moorshire Council Corporate Plan 2019-23", "Moorshire Council"),
    (["Appendix 1", "DRAFT v3", "Progress report on the Safer Harbour Strategy 2018-21: Q3 2019/20"],
     "Safer Harbour Strategy 2018-21", None),
    (["Update on the Flood Resilience Programme", "Cabinet - 3 July 2020"], "Flood Resilience Programme", None),
    (["Corporate Plan Monitoring Report Q3"], "Corporate Plan", None),
    (["Report to Cabinet", "Corporate Performance Report Quarter 1 2020/21"], "Corporate Performance Report", None),
    (["Annual Report 2020-21", "Northtown Safeguarding Children Board"],
     "Northtown Safeguarding Children Board Annual Report", "Northtown Safeguarding Children Board"),
    (["Keeping people dry in the first place", "October 2019"], "Keeping people dry in the first place", None),
    (["Moorshire Council", "Statement of Repair 2019/20", "Progress report: Q3 2019-20", "Action plan"],
     "Moorshire Council Statement of Repair", "Moorshire Council"),
    (["Moorshire Council", "Statement of Repair", "Action plan", "Progress report: Q3 2019-20"],
     "Moorshire Council Action plan", "Moorshire Council"),
    (["Moorshire Council", "Progress report: Q3 2019-20", "Action plan"],
     "Moorshire Council Action plan", "Moorshire Council"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "plan", "organisation"), TITLES)
def test_the_plan_by_its_title(lines: list[str], plan: str, organisation: str | None) -> None:
    named = plan_name(lines, "scan0001.pdf")
    assert (named.plan, named.organisation) == (plan, organisation)
    assert any(named.title.startswith(line) for line in lines)


@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("trees_2021_22.csv", "trees"),
        ("trees_2019_20.csv", "trees"),
        ("flood plan_Q3_1920 v2 final.csv", "flood plan"),
        ("archive/2019-10 harbour-strategy.txt", "harbour strategy"),
        ("2019-10.txt", "2019-10"),
    ],
)
def test_the_plan_by_the_file_name(name: str, plan: str) -> None:
    assert plan_name([], name).plan == plan


def test_a_series_whose_title_drifts_is_one_plan() -> None:
    titles = [
        ["SAFER HARBOUR STRATEGY 2018-21", "ACTION PLAN", "Quarter 1 2019/20"],
        ["Safer Harbour Strategy 2018/2021 – Quarter 2 2019/20 Progress Report"],
        ["Update on the Safer Harbour Strategy", "Position at 31 December 2019"],
        ["The Safer Harbour Strategy 2018 to 2021: year end report 2019/20 (revised)"],
    ]
    names = [plan_name(lines, "x.txt").plan for lines in titles]
    assert all(same_plan(first, second) for first in names for second in names)
    assert len({plan_key(name) for name in names}) == 2  # with and without its years


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Safer Northtown Plan", "Safer Southtown Plan", False),
        ("Flood Plan Phase 1", "Flood Plan Phase 2", False),
        ("Flood Plan 2018-21", "Flood Plan 2021-24", False),
        ("Flood Plan 2018-21", "Flood Plan", True),
        ("Moorshire County Council Plan", "Moorshire City Council Plan", False),
        ("Wareham Flood Plan", "Fareham Flood Plan", False),
        ("Adult Care Plan", "Child Care Plan", False),
        ("Safer & Stronger Homes Plan", "Safer and Stronger Homes Plan – action plan update", True),
        ("Anti-flooding Strategy", "Antiflooding Strategy 2014/17", True),
        ("Moorshire Strategic Framework", "Moorshire Framework", True),
        ("Moorshire Floodplain Strategy", "Moorshire Flodplain Strategy", True),
        ("Moorshire Homes Plan", "Moorshire Roads Plan", False),
        ("Plan for Homes 2016/17 - 2018/19", "Plan for Homes 2016-2019", True),
    ],
)
def test_two_names_of_one_plan(first: str, second: str, same: bool) -> None:
    assert same_plan(first, second) is same
    assert same_plan(second, first) is same


@pytest.mark.parametrize(
    ("lines", "name", "rank"),
    [
        (["Flood Plan"], "plan.txt", 0),
        (["Version 1.0"], "plan.txt", 0),
        (["DRAFT v3"], "plan.txt", 0),
        ([], "plan final.txt", 1),
        (["Final quarter 2019/20"], "plan.txt", 0),
        ([], "plan_v2.txt", 20),
        ([], "plan v2.1.docx", 21),
        (["Corrected version"], "plan.txt", 1000),
        ([], "plan-v10-revised.csv", 1100),
    ],
)
def test_the_rank_of_an_edition(lines: list[str], name: str, rank: int) -> None:
    assert revision(lines, name) == rank


def test_plans_that_prose_names() -> None:
    texts = [
        "Partners follow a strategy – the Moorshire Strategic Framework for Keeping Dry 2015-18 – to guide local action.",
        "The Moorshire Strategic Framework for Keeping Dry is in its last year. See the Coastal Towns Programme.",
        "The Board Action Plan, the Strategy and an action plan were reviewed; input to Strategy was given.",
    ]
    assert plans_named(texts) == ("Moorshire Strategic Framework for Keeping Dry 2015-18", "Coastal Towns Programme")


TITLE_TEXT = st.lists(
    st.one_of(
        st.text(max_size=10),
        st.sampled_from(
            ["Plan ", "STRATEGY ", "2015/18 ", "Q3 2019/20", "Council ", "for ", "update ", "(", "draft", "– "]
        ),
    ),
    max_size=8,
).map("".join)


@given(st.lists(TITLE_TEXT, max_size=4), TITLE_TEXT)
def test_any_title_gives_some_plan(lines: list[str], name: str) -> None:
    named = plan_name(lines, name)
    assert named.plan
    assert revision(lines, name) >= 0
    plans_named(lines)


PLAN_WORDS = st.lists(
    st.sampled_from(
        "Moorshire Moorshires Morshire Gates gate partnership partnerships Partnrship strategic strategics plan plans "
        "council Homelessness homelesness multi-agency joint programme 2015/18 2015-2018 Phase 1 2 the countywide".split()
    ),
    max_size=6,
    unique=True,
).map(" ".join)


@settings(max_examples=400)
@given(PLAN_WORDS, PLAN_WORDS)
def test_names_of_one_plan_share_what_they_are_looked_up_by(first: str, second: str) -> None:
    assert not same_plan(first, second) or shared_words(first) == shared_words(second)


@given(TITLE_TEXT, TITLE_TEXT)
def test_sameness_is_mutual(first: str, second: str) -> None:
    assert same_plan(first, second) == same_plan(second, first)
    assert plan_key(first) == plan_key(f" {first} ")


def test_the_public_reports(shared: Path) -> None:
    expected = {
        "000": "preventing offending first place reducing likelihood reoffending",
        "001": "staffordshire strategic framework reducing offending 2015-2018",
        "002": "safer fairer united communities staffordshire focus priority managing offenders 2013-2018",
        "003": "safe durham partnership reducing reoffending strategy 2014-2017",
        "004": "plymouth community safety partnership reducing offending reoffending",
    }
    for file in sorted((shared / "seeds").glob("*.txt")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert plan_key(plan_name(lines[:3], file.name).plan) == expected[file.name[:3]]
    for file in sorted((shared / "real" / "gmpp").glob("gmpp_*.csv")):
        assert plan_name([], file.name).plan == "gmpp"
