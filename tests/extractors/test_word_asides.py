"""What stands beside the text of a Word file: text boxes, footnotes, headers and footers."""

from __future__ import annotations

from docx.oxml import parse_xml

from tests.extractors.writing_word import NAMESPACES, Word, cells, p, paragraphs, run, tbl, tc, texts

CALL = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def box(content: str) -> str:
    """A text box as Word writes it: the new way, and the old way for old readers."""
    new = f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def test_text_boxes_are_read_once() -> None:
    document = Word(p("The works go on.", box(p("Boxed words.") + tbl(["a", "b"], ["c", "d"])))).read()
    assert texts(document) == ["The works go on.", "Boxed words."]
    assert cells(document) == [["a", "b"], ["c", "d"]]
    old = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("Old words.")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert texts(Word(p("", old)).read()) == ["Old words."]


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    document = Word(tbl(["Ref", "Status"], ["1", tc(p("", box(p("Amber"))))])).read()
    assert cells(document)[1] == ["1", "Amber"]


def test_footnotes_stand_after_what_calls_for_them_with_their_number() -> None:
    document = Word(
        p("We have:", CALL.format(2)), p("• mended the weir"), p("• sown the bank"), p("The trust met in May."),
        tbl(["Ref", "Status"], ["1", tc(p("G", CALL.format(1)))]), p("That is all."),
    ).notes("footnotes", p("By the lock keeper."), p("Since the last report.")).read()  # fmt: skip
    found = [(each.marker, each.text) for each in paragraphs(document)]
    assert found == [
        ("", "We have:"), ("•", "mended the weir"), ("•", "sown the bank"), ("1", "Since the last report."),
        ("", "The trust met in May."), ("2", "By the lock keeper."), ("", "That is all."),
    ]  # fmt: skip
    assert cells(document)[1] == ["1", "G"]


def test_endnotes_are_numbered_in_small_roman_numerals() -> None:
    call = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    document = Word(p("Mended.", call)).notes("endnotes", p("In June.")).read()
    assert [(each.marker, each.text) for each in paragraphs(document)] == [("", "Mended."), ("i", "In June.")]


def with_header(*blocks: str) -> Word:
    word = Word(*blocks)
    name = word.link("header", f"<w:hdr {NAMESPACES}>{p('Otter Valley Trust')}</w:hdr>")
    foot = word.link("footer", f"<w:ftr {NAMESPACES}>{p('Page 1 of 9')}{p('Version 2')}</w:ftr>")
    section = word.document.element.body.sectPr
    section.insert(0, parse_xml(f'<w:headerReference {NAMESPACES} w:type="default" r:id="{name}"/>'))
    section.insert(1, parse_xml(f'<w:footerReference {NAMESPACES} w:type="default" r:id="{foot}"/>'))
    section.insert(2, parse_xml(f'<w:headerReference {NAMESPACES} w:type="first" r:id="{foot}"/>'))
    return word


def test_headers_and_footers_are_read_once_and_part_nothing() -> None:
    assert texts(with_header(p("Rivers plan"), p("It rained.")).read()) == [
        "Rivers plan", "It rained.", "Otter Valley Trust", "Version 2",
    ]  # fmt: skip


def test_a_header_is_the_title_where_nothing_else_is() -> None:
    document = with_header(tbl(["Ref", "Action"], ["1", "Mend"])).read()
    assert texts(document) == ["Otter Valley Trust", "Version 2"]
    assert next(document.blocks()) == paragraphs(document)[0]


def test_an_embedded_document_is_a_problem_not_a_loss_in_silence() -> None:
    sheet = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>'
    document = Word(p("The figures:", sheet), p("", run("They are good."))).read()
    assert [problem.text for problem in document.problems] == [
        "The file holds an embedded Excel object, whose text could not be read"
    ]


def test_the_words_of_a_diagram_are_paragraphs() -> None:
    word = Word(p("The steps:"))
    spaces = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in ("Dig", "Sow")
    )
    name = word.link("diagram_data", f"<dgm:dataModel {spaces} {NAMESPACES}>{points}</dgm:dataModel>")
    drawn = f'<wp:inline><a:graphic><a:graphicData><dgm:relIds {spaces} r:dm="{name}"/></a:graphicData></a:graphic></wp:inline>'
    assert texts(word.add(p("", f"<w:r><w:drawing>{drawn}</w:drawing></w:r>")).read()) == ["The steps:", "Dig", "Sow"]
