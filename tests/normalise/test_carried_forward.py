import pytest

from normalise.carried_forward import is_marked, reads_yes, split_note


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("M c/f", "M"),
        ("C/F", ""),
        ("M (cf)", "M"),
        ("M cf", "M"),
        ("S, c/f", "S"),
        ("c.f.", ""),
        ("A c/fwd", "A"),
        ("b/f", ""),
        ("March 2019 carried forward", "March 2019"),
        ("Carried-over", ""),
        ("carry forward to 2020/21", "to 2020/21"),
        ("rolled forward", ""),
        ("cf 2018/19", "2018/19"),
    ],
)
def test_notes(printed: str, left: str) -> None:
    assert split_note(printed) == (left, True)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "cf. page 3",
        "see cf 12",
        "not carried forward",
        "Not to be carried forward",
        "will not be carried forward",
        "c/f: No",
        "CFO",
        "ACF",
        "brought forward",
        "no actions carried over",
        "staff carried out the forward plan",
    ],
)
def test_no_notes(printed: str) -> None:
    assert split_note(printed) == (printed, False)


@pytest.mark.parametrize("cell", ["Y", "yes", "✓", "x", "c/f", "Carried forward", "(Y)"])
def test_a_column_of_its_own_says_yes(cell: str) -> None:
    assert reads_yes(cell)


@pytest.mark.parametrize("cell", ["", "N", "No", "-", "n/a", "not carried forward"])
def test_a_column_of_its_own_says_no(cell: str) -> None:
    assert not reads_yes(cell)


def test_the_reports_own_sign() -> None:
    assert split_note("M*", ("*",)) == ("M", True)
    assert is_marked("M RO", ("RO",))
    assert not is_marked("Roles", ("RO",))
