"""Links as records to print: with the words marked that changed, and what to type to decide."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.rendering.marking import marked

Row = Mapping[str, Any]


def with_changes(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Each link with ``changed``: both wordings in one, or that of the only action."""
    for row in rows:
        earlier, later = row["earlier_action"], row["later_action"]
        only = later if earlier is None else earlier
        yield {**row, "changed": only if None in (earlier, later) else marked(earlier, later)}


def to_review(rows: Iterable[Row], db: Path | None) -> list[dict[str, Any]]:
    """Doubtful links with what to type: ``if_same``, ``if_not``, and for actions without a
    link also ``if_part``, ``if_gone`` or ``if_new``.

    A dropped action and the new one nearest to it are one question, asked once. ``db`` is the history, if
    it must be named.
    """
    everything = list(rows)
    dropped = {_ends(row) for row in everything if row["verdict"] == "dropped"}
    at = f" --db {shlex.quote(str(db))}" if db else ""
    return [_asked(row, at) for row in everything if row["verdict"] != "new" or _ends(row) not in dropped]


def _ends(row: Row) -> tuple[object, ...]:
    """The two actions between which a person is to decide."""
    near = row["nearest_row"]
    earlier = near if row["earlier_row"] is None else row["earlier_row"]
    later = near if row["later_row"] is None else row["later_row"]
    return (row["earlier_report_id"], earlier, row["later_report_id"], later)


def _asked(row: Row, at: str) -> dict[str, Any]:
    before = row["nearest_action"] if row["earlier_action"] is None else row["earlier_action"]
    after = row["nearest_action"] if row["later_action"] is None else row["later_action"]
    number = row["link_id"]
    asked = {
        **row,
        "wording_before": before,
        "wording_after": after,
        "changed": marked(before, after),
        "if_same": f"tallybook link accept {number}{at}",
        "if_not": f"tallybook link reject {number}{at}",
        "if_part": None,
        "if_gone": None,
        "if_new": None,
    }
    if row["verdict"] in ("new", "dropped"):
        earlier = row["earlier_action_id"] or row["nearest_action_id"]
        later = row["later_action_id"] or row["nearest_action_id"]
        ids = f"{earlier} {later}"
        asked |= {
            "if_same": f"tallybook link join {ids}{at}",
            "if_not": f"tallybook link reject {ids}{at}",
            "if_part": f"tallybook link split {ids}{at}" if row["verdict"] == "new" else None,
            "if_gone" if row["verdict"] == "dropped" else "if_new": f"tallybook link accept {number}{at}",
        }
    return asked
