"""Page headers and footers printed among rows are taken out of them, and the rows go on over them."""

import pytest

from extractors.plaintext.lines import split_lines
from extractors.plaintext.running_lines import find_running_lines
from tests.extractors.reading import paragraphs, printed, tables, texts

HEADER = ["Ref", "What we will do", "Who", "By when", "Status", "Progress"]
WIDTHS = [5, 26, 14, 10, 11, 30]
ROWS = [
    ["1.1", "Mark trailers with paint that glows in the dark", "Rural Team", "Dec 2022", "Complete",
     "All marked by November, and the list is with the insurers."],
    ["1.2", "Hold six open days", "Farms Union", "Mar 2023", "On track", "Four held."],
    ["1.3", "Map stolen plant with the three counties around us", "Analyst", "June 2022", "Overdue",
     "The post is vacant. Cover was found."],
    ["1.4", "Write to every farm about locks and about lights", "Council", "Jan 2023", "Not started", ""],
    ["2.1", "Cameras at ten places", "Council", "Ongoing", "On track", "Seven in place, three to come in spring."],
]  # fmt: skip
HEAD = "                         Hill and Dale Council"


def foot(page: int) -> str:
    return f"                                                                           Page {page} of 3"


def with_running_lines(rows: str, every: int) -> str:
    """The lines of rows with a foot and a head after every so many, wherever that falls."""
    out = [HEAD, "Rural Crime Plan 2022-23", ""]
    for at, line in enumerate(rows.rstrip("\n").split("\n"), 1):
        out.append(line)
        if at % every == 0:
            out += [foot(at // every), HEAD]
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("every", [5, 6, 7, 8])
def test_rows_go_on_over_page_headers_and_footers(every: int) -> None:
    text = with_running_lines(printed([HEADER, *ROWS], WIDTHS), every)
    assert [row for table in tables(text) for row in table] == [HEADER, *ROWS]
    assert texts(text).count(HEAD.strip()) == text.count(HEAD)


def test_the_running_lines_stand_between_the_tables_they_part() -> None:
    text = with_running_lines(printed([HEADER, *ROWS], WIDTHS), 6)
    assert [len(table) for table in tables(text)] == [4, 2]
    assert [paragraph.place.line for paragraph in paragraphs(text)][2:4] == [10, 11]


def test_a_header_that_is_printed_again_starts_a_table() -> None:
    text = printed([HEADER, *ROWS[:3]], WIDTHS) + foot(1) + "\n" + HEAD + "\n" + printed([HEADER, *ROWS[3:]], WIDTHS)
    first, second = tables(text)
    assert (first, second) == ([HEADER, *ROWS[:3]], [HEADER, *ROWS[3:]])


def test_rows_parted_by_blank_lines_go_on_too() -> None:
    lines = printed([HEADER, *ROWS], WIDTHS, 1).split("\n")
    text = "\n".join([*lines[:4], "", foot(1), "", *lines[4:9], "", foot(2), *lines[9:]])
    assert [row for table in tables(text) for row in table] == [HEADER, *ROWS]


def running(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[at].text.strip() for at in sorted(find_running_lines(lines))]


def test_numbers_that_count_the_pages_run_and_other_numbers_do_not() -> None:
    said = ["Of weirs and of their keepers.", "The ferry was mended.", "A bell was hung by the gate."]
    pages = [f"Plans\n\n{text}\n\n{' ' * 30}{number}\n" for number, text in enumerate(said, 7)]
    assert running("\f".join(pages)) == ["Plans", "7", "Plans", "8", "Plans", "9"]
    assert running(f"Costs\n\n{' ' * 30}12\n\fMore costs\n\n{' ' * 30}40\n") == []


@pytest.mark.parametrize(
    "text",
    [
        printed([HEADER, *ROWS, *ROWS], WIDTHS),
        printed(
            [["Ref", "Action", "RAG"], ["1", "See\npage 4\nof the plan", "G"], ["2", "See\npage 4", "A"]], [5, 20, 5]
        ),
        "Introduction          Page 2\nPrevention            Page 4\nHousing               Page 9\n",
        "No progress.\n\nThe group met.\n\nNo progress.\n",
    ],
)
def test_words_of_cells_and_contents_do_not_run(text: str) -> None:
    assert running(text) == []
