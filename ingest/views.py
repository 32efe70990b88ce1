"""The kinds of record that verbs print: every field in its order, and the columns that a table shows."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.rendering.columns import Column


@dataclass(frozen=True, slots=True)
class View:
    """``fields`` are printed by JSON and CSV, ``columns`` by tables; ``empty`` is for none."""

    fields: tuple[str, ...]
    columns: tuple[Column, ...]
    empty: str


def _names(spaced: str) -> tuple[str, ...]:
    return tuple(spaced.split())


_PLAN = Column("plan", "Plan", least=14, rank=4, lines=2, shared=True)
_PERIOD = Column("period", "Period", least=10, shared=True)
_PATH = Column("path", "File", least=16, rank=5, lines=2, shared=True)

REPORTS = View(
    _names(
        "report_id path sha256 format kind plan title organisation period period_start period_end "
        "pages outcome problem ingested_at as_at revision superseded_by size paths remedy"
    ),
    (
        Column("report_id", "Id", least=2),
        Column("outcome", "Outcome", least=7),
        Column("period", "Period", least=10),
        Column("kind", "Kind", least=11, rank=3, lines=2),
        Column("plan", "Plan", least=14, lines=3),
        Column("title", "Title", least=14, rank=4, lines=3),
        Column("problem", "Problem", least=14, rank=1, lines=4),
        Column("path", "File", least=16, rank=2, lines=3),
    ),
    "no reports",
)

FAILURES = View(
    REPORTS.fields,
    (
        Column("report_id", "Id", least=2),
        Column("path", "File", least=16, lines=4),
        Column("problem", "Cause", least=20, lines=6),
        Column("remedy", "What to do", least=20, rank=1, lines=6),
    ),
    "no file has failed",
)

ACTIONS = View(
    _names(
        "action_id report_id path plan period period_start period_end theme ref key_deliverable "
        "action description lead outcome_measure timescale due due_start due_end carried_forward "
        "status_printed status state evidence other page place row record_id timescale_printed "
        "starts starts_start starts_end term_start term_end previous_status_printed leads"
    ),
    (
        Column("action_id", "Id", least=3, rank=2),
        _PLAN,
        _PERIOD,
        Column("theme", "Theme", least=9, rank=6, lines=3, shared=True),
        Column("ref", "Ref", least=3, rank=3),
        Column("action", "Action", least=24, lines=3),
        Column("lead", "Lead", least=9, rank=5, lines=3),
        Column("timescale", "Term", least=4, rank=7),
        Column("due", "Due", least=8, rank=4, lines=3),
        Column("carried_forward", "C/f", least=3, rank=8, words={1: "c/f", 0: ""}),
        Column("status", "Status", least=6, lines=2, instead="status_printed"),
        Column("state", "State", least=9, lines=2),
        Column("evidence", "Evidence", least=24, rank=9, lines=3),
    ),
    "no actions",
)

MILESTONES = View(
    _names(
        "milestone_id report_id path period action_id text kind date_printed date_start date_end "
        "met page place plan period_start period_end theme action_row ref state overdue"
    ),
    (
        Column("date_start", "From", least=10, rank=3),
        Column("date_end", "By", least=10),
        Column("date_printed", "As printed", least=10, rank=4, lines=2),
        Column("kind", "Kind", least=9, rank=2),
        Column("met", "Met", least=4, rank=2, words={1: "yes", 0: "no"}),
        Column("text", "Milestone", least=24, lines=3),
        Column("action_id", "Action", least=4, rank=3),
        _PLAN,
        _PERIOD,
    ),
    "no milestones",
)

ACTIVITIES = View(
    _names("report_id path period kind text theme page place plan activity_id"),
    (
        Column("kind", "Kind", least=9),
        Column("theme", "Theme", least=9, rank=2, lines=2, shared=True),
        Column("text", "Activity", least=24, lines=3),
    ),
    "no activities",
)

COUNTS = View(
    _names(
        "report_id path period theme timescale status printed value of percent decimals sentence "
        "page place plan source bound percent_bound part what noun status_printed state timescale_printed "
        "carried_forward list_number complete_list count_id"
    ),
    (
        Column("theme", "Theme", least=9, lines=2, shared=True),
        Column("timescale", "Term", least=6, shared=True),
        Column("status", "Status", least=6, shared=True),
        Column("printed", "Printed", least=7, lines=2),
        Column("value", "Value", least=5),
        Column("of", "Of", least=3),
        Column("percent", "%", least=4),
        Column("sentence", "Sentence", least=20, rank=1, lines=2),
    ),
    "no stated counts",
)

FINDINGS = View(
    _names(
        "code severity message stated counted report_id path page place fingerprint "
        "suppressed_because repair subject quotes plan period finding_id"
    ),
    (
        Column("code", "Code", least=6),
        Column("severity", "Severity", least=8),
        Column("message", "What", least=30, lines=4),
        _PATH,
    ),
    "no findings",
)

_LINK_FIELDS = (
    "link_id plan earlier_report_id earlier_path earlier_period earlier_row earlier_action_id "
    "earlier_ref earlier_action later_report_id later_path later_period later_row "
    "later_action_id later_ref later_action score reasons verdict decided_by decided_at "
    "nearest_row nearest_ref nearest_action earlier_period_end later_period_end nearest_action_id changed"
)

LINKS = View(
    _names(_LINK_FIELDS),
    (
        Column("link_id", "No.", least=3),
        _PLAN,
        Column("earlier_period", "From", least=10, rank=3, shared=True),
        Column("later_period", "To", least=10, rank=1, shared=True),
        Column("verdict", "Verdict", least=7),
        Column("score", "Score", least=5),
        Column("changed", "Action", least=24, lines=4),
        Column("reasons", "Why", least=16, rank=2, lines=4),
        Column("decided_by", "By", least=7, rank=4),
    ),
    "no links",
)

REVIEW = View(
    _names(f"{_LINK_FIELDS} wording_before wording_after if_same if_not if_part if_gone if_new"),
    (
        Column("link_id", "No."),
        Column("plan", "Plan"),
        Column("earlier_period", "From"),
        Column("later_period", "To"),
        Column("verdict", "Verdict"),
        Column("score", "Score"),
        Column("changed", "Action"),
        Column("reasons", "Why"),
        Column("if_same", "If same"),
        Column("if_not", "If not"),
    ),
    "no doubtful links",
)

HITS = View(
    _names("kind plan period path snippet page place"),
    (
        Column("kind", "Found in", least=8),
        _PLAN,
        Column("period", "Period", least=10, rank=2, shared=True),
        Column("snippet", "Text", least=24, lines=4),
        _PATH,
    ),
    "nothing found",
)

DECISIONS = View(
    _names(
        "decision_id verb plan earlier_period earlier later_period later who why decided_at revoked_at revoked_by "
        "effect because earlier_ref later_ref"
    ),
    (
        Column("decision_id", "No.", least=3),
        Column("verb", "Decision", least=8),
        Column("effect", "Effect", least=9, lines=2),
        _PLAN,
        Column("earlier", "Earlier action", least=14, lines=3),
        Column("later", "Later action", least=14, lines=3),
        Column("who", "By", least=6, lines=2),
        Column("because", "Because", least=12, rank=1, lines=3),
        Column("why", "Why", least=10, rank=2, lines=3),
        Column("decided_at", "When", least=10, rank=3),
        Column("revoked_at", "Taken back", least=10, rank=5),
    ),
    "no decisions",
)

COURSES = View(
    _names(
        "action_id plan first_period last_period reports statuses current_status current_state "
        "times_carried_forward times_redated wording_now ref_now theme_now lead_now due_now last_report_id"
    ),
    (
        Column("action_id", "Id", least=6),
        _PLAN,
        Column("ref_now", "Ref", least=3, rank=2),
        Column("wording_now", "Action", least=24, lines=2),
        Column("first_period", "From", least=10, rank=1),
        Column("last_period", "To", least=10, rank=1),
        Column("current_state", "State now", least=9, rank=3),
    ),
    "no actions",
)
