"""What the way out of a PDF left in the text goes; what the author wrote stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plaintext.cleaning import clean_cell, clean_lines
from extractors.plaintext.emphasis import in_bold, without_emphasis


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("<p>Agreed with partners</p>", "Agreed with partners"),
        ("<p>First</p> <p>Second</p>", "First\nSecond"),
        ("M <i>c/f</i>", "M c/f"),
        ('Risks: <ul style="list-style-type: none"> • Online • In school ', "Risks:\n• Online\n• In school"),
        ("<ul><li>Met twice</li><li>Agreed a plan</li></ul>", "• Met twice\n• Agreed a plan"),
        ("one<br>two<br/>three<BR />", "one\ntwo\nthree"),
        ("un<b>believ</b>able", "unbelievable"),
        ("waits < 5 days and > 3, or <1%", "waits < 5 days and > 3, or <1%"),
        ("report of <name> on <date>", "report of <name> on <date>"),
        ("if a <b and c> d", "if a <b and c> d"),
        ("R&amp;D &lt;5 &#8211; &pound;3", "R&D <5 – £3"),
        ("R&D &copy2 AT&T; x", "R&D &copy2 AT&T; x"),
        ("af\ufb01x of\ufb02ine co\u00adoperate zero\u200bwidth", "affix offline cooperate zerowidth"),
        ("non\u00a0breaking\u202fspace", "non breaking space"),
        ("\uf0b7 First\n\uf0a7Second", "• First\n• Second"),
        ("▪ One", "• One"),
        ("●", "●"),
        ("\uf0fc", "✓"),
        ("“As printed”, the Board’s", "“As printed”, the Board’s"),
        ("red\x1b[31m alert\x07", "red alert"),
        ("&#27;[2J", "[2J"),
        ("  ", ""),
    ],
)
def test_a_cell_is_cleaned(printed: str, clean: str) -> None:
    assert clean_cell(printed) == clean


def test_a_line_of_prose_keeps_its_indent_and_breaks_at_tags() -> None:
    assert clean_lines("   Text<br>more") == ["   Text", "more"]
    assert clean_lines("<p></p>") == [""]


@given(st.text(max_size=200))
def test_no_control_character_survives(text: str) -> None:
    assert not any(ord(char) < 32 and char != "\n" or 127 <= ord(char) < 160 for char in clean_cell(text))


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Open**", "Open"),
        ("an _open_ and *shut* __case__", "an open and shut case"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("(pathways*) of *prolific offenders", "(pathways*) of *prolific offenders"),
        ("______", "______"),
    ],
)
def test_marks_of_emphasis_go_only_in_pairs(marked: str, plain: str) -> None:
    assert without_emphasis(marked) == plain


def test_bold_is_the_whole_line_or_nothing() -> None:
    assert in_bold("**All of it**")
    assert not in_bold("**Some** of **it**")
