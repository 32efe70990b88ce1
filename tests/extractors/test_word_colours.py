"""The colour that a cell of a Word table shows: shading, highlighter, coloured signs, shapes, pictures."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageDraw

from extractors.records import Cell
from tests.extractors.writing_word import Word, one_cell, p, run, shade, tables, tbl, tc, tr


def last(content: str, properties: str = "") -> Cell:
    return tables(one_cell(content, properties=properties))[0].rows[-1].cells[-1]


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        (shade("00b050"), "#00B050"),
        (shade("auto"), None),
        (shade("FFFFFF"), None),
        ('<w:shd w:val="nil"/>', None),
        ('<w:shd w:val="solid" w:color="C00000" w:fill="FFFFFF"/>', "#C00000"),
        ('<w:shd w:val="pct50" w:color="FF0000" w:fill="FFFFFF"/>', "#FF8080"),
        ('<w:shd w:val="clear" w:fill="auto" w:themeFill="accent3"/>', "#9BBB59"),
        ('<w:shd w:val="clear" w:fill="auto" w:themeFill="accent3" w:themeFillTint="66"/>', "#D7E4BD"),
    ],
)
def test_shading_of_the_cell(shading: str, fill: str | None) -> None:
    found = last(p("G"), shading).fill
    assert found == fill or found is not None and fill is not None and near(found, fill)


def near(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= 2 for at in (1, 3, 5))


@pytest.mark.parametrize(
    ("content", "fill"),
    [
        (p("", run("Amber", '<w:highlight w:val="yellow"/>')), "#FFFF00"),
        (p("", run("Amber", shade("FFC000"))), "#FFC000"),
        (p("Green", properties=shade("92D050")), "#92D050"),
        (p("", run("●", '<w:color w:val="FF0000"/>')), "#FF0000"),
        (p("", run("l", '<w:rFonts w:ascii="Wingdings"/><w:color w:val="00B050"/>')), "#00B050"),
        (p("", run("Red", '<w:color w:val="FF0000"/>')), None),
        (p("", run("late", '<w:highlight w:val="yellow"/>'), run(" but mended")), None),
    ],
)
def test_colour_of_the_words(content: str, fill: str | None) -> None:
    assert last(content).fill == fill


def test_a_style_may_be_the_colour() -> None:
    style = f'<w:style w:type="character" w:styleId="Rag"><w:name w:val="RAG red"/><w:rPr>{shade("FF0000")}</w:rPr></w:style>'
    document = Word(tbl(["Ref", "Status"], ["1", tc(p("", run("R", '<w:rStyle w:val="Rag"/>')))])).style(style).read()
    assert tables(document)[0].rows[1].cells[1].fill == "#FF0000"


def test_white_speaks_only_among_colours() -> None:
    def column(*fills: str) -> list[str | None]:
        rows = [tr("1", tc("", shade(fill))) for fill in fills]
        return [row.cells[1].fill for row in tables(Word(tbl(["Ref", "RAG"], *rows)).read())[0].rows[1:]]

    assert column("FF0000", "FFFFFF", "00B050") == ["#FF0000", "#FFFFFF", "#00B050"]
    assert column("FFFFFF", "FFFFFF", "00B050") == [None, None, "#00B050"]


def test_what_is_struck_through_yields_to_the_rating_or_date_beside_it() -> None:
    def struck(gone: str, stands: str) -> str:
        return last(p("", run(gone, "<w:strike/>"), run(f" {stands}"))).text

    assert struck("Amber", "Green") == "Green"
    assert struck("31 March 2024", "30 June 2024") == "30 June 2024"
    assert (
        struck("The lease is not signed.", "It was signed in May.") == "The lease is not signed. It was signed in May."
    )
    assert last(p("", run("Amber", "<w:strike/>"))).text == "Amber"


def lamp(lit: str) -> bytes:
    """A traffic light with one lamp lit."""
    picture = Image.new("RGB", (30, 80), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((2, 2, 27, 77), fill="#303030")
    dark = {"#E00000": "#400808", "#FFB000": "#403008", "#00B040": "#083818"}
    for at, colour in enumerate(dark):
        draw.ellipse((6, 6 + 24 * at, 23, 23 + 24 * at), fill=colour if colour == lit else dark[colour])
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return packed.getvalue()


def drawing(graphic: str, alt: str = "") -> str:
    named = f'<wp:docPr id="1" name="Picture 1" descr="{alt}"/>'
    return f"<w:r><w:drawing><wp:inline>{named}<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"


@pytest.mark.parametrize("lit", ["#E00000", "#FFB000", "#00B040"])
def test_a_picture_alone_in_a_cell_is_its_colour(lit: str) -> None:
    word = Word()
    blip = f'<pic:pic><pic:blipFill><a:blip r:embed="{word.picture(lamp(lit))}"/></pic:blipFill></pic:pic>'
    word.add(tbl(["Ref", "Status"], ["1", tc(p("", drawing(blip)))], ["2", tc(p("Works", drawing(blip)))]))
    rows = tables(word.read())[0].rows
    found = rows[1].cells[1].fill
    assert found is not None and all(
        abs(int(found[at : at + 2], 16) - int(lit[at : at + 2], 16)) < 40 for at in (1, 3, 5)
    )
    assert rows[2].cells[1].fill is None


def test_the_words_that_stand_for_a_picture_count_where_they_rate() -> None:
    assert last(p("", drawing("", alt="Amber"))).text == "Amber"
    assert last(p("", drawing("", alt="A photograph of the weir"))).text == ""


def test_shapes_old_and_new() -> None:
    solid = '<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="00B050"/></a:solidFill></wps:spPr></wps:wsp>'
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        + drawing(solid).removeprefix("<w:r>").removesuffix("</w:r>")
        + '</mc:Choice><mc:Fallback><w:pict><v:oval fillcolor="red"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )
    assert last(p("", both)).fill == "#00B050"
    assert last(p("", '<w:r><w:pict><v:oval fillcolor="#ffc000 [3207]"/></w:pict></w:r>')).fill == "#FFC000"


def test_a_picture_that_cannot_be_read_has_no_colour() -> None:
    word = Word()
    data = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ")
    whole = lamp("#E00000")
    rel_id = word.picture(whole)
    word.document.part.rels[rel_id].target_part._blob = data
    blip = f'<pic:pic><pic:blipFill><a:blip r:embed="{rel_id}"/></pic:blipFill></pic:pic>'
    word.add(tbl(["Ref", "Status"], ["1", tc(p("", drawing(blip)))]))
    assert tables(word.read())[0].rows[1].cells[1].fill is None
