"""Fingerprints outlive what happens to a report between two readings: real reports, edited and read again."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.audit import fingerprints
from corpus.records import Case
from examples.build import ARCHIVE
from ingest.auditing import Checked, Choice, check
from ingest.reading import understand_file
from tests.ingest.test_audit_verb import COUNTED

PLAN = (ARCHIVE / "2024-25-q2-action-plan.txt").read_text()
COVERING = (ARCHIVE / "2025-04-24-board-covering-report.txt").read_text()

Edit = Callable[[str], str]


def checked(text: str, name: str = "draft.txt") -> Checked:
    return check(Case(understand_file(Path(name), text.encode())), name, Choice())


def marks(text: str, name: str = "draft.txt") -> set[str]:
    return {mark for _, mark in checked(text, name).fingerprinted()}


def replaced(before: str, after: str) -> Edit:
    def edit(text: str) -> str:
        assert before in text or after in text
        return text.replace(before, after)

    return edit


def swapped(one: str, other: str) -> Edit:
    """Two blocks (rows, themes), each known by how it begins, change places."""

    def edit(text: str) -> str:
        parts = text.split("\n\n")
        first, second = (
            next(at for at, part in enumerate(parts) if part.strip().startswith(word)) for word in (one, other)
        )
        parts[first], parts[second] = parts[second], parts[first]
        return "\n\n".join(parts)

    return edit


IN_THE_PLAN: dict[str, Edit] = {
    "evidence reworded": replaced("Five sessions held, 84 people", "Six sessions held, 97 people"),
    "an action reworded": replaced("Run a bystander training course", "Hold a bystander training day"),
    "another lead": replaced("Housing Services", "Dwelling Service"),
    "rows in another order": swapped("1.1 ", "1.2 "),
    "rows renumbered": replaced("\n1.3   Set", "\n1.9   Set"),
    "lines that end as on Windows": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "blanks at the ends of lines": lambda text: text.replace("\n\n", "  \n\n"),
    "a closing paragraph": lambda text: text.rstrip() + "\n\n\nThe next report is due in January.\n",
    "a title in small letters": replaced("SAFER HARROWMERE PLAN 2023-26", "Safer Harrowmere Plan 2023-26"),
}


@pytest.mark.parametrize("edit", IN_THE_PLAN.values(), ids=IN_THE_PLAN)
def test_edits_elsewhere_in_the_report(edit: Edit) -> None:
    before = marks(PLAN)
    assert len(before) >= 7
    after = edit(PLAN)
    assert after != PLAN
    assert before <= marks(after)


@given(st.lists(st.sampled_from(sorted(set(IN_THE_PLAN) - {"rows in another order"})), max_size=5))
@settings(max_examples=12, deadline=None)
def test_several_edits_at_once(names: list[str]) -> None:
    edited = reduce(lambda text, name: IN_THE_PLAN[name](text), names, PLAN)
    assert marks(PLAN) <= marks(edited)


def test_another_name_of_the_file() -> None:
    assert marks(PLAN, "Q2 FINAL v3 (2).txt") == marks(PLAN)
    assert marks(COVERING, "covering.txt") == marks(COVERING)


def test_a_mended_finding_renames_no_other() -> None:
    before = marks(PLAN)
    row = "Young People                         2       2                       4"
    mended = PLAN.replace(row, "Young People                         2       1       1               4")
    assert mended != PLAN
    after = marks(mended)
    assert len(before - after) == 2
    assert len(before & after) == len(before) - 2


ROWS_WITHOUT_LEAD = COUNTED.format(quarter=2, green=2).replace("Harbour Office", "").replace("Parks Team", "")


def test_the_second_of_two_alike_keeps_its_name_when_the_first_is_mended() -> None:
    first, second = (
        "1\tRepaint the ferry shelters along the north quay",
        "2\tPlant forty lime trees beside the tram line",
    )
    twins = ROWS_WITHOUT_LEAD.replace(second, first).replace("30 March 2025\tG", "30 March 2025\tA")

    def without_lead(text: str) -> list[tuple[str, str]]:
        one = checked(text)
        return [fingerprints(finding, *one.scope) for finding in one.findings if finding.code == "OWN001"]

    both = without_lead(twins)
    assert len({own for own, _ in both}) == len(both) == 2
    mended = without_lead(twins.replace("\t\t31 March 2025", "\tHarbour Office\t31 March 2025"))
    assert len(mended) == 1
    assert both[1][0] in mended[0]


def test_reports_of_one_period_do_not_share_fingerprints() -> None:
    plan, covering = checked(PLAN), checked(COVERING)
    assert plan.report.kind != covering.report.kind
    assert not marks(PLAN) & marks(COVERING)


def test_unrelated_reports_that_name_no_plan_do_not_share_fingerprints() -> None:
    grid = "Ref\tAction\tLead\tRAG\n1\tMend the roof of the hall\t\tG\n2\tOrder new chairs\t\tA\n"
    one, other = marks("HALL REPAIRS\n\n" + grid), marks("CHURCHYARD WALLS\n\n" + grid)
    assert one and other
    assert not one & other
