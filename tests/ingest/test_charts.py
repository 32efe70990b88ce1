"""A chart that draws another number than the grid has, seen by the author of a draft."""

import docx

from tests.extractors.writing_charts import chart
from tests.extractors.writing_word import Word, p, tbl

ACTIONS = [
    ["1", "Open the night shelter", "Housing", "Green", "Opened on 3 May."],
    ["2", "Mend the river wall", "Parks", "Amber", "The mason is ill."],
    ["3", "Train the wardens", "Housing", "Green", "Two courses were held."],
]


def draft(tmp_path, green):
    word = Word(p("Vale Green Plan 2025-26"), p("Progress report, quarter 2, 2025-26"))
    word.add(p("Key: Green = on track; Amber = at risk; Red = off track"))
    word.add(chart(word, ["Green", "Amber", "Red"], {"": (green, 1, 0)}, title="Actions by rating"))
    word.add(p("Action plan"), tbl(["Ref", "Action", "Lead", "RAG", "Update"], *ACTIONS))
    path = tmp_path / f"draft{green}.docx"
    path.write_bytes(word.data())
    return path


def test_a_chart_that_agrees_is_left_alone(tallybook, tmp_path):
    assert tallybook("audit", draft(tmp_path, 2)).code == 0


def test_a_chart_that_draws_another_number_is_named(tallybook, tmp_path):
    run = tallybook("audit", draft(tmp_path, 3))
    assert run.code == 1
    assert "CNT001" in run.out and "page 1, chart 1: “Total / Green: 3”" in run.out


def test_its_note_stands_at_the_chart(tallybook, tmp_path):
    noted = tmp_path / "noted.docx"
    tallybook("audit", draft(tmp_path, 3), "--annotate", noted)
    first = docx.Document(noted).element.body.xpath("//w:commentRangeStart")[0]
    assert first.getparent().xpath(".//w:drawing")
