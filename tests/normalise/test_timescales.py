from datetime import date

import pytest

from extractors.printed import KeyEntry, PrintedCount, PrintedReport
from extractors.records import Place
from normalise.timescales import Timescales, term_label

PLACE = Place(line=1)


def report(key: dict[str, str] | None = None, terms: tuple[str, ...] = ()) -> PrintedReport:
    return PrintedReport(
        "action plan",
        "plan.txt",
        "0",
        "text",
        1,
        key=tuple(KeyEntry(label, meaning, "timescale", PLACE) for label, meaning in (key or {}).items()),
        counts=tuple(PrintedCount("1", PLACE, 1, "Roads", term, "G") for term in terms),
    )


OVERVIEW = Timescales.of(report(terms=("Short-Term (2021/22)", "Medium-Term (2022/23)", "Long-Term (2023/24)")))
KEY = Timescales.of(report({"S": "Short term, by March 2022", "M": "Medium term", "L": "Long term"}))
NO_KEY = Timescales.of(report())


@pytest.mark.parametrize(
    ("printed", "label", "carried", "known"),
    [
        ("M", "M", False, True),
        ("M c/f", "M", True, True),
        ("Medium", "M", False, True),
        ("medium-term", "M", False, True),
        ("Medium (2022/23)", "M", False, True),
        ("2022/23", "M", False, True),
        ("c/f", None, True, True),
        ("", None, False, True),
        ("TBC", None, False, True),
        ("Ongoing", "Ongoing", False, True),
        ("S/M", "S/M", False, True),
        ("June 2022", "June 2022", False, True),
        ("G", None, False, False),
        ("G c/f", None, True, False),
        ("Year 1", None, False, False),
    ],
)
def test_terms_of_an_overview(printed: str, label: str | None, carried: bool, known: bool) -> None:
    reading = OVERVIEW.read(printed)
    assert (reading.timescale, reading.carried_forward, reading.known) == (label, carried, known)


def test_the_years_of_a_term() -> None:
    span = OVERVIEW.read("M c/f").span
    assert span is not None
    assert (span.start, span.end) == (date(2022, 4, 1), date(2023, 3, 31))
    short = KEY.read("Short").span
    assert short is not None
    assert short.end == date(2022, 3, 31)
    assert KEY.read("M").span is None


@pytest.mark.parametrize("printed", ["G", "Phase 2", "Year 1", "Autumn term"])
def test_without_a_key_every_label_is_known(printed: str) -> None:
    assert NO_KEY.read(printed).known
    assert NO_KEY.read(printed).timescale == printed


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("Short-Term (2015/16)", "S"),
        ("long term", "L"),
        ("Yr 2", "Year 2"),
        ("YEAR TWO", "Year 2"),
        ("2016/17", "2016/17"),
    ],
)
def test_one_label_for_every_wording(printed: str, label: str) -> None:
    assert term_label(printed) == label


def test_labels_of_the_reports_own() -> None:
    terms = Timescales.of(report({"Year 1": "2020/21", "Year 2": "2021/22"}))
    assert terms.read("yr 2").timescale == "Year 2"
    assert terms.read("2020-21").timescale == "Year 1"
    assert not terms.read("S").known
