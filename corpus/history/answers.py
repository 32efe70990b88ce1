"""What can be asked of an open history. Rows are named as in the public views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.history import queries, reading
from corpus.history.faults import guarded
from corpus.history.records import Course, Row
from corpus.history.text import storable

if TYPE_CHECKING:
    from sqlite_utils import Database


class Answers:
    """The questions of the verbs. A query runs when it is asked; its rows are fetched as they are used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db = db
        self.path = path

    def reports(
        self, *, plan: str | None = None, period: str | None = None, outcome: str | None = None
    ) -> Iterator[Row]:
        """Every file: stored, read in part, failed and why; superseded ones name what replaced them."""
        return self._rows(queries.reports(plan, period, outcome))

    def actions(
        self,
        *,
        plan: str | None = None,
        period: str | None = None,
        theme: str | None = None,
        status: str | None = None,
        state: str | None = None,
        lead: str | None = None,
        carried_forward: bool | None = None,
        text: str | None = None,
        ref: str | None = None,
        report_id: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Actions by report, by plan and time and in the order of the report."""
        return self._rows(
            queries.actions(
                plan=plan,
                period=period,
                theme=theme,
                status=status,
                state=state,
                lead=lead,
                carried_forward=carried_forward,
                text=text,
                ref=ref,
                report_id=report_id,
                limit=limit,
            )
        )

    def verdicts(self, plan: str) -> Counter[str]:
        """How many links a plan has of each verdict."""
        sql = """
            SELECT l.verdict, count(*) FROM link AS l JOIN plan AS p USING (plan_id)
            WHERE p.name = ? GROUP BY l.verdict
        """
        with guarded(self.path):
            return Counter(dict(self._db.execute(sql, [plan]).fetchall()))

    def size_of(self, plan: str) -> int:
        """How many actions all the reports of a plan have."""
        sql = """
            SELECT count(*) FROM action AS a JOIN report AS r USING (report_id) JOIN plan AS p USING (plan_id)
            WHERE p.name = ?
        """
        with guarded(self.path):
            return int(self._db.execute(sql, [plan]).fetchone()[0])

    def history_of(self, wanted: str, *, plan: str | None = None, limit: int = 10) -> list[Course]:
        """Actions through time by action id, else by reference, else by words; best first, [] if none."""
        for way in queries.ids_of(wanted, plan, limit):
            found = [str(row["action_id"]) for row in self._rows(way)]
            if found:
                return [self._course(action_id) for action_id in found]
        return []

    def _course(self, action_id: str) -> Course:
        return Course(
            next(self._rows(queries.course(action_id))),
            tuple(self._rows(queries.standings(action_id))),
            tuple(self._rows(queries.links_of(action_id))),
        )

    def milestones(
        self,
        *,
        plan: str | None = None,
        period: str | None = None,
        due_before: date | None = None,
        overdue: bool = False,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Milestones, dated ones first by date. ``overdue``: due before the end of the report's period and
        not complete in the latest report (of the chosen period, if one is chosen)."""
        return self._rows(queries.milestones(plan, period, due_before, overdue, limit))

    def search(
        self,
        words: str,
        *,
        plan: str | None = None,
        limit: int | None = 50,
        marks: tuple[str, str] = ("[", "]"),
    ) -> Iterator[Row]:
        """Full-text search over actions, evidence, milestones, activities, prose and leftovers, best first.

        All words must stand in one record; "a phrase" and a word* work. ``snippet`` has hits in ``marks``."""
        return self._rows(queries.search(words, plan, limit, marks))

    def links(
        self,
        *,
        plan: str | None = None,
        review: bool = False,
        link_id: int | None = None,
        period: str | None = None,
        verdicts: Sequence[str] = (),
    ) -> Iterator[Row]:
        """Links across periods, of all verdicts or these, into all reports or those of a period; ``review``
        keeps the doubtful ones, the worst first."""
        return self._rows(queries.links(plan, review, link_id, period, verdicts))

    def findings(
        self,
        *,
        plan: str | None = None,
        report_id: int | None = None,
        code: str | None = None,
        severity: str | None = None,
    ) -> Iterator[Row]:
        """What the checks found, by report, errors first."""
        return self._rows(queries.findings(plan, report_id, code, severity))

    def _rows(self, query: queries.Query | None) -> Iterator[Row]:
        """The rows of a query, which runs at once; None asks for nothing."""
        if query is None:
            return iter(())
        with guarded(self.path):
            typed = {
                name: storable(value) if isinstance(value, str) else value for name, value in query.parameters.items()
            }
            rows = reading.fetch(self._db, query.sql, typed)
        return self._guarded(rows)

    def _guarded(self, rows: Iterator[Row]) -> Iterator[Row]:
        with guarded(self.path):
            yield from rows
