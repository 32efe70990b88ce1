"""Tables in HTML inside a text."""

from __future__ import annotations

import pytest

from tests.extractors.reading import tables, texts

TABLE = """\
<table>
<thead><tr><th>Ref</th><th>Action</th><th>RAG</th></tr></thead>
<tbody>
<tr><td>1</td><td>Mend the weir<br>and the sluice</td><td>Green</td></tr>
<tr>
  <td>2</td>
  <td>Plant <b>willows</b> &amp; reeds</td>
  <td></td>
</tr>
</tbody>
</table>
"""


def test_a_table_in_html_has_its_cells() -> None:
    assert tables(f"# Rivers\n\n{TABLE}\nAll is well.\n", "plan.md") == [
        [["Ref", "Action", "RAG"], ["1", "Mend the weir and the sluice", "Green"], ["2", "Plant willows & reeds", ""]]
    ]
    assert texts(f"# Rivers\n\n{TABLE}\nAll is well.\n") == ["Rivers", "All is well."]


def test_a_cell_over_several_columns_and_a_caption() -> None:
    text = "<table><caption>Woods</caption>\n<tr><td colspan=2>Oaks</td><td>9</td></tr>\n</table>\n"
    assert tables(text) == [[["Woods", "", ""], ["Oaks", "", "9"]]]


@pytest.mark.parametrize(
    "text",
    [
        "<table>\n<tr><td>Ref</td><td>Action</td></tr>\n",  # never closed
        "See <table><tr><td>Ref</td><td>Action</td></tr></table>\n",
        "<table><tr><td>Ref</td><td>Action</td></tr></table> and the notes\n",
        "<table>\n<tr><td>Ref</td><td>\nSee <table><tr><td>Action</td></tr></table>\n",
        "<table><tr><td>Ref</td><td><table><tr><td>Action</td></tr></table>\n",
        "The <table> below was left out.\n",
    ],
)
def test_what_is_no_whole_table_keeps_its_words(text: str) -> None:
    assert not tables(text)
    assert "Action" not in text or "Action" in " ".join(texts(text))
