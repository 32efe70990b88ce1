"""A reference or an action that stands twice in one report

What it checks
    Within one theme and key deliverable: two rows with one reference number but different wording, where
    the references of the report otherwise tell its actions apart; and two rows that say the same in every
    field that tells actions apart (wording, lead, date, outcome and other columns). Two themes that share a
    single number, where no others do: numbers that begin anew in each theme share their first ones.

Why it matters
    An action that stands twice is counted twice, and can be open in one row and complete in the other.
    Two actions under one number cannot be told apart in minutes or in the next report.

Example
    Rows 12 and 19 are both "Publish the winter plan", led by the same officer and due on the same day;
    one is green and the other amber.

Innocent explanations
    One number is meant for a group of rows, or a row that goes on over a page was read as two: these are
    passed over. So is a table that prints some actions again on purpose, such as a list of exceptions,
    and the same wording for another place, partner or deliverable.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from corpus import quoting
from corpus.records import Case, Finding, Skip
from extractors.wording import plain, starts_inside
from normalise.records import Action, Report

CODE = "LIF005"
NAME = "twice-in-one-report"
SEVERITY = "error"
_FEW = 0.1  # of the references; where more of them stand twice, a reference names a group of rows
_LEAST = 3  # numbered rows of a theme, so that numbers which begin anew in each would share more than one
_SHORTEST = 3  # words; "Ongoing" and "Staff training" are no wordings to know an action by


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    if len(report.actions) < 2:
        yield Skip(CODE, "the report has no grid with several actions")
        return
    again = _printed_again(report.actions)
    rows = [action for action in report.actions if action.row not in again]
    same_wording = list(_groups(rows, _content))
    known = {action.row for group in same_wording for action in group}
    for group in same_wording:
        yield _wording_finding(group, report)
    for group in (*_shared_references(rows), *_shared_by_themes(rows)):
        if not all(action.row in known for action in group):
            yield _reference_finding(group, report)


def _printed_again(actions: Sequence[Action]) -> frozenset[int]:
    """The rows of tables in which every action stands in another table too: printed again on purpose, or
    carried over a page."""
    by_table: dict[tuple[int | None, int | None], list[Action]] = defaultdict(list)
    for action in actions:
        by_table[action.place.page, action.place.table].append(action)
    if len(by_table) < 2 or _has_a_table_each(by_table.values()):
        return frozenset()
    alike: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        alike[plain(action.action)].append(action)
    return frozenset(
        action.row
        for rows in by_table.values()
        if all(any(_is_copy(action, other) for other in alike[plain(action.action)]) for action in rows)
        for action in rows
    )


def _is_copy(action: Action, other: Action) -> bool:
    """Whether a row of the same wording in another table may be this one again: under no other number."""
    apart = (action.place.page, action.place.table) != (other.place.page, other.place.table)
    return apart and (not action.ref or not other.ref or plain(action.ref) == plain(other.ref))


def _has_a_table_each(tables: Iterable[Sequence[Action]]) -> bool:
    # In a report with a small table for each action, no table is a list of several.
    return all(len(rows) == 1 for rows in tables)


def _groups(rows: Sequence[Action], by: Callable[[Action], Hashable | None]) -> Iterator[list[Action]]:
    found: dict[Hashable, list[Action]] = defaultdict(list)
    for action in rows:
        if (known_by := by(action)) is not None:
            found[known_by].append(action)
    return (group for group in found.values() if len(group) > 1)


def _content(action: Action) -> Hashable | None:
    """All that tells an action from others but its progress; None where its wording is too short for that."""
    wording = plain(action.action)
    if len(wording.split()) < _SHORTEST:
        return None
    fields = (
        action.theme,
        action.key_deliverable,
        action.description,
        action.lead,
        action.outcome_measure,
        action.timescale_printed,
        action.due,
    )
    return (wording, _parent(action.ref), *(plain(field or "") for field in fields), action.other)


def _parent(ref: str | None) -> str:
    """The number of the group that a reference stands in: "2" of "2.4"."""
    return plain(ref or "").rpartition(" ")[0]


def _shared_references(rows: Sequence[Action]) -> Iterator[list[Action]]:
    """Rows of one theme with one reference, where references otherwise name single actions."""
    numbered = [action for action in rows if action.ref]
    groups = list(_groups(numbered, lambda action: (plain(action.ref or ""), action.theme)))
    surplus = sum(len(group) - 1 for group in groups)
    if surplus > max(1, int(_FEW * len(numbered))) or len(numbered) < 0.8 * len(rows):
        return
    refs = [plain(action.ref or "") for action in numbered]
    for group in groups:
        if not _one_action(group) and (_apart(group) or _leaves_a_gap(group, refs)):
            yield group


def _shared_by_themes(rows: Sequence[Action]) -> Iterator[list[Action]]:
    """The two rows of different themes that share a reference, where no other reference stands in two themes."""
    numbered = [action for action in rows if action.ref and action.theme]
    groups = [
        group
        for group in _groups(numbered, lambda action: plain(action.ref or ""))
        if len({action.theme for action in group}) > 1
    ]
    if len(groups) != 1 or len(groups[0]) != 2 or _one_action(groups[0]) or len(numbered) < 0.8 * len(rows):
        return
    sizes = Counter(action.theme for action in numbered)
    if all(sizes[action.theme] >= _LEAST for action in groups[0]):
        yield groups[0]


def _one_action(group: Sequence[Action]) -> bool:
    """Whether the later rows only go on with the first: without words of their own, or in mid-sentence."""
    first, *others = group
    return any(
        not other.action.strip() or starts_inside(other.action) or plain(other.action) == plain(first.action)
        for other in others
    )


def _apart(group: Sequence[Action]) -> bool:
    return any(later.row - earlier.row > 1 for earlier, later in pairwise(group))


def _leaves_a_gap(group: Sequence[Action], refs: Sequence[str]) -> bool:
    """Whether the number after a repeated one is missing: 1.1, 1.2, 1.2, 1.4."""
    head, _, last = plain(group[0].ref or "").rpartition(" ")
    if not last.isdigit():
        return False
    after = [f"{head} {int(last) + step}".strip() for step in (1, 2)]
    return after[0] not in refs and after[1] in refs


def _wording_finding(group: Sequence[Action], report: Report) -> Finding:
    states = list(dict.fromkeys(action.status_printed or action.state for action in group))
    ratings = f", rated {quoting.listed(states)}" if len(states) > 1 else ""
    wording = quoting.shortened(group[0].action, 70)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"“{wording}” stands {_times(group)}, in {quoting.row_numbers(group)}{ratings}.",
        stated=f"“{wording}”",
        counted=quoting.row_numbers(group),
        place=group[1].place,
        quotes=quoting.quote_rows(group, report),
        key=f"wording | {quoting.action_key(group[0])}",
        changes_conclusion=len({action.state for action in group}) > 1,
    )


def _reference_finding(group: Sequence[Action], report: Report) -> Finding:
    ref = group[0].ref or ""
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The reference {ref} stands {_times(group)}, for different actions in {quoting.row_numbers(group)}.",
        stated=f"reference {ref}",
        counted=quoting.row_numbers(group),
        place=group[1].place,
        quotes=quoting.quote_rows(group, report),
        key=f"reference | {group[0].theme or ''} | {ref}",
    )


def _times(group: Sequence[Action]) -> str:
    return "twice" if len(group) == 2 else f"{len(group)} times"
