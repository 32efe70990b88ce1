"""Headings that name the theme of a table though a sentence stands between the two."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

HEAD = "Ref | Action | Lead | RAG | Update"
RIVERS = f"{HEAD}\n1 | Mend the weir | Ann | G | Stone laid\n2 | Plant willows | Bob | A | Late"
WOODS = f"{HEAD}\n3 | Thin the oaks | Cy | G | All done\n4 | Lay the hedge | Di | R | No stakes"
REMARK = "Progress under this theme has been steady."


@pytest.mark.parametrize(("first", "second"), [("", REMARK), (REMARK, ""), (REMARK, REMARK)])
def test_a_sentence_between_a_theme_and_its_table(first: str, second: str) -> None:
    text = "\n\n".join(
        filter(None, ("# River Plan", "Mereford Council", "# Rivers", first, RIVERS, "# Woods", second, WOODS))
    )
    assert [action.theme for action in read(document(text)).actions] == ["Rivers", "Rivers", "Woods", "Woods"]


def test_a_lone_heading_with_a_sentence_below_it_names_no_theme() -> None:
    text = f"# River Plan\n\nMereford Council\n\n# Where we stand\n\nThe table has every action.\n\n{RIVERS}"
    assert {action.theme for action in read(document(text)).actions} == {""}
