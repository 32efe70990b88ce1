"""A status or timescale that the report's key does not know

What it checks
    Each rating and each timescale in the grid with the report's own key, and with the timescales that
    its overview names. Blank cells and "N/A" are no labels.

Why it matters
    Nobody can say what such a row counts as. It drops out of the overview, or is added where it does
    not belong.

Example
    The key explains R, A and G. One row is rated "P".

Innocent explanations
    A slip of the keyboard, a rating in the wrong column, or a newer rating that the key has not caught
    up with.
"""

from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.records import Case, Finding, Skip
from normalise.records import Action, Report
from normalise.statuses import Scale

CODE = "STA004"
NAME = "label-not-in-key"
SEVERITY = "error"
ONE_BY_ONE = 3  # rows; more than these with one label are one slip of the key, not many of the rows
NO_LABEL = frozenset({"", "na", "n/a", "n.a", "not applicable", "none", "-", "–", "—", "tbc", "tba"})


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    ratings = _ratings(report)
    terms = _terms(report)
    if not report.actions or not (ratings or terms):
        yield Skip(CODE, "the report prints no key for the labels of its grid")
        return
    if ratings:
        scale = Scale.from_key(report.key)
        strange = [
            action
            for action in report.actions
            if _is_label(action.status_printed) and not scale.read(action.status_printed or "").known
        ]
        yield from _findings(strange, "status", ratings, report)
    if terms:
        strange = [
            action
            for action in report.actions
            if action.timescale is None and action.term_span is None and _is_label(action.timescale_printed)
        ]
        yield from _findings(strange, "timescale", terms, report)


def _ratings(report: Report) -> list[str]:
    """The ratings that the key explains. Where the grid uses none of them, the key is about something else."""
    labels = [entry.label for entry in report.key if entry.kind == "status"]
    scale = Scale.from_key(report.key)
    used = [action.status_printed or "" for action in report.actions if _is_label(action.status_printed)]
    return labels if not used or any(scale.read(label).known for label in used) else []


def _terms(report: Report) -> list[str]:
    stated = [count.timescale_printed or count.timescale for count in report.stated_counts if count.timescale]
    keyed = [entry.label for entry in report.key if entry.kind == "timescale"]
    return list(dict.fromkeys([*keyed, *(term for term in stated if term)]))


def _is_label(printed: str | None) -> bool:
    text = (printed or "").casefold().strip().rstrip(".")
    return text not in NO_LABEL and not text.startswith("[fill")


def _findings(actions: Sequence[Action], kind: str, known: Sequence[str], report: Report) -> Iterator[Finding]:
    by_label: dict[str, list[Action]] = {}
    for action in actions:
        by_label.setdefault(_printed(action, kind), []).append(action)
    for label, rows in by_label.items():
        groups = [rows] if len(rows) > ONE_BY_ONE else [[row] for row in rows]
        for group in groups:
            yield _finding(label, group, kind, known, report)


def _finding(label: str, rows: Sequence[Action], kind: str, known: Sequence[str], report: Report) -> Finding:
    words = quoting.row_numbers(rows)
    entries = [entry for entry in report.key if entry.kind == kind][:3]
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The {kind} “{label}” in {words} is not in the report's key ({', '.join(known)}).",
        stated=f"{kind} “{label}” in {words}",
        counted=f"the key knows {', '.join(known)}",
        place=rows[0].place,
        quotes=(
            *quoting.quote_rows(rows, report),
            *(quoting.quote_entry(entry, report) for entry in entries),
        ),
        key=f"{kind} | {label} | {quoting.action_key(rows[0]) if len(rows) == 1 else 'many'}",
    )


def _printed(action: Action, kind: str) -> str:
    return (action.status_printed if kind == "status" else action.timescale_printed) or ""
