"""The colour of a cell contradicts the letter or word printed in it

What it checks
    The colour behind a rating with the rating that is printed: a cell that says "Green" on a red ground.
    What each label means comes from the report's own key. A colour that a label usually wears in this
    grid is accepted too, so a house style that prints "Complete" on blue or on green is learnt, not judged.

Why it matters
    One reader goes by the colour and another by the letter, and they come away with different
    conclusions about the same action. In a version without colours only the letter is left.

Example
    Row 7 prints "G" on a red ground; in the other rows of the grid G is green.

Innocent explanations
    The letter was updated and the shading was not, or the reverse: someone knows which. Shades of grey
    (a scan, a printer without colour) and shading that only tells rows apart are passed over.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.records import Case, Finding, Skip
from normalise.colours import colour_of_fill
from normalise.records import Action, Report
from normalise.vocabulary import label_form

CODE = "STA005"
NAME = "colour-against-word"
SEVERITY = "error"
_RATINGS = frozenset({"red", "amber", "green", "blue"})  # white and grey are the colours of paper and of scans
_TROUBLE = frozenset({"red", "amber"})
_USUAL = 2  # rows; a colour that a label wears at least so often may be meant


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    coloured = [(action, colour) for action in report.actions if (colour := _colour(action)) in _RATINGS]
    if not coloured:
        yield Skip(CODE, "no rating of the grid is printed on a colour")
        return
    accepted = _accepted(coloured)
    wrong = [(action, colour) for action, colour in coloured if colour not in accepted[_label(action)]]
    if wrong and _speaks(coloured, len(wrong), report):
        for action, colour in wrong:
            yield _finding(action, colour, sorted(accepted[_label(action)]), report)


def _colour(action: Action) -> str:
    if not action.status_fill or not (action.status_printed or "").strip():
        return ""
    return colour_of_fill(action.status_fill) or ""


def _label(action: Action) -> str:
    return label_form(action.status_printed or "")


def _accepted(coloured: Sequence[tuple[Action, str]]) -> dict[str, frozenset[str]]:
    """The colours that each label may wear: that of its rating, and the one it wears in most rows. A label
    of which neither is known may wear any."""
    worn: dict[str, Counter[str]] = {}
    for action, colour in coloured:
        worn.setdefault(_label(action), Counter())[colour] += 1
    named = {_label(action): frozenset((action.status or "").split("/")) & _RATINGS for action, _ in coloured}
    usual = {label: _usual(colours) for label, colours in worn.items()}
    # What is complete is not rated by a colour beside its word, so that a single row of another label tells enough.
    complete = {_label(action) for action, _ in coloured if action.state == "complete"}
    alone = {label: frozenset(colours) if len(colours) == 1 else usual[label] for label, colours in worn.items()}
    accepted = {}
    for label, colours in worn.items():
        known = alone if label in complete else usual
        others = frozenset().union(*(its for other, its in known.items() if other != label))
        # Of two colours that it wears as often, the one by which another label goes is not its own.
        left = frozenset(colours) - others if len(colours) > 1 else frozenset()
        accepted[label] = (named[label] | usual[label]) or left or _RATINGS
    return accepted


def _usual(colours: Counter[str]) -> frozenset[str]:
    """The colour that a label wears in most rows, if it has one."""
    colour, times = colours.most_common(1)[0]
    return frozenset({colour} if times >= _USUAL and 2 * times > colours.total() else ())


def _speaks(coloured: Sequence[tuple[Action, str]], wrong: int, report: Report) -> bool:
    """Whether the colours rate at all: they agree with most rows, and are not one shade on every other row."""
    right = len(coloured) - wrong
    several = len({colour for _, colour in coloured}) > 1
    few = len(report.actions) == 1 or len(report.actions) == 2 and right == 1  # too few to be every other row
    return right >= 2 * wrong or (several and right >= wrong) or few


def _finding(action: Action, colour: str, accepted: Sequence[str], report: Report) -> Finding:
    printed = action.status_printed or ""
    meant = quoting.listed(accepted)
    key = next((entry for entry in report.key if label_form(entry.label) == label_form(printed)), None)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"Row {action.row} prints “{printed}” on {colour}; “{printed}” stands for {meant} in this report.",
        stated=f"“{printed}”",
        counted=f"a {colour} cell ({action.status_fill})",
        place=action.place,
        quotes=(
            quoting.quote_row(action, report),
            quoting.quote(f"row {action.row}: the cell is {colour} ({action.status_fill})", action.place, report),
            *([quoting.quote_entry(key, report)] if key else []),
        ),
        key=quoting.action_key(action),
        repair=f"“{printed}” on {meant}, or the label that stands for {colour}",
        changes_conclusion=(colour in _TROUBLE) != bool(_TROUBLE & set(accepted)),
    )
