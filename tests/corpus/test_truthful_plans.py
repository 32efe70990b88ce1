"""Plans made up at random: a truthful overview gives no error, and one changed cell gives exactly that cell."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.audit import audit
from corpus.records import Case, Finding
from normalise.records import Report
from tests.corpus.casefile import build_report

THEMES = ("Safer streets", "Housing", "Young people", "Health and care", "Environment", "Skills")
TERMS = ("S", "M", "L")
RATINGS = ("R", "A", "G", "B", "W", "Delayed", "On hold")

Rows = list[tuple[str, str, str, bool]]


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[str], list[str], list[str], Rows]:
    """Themes, timescales ("-" for a plan without) and ratings, with rows: theme, term, rating, carried."""
    themes = draw(st.lists(st.sampled_from(THEMES), min_size=1, max_size=4, unique=True))
    terms = draw(st.one_of(st.just(["-"]), st.lists(st.sampled_from(TERMS), min_size=1, max_size=3, unique=True)))
    ratings = draw(st.lists(st.sampled_from(RATINGS), min_size=1, max_size=5, unique=True))
    row = st.tuples(st.sampled_from(themes), st.sampled_from(terms), st.sampled_from(ratings), st.booleans())
    return themes, terms, ratings, draw(st.lists(row, min_size=1, max_size=25))


def truthful(plan: tuple[list[str], list[str], list[str], Rows], blanks: bool) -> Report:
    """A report whose overview gives every cell, every total of a row and of a column."""
    themes, terms, ratings, rows = plan
    lines = []
    for theme in (*themes, "-"):
        for term in dict.fromkeys((*terms, "-")):
            mine = [row for row in rows if theme in ("-", row[0]) and term in ("-", row[1])]
            lines.append(f"{theme} | {term} | - | {len(mine)}")
            for rating in ratings if term in terms else ():
                counted = [row for row in mine if row[2] == rating]
                carried = [row for row in counted if row[3]]
                note = " c/f" if carried and len(carried) == len(counted) else ""
                lines.append(f"{theme} | {term} | {rating} | {len(counted) or ('' if blanks else 0)}{note}")
    grid = ["theme | timescale | status"]
    grid += [
        f"{theme} | {'' if term == '-' else term}{' c/f' if cf else ''} | {rating}" for theme, term, rating, cf in rows
    ]
    return build_report({"overview": "\n".join(lines), "grid": "\n".join(grid), "period": "2018-03-31"})


def unread(report: Report, row: int, field: str) -> Report:
    """The report with one field of one row that could not be read."""
    blank = {"theme": None} if field == "theme" else {"timescale": None, "timescale_printed": None}
    if field == "status":
        blank = {"status": None, "state": "unknown", "status_printed": None}
    actions = tuple(replace(a, **blank) if a.row == row else a for a in report.actions)  # type: ignore[arg-type]
    return replace(report, actions=actions)


def errors(report: Report) -> list[Finding]:
    outcome = audit(Case(report))
    assert not [skip for skip in outcome.skipped if "the check failed" in skip.why]
    return [finding for finding in outcome.findings if finding.severity == "error"]


@given(plans(), st.booleans())
def test_a_truthful_overview_gives_no_error(plan: tuple[list[str], list[str], list[str], Rows], blanks: bool) -> None:
    report = truthful(plan, blanks)
    assert not errors(report)
    assert not [finding for finding in audit(Case(report)).findings if finding.code == "CNT007"]


@given(plans(), st.data())
def test_rows_that_cannot_be_read_raise_no_error(
    plan: tuple[list[str], list[str], list[str], Rows], data: st.DataObject
) -> None:
    report = truthful(plan, False)
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.integers(1, len(report.actions)))
        report = unread(report, row, data.draw(st.sampled_from(("theme", "timescale", "status"))))
    assert not errors(report)


@settings(max_examples=200)
@given(plans(), st.data())
def test_one_changed_cell_is_named_and_nothing_else(
    plan: tuple[list[str], list[str], list[str], Rows], data: st.DataObject
) -> None:
    report = truthful(plan, False)
    ratings = [cell for cell in report.stated_counts if cell.status_printed]
    cell = data.draw(st.sampled_from(ratings))
    value = data.draw(st.integers(0, 30))
    assume(value != cell.value)
    changed = replace(cell, value=value, printed=str(value))
    counts = tuple(changed if count is cell else count for count in report.stated_counts)
    found = errors(replace(report, stated_counts=counts))

    assert [finding.place for finding in found if finding.code == "CNT001"] == [cell.place]
    assert {finding.code for finding in found} <= {"CNT001", "CNT003", "CNT004"}
    by_place = {count.place: count for count in counts}
    for finding in found:
        about = by_place[finding.place]
        if finding.code == "CNT003":
            assert about.theme == cell.theme and about.timescale in (None, cell.timescale)
        if finding.code == "CNT004":
            assert (about.timescale, about.status_printed) == (cell.timescale, cell.status_printed)
    assert any(finding.code == "CNT003" for finding in found)
    assert any(finding.code == "CNT004" for finding in found)


@given(plans(), st.integers(1, 9))
def test_one_row_too_few_in_the_grid_is_found(plan: tuple[list[str], list[str], list[str], Rows], which: int) -> None:
    report = truthful(plan, False)
    assume(len(report.actions) > 1)
    lost = report.actions[which % len(report.actions)]
    shorter = replace(report, actions=tuple(action for action in report.actions if action is not lost))
    assume(any(action.theme == lost.theme for action in shorter.actions))
    found = errors(shorter)
    cells = {count.place: count for count in report.stated_counts}
    themes = {cells[finding.place].theme for finding in found if finding.code in ("CNT001", "CNT002")}
    assert themes == {lost.theme, None} or any("timescales" in skip.why for skip in audit(Case(shorter)).skipped)
