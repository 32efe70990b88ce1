"""Suppressions in a history: what the view ``findings`` says of them, and that none is ever lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.history import DatabaseFault, History, StoredFinding
from corpus.records import Finding, Suppression
from extractors.records import Place
from tests.corpus.history_reports import new_history
from tests.corpus.history_reports import report as a_report

MARK, BESIDE = "00aa11bb22cc33dd", "44aa11bb22cc33dd"
FINDING = Finding("CNT001", "error", "The overview says 5.", "5", "6", Place(line=3), (), "Clean Streets | S | green")
ACCEPTED = Suppression("The note explains it.", "R. Osei", fingerprint=MARK)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_history(tmp_path)


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History.open(path) as history:
        stored = history.store(a_report(1), "q1.txt", 1000)
        history.save_findings([stored.report_id], [StoredFinding(stored.report_id, FINDING, MARK, BESIDE)])
        yield history


def reasons(history: History) -> list[object]:
    return [row["suppressed_because"] for row in history.findings()]


def test_the_view_says_why_and_no_longer_once_it_is_taken_back(history: History) -> None:
    assert reasons(history) == [None]
    number = history.add_suppression(ACCEPTED)
    assert reasons(history) == ["The note explains it."]
    history.revoke_suppression(number, who="J. Tan")
    assert reasons(history) == [None]
    assert history.suppressions() == ()
    [kept] = history.suppressions(revoked=True)
    assert (kept.revoked_by, kept.suppression.who) == ("J. Tan", "R. Osei")


def test_what_the_finding_was_is_kept_with_it(history: History) -> None:
    number = history.add_suppression(ACCEPTED)
    [kept] = history.suppressions()
    report = next(iter(history.reports()))
    assert kept.suppression == replace(
        ACCEPTED,
        code="CNT001",
        plan=str(report["plan"]),
        period=str(report["period"]),
        about="The overview says 5.",
        origin=str(history.path),
        number=number,
    )


def test_it_also_fits_the_fingerprint_beside_a_finding_of_the_same_key(history: History) -> None:
    history.add_suppression(replace(ACCEPTED, fingerprint=BESIDE))
    assert reasons(history) == ["The note explains it."]


def test_its_last_day_is_its_last(history: History) -> None:
    today = date.today()
    history.add_suppression(replace(ACCEPTED, until=today - timedelta(days=1)))
    assert reasons(history) == [None]
    history.add_suppression(replace(ACCEPTED, because="For today.", until=today))
    assert reasons(history) == ["For today."]
    assert len(history.suppressions()) == 2


def test_that_of_a_settings_file_is_kept_with_the_finding_until_its_last_day(history: History) -> None:
    number = next(iter(history.reports()))["report_id"]
    assert isinstance(number, int)
    for until, shown in (
        (None, "In the file."),
        (date.today(), "In the file."),
        (date.today() - timedelta(days=1), None),
    ):
        finding = StoredFinding(number, FINDING, MARK, BESIDE, "In the file.", until)
        history.save_findings([number], [finding])
        assert reasons(history) == [shown]


@pytest.mark.parametrize("lacking", ["fingerprint", "because", "who"])
def test_one_without_fingerprint_reason_or_name_is_refused(history: History, lacking: str) -> None:
    with pytest.raises(ValueError, match="needs a fingerprint, a reason and a name"):
        history.add_suppression(replace(ACCEPTED, **{lacking: ""}))  # type: ignore[arg-type]
    assert history.suppressions() == ()


def test_none_is_taken_back_twice(history: History) -> None:
    number = history.add_suppression(ACCEPTED)
    history.revoke_suppression(number, who="J. Tan")
    for unknown in (number, number + 1):
        with pytest.raises(LookupError, match="in force"):
            history.revoke_suppression(unknown, who="R. Osei")
    assert history.suppressions(revoked=True)[0].revoked_by == "J. Tan"


def test_none_is_ever_deleted(history: History) -> None:
    history.add_suppression(ACCEPTED)
    with pytest.raises(Exception, match="revoked, never deleted"):
        history._db.execute("DELETE FROM suppression")


def test_it_outlives_the_findings_and_the_run(history: History, path: Path) -> None:
    number = next(iter(history.reports()))["report_id"]
    assert isinstance(number, int)
    history.add_suppression(ACCEPTED)
    history.save_findings([number], [])
    with History.open(path) as again:
        assert [kept.suppression.fingerprint for kept in again.suppressions()] == [MARK]
        again.save_findings([number], [StoredFinding(number, FINDING, MARK)])
        assert reasons(again) == ["The note explains it."]


def test_a_fingerprint_may_be_cut_short(history: History) -> None:
    assert history.fingerprints_like("00aa") == (MARK,)
    assert history.fingerprints_like("%") == ()
    assert history.fingerprints_like("00ab") == ()


def test_a_history_open_to_read_is_not_written(history: History, path: Path) -> None:
    with History.open(path, read_only=True) as reader, pytest.raises(DatabaseFault):
        reader.add_suppression(ACCEPTED)
