"""The counts and percentages that prose states: "Of the 53 actions 42 (79%) have been completed".

Precision before recall: a number becomes a claim only where the words say what it is a part of, or what is
said of what. Dates, ages, money, references and rates of other things are no claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.records import Place
from normalise.balances import states_balance
from normalise.number_words import SIMPLE
from normalise.prose_counts.closing import closes
from normalise.prose_counts.count_lists import SHARE, WHOLE, CountList, Part, Sentence
from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.lists import arrange
from normalise.prose_counts.printed_lines import line_of
from normalise.prose_counts.words import THING, as_printed, read_words
from normalise.records import StatedCount

# What every claim has, looked for before the costly reading: a number that is no year or decimal, and
# somewhere in the paragraph a percentage, a thing that plans count, or a part of a total.
_NUMBER = re.compile(
    rf"(?<![\w£/.,])(?!(?:19|20)\d\d\b)\d|%|\b(?:{'|'.join(SIMPLE)}|hundred)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"%|\bper ?cent\b|\bpc\b|\bout of\b|\btotal\b"
    rf"|\bof (?:the|these|those|all) (?:\d|(?:{'|'.join(SIMPLE)})\b)"
    rf"|\b(?:{'|'.join(map(re.escape, sorted(lexicon().things)))})\b"
    r"|\b(?:red|amber|green)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?:no|nos|approx|c|ca|para|paras|fig|vs|e\.g|i\.e|incl|cllr|mr|mrs|ms|dr|st)\.$", re.IGNORECASE
)
_EVERY = frozenset("all the our of these its".split())
_SENTENCE_END = re.compile(r"[.!?]['’”\")]*\s+(?=[\"'‘“(\[•]?[A-Z0-9]|\([a-z]{1,4}\))")


def find_counts(text: str, place: Place, first_group: int = 1, places: Sequence[Place] = ()) -> tuple[StatedCount, ...]:
    """The counts that a paragraph states, in reading order; ``()`` where it states none.

    A line break in ``text`` ends a clause, so an introduction and its bullets may be given as one text; then
    ``places`` are the places of its lines.
    Lists are numbered from ``first_group``; the whole of a list, where stated, is a claim of its own
    (``part`` ``whole``, with its own number as ``of``; "over 40" is no base, so ``of`` is None there).
    """
    if not _NUMBER.search(text) or not _COUNTED.search(text):
        return ()
    if states_balance(text):
        return ()  # what came and went between two days is no part of a whole
    sentences = {
        number: Sentence(number, sentence, read_words(sentence), first_line)
        for number, (sentence, first_line) in enumerate(_sentences(text))
        if _NUMBER.search(sentence)
    }
    if not sentences:
        return ()
    found: list[tuple[int, int, StatedCount]] = []
    group = first_group
    for counted in arrange(sentences.values()):
        if _worth_keeping(counted, sentences):
            found += _claims(counted, sentences, places or (place,), group)
            group += 1
    return tuple(claim for _, _, claim in sorted(found, key=lambda item: item[:2]))


def _sentences(text: str) -> list[tuple[str, int]]:
    """Each sentence with the line in which it starts."""
    sentences, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text[start : end.start() + 1]):
            sentences.append((text[start : end.end()], text.count("\n", 0, start)))
            start = end.end()
    return [*sentences, (text[start:], text.count("\n", 0, start))]


def _worth_keeping(counted: CountList, sentences: Mapping[int, Sentence]) -> bool:
    """A percentage by itself, or a number of things with nothing said of them, is no claim about the plan."""
    if not counted.parts:
        return counted.whole is not None and counted.sure and _of_the_plan(counted.whole, sentences)
    lone = counted.parts[0] if len(counted.parts) == 1 else None
    if lone is None:
        return True
    if counted.of is None:
        said = counted.noun is not None or lone.mention.percent is not None
        return said if lone.mention.value is not None else _of_every_thing(lone)
    known = counted.noun is not None or lone.mention.percent is not None
    return known or not lone.context.of_phrase


def _of_every_thing(lone: Part) -> bool:
    """ "100% of all actions are complete" at the head of a sentence: a share of all that there is, with a status said
    of it. In the midst of one, the words before may say what it is out of."""
    *before, noun = lone.context.of_phrase.split() or [""]
    known = lone.context.noun is not None and noun in lexicon().things
    return known and lone.context.opens and lone.context.says_status and set(before) <= _EVERY


def _of_the_plan(whole: Part, sentences: Mapping[int, Sentence]) -> bool:
    """ "The plan has 49 actions", "53 actions in total": a number of things that the plan is said to hold."""
    doc = sentences[whole.mention.sentence].doc
    words = lexicon()
    return whole.context.noun is not None and any(
        token.lower_ in words.plans for token in doc if token.ent_type_ != THING
    )


def _claims(
    counted: CountList, sentences: Mapping[int, Sentence], places: Sequence[Place], group: int
) -> list[tuple[int, int, StatedCount]]:
    closed = closes(counted, sentences)
    parts = [*counted.parts, *([counted.whole] if counted.whole else [])]
    return [
        (part.mention.sentence, part.mention.first, _claim(part, counted, sentences, places, group, closed))
        for part in parts
    ]


@lru_cache(maxsize=16)
def _one_line(sentence: str) -> str:
    # One text for all claims of a sentence, which may be as long as a whole table read as prose.
    return " ".join(sentence.split())


def _claim(
    part: Part,
    counted: CountList,
    sentences: Mapping[int, Sentence],
    places: Sequence[Place],
    group: int,
    closed: bool,
) -> StatedCount:
    mention, sentence = part.mention, sentences[part.mention.sentence]
    line = sentence.first_line + line_of(sentence.text, sentence.doc, mention.first)
    whole = part.kind == WHOLE
    return StatedCount(
        printed=as_printed(sentence.doc[mention.first : mention.last + 1].text),
        place=places[min(line, len(places) - 1)],
        source="prose",
        value=mention.value,
        of=counted.of,
        percent=mention.percent,
        bound=mention.bound,
        percent_bound=mention.percent_bound,
        part=part.kind,
        what=(part.context.what or None) if not whole else None,
        noun=part.context.noun if whole and part.context.noun else counted.noun or part.context.noun,
        sentence=_one_line(sentence.text),
        group=group,
        complete_list=closed and part.kind in (SHARE, WHOLE),
    )
