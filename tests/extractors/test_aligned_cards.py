"""Cards in aligned text: labels at the left, values at one edge."""

from __future__ import annotations

from extractors.formats import extract
from extractors.layouts import read
from tests.extractors.test_conservation import unaccounted

CARDS = """\
Canal plan

Progress in 2024

Locks

Ref       1.1

Action    Mend the weir and the sluice
          below it

Lead      Canal Trust

RAG       G

Progress


Ref       1.2

Action    Plant willows

Lead      Rangers

RAG       A

Progress  Ordered in May
"""


def test_a_card_with_blank_lines_between_its_fields() -> None:
    source = extract("report.txt", CARDS.encode())
    report = read(source)
    assert unaccounted(source, report) == []
    assert [(a.ref, a.action, a.status, a.evidence, a.theme) for a in report.actions] == [
        ("1.1", "Mend the weir and the sluice below it", "G", "", "Locks"),
        ("1.2", "Plant willows", "A", "Ordered in May", "Locks"),
    ]


def test_a_covering_page_is_no_card() -> None:
    text = "Lead       Ann Ward\n\nDate       6 May 2024\n\nStatus     Draft\n\nVersion    2\n\nThe plan follows.\n"
    assert read(extract("report.txt", text.encode())).actions == ()


def test_a_card_goes_on_over_a_page_and_ends_where_the_next_begins() -> None:
    text = (
        "Ref           1.1\n\nAction        Mend the weir\n\nOwner         Rangers\n\nStatus        Green\n\n\n"
        "Ref           1.2\n\nAction        Plant willows\n\n\fOwner    Canal Trust\n\nStatus   Red\n\nDue      May 2024\n\n\n"
        "Ref      1.3\n\nAction   Paint the bridge\n\nOwner    Engineers\n\nStatus   Amber\n"
    )
    report = read(extract("report.txt", f"Canal plan\n\nProgress in 2024\n\n{text}".encode()))
    assert [(a.ref, a.action, a.lead, a.status) for a in report.actions] == [
        ("1.1", "Mend the weir", "Rangers", "Green"),
        ("1.2", "Plant willows", "Canal Trust", "Red"),
        ("1.3", "Paint the bridge", "Engineers", "Amber"),
    ]


def test_fields_at_the_ends_of_several_pages_are_no_page_footer() -> None:
    cards = [
        f"Ref        1.{number}\n\nAction     {action}\n\nOwner      Rangers\n\nRating     Amber\n"
        for number, action in enumerate(("Mend the weir", "Plant willows", "Paint the bridge", "Dredge the lock"), 1)
    ]
    cards[1] = cards[1].replace("Amber", "Green")
    text = f"Canal plan\n\nProgress in 2024\n\nLocks\n\n{cards[0]}\f{cards[1]}\n\n{cards[2]}\f{cards[3]}"
    report = read(extract("report.txt", text.encode()))
    assert [(a.ref, a.status, a.theme) for a in report.actions] == [
        ("1.1", "Amber", "Locks"),
        ("1.2", "Green", "Locks"),
        ("1.3", "Amber", "Locks"),
        ("1.4", "Amber", "Locks"),
    ]


CARD_CUT = "Ref        1.1\n\nAction     Mend the weir\n\nOwner      Rangers\n\nRating     Amber\n\f{label}\n\n\n"


def test_a_label_without_its_value_at_the_top_of_a_page_is_of_the_card_that_goes_on() -> None:
    below = "Ref        1.2\n\nAction     Plant willows\n\nOwner      Rangers\n\nRating     Green\n\nEvidence   All are in.\n"
    text = f"Canal plan\n\nProgress in 2024\n\nLocks\n\n{CARD_CUT.format(label='Evidence')}{below}"
    report = read(extract("report.txt", text.encode()))
    assert [(a.ref, a.theme, a.evidence) for a in report.actions] == [
        ("1.1", "Locks", ""),
        ("1.2", "Locks", "All are in."),
    ]


def test_a_heading_at_the_top_of_a_page_is_the_theme_of_the_cards_below_it() -> None:
    below = "Ref        2.1\n\nAction     Plant willows\n\nOwner      Rangers\n\nRating     Green\n"
    text = f"Canal plan\n\nProgress in 2024\n\nLocks\n\n{CARD_CUT.format(label='Evidence')}{below}"
    report = read(extract("report.txt", text.encode()))
    assert [(a.ref, a.theme) for a in report.actions] == [("1.1", "Locks"), ("2.1", "Evidence")]


def test_a_label_without_its_value_at_the_top_of_several_pages_is_no_page_header() -> None:
    card = "Ref        1.{n}\n\nAction     Mend weir {n}\n\nRating     Amber\n\nOwner      Rangers\n"
    cards = [card.format(n=n) + ("\fEvidence\n\n\n" if n in (2, 4) else "Evidence   Begun.\n\n\n") for n in range(1, 7)]
    report = read(extract("report.txt", f"Canal plan\n\nProgress in 2024\n\nLocks\n\n{''.join(cards)}".encode()))
    assert [(a.theme, a.evidence) for a in report.actions] == [
        ("Locks", "" if n in (2, 4) else "Begun.") for n in range(1, 7)
    ]
