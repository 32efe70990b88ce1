"""Tables in PDF pages with a rule between their rows and no upright ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedAction
from extractors.records import Document, Table
from tests.extractors.drawn import Sheet, pdf

HEADINGS = ("Ref", "Action", "Lead", "RAG", "Update")
WIDTHS = (40, 150, 80, 40, 130)
FIRST = [
    ("1.1", "Clear the weed from the\nlower lock", "Canal Trust", "G", "Half of it is done"),
    ("1.2", "Mend the towpath", "Highways", "A", "A crew was hired in May\nand starts in June"),
    ("1.3", "Survey the bridges", "Engineers", "R", ""),
]
MORE = [
    ("1.4", "Paint the swing bridge", "Canal Trust", "G", "Primed"),
    ("1.5", "Replant the north bank\nwith willow and sedge", "Rangers", "A", "Seed ordered"),
]


def draw(
    sheet: Sheet, top: float, rows: Sequence[Sequence[str]], widths: Sequence[float] = WIDTHS, open_top: bool = False
) -> float:
    """Rows as high as their texts, a rule below each, and above the first unless ``open_top``."""
    edges = [50 + sum(widths[:at]) for at in range(len(widths) + 1)]
    if not open_top:
        sheet.rule(edges[0], top, edges[-1], top)
    for texts in rows:
        for x, text in zip(edges, texts, strict=False):
            for line, words in enumerate(text.split("\n")):
                sheet.text(x + 3, top + 4 + 11 * line, words, 9)
        top += 8 + 11 * max(text.count("\n") + 1 for text in texts)
        sheet.rule(edges[0], top, edges[-1], top)
    return top


def report(*sheets: Sheet) -> Document:
    return extract("report.pdf", pdf(*sheets))


def actions(document: Document) -> dict[str, PrintedAction]:
    return {action.ref: action for action in read(document).actions}


def test_what_stands_between_two_rules_is_one_row() -> None:
    sheet = Sheet()
    draw(sheet, 100, [HEADINGS, *FIRST])
    (table,) = (block for block in report(sheet).blocks() if isinstance(block, Table))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        HEADINGS,
        *(tuple(text.replace("\n", " ") for text in row) for row in FIRST),
    ]
    assert table.rows[0].place.bbox == (50, 100, 490, 119)


def test_headings_with_a_rule_below_only_stand_apart_from_a_large_title_close_above() -> None:
    sheet = Sheet().text(50, 70, "Waterways plan: how far we are", 16)
    draw(sheet, 94, [HEADINGS, *FIRST], open_top=True)
    assert list(actions(report(sheet))) == ["1.1", "1.2", "1.3"]


def test_rows_go_on_overleaf_without_headings_and_without_a_rule_above() -> None:
    one, two, three = Sheet(), Sheet(), Sheet()
    draw(one, 600, [HEADINGS, *FIRST])
    draw(two, 50, MORE, open_top=True)
    draw(three, 50, [("1.6", "Open the lock house", "Canal Trust", "R", "Shut")], open_top=True)
    found = actions(report(one, two, three))
    assert list(found) == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    assert found["1.5"].action == "Replant the north bank with willow and sedge"
    assert found["1.6"].evidence == "Shut"


def test_a_heading_over_headings_parts_two_tables_whose_columns_differ() -> None:
    sheet = Sheet().text(50, 30, "Canal plan", 16, "F2").text(50, 54, "Progress in 2023/24", 10)
    sheet.text(50, 80, "Locks and weirs", 13, "F2")
    foot = draw(sheet, 100, [HEADINGS, *FIRST])
    sheet.text(50, foot + 18, "Bridges and banks", 13, "F2")
    draw(sheet, foot + 40, [HEADINGS, *MORE], (50, 160, 65, 60, 105))
    found = actions(report(sheet))
    assert [action.theme for action in found.values()] == ["Locks and weirs"] * 3 + ["Bridges and banks"] * 2
    assert found["1.5"].lead == "Rangers"


def test_a_row_with_one_text_is_the_theme_of_the_rows_below() -> None:
    sheet = Sheet()
    draw(sheet, 100, [HEADINGS, ("Locks",), *FIRST, ("Bridges, banks and the reservoir",), *MORE])
    found = actions(report(sheet))
    assert [action.theme for action in found.values()] == ["Locks"] * 3 + ["Bridges, banks and the reservoir"] * 2


def test_a_table_overleaf_of_other_columns_does_not_go_on() -> None:
    one, two = Sheet(), Sheet()
    draw(one, 600, [HEADINGS, *FIRST])
    draw(
        two,
        50,
        [("Ann Ward", "Chair of the trust since 2019", "01234 567890"), ("Bo Lake", "Clerk", "01234 567891")],
        (100, 200, 140),
    )
    assert list(actions(report(one, two))) == ["1.1", "1.2", "1.3"]


CARD = (100, 250)


def card(ref: str, *rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Ref", ref), ("Action", f"Dredge reach {ref}"), *rest]


def test_rows_that_rules_part_are_a_table_without_headings_too() -> None:
    sheet = Sheet()
    draw(sheet, 100, FIRST)
    (table,) = (block for block in report(sheet).blocks() if isinstance(block, Table))
    assert [row.cells[0].text for row in table.rows] == ["1.1", "1.2", "1.3"]


def test_a_field_of_a_card_that_was_left_blank_is_a_row_of_it() -> None:
    sheet = Sheet()
    below = draw(sheet, 100, card("1.1", ("Lead", ""), ("Due date", "03/10/2025 c/f"), ("RAG", "A")), CARD)
    sheet.text(50, below + 14, "Skills and work", 12, "F2")
    draw(sheet, below + 36, card("2.1", ("Lead", "Rangers"), ("Due date", "04/11/2025"), ("RAG", "G")), CARD)
    found = actions(report(sheet))
    assert [(a.lead, a.due, a.status, a.theme) for a in found.values()] == [
        ("", "03/10/2025 c/f", "A", ""),
        ("Rangers", "04/11/2025", "G", "Skills and work"),
    ]


def test_the_last_field_of_a_card_may_stand_overleaf_and_be_blank() -> None:
    rows = card("1.2", ("Lead", "Rangers"), ("RAG", "A"), ("Update", ""))
    for open_top in (True, False):
        one, two = Sheet(), Sheet()
        draw(one, 700, rows[:-1], CARD)
        below = draw(two, 50, rows[-1:], CARD, open_top)
        draw(two, below + 14, card("1.3", ("Lead", "Highways"), ("RAG", "G"), ("Update", "Begun")), CARD)
        assert [(a.status, a.theme) for a in actions(report(one, two)).values()] == [("A", ""), ("G", "")]
    one, two = Sheet(), Sheet()
    one.grid(50, 700, CARD, rows[:-1], row_height=17)
    two.grid(50, 50, CARD, rows[-1:], row_height=17)
    assert [(a.status, a.theme) for a in actions(report(one, two)).values()] == [("A", "")]


def test_one_row_below_the_headings_again_has_the_columns_of_the_page_before() -> None:
    widths = (30, 86, 60, 34, 34, 60)
    headings = ("Ref", "Action", "Lead", "On\ntrack", "Not\nbegun", "Update")
    rows = [(f"1.{at}", "Mend the gates\nof the upper lock", "Canal Trust", "x", "", "Half done") for at in range(1, 6)]
    one, two = Sheet(), Sheet()
    draw(one, 500, [headings, *rows], widths)
    draw(two, 50, [headings, ("1.6", "Mend the weir", "Rangers", "", "x", "No crew yet\nto be had")], widths)
    first, last = (block for block in report(one, two).blocks() if isinstance(block, Table))
    assert [cell.text for cell in last.rows[1].cells] == [
        "1.6",
        "Mend the weir",
        "Rangers",
        "",
        "x",
        "No crew yet to be had",
    ]
    assert first.columns == last.columns == 6


def test_a_row_overleaf_with_a_day_and_a_sentence_is_no_headings() -> None:
    """ "Lead", "action" and "G" are words of headings too."""
    widths = (40, 120, 70, 80, 130, 30)
    one, two = Sheet(), Sheet()
    rows = [
        ("W1", "Mend the weir", "01 May 2021", "Canal Trust", "A crew was hired.", "A"),
        ("W2", "Survey the locks", "04 May 2021", "Rangers", "Half of it is done.", "G"),
        ("W3", "Paint the bridge", "22 Feb 2021", "Strategic Lead", "New action added\nthis quarter.", "G"),
        ("W4", "Replant the bank", "14 Aug 2021", "Canal Trust", "Seed ordered.", "R"),
    ]
    headings = ("Ref", "Action", "When", "Lead", "Comments", "RAG")
    draw(one, 600, [headings, rows[0]], widths)
    draw(two, 50, rows[1:], widths)
    assert [(a.ref, a.status) for a in read(report(one, two)).actions] == [
        ("W1", "A"),
        ("W2", "G"),
        ("W3", "G"),
        ("W4", "R"),
    ]


CLOSE = (30, 130, 58, 52, 60)
CLOSE_HEADINGS = ("Ref", "Action", "By when", "Status", "Lead")


def test_a_row_overleaf_whose_texts_stand_close_side_by_side_keeps_to_the_columns_before() -> None:
    one, two = Sheet(), Sheet()
    draw(one, 600, [CLOSE_HEADINGS, ("1.1", "Mend the gates of the\nupper lock", "May", "Done", "Rangers")], CLOSE)
    rows = [
        ("1.2", "Dredge the basin by the\nwharf", "21 November\n2021", "Not\nstarted", "Rangers"),
        ("1.3", "Mend the weir", "3 November", "Done", "Crew"),
    ]
    draw(two, 50, rows, CLOSE, open_top=True)
    draw(two, 300, [CLOSE_HEADINGS, ("2.1", "Paint the bridge", "June", "Done", "Crew")], (30, 90, 98, 52, 60))
    found = actions(report(one, two))
    assert [(a.ref, a.due, a.status, a.lead) for a in found.values()] == [
        ("1.1", "May", "Done", "Rangers"),
        ("1.2", "21 November 2021", "Not started", "Rangers"),
        ("1.3", "3 November", "Done", "Crew"),
        ("2.1", "June", "Done", "Crew"),
    ]


def test_headings_again_that_begin_elsewhere_head_columns_of_their_own() -> None:
    one, two = Sheet(), Sheet()
    draw(one, 500, [HEADINGS, *FIRST])
    row = ("2.1", "Mend the weir", "Lower Weir Trust", "G", "Half done")
    draw(one, 660, [HEADINGS, row], (40, 145, 100, 33, 122))
    overleaf = ("2.2", "Mend the lock", "Volunteer river wardens\nand friends", "A", "Begun")
    draw(two, 50, [overleaf], (40, 145, 100, 33, 122), open_top=True)
    found = actions(report(one, two))
    assert (found["2.1"].lead, found["2.1"].status) == ("Lower Weir Trust", "G")
    assert (found["2.2"].lead, found["2.2"].status) == ("Volunteer river wardens and friends", "A")


TALL_HEADINGS = ("Ref", "Action", "Lead", "RAG\nnow", "Update since\nlast time")


def test_headings_under_a_title_need_no_rule_above_them() -> None:
    """The rules of both tables begin and end alike, so that nothing parts the title from the headings."""
    sheet = Sheet().text(50, 40, "Canal plan", 18, "F2").text(50, 70, "The plan has six actions.", 9)
    sheet.text(50, 98, "Waterways", 12, "F2")
    top = draw(sheet, 114, [TALL_HEADINGS, *FIRST], open_top=True)
    sheet.text(50, top + 14, "Paths and bridges", 12, "F2")
    top = draw(sheet, top + 30, [TALL_HEADINGS, *MORE], open_top=True)
    sheet.text(50, top + 14, "The panel met twice in the quarter and looked at the paths with the rangers.", 9)
    draw(sheet, top + 40, [TALL_HEADINGS, ("1.6", "Open the lock house", "Canal Trust", "R", "Shut")], open_top=True)
    found = actions(report(sheet))
    assert [(a.ref, a.status, a.theme) for a in found.values()] == [
        ("1.1", "G", "Waterways"),
        ("1.2", "A", "Waterways"),
        ("1.3", "R", "Waterways"),
        ("1.4", "G", "Paths and bridges"),
        ("1.5", "A", "Paths and bridges"),
        ("1.6", "R", "Paths and bridges"),
    ]


@pytest.mark.parametrize(
    ("above", "labels"),
    [
        (("S", "Short term"), ["S", "M", "L"]),
        (("Terms used here", "Page 3"), ["M", "L"]),
    ],
)
def test_a_row_above_the_first_rule_is_one_of_the_rows_below_whose_texts_begin_alike(
    above: tuple[str, str], labels: list[str]
) -> None:
    sheet = Sheet().text(50, 60, "Key to timescales", 12, "F2")
    for x, text in zip((53, 83 if len(labels) == 3 else 140), above, strict=True):
        sheet.text(x, 100, text, 9)
    draw(sheet, 112, [("M", "Medium term"), ("L", "Long term")], (30, 120))
    draw(sheet, 300, [HEADINGS, *FIRST])
    assert [entry.label for entry in read(report(sheet)).key] == labels


def test_headings_at_the_foot_of_a_page_stand_over_the_rows_overleaf() -> None:
    one, two = Sheet().text(50, 40, "Canal plan", 18, "F2").text(300, 825, "Page 1", 8), Sheet()
    draw(one, 790, [HEADINGS], open_top=True)
    draw(two, 50, MORE)
    found = actions(report(one, two))
    assert [(a.ref, a.lead, a.status) for a in found.values()] == [("1.4", "Canal Trust", "G"), ("1.5", "Rangers", "A")]


def test_a_row_whose_texts_read_like_headings_has_those_above_it() -> None:
    sheet = Sheet()
    row = ("W-1", "Survey the impact\non the bridges", "Voluntary\nAction", "Due to begin\nin May")
    draw(sheet, 100, [("Ref", "Task", "Lead", "Update since\nlast time"), row], (40, 150, 80, 130), open_top=True)
    assert [(a.action, a.lead, a.evidence) for a in actions(report(sheet)).values()] == [
        ("Survey the impact on the bridges", "Voluntary Action", "Due to begin in May")
    ]


def test_headings_need_no_rule_between_them_and_another_table() -> None:
    sheet = Sheet()
    top = draw(sheet, 100, OVERVIEW, (240, 50, 50, 50, 50))
    top = draw(sheet, top + 30, [("S", "Short term"), ("M", "Medium term"), ("L", "Long term")], (30, 120))
    draw(sheet, top + 30, [TALL_HEADINGS, *FIRST], open_top=True)
    assert list(actions(report(sheet))) == ["1.1", "1.2", "1.3"]


@pytest.mark.parametrize(("font", "themes"), [("F2", ["Banks", "Weirs"]), ("F1", ["", ""])])
def test_a_theme_set_in_bold_is_one_however_short(font: str, themes: list[str]) -> None:
    """Set like the rows, the same word is the first cell of a row that says nothing more."""
    headings = ("Aim for the river", "Action", "Lead", "RAG", "Update")
    sheet = Sheet()
    top = draw(sheet, 100, [headings], (90, 130, 70, 40, 110))
    for theme, row in (("Banks", MORE[0]), ("Weirs", MORE[1])):
        sheet.text(53, top + 4, theme, 9, font).rule(50, top + 19, 490, top + 19)
        top = draw(sheet, top + 19, [("Clean water", *row[1:])], (90, 130, 70, 40, 110), open_top=True)
    found = [action for action in read(report(sheet)).actions if action.status]
    assert [(action.status, action.theme) for action in found] == list(zip(["G", "A"], themes, strict=True))


OVERVIEW = [
    ("Theme", "C", "P", "N", "Total"),
    ("Locks", "", "12", "4", "16"),
    ("Banks", "4", "", "6", "10"),
    ("Weirs", "1", "2", "", "3"),
]


def test_headings_of_an_overview_need_no_rule_above_them() -> None:
    sheet = Sheet().text(50, 60, "Where we are", 12, "F2")
    draw(sheet, 80, OVERVIEW, (110, 40, 40, 40, 40), open_top=True)
    sheet.text(50, 160, "C = complete; P = in progress; N = not started", 9)
    found = {(count.theme, count.status): count.printed for count in read(report(sheet)).counts}
    assert found[("Locks", "P")] == "12" and found[("Banks", "N")] == "6" and found[("Banks", "")] == "10"


def test_words_above_the_first_rule_that_begin_elsewhere_are_no_headings() -> None:
    sheet = Sheet().text(53, 62, "Locks", 9).text(230, 62, "June 2024", 9)
    draw(sheet, 80, OVERVIEW, (110, 40, 40, 40, 40))
    (table,) = (block for block in report(sheet).blocks() if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0].cells] == list(OVERVIEW[0])


def test_a_line_set_to_the_right_below_another_is_no_column() -> None:
    sheet = Sheet()
    headings = ("Ref", "Action", "Due date", "RAG", "Update")
    rows = [(f"1.{at}", "Clear the weed", "29 July", "G", "Half of it\nis done") for at in range(1, 6)]
    draw(sheet, 100, [headings, *rows])
    for at in range(5):
        sheet.text(294, 134 + 30 * at, "2025", 9)
    assert {" ".join(action.due.split()) for action in actions(report(sheet)).values()} == {"29 July 2025"}


def test_rules_that_begin_further_right_part_rows_beside_a_cell_that_spans_them() -> None:
    sheet = Sheet()
    edges = (50, 120, 160, 310, 390, 430, 560)
    rows = [
        ("Theme", *HEADINGS),
        ("Locks", *FIRST[2]),
        ("", *MORE[0]),
        ("", "1.5", "Oil the gates", "Rangers", "A", ""),
    ]
    for at, texts in enumerate([*rows, ("Banks", "2.1", "Cut the reeds", "Rangers", "G", "Cut")]):
        for x, words in zip(edges, texts, strict=False):
            sheet.text(x + 3, 104 + 20 * at, words, 9)
        sheet.rule(50 if at in (0, 1, 4) else 120, 100 + 20 * at, 560, 100 + 20 * at)
    sheet.rule(50, 200, 560, 200)
    found = actions(report(sheet))
    assert [(a.ref, a.theme, a.status) for a in found.values()] == [
        ("1.3", "Locks", "R"),
        ("1.4", "Locks", "G"),
        ("1.5", "Locks", "A"),
        ("2.1", "Banks", "G"),
    ]


@pytest.mark.parametrize(("rules", "at"), [(True, 0), (True, 48), (False, 48)])
def test_headings_set_upwards_stand_over_their_columns(rules: bool, at: int) -> None:
    sheet = Sheet()
    edges = (50, 80, 220, 300, 330, 360, 390, 560)
    for x, words in zip(edges, ("Ref", "Action", "Lead", "", "", "", "Update"), strict=False):
        sheet.text(x + 3, 104 + at, words, 9)
    for x, words in zip(edges[3:], ("On track", "Some delay", "Off track"), strict=False):
        sheet.text(x + 9, 160, words, 9, turn=(0, 1, -1, 0))
    ticks = [("x", "", ""), ("", "x", ""), ("", "", "x"), ("x", "", "")]
    for row, marks in enumerate(ticks):
        texts = (f"1.{row + 1}", ("Clear the weed", "Mend the towpath")[row % 2], "Rangers", *marks, "Half done")
        for x, words in zip(edges, texts, strict=False):
            sheet.text(x + 3, 170 + 20 * row, words, 9)
    for y in (100, 166, 186, 206, 226, 246) if rules else ():
        sheet.rule(50, y, 560, y)
    (table,) = (block for block in report(sheet).blocks() if isinstance(block, Table))
    read_so = [tuple(cell.text for cell in row.cells[3:]) for row in table.rows]
    assert read_so == [("On track", "Some delay", "Off track", "Update"), *((*marks, "Half done") for marks in ticks)]


def test_figures_set_to_the_right_of_their_headings_stay_under_them() -> None:
    sheet = Sheet()
    for x, words in zip((53, 163, 203, 243, 283), ("Theme", "C", "P", "N", "Total"), strict=True):
        sheet.text(x, 104, words, 9)
    rows = [("Locks", "", "12", "4"), ("Banks", "4", "2 (2 c/f)", "6"), ("Weirs", "2", "1 (1 c/f)", "3")]
    for at, (theme, done, going, total) in enumerate(rows):
        sheet.text(53, 124 + 20 * at, theme, 9).text(190, 124 + 20 * at, done, 9)
        sheet.text(230 if going.isdigit() else 203, 124 + 20 * at, going, 9).text(310, 124 + 20 * at, total, 9)
    for at in range(5):
        sheet.rule(50, 100 + 20 * at, 330, 100 + 20 * at)
    (table,) = (block for block in report(sheet).blocks() if isinstance(block, Table))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        ("Theme", "C", "P", "N", "Total"),
        *((theme, done, going, "", total) for theme, done, going, total in rows),
    ]


def test_a_column_of_labels_without_a_heading_keeps_apart_from_the_figures() -> None:
    sheet = Sheet(595, 842).text(31, 40, "Garden plan", 12)
    sheet.text(31, 70, "Key: Dormant = nothing has begun; Thriving = all is well; Wilting = behind schedule", 9)
    rows = [
        ["", "Dormant", "Thriving", "Wilting", "Total"],
        ["Beds", "3", "5", "3", "11"],
        ["Ponds", "4", "2", "14", "20"],
    ]
    sheet.grid(31, 110, [110, 60, 60, 60, 60], rows, row_height=18, rules="level")
    found = {(c.theme, c.status): c.printed for c in read(extract("plan.pdf", pdf(sheet))).counts}
    assert found[("Beds", "Dormant")] == "3" and found[("Ponds", "Wilting")] == "14" and found[("Beds", "")] == "11"


@pytest.mark.parametrize("rules", ["level", "all"])
def test_a_key_of_words_that_nobody_else_uses_is_known_by_the_line_above_it(rules: str) -> None:
    sheet = Sheet(595, 842).text(31, 40, "Garden plan", 14).text(31, 80, "Key to ratings", 11, "F2")
    key = [["Dormant", "nothing has begun"], ["Thriving", "all is well"], ["Uprooted", "stopped for good"]]
    sheet.grid(31, 100, [110, 200], key, row_height=18, rules=rules)
    sheet.text(31, 190, "Overview of actions", 11, "F2")
    rows = [["Area", "Dormant", "Thriving", "Uprooted"], ["Beds", "3", "5", "3"], ["Ponds", "4", "2", "14"]]
    sheet.grid(31, 210, [110, 60, 60, 60], rows, row_height=18, rules=rules)
    found = read(extract("plan.pdf", pdf(sheet)))
    assert [entry.label for entry in found.key] == ["Dormant", "Thriving", "Uprooted"]
    assert {("Beds", "Thriving", "5"), ("Ponds", "Uprooted", "14")} <= {
        (count.theme, count.status, count.printed) for count in found.counts
    }
