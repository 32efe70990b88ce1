"""Actions in a list, each with its fields in the line: "1.1 Mend the weir (Lead: Rivers; Due: May 2026) - COMPLETE".

A list is read as one grid where every item of it is such an action, and told as a problem where only some are. Numbered
paragraphs and recommendations that name no fields stay prose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from extractors.grids.columns import is_usual_heading, role_of
from extractors.grids.ratings import is_rating_label
from extractors.grids.titles import heading_above
from extractors.records import Block, Paragraph, Problem
from extractors.wording import has_letters, one_line

_BOX = re.compile(r"(?:\[(?P<mark>[ xX✓✔]?)\]|(?P<sign>[☐☑☒✅]))\s*(?=\S)")
_BEFORE_SMALL = re.compile(r"(?:^|[(\[;,|–—]|\s-)\s*$")
_EDGES = " \t\n;,|–—-"
_TAIL = re.compile(r"(?:[)\]]\s*[-–—:;,.]?|\s[-–—|]|;)\s*\[?(?P<tail>[^()\[\];|]{1,40}?)[\s.\])]*$")
_NUMBERED = re.compile(
    r"(?:(?i:action|task|project|commitment|deliverable|milestone)\s+(?P<named>[A-Z]{0,4}[ -]?\d+(?:[.-]\d+)*[a-z]?)"
    r"(?=[\s:.)–—-])|(?P<ref>[A-Z]{1,4}[ -]?\d+(?:[.-]\d+)*[a-z]?|\d+(?:\.\d+)+|\d{1,3}(?=[.):]))(?=[\s:.)–—-]))"
    r"[\s:.)–—-]*(?P<text>.*)",
    re.DOTALL,
)
_NO_ACTIONS = re.compile(r"\b(?:risks?|indicators?|kpis?|agenda|contacts?|policies|publications)\b", re.IGNORECASE)
_ACTIONS = re.compile(r"\bactions?\b", re.IGNORECASE)
_NO_ACTION = re.compile(
    r"\b(?:(?:likelihood|probability|consequence|severity|risk score|outturn)\s*:|"
    r"(?:target|actual|baseline|result)\s*:\s*[£<>≥≤]?\s*\d[\d.,]*\s*(?:%|k\b|m\b|days?\b|weeks?\b|hours?\b|[;)|–—-]|$))",
    re.IGNORECASE,
)
_ROLES = ("lead", "by", "department", "due", "timescale", "start", "status", "evidence", "outcome_measure", "target")
_TELLING = frozenset({"lead", "due", "timescale", "status", "evidence"})
# What a list of events, people or papers names as well.
_LOOSE = frozenset(
    {"contact", "date", "organisation", "role", "staff", "person", "director", "manager", "note", "notes"}
)
_LONGEST = 1500
_SAID = "Some items of a list of actions name no lead, date or status, so that it was not read"
_ASIDE = "A list was not taken for actions, since its heading names something else; see the prose"


@dataclass(frozen=True, slots=True)
class Card:
    """One action in prose: the positions of its paragraphs among all blocks, and its fields as (label, text)."""

    positions: tuple[int, ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph of a list; ``fields`` is empty where it is no action with fields of its own."""

    at: int
    fields: tuple[tuple[str, str], ...]
    numbered_box: bool


def find_listed_cards(
    blocks: Sequence[Block], claimed: Collection[int]
) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """The actions of such lists, in order, and a problem for each list that looks like one and was not read.

    One item alone in a document counts for nothing: a sentence may name its author and its date.
    """
    read: list[_Item] = []
    problems: list[Problem] = []
    for run in _lists(blocks, claimed):
        acting = sum(bool(item.fields) for item in run)
        boxes = sum(item.numbered_box for item in run)
        heading = heading_above(blocks, run[0].at, claimed)
        if _NO_ACTIONS.search(heading) and not _ACTIONS.search(heading):
            if acting > 1:
                problems.append(Problem(_ASIDE, blocks[run[0].at].place, lost=False))
        elif acting == len(run):
            read.extend(run)
        elif acting > 1 or boxes > 1:
            problems.append(Problem(f"{_SAID} ({max(acting, boxes)} rows; see the prose)", blocks[run[0].at].place))
    cards = tuple(Card((item.at,), item.fields) for item in read)
    return (cards if len(cards) > 1 else ()), tuple(problems)


def _lists(blocks: Sequence[Block], claimed: Collection[int]) -> Iterator[list[_Item]]:
    """Runs of list items that stand below one another."""
    run: list[_Item] = []
    for at, block in enumerate(blocks):
        item = _item(at, block) if isinstance(block, Paragraph) and at not in claimed else None
        if item is not None:
            run.append(item)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _item(at: int, block: Paragraph) -> _Item | None:
    text = block.text
    box = _BOX.match(text)
    rest = text[box.end() :] if box else text
    number = _NUMBERED.fullmatch(rest) if not block.marker or block.marker == "•" or box else None
    if block.level or not (block.marker or box or number) or not has_letters(rest):
        return None
    ref = (number["ref"] or number["named"]) if number else "" if block.marker == "•" else block.marker
    fields = _fields(number["text"] if number else rest, _ticked(box)) if len(text) <= _LONGEST else ()
    named = (("Ref", ref.rstrip(".)")), *fields) if fields else ()
    return _Item(at, named, bool(box and ref))


def _ticked(box: re.Match[str] | None) -> str | None:
    """The status that a box gives: an empty one says only that the action is still to be done, not how it stands."""
    if box is None:
        return None
    return "Complete" if (box["mark"] or "").strip() or box["sign"] in ("☑", "☒", "✅") else ""


def _fields(text: str, box: str | None) -> tuple[tuple[str, str], ...]:
    """The action and its fields, or nothing where fewer than two are named."""
    labels = list(_labels(text))
    if not labels or not (action := text[: labels[0][0]].rstrip(_EDGES + "([")):
        return ()
    fields: list[tuple[str, str]] = []
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    for (_, end, label), stop in zip(labels, ends, strict=True):
        fields.append((label, text[end:stop].strip(_EDGES)))
    roles = {role_of(label) for label, _ in fields}
    if "status" not in roles:
        action, fields = _with_rating(action, fields)
    if len(fields) == len(labels):
        fields = _with_words_behind(fields)
    # "Lead: Parks. Due: May 2026." A stop ends the sentence, not the name; a report of progress keeps its own.
    fields = [
        (label, text if role_of(label) == "evidence" else text.removesuffix("."))
        for label, text in ((label, _closed(value)) for label, value in fields)
    ]
    if box is not None and "status" not in {role_of(label) for label, _ in fields}:
        fields.append(("Status", box))
    firm = {role_of(label) for label, _ in fields if label.casefold() not in _LOOSE}
    if len({"lead" if role == "by" else role for role in firm} & _TELLING) < 2 or _NO_ACTION.search(text):
        return ()
    if len({label.casefold() for label, _ in fields}) < len(fields) or not has_letters(action):
        return ()
    return ("Action", one_line(action)), *fields


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """(where it begins, where its value begins, label) of every usual name of a field before a colon."""
    for colon in re.finditer(r"\s?:(?=\s)", text):
        before = text[max(0, colon.start() - 40) : colon.start()]
        words = list(re.finditer(r"[A-Za-z][\w’'/]*", before))
        for word in words[-4:]:
            label, start = before[word.start() :], colon.start() - len(before) + word.start()
            if not re.fullmatch(r"[\w’'/]+(?: [\w’'/]+)*", label) or not any(
                is_usual_heading(label, r) for r in _ROLES
            ):
                continue
            if label[0].isupper() or _BEFORE_SMALL.search(text[:start]):
                yield start, colon.end(), label
                break


def _with_rating(action: str, fields: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The action and fields with the rating that ends the line, or the action, as a field of its own."""
    label, value = fields[-1]
    tail = _TAIL.search(value)
    if tail and is_rating_label(tail["tail"].strip()):
        return action, [*fields[:-1], (label, value[: tail.start()]), ("Status", tail["tail"].strip())]
    tail = _TAIL.search(action)
    if tail and is_rating_label(tail["tail"].strip()):
        return action[: tail.start()], [*fields, ("Status", tail["tail"].strip())]
    return action, fields


def _with_words_behind(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields with what stands behind their bracket ("...; Due: May 2026) Two are built.") as the progress told."""
    label, value = fields[-1]
    inside, bracket, behind = value.partition(")")
    if bracket and "(" not in inside and has_letters(behind) and role_of(label) != "evidence":
        return [*fields[:-1], (label, inside), ("Update", behind.strip(_EDGES))]
    return fields


def _closed(value: str) -> str:
    """A value without the bracket that closes the fields around it."""
    value = value.strip(_EDGES)
    for opening, closing in ("()", "[]"):
        if value.rstrip(".").endswith(closing) and value.count(closing) > value.count(opening):
            value = value.rstrip(".").removesuffix(closing)
    return value.rstrip(_EDGES)
