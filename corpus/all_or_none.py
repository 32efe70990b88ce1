"""Statements of all actions or of none ("All actions are complete", "No actions are red"), held against the grid.

A statement is compared only where nothing around it can narrow it: it is the only one of its kind about the whole
plan, under no heading that could name a part, and after no sentence that speaks of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import quoting
from corpus.conclusions import flatters
from corpus.key_words import same_label
from corpus.records import Finding
from corpus.theme_figures import theme_names
from corpus.then_and_now import SENTENCE_END
from corpus.unread import unread_grid
from corpus.word_readings import totals_of
from extractors.printed import Prose
from extractors.wording import plain
from normalise.all_or_none import AllOrNone, all_or_none
from normalise.records import Action, Report
from normalise.themes import theme_key

_THE_PLAN = re.compile(
    r"(?:the|this|our) (?:whole |overall |current |annual )?"
    r"(?:action |delivery |improvement |implementation )?(?:plan|programme|strategy)",
    re.IGNORECASE,
)
_GENERAL_HEADING = re.compile(
    r"(?:[\d.]+ )?(?:(?:executive|overall|progress|performance|status) )?"
    r"(?:summary|overview|introduction|position|progress|performance|status|headlines?|highlights)"
    r"(?: (?:summary|overview|report|update|to date))?:?",
    re.IGNORECASE,
)
# What is said after these may be of the actions of a meeting, an audit or another time.
_OTHER_ACTIONS = re.compile(
    r"\b(?:meetings?|minutes|audit\w*|inspect\w*|reviews?|phases?|stages?|last|previous\w*|earlier|led by|target|aims?"
    r"|criteria|means)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(r"\b(?:when|if|once|until|unless|where|will|should|must|was|were|had)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except\w*|apart|other than|but|however|although|only|outstanding|remain\w*|this means)\b", re.IGNORECASE
)
_OF_THE_PLAN = re.compile(r"\b(?:plan|programme|strategy|report|update)\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:overdue|late|delay\w*|behind|slipp\w*|missed)\b")
_EITHER = re.compile(r"\bor\b|/")
_OPEN = frozenset({"in progress", "on track", "at risk", "off track", "not started"})
_TROUBLE_COLOURS = frozenset({"red", "amber", "amber/red"})
_COLOURS = frozenset({"red", "amber", "green", "blue"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``sentence`` says of the ``rows``: those of ``theme``, or of the whole grid where that is None."""

    said: AllOrNone
    sentence: str
    paragraph: Prose
    theme: str | None
    rows: tuple[Action, ...]


def statements(report: Report) -> tuple[Statement, ...]:
    """The statements that surely speak of the rows of the report's own grid; none where that is not known whole."""
    if not report.actions or unread_grid(report) or totals_of(report) != {len(report.actions)}:
        return ()
    return tuple(
        each
        for each in _found(report)
        if len(each.rows) > 1
        if each.said.number == len(each.rows) or (each.said.number is None and each.said.noun.startswith("action"))
    )


def all_or_none_disagreements(report: Report, code: str, severity: str) -> Iterator[Finding]:
    """A finding for each plain statement of all actions, or of none, that rows of the report's own grid contradict."""
    for each in statements(report):
        said = each.said
        against = [row for row in each.rows if _contradicts(row, said, report)]
        # A grid in which nothing is as all should be is more likely that of another plan: the next year's.
        if not against or (said.every and len(against) == len(each.rows)):
            continue
        place = f" in {each.theme}" if each.theme else ""
        subject = f"{'all' if said.every else 'no'} actions{place} are {said.what}"
        wrong, total = len(against), len(each.rows)
        counted = total - wrong if said.every else wrong
        colour, state = (said.what, None) if said.what in _COLOURS else (None, _state(said.what))
        yield Finding(
            code=code,
            severity=severity,
            message=f"The text says that {subject}; {wrong} of {quoting.number(total, 'row')} of the grid"
            f" {'is' if wrong == 1 else 'are'}{' not' if said.every else ''}.",
            stated=subject,
            counted=f"grid {counted} of {total}",
            place=each.paragraph.place,
            quotes=(
                quoting.quote(quoting.shortened(each.sentence, 300), each.paragraph.place, report),
                *quoting.quote_rows(against, report),
            ),
            key=subject,
            repair=f"{counted} of {total} in the text",
            changes_conclusion=flatters(colour, state, total if said.every else 0, counted, counted),
        )


def _state(what: str) -> str:
    return what if what in ("complete", "on track", "at risk") else "off track"


def _found(report: Report) -> list[Statement]:
    """The statements about the whole plan, or about the one theme that they or their heading name."""
    themes = {theme_key(action.theme): action.theme for action in report.actions if action.theme}
    found: list[Statement] = []
    whole: list[Statement] = []
    unscoped: list[tuple[bool, str]] = []
    for number, paragraph in enumerate(report.prose):
        sentences = SENTENCE_END.split(" ".join(paragraph.text.split()))
        for at, sentence in enumerate(sentences):
            said = all_or_none(sentence)
            if said is not None and not said.scope:
                unscoped.append((said.every, said.what))
            if said is None or _narrowed(sentences[:at], sentences[at + 1 :], themes):
                continue
            named = [name for key, name in themes.items() if said.scope and _names(said.scope, key, name)]
            headed = [name for key, name in themes.items() if key and theme_key(paragraph.heading) == key]
            if said.scope and not _THE_PLAN.fullmatch(said.scope):
                if len(named) == 1 and said.scope[0].isupper():
                    found.append(_of_theme(said, sentence, paragraph, named[0], report))
            elif not said.scope and headed:
                if not paragraph.marker and _follows_a_sentence(number, report):
                    found.append(_of_theme(said, sentence, paragraph, headed[0], report))
            elif said.scope or _speaks_generally(number, report):
                whole.append(Statement(said, sentence, paragraph, None, report.actions))
    # What is said again may be said of one part after the other.
    return found + [one for one in whole if one.said.scope or unscoped.count((one.said.every, one.said.what)) == 1]


def _of_theme(said: AllOrNone, sentence: str, paragraph: Prose, theme: str, report: Report) -> Statement:
    key = theme_key(theme)
    rows = tuple(row for row in report.actions if theme_key(row.theme or "") == key)
    return Statement(said, sentence, paragraph, theme, rows)


def _names(scope: str, key: str, theme: str) -> bool:
    words = re.sub(r"^the ", "", scope)
    pattern = rf"{theme_names(key, theme)}(?: (?:theme|strand|priority|workstream|section|chapter))?"
    return re.fullmatch(pattern, words) is not None


def _narrowed(before: list[str], after: list[str], themes: dict[str, str]) -> bool:
    if any(_EXCEPT.search(each) for each in (*before, *after)):
        return True
    if any(_OTHER_ACTIONS.search(each) or _NOT_NOW.search(each) for each in before):
        return True
    if any(key and key in plain(each) for each in before for key in themes):
        return True
    return any(not _OF_THE_PLAN.search(each) and all_or_none(each) is None for each in before)


def _speaks_generally(number: int, report: Report) -> bool:
    """Whether a paragraph stands under a heading that names no part of the plan, or at the head of the report."""
    paragraph = report.prose[number]
    heading = paragraph.heading.strip()
    if not _GENERAL_HEADING.fullmatch(heading):
        own = {name.casefold() for name in (report.title, report.plan, report.organisation or "")} | {""}
        # A theme that is no column stands above its own table, and may stand above this paragraph too.
        by_heading = any(action.theme and "theme" not in action.columns for action in report.actions)
        if by_heading or paragraph.marker or heading.casefold() not in own:
            return False
    same = [at for at, each in enumerate(report.prose) if each.heading.strip() == heading]
    if same != list(range(same[0], same[-1] + 1)):
        return False  # a heading that comes back stands in one part after the other
    # Of what stands further down, a heading that became the name of a table may lie between.
    return all(each.marker and each.marker == paragraph.marker for each in report.prose[same[0] : number])


def _follows_a_sentence(number: int, report: Report) -> bool:
    """Whether nothing before a paragraph under its heading introduces it, or speaks of other actions."""
    paragraph, first, opening = report.prose[number], number, number
    while opening and report.prose[opening - 1].heading == paragraph.heading:
        opening -= 1
    while paragraph.marker and first > opening and report.prose[first - 1].marker == paragraph.marker:
        first -= 1
    if any(_OTHER_ACTIONS.search(each.text) for each in report.prose[opening:first]):
        return False
    # What ends in a colon, or in no stop at all, may be a heading that was not known as one.
    return first == opening or report.prose[first - 1].text.rstrip().endswith((".", "!"))


def _contradicts(row: Action, said: AllOrNone, report: Report) -> bool:
    """Whether the rating of a row surely is what the statement excludes."""
    words = _words_of(row, report)
    bare = not report.key and row.status in ("green", "blue") and len(row.status_printed or "") < 6
    either = _EITHER.search(words) is not None
    if said.what in _COLOURS:
        if not _prints_a_colour(row, words.split()[1:2]):
            return False
        if not said.every:
            return row.status == said.what
        return row.status in _TROUBLE_COLOURS and row.state not in ("complete", "superseded", "not started")
    if said.every and said.what == "complete":
        unsure = bare or words.startswith("complet") or (either and "complet" in words)
        return row.state in _OPEN and not unsure
    if said.every:
        return row.state == "off track" or (row.state == "at risk" and _LATE.search(words) is not None)
    if either:
        return False
    if said.what == "complete":
        return row.state == "complete" and not bare
    if said.what == "at risk":
        return row.state == "at risk" and "risk" in words
    if said.what == "off track":
        return row.state == "off track"
    return row.state == "off track" and _LATE.search(words) is not None and "risk" not in words


def _words_of(row: Action, report: Report) -> str:
    """What a row prints as its rating, and what the report's key says of that."""
    meanings = [
        entry.meaning or "" for entry in report.key if entry.kind == "status" and same_label(row.status_printed, entry)
    ]
    return " ".join([row.status_printed or "", *meanings]).casefold().strip()


def _prints_a_colour(row: Action, meanings: list[str]) -> bool:
    """Whether the colour of a row is one that the reader sees, and not one that its words stand for."""
    if not row.status_printed:
        return row.status is not None
    label, colour = plain(row.status_printed), row.status
    if colour is None:
        return False
    # The letter of a word in the key ("B: Behind") is no letter of a colour.
    initials = any(word.startswith(label) and word != colour for word in meanings)
    return (label == colour[0] and not initials) or re.search(rf"\b{re.escape(plain(colour))}\b", label) is not None
