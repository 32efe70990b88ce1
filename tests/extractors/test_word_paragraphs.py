"""Paragraphs of Word files: headings, lists, fields, tracked changes, and what is not printed."""

from __future__ import annotations

import pytest

from tests.extractors.writing_word import Word, level, p, paragraphs, run, tbl, texts


def field(instruction: str, result: str) -> str:
    """A field of the kind that Word writes: instruction and result between marks."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + told + mark.format("separate") + run(result) + mark.format("end")


def test_headings_have_the_levels_of_their_styles() -> None:
    document = Word(
        p("Otter Valley Plan", style="Title"), p("Rivers", style="Heading1"), p("Banks", style="Heading2"),
        p("The banks were mended."), p("Loose", properties='<w:outlineLvl w:val="1"/>'),
    ).read()  # fmt: skip
    assert [(each.text, each.level) for each in paragraphs(document)] == [
        ("Otter Valley Plan", 1), ("Rivers", 2), ("Banks", 3), ("The banks were mended.", 0), ("Loose", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Überschrift 2", "Titre 2", "Kop 2", "Pennawd 2", "heading 2"])
def test_headings_of_other_languages(name: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Foreign"><w:name w:val="{name}"/></w:style>'
    own = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House"/><w:basedOn w:val="Foreign"/></w:style>'
    document = Word(p("Rivers", style="Foreign"), p("Parks", style="Own"), p("Text goes on here.")).style(style)
    assert [each.level for each in paragraphs(document.style(own).read())] == [2, 2, 0]


def test_bold_alone_on_a_short_line_is_a_heading() -> None:
    document = Word(
        p("The board met on 3 May and heard of the works."),
        p("", run("Works on the bank", "<w:b/>")),
        p("They go on until June."),
        p("", run("Only part", "<w:b/>"), run(" of this line is bold, so it is text.")),
    ).read()
    assert [bool(each.level) for each in paragraphs(document)] == [False, True, False, False]


def test_numbers_of_lists_are_text() -> None:
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerRoman", "(%3)"))
    document = Word(
        p("Rivers", num=(91, 0)), p("Banks", num=(91, 1)), p("Willow", num=(91, 2)), p("Alder", num=(91, 2)),
        p("Beds", num=(91, 1)), p("Parks", num=(91, 0)), p("Paths", num=(91, 1)), p("Ash", num=(91, 2)),
    ).lists(*levels).read()  # fmt: skip
    markers = [each.marker for each in paragraphs(document)]
    assert markers == ["1", "1.1", "(i)", "(ii)", "1.2", "2", "2.1", "(i)"]


def test_a_list_goes_on_in_another_unless_it_is_told_to_start_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    document = Word(p("a", num=(91, 0)), p("b", num=(92, 0)), p("c", num=(93, 0)), p("d", num=(93, 0)))
    document.lists(level(0, "upperLetter", "%1)"), nums=("", "", again))
    assert [each.marker for each in paragraphs(document.read())] == ["A)", "B)", "A)", "B)"]


def test_a_number_with_words_is_part_of_the_text() -> None:
    document = Word(p("Rivers", style="Heading1", num=(91, 0)), p("It rained.")).lists(level(0, "decimal", "Theme %1:"))
    assert texts(document.read()) == ["Theme 1: Rivers", "It rained."]


def test_bullets_of_any_sign_are_one() -> None:
    levels = level(0, "bullet", "\uf0b7"), level(1, "bullet", "o")
    document = Word(p("Mend", num=(91, 0)), p("Paint", num=(91, 1)), p("• Sow"), p("-\u2003Reap")).lists(*levels)
    assert [(each.marker, each.text) for each in paragraphs(document.read())] == [
        ("•", "Mend"), ("•", "Paint"), ("•", "Sow"), ("•", "Reap"),
    ]  # fmt: skip


def test_numbering_that_is_switched_off_or_unknown_prints_nothing() -> None:
    document = Word(p("Mend", num=(0, 0)), p("Paint the gate", num=(77, 0)))
    assert [each.marker for each in paragraphs(document.read())] == ["", ""]


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>never </w:delText></w:r></w:del>'
    put = f'<w:ins w:id="2" w:author="A">{run("soon ")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="A">{run("away ")}</w:moveFrom>'
    come = f'<w:moveTo w:id="4" w:author="A">{run("here ")}</w:moveTo>'
    whole = '<w:rPr><w:del w:id="5" w:author="A"/></w:rPr>'
    document = Word(
        p("It was ", gone, put, moved, come, run("mended.")),
        p("The first half", properties=whole), p(" and the second."),
        p("The last goes on", properties=whole), tbl(["a", "b"], ["c", "d"]),
    ).read()  # fmt: skip
    assert texts(document) == ["It was soon here mended.", "The first half and the second.", "The last goes on"]


def test_fields_show_their_result_and_a_field_left_open_hides_nothing() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    simple = '<w:fldSimple w:instr="PAGE">' + run("4") + "</w:fldSimple>"
    link = '<w:hyperlink r:id="none">' + run("the plan") + "</w:hyperlink>"
    document = Word(p("See page ", field("PAGEREF x", "12"), run(" or "), simple, run(" of "), link), p("", opened))
    document.add(p("All of this is read."))
    assert texts(document.read()) == ["See page 12 or 4 of the plan", "All of this is read."]


def test_what_is_hidden_or_only_a_prompt_is_left_out() -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    asked = f"<w:sdt>{prompt}<w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt>{prompt}<w:sdtContent>{p('Choose an item.')}</w:sdtContent></w:sdt>"
    kept = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Chosen by hand.')}</w:sdtContent></w:sdt>"
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    document = Word(p("Seen", run(" unseen", "<w:vanish/>"), comment, asked, run(" again.")), block, kept)
    assert texts(document.read()) == ["Seen again.", "Chosen by hand."]


def test_signs_tabs_and_hyphens() -> None:
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    typed = run("û", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    marks = "<w:r><w:t>re</w:t><w:softHyphen/><w:t>opened, co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:tab/><w:t>end</w:t></w:r>"
    formula = "<m:oMath><m:r><m:t>x = 2</m:t></m:r></m:oMath>"
    assert texts(Word(p("Done ", tick, typed, run(" "), marks, run(" "), formula)).read()) == [
        "Done ✓✗ reopened, co-op end x = 2"
    ]


def test_old_form_fields_show_their_choice() -> None:
    listed = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/></w:ddList>'
    ticked = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    fields = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" ")
        for form in (listed, ticked, "<w:checkBox/>")
    )
    assert texts(Word(p("Rated ", fields)).read()) == ["Rated Amber ☒ ☐"]


def test_lines_broken_on_purpose_are_their_own() -> None:
    line = "<w:r><w:br/></w:r>"
    document = Word(
        p("Otter Valley Trust", line, run("Rivers plan"), style="Title"),
        p("We have:", line, run("• mended the weir"), line, run("• sown the bank")),
        p("It was agreed that", line, run("the bank is sown.")),
    ).read()
    assert texts(document) == [
        "Otter Valley Trust", "Rivers plan", "We have:", "mended the weir", "sown the bank",
        "It was agreed that the bank is sown.",
    ]  # fmt: skip


def test_every_paragraph_has_a_place_of_its_own() -> None:
    document = Word(p("One"), p("One"), tbl(["a", "b"], ["c", "d"]), p("One")).read()
    places = [each.place for each in paragraphs(document)]
    assert [place.line for place in places] == [1, 2, 3]
    assert {place.page for place in places} == {1}
