"""Reports for the tests of the history: made by hand, and made by hypothesis."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from corpus.history import History
from extractors.printed import KeyEntry, Leftover, Prose
from extractors.records import Place, Problem
from normalise.records import Action, Activity, DateSpan, Milestone, Period, Report, StatedCount

QUARTERS = {
    1: Period("2021-22 Q1", date(2021, 4, 1), date(2021, 6, 30), "quarter"),
    2: Period("2021-22 Q2", date(2021, 7, 1), date(2021, 9, 30), "quarter"),
    3: Period("2021-22 Q3", date(2021, 10, 1), date(2021, 12, 31), "quarter"),
    4: Period("2021-22 Q4", date(2022, 1, 1), date(2022, 3, 31), "quarter"),
}
PLAN = "Riverside Flood Plan"
WORDING = (
    "Clear the culverts under Mill Lane",
    "Train forty volunteer flood wardens",
    "Replace the pumps at the lower sluice",
    "Publish the map of safe routes",
    "Agree a rota for the sandbag store",
)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        History.open(path).close()
        return path.read_bytes()


def new_history(folder: Path) -> Path:
    """An empty history in this folder, copied: making one takes longer than most tests."""
    path = folder / "history.db"
    path.write_bytes(_empty())
    return path


def day(year: int, month: int, number: int) -> DateSpan:
    only = date(year, month, number)
    return DateSpan(only.isoformat(), only, only, "day")


def action(row: int, text: str = "", **fields: object) -> Action:
    wording = text or WORDING[(row - 1) % len(WORDING)]
    return Action(row=row, action=wording, place=Place(page=1, table=1, row=row), **fields)  # type: ignore[arg-type]


def report(
    quarter: int | None = 1, name: str = "", *, actions: tuple[Action, ...] | None = None, **fields: object
) -> Report:
    name = name or f"q{quarter}.txt"
    base: dict[str, object] = {
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "name": name,
        "format": "text",
        "kind": "action plan",
        "plan": PLAN,
        "title": f"Riverside Flood Plan: {name}",
        "pages": 1,
        "period": QUARTERS[quarter] if quarter else None,
        "actions": tuple(action(row) for row in (1, 2, 3)) if actions is None else actions,
    }
    return Report(**{**base, **fields})  # type: ignore[arg-type]


words = st.text(st.characters(codec="utf-8"), max_size=30)
some_words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
maybe = words | st.none()
days = st.dates()
flags = st.booleans()
whole = st.integers(min_value=0, max_value=2**40)
label = st.sampled_from(["done", "planned", "milestone", "due date", "overview", "prose", "share", "over", ""])

coordinates = st.floats(allow_nan=False, allow_infinity=False)
places = st.builds(
    Place,
    page=st.integers(1, 500) | st.none(),
    table=st.integers(1, 90) | st.none(),
    row=whole | st.none(),
    line=whole | st.none(),
    column=st.integers(1, 90) | st.none(),
    chart=st.integers(1, 90) | st.none(),
    bbox=st.tuples(coordinates, coordinates, coordinates, coordinates) | st.none(),
)


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    start = draw(days)
    length = draw(st.integers(0, min(400, (date.max - start).days)))
    return DateSpan(draw(words), start, start + timedelta(length), draw(st.sampled_from(["day", "month"])), draw(flags))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    span = draw(spans())
    return Period(draw(some_words), span.start, span.end, draw(st.sampled_from(["quarter", "span"])))


states = st.sampled_from(
    ["complete", "on track", "in progress", "at risk", "off track", "not started", "superseded", "unknown"]
)
actions = st.builds(
    Action,
    row=st.just(0),
    action=words,
    place=places,
    ref=maybe,
    theme=maybe,
    key_deliverable=maybe,
    description=maybe,
    lead=maybe,
    leads=st.lists(words, max_size=3).map(tuple),
    outcome_measure=maybe,
    timescale=maybe,
    timescale_printed=maybe,
    starts=spans() | st.none(),
    due=maybe,
    due_span=spans() | st.none(),
    term_span=spans() | st.none(),
    carried_forward=flags,
    status_printed=maybe,
    status=maybe,
    state=states,
    status_fill=maybe,
    previous_status_printed=maybe,
    evidence=maybe,
    other=st.lists(st.tuples(words, words), max_size=3).map(tuple),
    columns=st.frozensets(words, max_size=4),
    parts=st.lists(places, max_size=2).map(tuple),
)


def numbered(found: list[Action]) -> tuple[Action, ...]:
    return tuple(replace(one, row=row) for row, one in enumerate(found, start=1))


def tuples_of(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


counts = st.builds(
    StatedCount,
    printed=words,
    place=places,
    source=label,
    value=whole | st.none(),
    of=whole | st.none(),
    percent=st.from_regex(r"\d{1,3}(\.\d{1,3})?", fullmatch=True) | st.none(),
    bound=label,
    percent_bound=label,
    part=label,
    theme=maybe,
    timescale=maybe,
    timescale_printed=maybe,
    status_printed=maybe,
    status=maybe,
    state=maybe,
    carried_forward=whole | st.none(),
    what=maybe,
    noun=maybe,
    sentence=maybe,
    group=st.integers(0, 9),
    complete_list=flags,
)

keys = st.builds(KeyEntry, label=words, meaning=words, kind=label, place=places)
milestones = st.builds(
    Milestone,
    text=words,
    kind=label,
    place=places,
    date=spans() | st.none(),
    theme=maybe,
    action_row=st.integers(1, 9) | st.none(),
    met=flags | st.none(),
)
activities = st.builds(Activity, kind=label, text=words, place=places, theme=maybe)
paragraphs = st.builds(Prose, text=words, place=places, heading=words, marker=words)
leftovers = st.builds(Leftover, text=words, place=places, reason=words)
problems = st.builds(Problem, text=words, place=places | st.none(), lost=st.booleans(), rows=st.booleans())
BUILDERS = (places, actions, counts, keys, milestones, activities, paragraphs, leftovers, problems)

reports = st.builds(
    Report,
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    name=words,
    format=words,
    kind=words,
    plan=st.just("") | words.filter(str.strip),
    title=words,
    pages=st.integers(0, 9999),
    organisation=maybe,
    period=periods() | st.none(),
    as_at=days | st.none(),
    revision=st.integers(0, 2000),
    plans_named=tuples_of(words),
    key=tuples_of(keys),
    actions=st.lists(actions, max_size=4).map(numbered),
    milestones=tuples_of(milestones),
    activities=tuples_of(activities),
    stated_counts=tuples_of(counts),
    prose=tuples_of(paragraphs),
    leftovers=tuples_of(leftovers),
    problems=tuples_of(problems),
)
