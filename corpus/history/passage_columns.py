"""Everything beside actions as rows of their tables, and the rows as the same records again."""

from __future__ import annotations

from corpus.history.columns import Cells, Columns, place_json, read_place, read_span, span_columns
from extractors.printed import KeyEntry, Leftover, Prose
from extractors.records import Problem
from normalise.records import Activity, Milestone, StatedCount


def milestone_columns(milestone: Milestone) -> Columns:
    return {
        "text": milestone.text,
        "kind": milestone.kind,
        "theme": milestone.theme,
        "action_row": milestone.action_row,
        "met": None if milestone.met is None else int(milestone.met),
        "place": place_json(milestone.place),
        **span_columns("date", milestone.date),
    }


def read_milestone(cells: Cells) -> Milestone:
    return Milestone(
        text=cells["text"],
        kind=cells["kind"],
        place=read_place(cells["place"]),
        date=read_span("date", cells),
        theme=cells["theme"],
        action_row=cells["action_row"],
        met=None if cells["met"] is None else bool(cells["met"]),
    )


def activity_columns(activity: Activity) -> Columns:
    return {
        "kind": activity.kind,
        "text": activity.text,
        "theme": activity.theme,
        "place": place_json(activity.place),
    }


def read_activity(cells: Cells) -> Activity:
    return Activity(cells["kind"], cells["text"], read_place(cells["place"]), cells["theme"])


def count_columns(count: StatedCount) -> Columns:
    return {
        "printed": count.printed,
        "source": count.source,
        "value": count.value,
        "of": count.of,
        "percent": count.percent,
        "bound": count.bound,
        "percent_bound": count.percent_bound,
        "part": count.part,
        "theme": count.theme,
        "timescale": count.timescale,
        "timescale_printed": count.timescale_printed,
        "status_printed": count.status_printed,
        "status": count.status,
        "state": count.state,
        "carried_forward": count.carried_forward,
        "what": count.what,
        "noun": count.noun,
        "sentence": count.sentence,
        "list_number": count.group,
        "complete_list": int(count.complete_list),
        "place": place_json(count.place),
    }


def read_count(cells: Cells) -> StatedCount:
    return StatedCount(
        printed=cells["printed"],
        place=read_place(cells["place"]),
        source=cells["source"],
        value=cells["value"],
        of=cells["of"],
        percent=cells["percent"],
        bound=cells["bound"],
        percent_bound=cells["percent_bound"],
        part=cells["part"],
        theme=cells["theme"],
        timescale=cells["timescale"],
        timescale_printed=cells["timescale_printed"],
        status_printed=cells["status_printed"],
        status=cells["status"],
        state=cells["state"],
        carried_forward=cells["carried_forward"],
        what=cells["what"],
        noun=cells["noun"],
        sentence=cells["sentence"],
        group=cells["list_number"],
        complete_list=bool(cells["complete_list"]),
    )


def key_columns(entry: KeyEntry) -> Columns:
    return {
        "label": entry.label,
        "meaning": entry.meaning,
        "kind": entry.kind,
        "place": place_json(entry.place),
    }


def read_key(cells: Cells) -> KeyEntry:
    return KeyEntry(cells["label"], cells["meaning"], cells["kind"], read_place(cells["place"]))


def prose_columns(prose: Prose) -> Columns:
    return {
        "text": prose.text,
        "heading": prose.heading,
        "marker": prose.marker,
        "place": place_json(prose.place),
    }


def read_prose(cells: Cells) -> Prose:
    return Prose(cells["text"], read_place(cells["place"]), cells["heading"], cells["marker"])


def leftover_columns(leftover: Leftover) -> Columns:
    return {"text": leftover.text, "reason": leftover.reason, "place": place_json(leftover.place)}


def read_leftover(cells: Cells) -> Leftover:
    return Leftover(cells["text"], read_place(cells["place"]), cells["reason"])


def problem_columns(problem: Problem) -> Columns:
    place = None if problem.place is None else place_json(problem.place)
    return {"text": problem.text, "place": place, "lost": int(problem.lost), "rows": int(problem.rows)}


def read_problem(cells: Cells) -> Problem:
    place = None if cells["place"] is None else read_place(cells["place"])
    return Problem(cells["text"], place, bool(cells["lost"]), bool(cells["rows"]))
