"""Lines of prose: what wraps is joined, what stands apart stays apart, headings are guessed."""

import pytest

from extractors.plaintext.reflow import join_lines
from tests.extractors.reading import paragraphs, texts

WRAPPED = """The purpose of this report is to update the board on the delivery of the plan for
safer streets, and to set out what has been done since the last report in reducing re-
offending in the county. The next report will come to the board in the autumn, when the
Harbour Council has agreed its own.

A second paragraph follows after a blank line and is long enough to wrap on its own, so
that it has two lines.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    first, second = texts(WRAPPED)
    assert first.startswith("The purpose of this report is to update the board on the delivery of the plan for safer")
    assert "reducing re-offending in the county. The next report" in first
    assert first.endswith("when the Harbour Council has agreed its own.")
    assert second.startswith("A second paragraph")


def test_a_paragraph_a_line_is_left_alone() -> None:
    lines = [
        f"Point {n} is a long line that its author set as one paragraph, whatever its length may be." for n in "ABC"
    ]
    assert texts("\n".join(lines)) == lines


def test_short_lines_of_an_address_stay_apart_in_a_wrapped_document() -> None:
    assert texts(WRAPPED + "\nContact officer: Jo Bloggs\nTelephone: 01999 123456\nEmail: jo@example.org\n")[2:] == [
        "Contact officer: Jo Bloggs",
        "Telephone: 01999 123456",
        "Email: jo@example.org",
    ]


def test_bullets_of_every_kind_are_markers_and_their_lines_join() -> None:
    text = WRAPPED + (
        "\n• Work with schools in the county to help young people who are at risk of harm to find\n"
        "work and to keep it\n• A second item\n\n"
        "\uf0b7 A third item\n▪ A fourth item\n- A fifth item\n* A sixth item\n– A seventh item\no An eighth item\n"
        "   •  A ninth item that is set in and that hangs\n      under its own first word\n•\nA tenth item\n"
    )
    items = [paragraph for paragraph in paragraphs(text) if paragraph.marker]
    assert {item.marker for item in items} == {"•"}
    assert len(items) == 10
    assert items[0].text.endswith("at risk of harm to find work and to keep it")
    assert items[8].text == "A ninth item that is set in and that hangs under its own first word"
    assert items[8].indent == 3
    assert items[9].text == "A tenth item"


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("1 To present the plan.", "1", "To present the plan."),
        ("- 1 The first paragraph.", "1", "The first paragraph."),
        ("1. Members noted it.", "1", "Members noted it."),
        ("3.2 The board agreed it.", "3.2", "The board agreed it."),
        ("(i) Note the report.", "(i)", "Note the report."),
        ("a) agree the plan.", "a)", "agree the plan."),
        ("- 7 October: meeting of the board.", "•", "7 October: meeting of the board."),
        ("- 27 November - report due.", "•", "27 November - report due."),
        ("7 October: meeting of the board.", "", "7 October: meeting of the board."),
        ("53 Actions were agreed.", "", "53 Actions were agreed."),
        ("2018. The year began.", "", "2018. The year began."),
        ("2.5 FTE posts were filled.", "", "2.5 FTE posts were filled."),
        ("1.5 million pounds were spent.", "", "1.5 million pounds were spent."),
        ("-5 degrees.", "", "-5 degrees."),
        ("> 5 days is too long.", "", "> 5 days is too long."),
    ],
)
def test_a_marker_is_told_from_a_number_in_the_text(line: str, marker: str, text: str) -> None:
    (paragraph,) = paragraphs(line)
    assert (paragraph.marker, paragraph.text) == (marker, text)


def test_numbers_that_follow_each_other_are_markers_without_a_full_stop() -> None:
    found = paragraphs("- 1 First.\n- 2 Second.\n\n3 Third.\n\n9 Ninth of all.\n")
    assert [paragraph.marker for paragraph in found] == ["1", "2", "3", ""]


def test_a_star_that_a_word_calls_for_is_a_footnote_and_no_bullet() -> None:
    footnote = paragraphs("- Work on the pathways*\n- Train staff\n\n* The pathways are housing and work.\n")[-1]
    assert (footnote.marker, footnote.text) == ("", "* The pathways are housing and work.")
    assert paragraphs("* The **bold** pathways\n* Train *all* staff\n")[-1].marker == "•"


def test_a_wrapped_line_that_starts_with_a_number_or_dash_goes_on() -> None:
    text = WRAPPED + (
        "\nThe board was told about the plan and the money that is needed for it as in paragraph\n"
        "12. The board agreed the plan and asked for a further report on the money in the year\n"
        "- so that it could be sure of it before the summer.\n"
    )
    assert len(texts(text)) == 3


def levels(text: str) -> list[tuple[int, str]]:
    return [(paragraph.level, paragraph.text) for paragraph in paragraphs(text)]


def test_titles_sections_and_the_headings_below_them() -> None:
    text = (
        "Harbour Safety Partnership\n\nUpdate on the Plan for\n\nSafer Streets 2013-18\n\n"
        "1. Purpose of Report\n\nThe report sets out progress.\n\n2.  Background\nThe plan was agreed in May.\n\n"
        "Prevention\n\nWork has begun. It has included:\n\nSchools and clubs\n\nWhat is in place?\n\nMuch is in place.\n\n"
        "NEXT STEPS\n• Agree the plan\n\n**Outcomes**\n\nNone yet.\n\nSource: the board\n"
    )
    assert levels(text) == [
        (1, "Harbour Safety Partnership"),
        (1, "Update on the Plan for Safer Streets 2013-18"),
        (2, "Purpose of Report"),
        (0, "The report sets out progress."),
        (2, "Background"),
        (0, "The plan was agreed in May."),
        (3, "Prevention"),
        (0, "Work has begun. It has included:"),
        (0, "Schools and clubs"),
        (0, "What is in place?"),
        (0, "Much is in place."),
        (2, "NEXT STEPS"),
        (0, "Agree the plan"),
        (3, "Outcomes"),
        (0, "None yet."),
        (0, "Source: the board"),
    ]


def test_markdown_headings_quotes_and_rules() -> None:
    text = "# Plan #\n\n## 1. Aims\nText of it.\n\nUnderlined\n==========\n\nLower\n-----\n\n> Quoted words\n\n***\n\nLast.\n"
    assert levels(text) == [
        (1, "Plan"),
        (2, "Aims"),
        (0, "Text of it."),
        (1, "Underlined"),
        (2, "Lower"),
        (3, "Quoted words"),
        (0, "Last."),
    ]


def test_a_numbered_list_is_no_row_of_headings() -> None:
    assert [level for level, _ in levels("We will:\n\n1. Open the hub\n\n2. Train staff\n\n3. Write to all\n\nThat is all.\n")] == [
        0, 0, 0, 0, 0,
    ]  # fmt: skip


def test_a_bulleted_question_stays_a_paragraph_with_its_marker() -> None:
    (question, _) = paragraphs("• What is in place to help\n\nMuch is in place to help.\n")
    assert (question.level, question.marker) == (0, "•")


def test_pages_and_lines_are_counted_from_the_file() -> None:
    found = paragraphs("One.\r\n\r\nTwo.\r\fThree.\n\fFour.\n")
    assert [(p.place.page, p.place.line) for p in found] == [(1, 1), (1, 3), (2, 4), (3, 5)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("reducing re-", "offending", "reducing re-offending"),
        ("Parks Plan 2024-", "27", "Parks Plan 2024-27"),
        ("from 3 -", "4 weeks", "from 3 - 4 weeks"),
        ("a co-", "commissioned service", "a co-commissioned service"),
        ("multi-", "agency", "multi-agency"),
        ("the implementa-", "tion of", "the implementation of"),
        ("Stoke-on-", "Trent", "Stoke-on-Trent"),
        ("exposure to/", "risk of", "exposure to/risk of"),
        ("a plan", "for all", "a plan for all"),
        ("the plan -", "agreed in May", "the plan - agreed in May"),
    ],
)
def test_lines_join_at_hyphens(first: str, second: str, joined: str) -> None:
    assert join_lines(first, second) == joined


def test_a_long_line_that_goes_on_in_brackets_is_no_paragraph_of_its_own() -> None:
    first = "Of the nine actions in the plan, five are rated G (in place), three are rated A (begun) and one is rated R"
    assert texts(f"{first}\n(not begun) and will be dropped.\n") == [f"{first} (not begun) and will be dropped."]
    assert texts(f"{first}.\n(not begun)\n") == [f"{first}.", "(not begun)"]
