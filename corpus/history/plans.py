"""Under which name the history keeps a plan, and whether its links and findings are up to date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database


def plan_number(db: Database, printed: str, given: str | None) -> int | None:
    """The plan that a report belongs to, made where it is new; None where the report names none.

    A name a person gave is taken at its word. A printed name may drift ("Action Plan 2017", "Action
    plan"): the history goes on using the name it met first.
    """
    name = printed if given is None else given.strip()
    if not name.strip():
        return None
    _complete(db)
    found = find_plan(db, name, drifting=given is None)
    if found is not None:
        return found
    from normalise.plan_names import shared_words

    return db.execute("INSERT INTO plan (name, alike) VALUES (?, ?)", [name, shared_words(name)]).lastrowid


def find_plan(db: Database, name: str, *, drifting: bool) -> int | None:
    """The number of the plan of this name; ``drifting`` also takes another wording of the same name."""
    sql = "SELECT plan_id FROM plan WHERE name = ? OR name = ? COLLATE NOCASE ORDER BY name = ? DESC LIMIT 1"
    row = db.execute(sql, [name, name, name]).fetchone()
    if row is not None:
        return int(row[0])
    if drifting:
        from normalise.plan_names import same_plan

        for plan_id, known in _much_alike(db, "SELECT plan_id, name FROM plan", name, "ORDER BY plan_id"):
            if same_plan(known, name):
                return int(plan_id)
    return None


def plans_called(db: Database, names: Iterable[str]) -> tuple[str, ...]:
    """The plans of the history that go by one of these names, but for drift, in alphabetical order."""
    from normalise.plan_names import same_plan

    found = {
        known
        for name in names
        for (known,) in _much_alike(db, "SELECT name FROM plan", name)
        if known == name or same_plan(known, name)
    }
    return tuple(sorted(found))


def names_used_for(db: Database, plan: str) -> tuple[str, ...]:
    """The names by which the prose of any report means this plan."""
    from normalise.plan_names import same_plan

    names = _much_alike(db, "SELECT DISTINCT name FROM plan_named", plan, "ORDER BY name")
    return tuple(name for (name,) in names if name == plan or same_plan(name, plan))


def _complete(db: Database) -> None:
    """Work out what names share that were stored before the history kept it."""
    from normalise.plan_names import shared_words

    for table, number in (("plan", "plan_id"), ("plan_named", "plan_named_id")):
        missing = db.execute(f"SELECT {number}, name FROM {table} WHERE alike IS NULL").fetchall()
        db.conn.executemany(
            f"UPDATE {table} SET alike = ? WHERE {number} = ?", [(shared_words(name), key) for key, name in missing]
        )


def _much_alike(db: Database, sql: str, name: str, order: str = "") -> list[tuple[Any, ...]]:
    from normalise.plan_names import shared_words

    return db.execute(f"{sql} WHERE alike = ? OR alike IS NULL {order}", [shared_words(name)]).fetchall()


def mark_changed(db: Database, plan_ids: Iterable[int | None], since: str | None = "") -> None:
    """Links and findings of these plans must be made anew: the links into reports of periods that end on the
    day ``since`` or later, all of them where it is ``""``, none where it is None."""
    for plan_id in set(plan_ids) - {None}:
        db.execute(
            """
            UPDATE plan SET
                changed = changed + 1,
                changed_from = min(coalesce(changed_from, :since), coalesce(:since, changed_from))
            WHERE plan_id = :plan
            """,
            {"plan": plan_id, "since": since},
        )


def links_stand_before(db: Database, plan: str, made_by: str) -> str | None:
    """Links into reports of periods that end before this day are still what linking would make of them;
    None: all links are. ``made_by`` is the version of what makes links now."""
    row = db.execute("SELECT changed_from, linked_by FROM plan WHERE name = ?", [plan]).fetchone()
    return row[0] if row and made_by and row[1] == made_by else ""


def plans_behind(db: Database, mark: str) -> tuple[str, ...]:
    """Plans that changed since ``mark`` (``linked`` or ``checked``) was set, in alphabetical order: nothing
    that two plans compete for may depend on which of them was met first. There is nothing to check in a plan that all
    reports were taken from."""
    held = "AND plan_id IN (SELECT plan_id FROM report)" if mark == "checked" else ""
    rows = db.execute(f"SELECT name FROM plan WHERE {mark} < changed {held} ORDER BY name")
    return tuple(name for (name,) in rows)


def mark_to_check(db: Database, names: Iterable[str]) -> None:
    """Findings of these plans must be made anew, though nothing of their own changed."""
    db.conn.executemany(
        "UPDATE plan SET checked = min(checked, changed - 1) WHERE name = ?", [(name,) for name in names]
    )


def change_count(db: Database, plan: str) -> int:
    """How often the plan has changed so far; 0 for a plan the history does not know."""
    row = db.execute("SELECT changed FROM plan WHERE name = ?", [plan]).fetchone()
    return int(row[0]) if row else 0
