"""Decisions as CSV: what is written is read again, whatever stands in it, and never as a formula."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.history import History, StoredDecision
from corpus.linking import Decision, identity, side
from ingest.batch import bring_up_to_date
from ingest.decision_file import read, written
from ingest.rendering.escaping import formula_guarded, formula_unguarded, spreadsheet_safe
from normalise.records import Action
from tests.corpus.history_reports import new_history
from tests.corpus.invented_plans import act, distinct_plans, report

PLAN = "Harbour Plan"
NOON = "2018-07-01T12:00:00.000+00:00"
texts = st.text(st.characters(codec="utf-8"), max_size=40)
nasty = texts | st.sampled_from(("=1+1", "'=1", "''@x", "-", "\t=x", "a;b,c\td", 'say "no"', "two\nlines", "＝x"))
named = nasty.filter(lambda text: any(sign.isalnum() for sign in text))


@given(nasty)
@example("'=x")
@example("''+1")
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert formula_unguarded(formula_guarded(text)) == text
    shown = spreadsheet_safe(text)
    assert formula_guarded(text).startswith("'") or not shown.startswith("'") or text.startswith("'")


@given(named, named, named, nasty, st.sampled_from(("accept", "reject", "join", "split", "note")), st.booleans())
@settings(deadline=None)
def test_what_is_written_is_read_again(
    wording: str, theme: str, who: str, why: str, verb: str, taken_back: bool
) -> None:
    one = report([act(wording, ref="=1.10", theme=theme), act(wording, ref="2")], 0)
    two = report([act(wording)], 1)
    decision = Decision(
        verb, who, NOON, why, side(one.actions[1], one), side(two.actions[0], two), taken_back and NOON or None
    )  # type: ignore[arg-type]
    kept = StoredDecision(7, decision, "Bo Marsh" if taken_back else None)
    text = written([kept])
    assert not any(cell[:1] in {"=", "+", "-", "@"} for row in csv.reader(io.StringIO(text)) for cell in row)
    for data in (text.encode(), text.encode("utf-8-sig"), _semicolons(text).encode("utf-8-sig")):
        (again,), wrong = read(data)
        assert not wrong
        assert identity(again.decision)[4:] == identity(decision)[4:]
        assert again.decision.earlier and decision.earlier
        assert again.decision.earlier.report == decision.earlier.report
        assert (again.decision.revoked, again.revoked_by) == (decision.revoked, kept.revoked_by)
        assert written([again]) == written([read(written([again]).encode())[0][0]])


def _semicolons(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(csv.reader(io.StringIO(text, newline="")))
    return out.getvalue()


@given(distinct_plans, distinct_plans, st.data())
@settings(max_examples=12, deadline=None)
def test_a_fresh_history_with_the_exported_decisions_has_the_same_links(
    first: list[Action], second: list[Action], data: st.DataObject
) -> None:
    reports = [each for n, rows in enumerate((first, second)) if (each := report(rows, n)).actions]
    places = [(each, action) for each in reports for action in each.actions]
    decisions = []
    for number in range(data.draw(st.integers(1, 4)) if places else 0):
        ends = [side(action, each) for each, action in data.draw(st.tuples(*[st.sampled_from(places)] * 2))]
        if ends[0].period != ends[1].period:
            verb = data.draw(st.sampled_from(("accept", "reject", "join", "split")))
            when = f"2018-07-0{number + 1}T12:00:00.000+00:00"
            decisions.append(Decision(verb, "Ada Quill", when, "", *sorted(ends, key=lambda end: end.period)))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        with History.open(new_history(Path(one))) as history:
            _store(history, reports)
            for decision in decisions:
                history.add_decision(decision)
            bring_up_to_date(history)
            here = _links(history)
            _store(history, reports)
            bring_up_to_date(history)
            assert _links(history) == here
            exported = written(history.decisions(revoked=True)).encode()
        with History.open(new_history(Path(other))) as history:
            incoming, wrong = read(exported)
            assert not wrong
            assert len(history.merge_decisions(incoming).added) == len(decisions)
            assert history.merge_decisions(incoming).known == len(decisions)
            _store(history, reports[::-1])
            bring_up_to_date(history)
            assert _links(history) == here


def _store(history: History, reports: list) -> None:  # type: ignore[type-arg]
    for each in reports:
        history.store(each, each.name, 10, plan=PLAN)


def _links(history: History) -> list[tuple[object, ...]]:
    names = ("earlier_period", "earlier_row", "later_period", "later_row", "verdict", "score", "reasons", "decided_by")
    return sorted((tuple(row[name] for name in names) for row in history.links()), key=str)
