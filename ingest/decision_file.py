"""Decisions as a file for a team: CSV, one line a decision, with what both actions say.

Semicolons and a byte order mark, as German or French Excel writes them, are read as well. A text that a
spreadsheet would take for a formula has an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from extractors.faults import Fault
from ingest.rendering.escaping import formula_guarded, formula_unguarded

if TYPE_CHECKING:
    from corpus.history import StoredDecision
    from corpus.linking import Side
    from corpus.linking.decisions import Verb

_SIDE = ("period", "ref", "action", "context", "nth", "report")
_NEEDED = ("verb", "plan", "earlier_period", "earlier_action", "later_period", "later_action", "who", "decided_at")
COLUMNS = (
    *("verb", "plan", "earlier_period", "earlier_ref", "earlier_action", "later_period", "later_ref", "later_action"),
    *("who", "why", "decided_at", "revoked_at", "revoked_by"),
    *(f"{end}_{name}" for end in ("earlier", "later") for name in _SIDE[3:]),
)
# As the history writes them; a spreadsheet may have made "Oct-19" of one.
_LABEL = re.compile(r"\d{4}(-\d\d)?( [QH]\d)?|\d{4}-\d\d(-\d\d)?( to \d{4}-\d\d)?")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SLOW_CLOCK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WrongLine:
    """What is wrong in one line of a file, and what to do about it."""

    line: int
    column: str
    cause: str
    remedy: str


class WrongCell(ValueError):
    """A cell that cannot be read: column, cause, remedy."""


def written(decisions: Iterable[StoredDecision]) -> str:
    """The decisions as CSV, those that were taken back among them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for kept in decisions:
        cells = _cells(kept)
        writer.writerow([formula_guarded(_printable(cells.get(column, ""))) for column in COLUMNS])
    return out.getvalue()


def _printable(text: str) -> str:
    """The text without what no one can see: by that nobody knows an action, nor does its fingerprint."""
    return _UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _cells(kept: StoredDecision) -> dict[str, str]:
    decision = kept.decision
    cells = {
        "verb": decision.verb,
        "who": decision.who,
        "why": decision.why,
        "decided_at": decision.when,
        "revoked_at": decision.revoked or "",
        "revoked_by": kept.revoked_by or "",
    }
    for end, side in (("earlier", decision.earlier), ("later", decision.later)):
        if side is not None:
            values = (side.period, side.ref, side.wording, side.context, str(side.nth), side.report)
            cells |= {"plan": side.plan} | {f"{end}_{name}": value for name, value in zip(_SIDE, values, strict=True)}
    return cells


def read(data: bytes, plan: str | None = None) -> tuple[list[StoredDecision], list[WrongLine]]:
    """The decisions of a file, and the lines that are wrong. ``plan`` is put in the place of the plan that
    the lines name. Raises ``Fault`` for what is no such file."""
    rows = _rows(_text(data))
    first = next(rows, None)
    if first is None:
        raise Fault("the file is empty", "`tallybook link export` writes a file as it should be")
    header = [cell.strip().casefold() for cell in first[1]]
    _check_header(header)
    found, wrong = [], []
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        try:
            if any(cell.strip() for cell in row[len(header) :]):
                raise WrongCell(f"no. {len(header) + 1}", "there are more cells than headings", "put quotes around it")
            cells = {name: formula_unguarded(cell).strip() for name, cell in zip(header, row, strict=False)}
            found.append(_decision({**cells, "plan": plan} if plan else cells))
        except WrongCell as fault:
            wrong.append(WrongLine(line, *fault.args))
    return found, wrong


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        remedy = "save it from the spreadsheet as “CSV UTF-8” and import it again"
        raise Fault(f"line {line}: the file is not in UTF-8", remedy) from fault


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines with the number each starts at, cut at the sign that cuts the headings best."""
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    start = 1
    try:
        for row in reader:
            yield start, row
            start = reader.line_num + 1
    except csv.Error as fault:
        raise Fault(f"line {start}: {fault}", "check the quotation marks of that line") from fault


def _check_header(header: list[str]) -> None:
    missing = [name for name in _NEEDED if name not in header]
    unknown = [name for name in header if name and name not in COLUMNS]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    remedy = f"the headings are {', '.join(COLUMNS)}"
    if missing:
        raise Fault(f"line 1: no column {', '.join(f'“{name}”' for name in missing)}", remedy)
    if unknown or twice:
        which = "stands twice" if not unknown else "has no meaning"
        raise Fault(f"line 1: the column “{(unknown or twice)[0]}” {which}", remedy)


def _decision(cells: Mapping[str, str]) -> StoredDecision:
    from corpus.history import StoredDecision
    from corpus.linking.decisions import VERBS, Decision

    verb = cells["verb"].casefold()
    if verb not in VERBS:
        raise WrongCell("verb", f"“{cells['verb']}” is no decision", f"write one of {', '.join(VERBS)}")
    for name in ("plan", "who"):
        if not cells.get(name):
            raise WrongCell(name, "nothing stands there", "fill it in")
    earlier, later = _side(cells, "earlier"), _side(cells, "later")
    for name, side in (("earlier_action", earlier), ("later_action", later)):
        if side is None and verb not in ("accept", "note"):
            raise WrongCell(name, f"{verb} needs two actions", "fill in the period and the words of both")
    if earlier is None and later is None:
        raise WrongCell("later_action", "no action is named", "fill in a period and the words of the action")
    if earlier and later and earlier.period == later.period and verb != "note":
        cause = f"both actions stand in {later.period}, and nothing goes on within one period"
        raise WrongCell("later_period", cause, "correct one of the periods, or take the line out")
    revoked, revoked_by = _moment(cells, "revoked_at"), cells.get("revoked_by", "")
    if bool(revoked) != bool(revoked_by):
        name = "revoked_at" if not revoked else "revoked_by"
        raise WrongCell(name, "a decision taken back needs both when and by whom", "fill in both or neither")
    decided = _moment(cells, "decided_at")
    if decided is None:
        raise WrongCell("decided_at", "nothing stands there", "write when, such as 2025-03-31 or 2025-03-31T14:05")
    decision = Decision(cast("Verb", verb), cells["who"], decided, cells.get("why", ""), earlier, later, revoked)
    return StoredDecision(0, decision, revoked_by or None)


def _side(cells: Mapping[str, str], end: str) -> Side | None:
    from corpus.linking import Side
    from corpus.linking.wording import fingerprint

    period, wording = cells.get(f"{end}_period", ""), cells.get(f"{end}_action", "")
    if not period and not wording:
        return None
    if not wording:
        raise WrongCell(f"{end}_action", "a period without an action", "fill in the words of the action")
    return Side(
        plan=cells["plan"],
        period=_period(period, f"{end}_period"),
        ref=cells.get(f"{end}_ref", ""),
        fingerprint=fingerprint(wording),
        wording=wording,
        context=_context(cells.get(f"{end}_context", "")),
        nth=_number(cells.get(f"{end}_nth", ""), f"{end}_nth"),
        report=cells.get(f"{end}_report", ""),
    )


def _context(printed: str) -> str:
    """The theme and key deliverable as a decision keeps them; a person may have typed only the theme."""
    from corpus.linking.wording import clean

    theme, _, deliverable = printed.partition("|")
    return f"{clean(theme)} | {clean(deliverable)}"


def _period(printed: str, column: str) -> str:
    from normalise.printed_periods import parse_period

    if _LABEL.fullmatch(printed):
        return printed
    meant = parse_period(printed)
    if meant is None:
        cause = f"“{printed}” is no period" if printed else "an action without a period"
        raise WrongCell(column, cause, "write it as `tallybook reports` does, such as 2024-25 Q1 or 2019-10")
    return meant.label


def _number(printed: str, column: str) -> int:
    if not printed:
        return 1
    if not printed.isascii() or not printed.isdecimal() or not 0 < int(printed) < 1_000_000:
        raise WrongCell(column, f"“{printed}” is no number from 1", "leave it empty where no two rows say the same")
    return int(printed)


def _moment(cells: Mapping[str, str], column: str) -> str | None:
    printed = cells.get(column, "")
    if not printed:
        return None
    try:
        moment = datetime.fromisoformat(printed)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        remedy = "write it as 2025-03-31 or 2025-03-31T14:05+01:00"
        raise WrongCell(column, f"“{printed}” is no date", remedy) from fault
    if moment > datetime.now(UTC) + _SLOW_CLOCK:
        raise WrongCell(column, f"“{printed}” lies in the future", "correct the date")
    return moment.isoformat(timespec="milliseconds")
