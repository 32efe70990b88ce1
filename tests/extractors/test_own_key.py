"""Overviews and ticks headed by labels that only the report's own key explains, and what such labels must not touch."""

from __future__ import annotations

import pytest

from extractors.formats import extract
from extractors.grids.own_words import labels_of_key
from extractors.grids.ratings import is_rating_label, numbered_columns, rating_columns
from extractors.grids.report_labels import unusual_labels
from extractors.layouts import read
from extractors.records import Document
from tests.extractors.building import document
from tests.extractors.drawn import Sheet, pdf

OVERVIEW = "Theme | {0} | {1} | {2} | Total\nRivers | 1 | 2 | 0 | 3\nWoods | 0 | 1 | 4 | 5\nTotal | 1 | 3 | 4 | 8"
GRID = "Ref | Action | Lead | {0} | {1} | {2} | Comments\n1 | Mend the weir | Ann | X | | | Done in May\n" + (
    "2 | Plant the bank | Bob | | | X | Not yet"
)


def counted(report: Document) -> set[tuple[str, str, str]]:
    return {(count.theme, count.status, count.printed) for count in read(report).counts}


def statuses(report: Document) -> list[str]:
    return [action.status for action in read(report).actions]


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("Key to ratings\n\nC | Completed\nP | In progress\nN | Not started", "CPN"),
        ("Key: C = Complete, P = In progress, N = Not started", "CPN"),
        ("Key: C Complete, P In progress, N Not started", "CPN"),
        ("# Key\n\n* C – complete\n* P – in progress\n* N – not started", "CPN"),
        ("RAG key: S = Started; M = Mostly complete; D = Done", "SMD"),
        ("Key: 1 = Complete; 2 = On track; 3 = Late", "123"),
        ("RAG key: 3 - Complete; 2 - On track; 1 - Late", "321"),
        ("Status definitions\n\nRating | Meaning\n1 | Complete\n2 | On track\n3 | Late", "123"),
        ("Key to ratings\n\nBloom | Finished\nSprout | Work goes on\nSeed | Not started", ["Bloom", "Sprout", "Seed"]),
        ("Key: Bloom = Finished; Sprout = Work goes on; Seed = Not started", ["Bloom", "Sprout", "Seed"]),
    ],
)
@pytest.mark.parametrize("key_last", [False, True])
def test_an_overview_and_ticks_under_the_labels_of_the_key(key: str, labels: list[str], key_last: bool) -> None:
    parts = [key, "# Overview\n\n" + OVERVIEW.format(*labels), "# Rivers\n\n" + GRID.format(*labels)]
    report = document("\n\n".join(["Town Plan", *(parts[1:] if key_last else parts), *(parts[:1] if key_last else [])]))
    first, second, third = labels
    assert {("Rivers", first, "1"), ("Woods", third, "4"), ("", second, "3"), ("", "", "8")} <= counted(report)
    assert statuses(report) == [first, third]


def test_a_word_of_the_key_in_place_of_its_letter() -> None:
    report = document(
        "Key: C = In full leaf; P = In bud; N = Bare\n\nTheme | In full leaf | In bud | Bare\nRivers | 1 | 2 | 0"
    )
    assert counted(report) == set()  # nothing says that these are ratings
    report = document(
        "Rating key: C = In full leaf; P = In bud; N = Bare\n\n" + OVERVIEW.format("In full leaf", "In bud", "Bare")
    )
    assert ("Rivers", "In bud", "2") in counted(report)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Key: P = Police; H = Housing; F = Fire Service", []),
        ("Key: HoH = Head of Housing; DoP = Director of Place", []),
        ("Key dates: Launch - 4 May; Close - 5 June", []),
        ("# Key achievements\n\n* Rivers – completed in May\n* Woods – work in progress", []),
        ("Status: Complete – signed off by the board\n\nTimescale: Short – by June", []),
        ("RAG key: Complete - all finished; Green - on track; Red - late", ["Complete", "Green", "Red"]),
        ("Key: Done = Finished; Not begun = Nothing yet; c/f = Carried forward", ["Done", "Not begun", "c/f"]),
        ("Key: R Off track, A At risk, G On track", ["R", "A", "G"]),
    ],
)
def test_what_is_a_key_of_ratings(text: str, labels: list[str]) -> None:
    assert [entry.label for entry in read(document(text)).key] == labels


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Key: S = Started; M = Moving; L = Late", "status"),
        ("Key: S = Short term; M = Medium term; L = Long term", "timescale"),
        ("Key: S = Done within 6 months; M = Within a year; L = Later", "timescale"),
    ],
)
def test_small_medium_and_long_are_terms_unless_they_stand_for_states(text: str, kind: str) -> None:
    assert {entry.kind for entry in read(document(text)).key} == {kind}


def test_labels_of_a_key_are_ratings_only_as_long_as_its_report_is_read() -> None:
    with labels_of_key(["P", "Sprout", "1", "2", "3"]):
        assert is_rating_label("P") and is_rating_label("sprout (3)")
        assert not is_rating_label("2")
        assert numbered_columns(["Theme", "1", "2", "3", "Total"]) == [1, 2, 3]
        assert rating_columns(["Theme", "3", "2", "1"]) == [1, 2, 3]
        assert numbered_columns(["Rivers", "1", "2", "0"]) == numbered_columns(["Rivers", "2", "3"]) == []
    assert not is_rating_label("P") and not numbered_columns(["1", "2", "3"])


def test_numbers_of_the_key_touch_no_other_figures() -> None:
    report = document(
        "Key: 1 = Complete; 2 = On track; 3 = Late\n\n"
        "Ward | Men | Women\nUpton | 1 | 2\nDownton | 3 | 1\n\n"
        "Ref | Action | Status\n1 | Mend the weir | 2\n2 | Plant the bank | 3"
    )
    printed = read(report)
    assert printed.counts == ()
    assert [(action.ref, action.action, action.status) for action in printed.actions] == [
        ("1", "Mend the weir", "2"),
        ("2", "Plant the bank", "3"),
    ]


def test_letters_of_the_key_are_no_ratings_where_something_else_is_printed() -> None:
    report = document(
        "Key: C = Complete; P = In progress; N = Not started\n\n"
        "Ref | Action | Lead | Status\nC1 | Mend the weir | P | N\nN2 | Plant the bank | C | P"
    )
    assert [(action.ref, action.lead, action.status) for action in read(report).actions] == [
        ("C1", "P", "N"),
        ("N2", "C", "P"),
    ]


def test_a_key_that_only_names_colours_changes_nothing() -> None:
    usual = document("Key: R = Late; A = At risk; G = On track\n\nGreen | 3\nRed | 2")
    assert unusual_labels(usual) == []
    assert unusual_labels(document("Key: C = Complete; P = In progress")) != []


def test_a_table_without_rules_under_the_labels_of_the_key() -> None:
    sheet = Sheet(595, 842)
    for top, words in ((40, "Town Plan 2024"), (80, "Key: C = Complete; P = In progress; N = Not started")):
        sheet.text(31, top, words, 12)
    lines = ("Theme C P N Total", "Rivers 1 2 0 3", "Woods 0 1 4 5", "Total 1 3 4 8")
    for row, line in enumerate(lines):
        for column, words in enumerate(line.split()):
            sheet.text(31 + 90 * column, 120 + 18 * row, words, 9)
    found = read(extract("plan.pdf", pdf(sheet))).counts
    assert {("Rivers", "P", "2"), ("Woods", "N", "4"), ("", "", "8")} <= {(c.theme, c.status, c.printed) for c in found}


@pytest.mark.parametrize("heads", [("C", "P", "N"), ("1", "2", "3")])
def test_lined_up_columns_with_marks_and_words_for_nought(heads: tuple[str, str, str]) -> None:
    lines = [
        ("Theme", *heads, "Total", "c/f"),
        ("Rivers", "1*", "nil", "2 (a)", "3", "1"),
        ("Woods", "0", "4", "nil", "4", "0"),
    ]
    rows = "\n\n".join("".join(cell.ljust(12) for cell in line).rstrip() for line in lines)
    key = "; ".join(f"{head} = {word}" for head, word in zip(heads, ("Complete", "In progress", "Late"), strict=True))
    text = f"Town Plan 2024\n\nKey: {key}\n\nOverview\n\n{rows}\n\nAll figures are those of the board.\n"
    found = {(c.theme, c.status, c.printed) for c in read(extract("plan.txt", text.encode())).counts}
    assert {
        ("Rivers", heads[0], "1*"),
        ("Rivers", heads[1], "nil"),
        ("Woods", heads[1], "4"),
        ("Woods", "c/f", "0"),
    } <= found


SIGNED = "✓ – Done\n\n~ – Partly done\n\n✗ – Not done\n\n"
SIGNED_GRID = "Ref | Action | Lead | Status | Comments\n1 | Mend the weir | Ann | ~ | Begun in May\n2 | Plant the bank | Bob | ✓ | Yes\n"
BY_TERM = "Timescale | ✓ | ~ | ✗ | Grand total\nShort term | 2 | 1 | 0 | 3\nLong term | 1 | 4 | 3 | 8\n"


def test_signs_set_equal_to_words_on_lines_of_their_own_are_a_key() -> None:
    report = read(document(SIGNED + SIGNED_GRID))
    assert [(entry.label, entry.meaning) for entry in report.key] == [
        ("✓", "Done"), ("~", "Partly done"), ("✗", "Not done"),
    ]  # fmt: skip


def test_points_with_one_sign_are_no_key() -> None:
    assert not read(document("✓ – Weir mended\n\n✓ – Bank planted\n\n" + SIGNED_GRID)).key


@pytest.mark.parametrize("key", [SIGNED, ""])
def test_figures_below_a_grid_are_no_actions(key: str) -> None:
    report = read(document(f"{key}{SIGNED_GRID}\n## Overall\n\n{BY_TERM}"))
    assert [action.action for action in report.actions] == ["Mend the weir", "Plant the bank"]
    assert report.counts or report.leftovers


@pytest.mark.parametrize(
    "key", ["Key: Red = Behind schedule; Green = On schedule; Blue = Action closed", "Red: late; Green: fine"]
)
def test_an_overview_under_the_meanings_of_the_key_is_no_card(key: str) -> None:
    overview = "Status | Number of actions\nBehind schedule | 3\nOn schedule | 12\nAction closed | 4\n"
    report = read(document(f"{key}\n\n{overview}\n## Actions\n\n{SIGNED_GRID}"))
    assert [action.action for action in report.actions] == ["Mend the weir", "Plant the bank"]


@pytest.mark.parametrize(
    ("heading", "key", "ratings"),
    [
        ("Progress code", "C = Completed; P = Progressing; N = Not yet started", "CN"),
        ("Code", "C = Completed; P = Progressing; N = Not yet started", "NN"),
        ("Progress (1-5)", "1 = Not started; 2 = Under way; 3 = Complete", "13"),
        ("Outcome", "Kept = Done; Slipping = Behind; Put back = Later year", ("Slipping", "Kept")),
        ("Met?", "Yes = Recommendation met; No = Recommendation not met", ("Yes", "No")),
    ],
)
def test_a_column_of_the_keys_labels_rates_whatever_its_heading(heading: str, key: str, ratings: str) -> None:
    first, second = ratings
    rows = f"1 | Mend the weir | Ann | {first} | Stone was laid in May\n2 | Plant the bank | Bob | {second} | Willows are at hand"
    text = f"# River Plan\n\nKey: {key}\n\nRef | Action | Lead | {heading} | Comments\n{rows}"
    assert statuses(document(text)) == [first, second]


@pytest.mark.parametrize(("heading", "values"), [("Priority", "13"), ("Cost £k", "31"), ("Ward code", "CN")])
def test_a_column_that_happens_to_hold_labels_of_the_key_rates_nothing_beside_the_status(
    heading: str, values: str
) -> None:
    first, second = values
    rows = f"1 | Mend the weir | {first} | 2 | Stone was laid\n2 | Plant the bank | {second} | 1 | Willows are at hand"
    key = "Key: 1 = Not started; 2 = Under way; 3 = Complete"
    text = f"# River Plan\n\n{key}\n\nRef | Action | {heading} | Progress score | Comments\n{rows}"
    assert statuses(document(text)) == ["2", "1"]


def test_a_disc_in_a_key_that_was_taken_for_a_bullet() -> None:
    rows = "1 | Rivers | Mend the weir | Ann | ● | Going well\n2 | Woods | Lay the hedge | Bob | ▲ | Late"
    text = f"# Key\n\n✔ = Complete\n* = On track\n▲ = At risk\n\nRef | Portfolio | Action | Lead | Status | Comments\n{rows}"
    report = read(document(f"# River Plan\n\n{text}"))
    assert [(entry.label, entry.meaning) for entry in report.key] == [
        ("✔", "Complete"),
        ("●", "On track"),
        ("▲", "At risk"),
    ]
    assert [action.theme for action in report.actions] == ["Rivers", "Woods"]


def test_points_below_the_title_of_a_key_keep_their_bullets() -> None:
    report = read(document("# River Plan\n\n# Key\n\n* G – On track\n* A – At risk\n* R – Late"))
    assert [entry.label for entry in report.key] == ["G", "A", "R"]
