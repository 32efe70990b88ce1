"""Cards in prose that run over a page, and lines at the foot of pages that are no theme."""

from __future__ import annotations

from extractors.layouts import read
from tests.extractors.building import document

HEAD = "# River Plan\n\nMereford Council\n\n# Actions\n\n"


def card(number: int, name: str) -> list[str]:
    return [f"# R{number} {name}", "Lead: Ann Lee", "Due: 31 March 2024", f"Status: Late {number}", "Update: No stone"]


def test_a_card_goes_on_below_the_footer_and_header_of_a_page() -> None:
    first, second, third = card(1, "Mend the weir"), card(2, "Plant willows"), card(3, "Sow reeds")
    pages = [
        [*first, *second[:2], "River Plan: page 1"],
        ["Mereford Council", *second[2:], *third[:1], "River Plan: page 2"],
        ["Mereford Council", *third[1:], "River Plan: page 3"],
    ]
    text = HEAD + "\n---\n".join("\n\n".join(page) for page in pages)
    actions = read(document(text)).actions
    assert [(a.action, a.lead, a.due) for a in actions] == [
        ("Mend the weir", "Ann Lee", "31 March 2024"),
        ("Plant willows", "Ann Lee", "31 March 2024"),
        ("Sow reeds", "Ann Lee", "31 March 2024"),
    ]


def test_a_field_that_nobody_knows_below_the_name_is_no_action() -> None:
    cards = "".join(
        f"{name}\n\nWards touched: Eastgate\n\nLead: Ann\n\nStatus: Late\n\n" for name in ("Mend the weir", "Sow reeds")
    )
    actions = read(document(HEAD + cards)).actions
    assert [(action.action, dict(action.other)) for action in actions] == [
        ("Mend the weir", {"Wards touched": "Eastgate"}),
        ("Sow reeds", {"Wards touched": "Eastgate"}),
    ]


GRID = "Ref | Action | Lead | RAG | Update\n"


def test_the_foot_of_a_page_that_ends_in_its_number_is_no_theme() -> None:
    first = f"# River Plan\n\nQuarter 2 2022/23\n\nRivers\n\n{GRID}1 | Mend the weir | Ann | G | Stone laid\n\nMereford Council 1"
    text = f"{first}\n---\n{GRID}2 | Plant willows | Bob | A | Late\n\nMereford Council 2"
    assert {action.theme for action in read(document(text)).actions} == {"Rivers"}


def test_titles_that_differ_in_their_number_stay_themes() -> None:
    first = f"# River Plan\n\nQuarter 2 2022/23\n\nTheme 1\n\n{GRID}1 | Mend the weir | Ann | G | Stone laid"
    text = f"{first}\n---\nTheme 2\n\n{GRID}2 | Plant willows | Bob | A | Late"
    assert [action.theme for action in read(document(text)).actions] == ["Theme 1", "Theme 2"]
