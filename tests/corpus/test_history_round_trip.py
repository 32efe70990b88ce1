"""What is stored is what is loaded: every field of every record."""

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from corpus.history import History
from normalise.records import Report
from tests.corpus import history_reports
from tests.corpus.history_reports import new_history, reports


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports)
def test_a_report_is_loaded_as_it_was_stored(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = new_history(Path(folder))
        with History.open(path, create=False) as history:
            stored = history.store(report, "somewhere.txt", 12)
            assert history.load_report(stored.report_id) == report
        with History.open(path, read_only=True) as history:
            assert history.load_report(stored.report_id) == report


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(first=reports, again=reports)
def test_a_report_read_anew_is_loaded_as_it_was_read_last(first: Report, again: Report) -> None:
    again = dataclasses.replace(again, sha256=first.sha256, plan=first.plan)
    with tempfile.TemporaryDirectory() as folder:
        path = new_history(Path(folder))
        with History.open(path, create=False) as history:
            number = history.store(first, "somewhere.txt", 12).report_id
            assert history.store(again, "somewhere.txt", 12, replace=True).report_id == number
            assert history.load_report(number) == again
            # the full-text indexes hold exactly the words of what is stored
            for table in ("action", "milestone", "activity", "prose", "leftover"):
                history._db.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")


def test_no_field_of_a_record_is_left_at_its_default_here() -> None:
    """A field that is added to a record must be stored too: then the strategies have to draw it."""
    given_by_history = {"action_id"}
    for strategy in (history_reports.reports, *history_reports.BUILDERS):
        drawn = strategy.wrapped_strategy  # type: ignore[attr-defined]
        fields = {field.name for field in dataclasses.fields(drawn.target)}
        assert fields - given_by_history == set(drawn.kwargs), drawn.target.__name__
