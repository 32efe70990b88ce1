"""Statements of all actions or of none in whole reports: where they stand says what they are about."""

import pytest

from corpus.all_or_none import statements
from extractors.formats import extract
from extractors.layouts import read
from normalise.report import understand

REPORT = """\
HOLLOWBECK HOMES PLAN
Quarter 2 2024/25 report

{heading}

{opening}

Theme: Homes

{homes}

| Ref | Action | Lead | Status |
|-----|--------|------|--------|
| 1.1 | Open the hostel in Mill Road | Housing | Complete |
| 1.2 | Write to every landlord | Housing | Red |

Theme: Health

| Ref | Action | Lead | Status |
|-----|--------|------|--------|
| 2.1 | Train the nurses | Health | Complete |
| 2.2 | Open the clinic on Saturdays | Health | In progress |
"""


@pytest.mark.parametrize(
    ("heading", "opening", "homes", "found"),
    [
        ("Summary", "No actions are red.", "", ["No actions are red."]),
        ("Matters arising", "No actions are red.", "", []),
        ("Summary", "The minutes of the last meeting were agreed.\n\nNo actions are red.", "", []),
        ("Summary", "No actions are red.", "No actions are red.", []),
        ("", "", "No actions are red.", []),
        ("Summary", "The Board met in June.", "No actions are red.", []),
        ("Success criteria", "• No actions are red\n• All actions are complete", "", []),
    ],
)
def test_only_what_plainly_speaks_of_the_plan(heading: str, opening: str, homes: str, found: list[str]) -> None:
    text = REPORT.format(heading=heading, opening=opening, homes=homes)
    report = understand(read(extract("report.txt", text.encode())))
    assert len(report.actions) == 4
    assert [each.sentence for each in statements(report)] == found
