"""What announces a report's own key: "Key to ratings", "What the colours mean", "How to read this tracker:"."""

from __future__ import annotations

import re

_RATED = (
    r"(?:rag|brag|status(?:es)?|ratings?|colou?rs?|colou?r[ -]cod(?:es|ing)|labels?|symbols?|signs?|icons?|marks|"
    r"markers?|codes?|letters?|words?|scores?|grades?|categor(?:y|ies)|stages?|levels?|bands?|terms?)"
)
_PAPER = (
    r"(?:reports?|trackers?|tables?|plan|dashboard|update|document|paper|chart|grid|page|log|scorecard|sheet|list|"
    r"column)"
)
_USED = r"(?:\s+(?:are\s+)?(?:used|explained|in\s+use|we\s+use)(?:\s+(?:here|below|in\s+(?:this|the)\s+\w+))?)?"
_OF_PAPER = (
    rf"how\s+to\s+(?:read|use|interpret|understand|follow)\s+(?:this|the|these|our)\s+(?:\w+\s+){{0,2}}?{_PAPER}|"
    rf"(?:reading|understanding|interpreting|using)\s+(?:this|the|these|our)\s+(?:\w+\s+){{0,2}}?{_PAPER}"
)
_OF_RATINGS = "|".join(
    (
        rf"how\s+to\s+(?:read|use|interpret|understand)\s+(?:the|these|our)\s+(?:\w+\s+){{0,2}}?{_RATED}",
        r"how\s+(?:\w+\s+){1,4}?(?:rated|scored|graded|judged|assessed)",
        rf"what\s+(?:(?:do|does|the|our|these|each|this|your)\s+){{0,2}}(?:\w+\s+){{0,2}}?{_RATED}\s+means?",
        rf"(?:reading|understanding|interpreting|explaining|(?:explanation|meaning|definition|description|guide)s?\s+(?:of|to))"
        rf"\s+(?:(?:the|our|these)\s+)?(?:\w+\s+){{0,2}}?{_RATED}",
        rf"(?:status|progress|ratings?|delivery|action|colou?r|rag|brag|our|state)\s+(?:words|terms|codes?|labels|categories|"
        rf"symbols|marks|markers|letters|scale|descriptions|descriptors|definitions|meanings|guide|bands|options|levels){_USED}",
        rf"(?:the\s+|our\s+)?(?:words|terms|labels|symbols|marks|colou?rs|signs|letters|codes|ratings|categories|grades)"
        rf"(?:\s+(?:and|&)\s+\w+)?{_USED}",
        rf"(?:we|this\s+\w+|the\s+\w+)\s+uses?\s+(?:the\s+following|these|two|three|four|five|six|seven|\d)\s+(?:\w+\s+)?{_RATED}",
        rf"the\s+following\s+(?:\w+\s+)?{_RATED}{_USED}",
        r"symbols|markers|icons|meanings|our\s+ratings",
    )
)
_TITLE = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:key|legend)(?:\s+(?:to|for|of)(?:\s+\w+){1,3})?\s*[:–-]?\s*|"
    r"\s*(?:\w+\s+){0,3}?(?:ratings?|status(?:es)?)\s+(?:key|legend|definitions?|explained)\s*:?\s*|"
    r"\s*(?:definitions?|meanings?)\s+of(?:\s+\w+){0,2}\s+(?:ratings?|status(?:es)?|colours?)\s*:?\s*|"
    r"[^:;=.]{0,60}\b(?:rated|ratings?|scored|graded|judg(?:ed|ing|e?ments?)|scale|rag|brag)\b[^:;=.]{0,40}:\s*|"
    rf"\s*(?:{_OF_PAPER}|{_OF_RATINGS})\s*[?.:–-]{{0,2}}\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:\w+\s+){0,4}?(?:key|legend)\b(?:\s+to\s+\w+(?:\s+\w+)?)?(?:\s*\([^():;=]{3,40}\)(?=\s*:))?"
    r"\s*[:–-]?\s*|"
    r"^[^:;=.]{0,60}\b(?:rated|ratings?|scor(?:ed|es|ing)|graded|judg(?:ed|ing|e?ments?)|scale|rag|brag)\b"
    r"[^:;=.]{0,40}:\s*|"
    rf"^\s*(?:{_OF_PAPER}|{_OF_RATINGS})\s*(?:[?.]\s+|[?]?\s*(?::|–|—|\s-\s)\s*)",
    re.IGNORECASE,
)
_ONLY_OF_PAPER = re.compile(rf"\s*(?:{_OF_PAPER})\b", re.IGNORECASE)


def is_title_of_key(text: str) -> bool:
    """True for a line that announces a key and says nothing else: "Key to ratings", "RAG key:"; not "Key dates".

    >>> is_title_of_key("What do the colours mean?"), is_title_of_key("What the ratings tell members")
    (True, False)
    """
    return bool(text.strip()) and bool(_TITLE.fullmatch(text))


def lead_of_key(text: str) -> re.Match[str] | None:
    """The words at the head of a paragraph that announce the key which goes on from there."""
    return _LEAD.match(text)


def is_of_paper(text: str) -> bool:
    """True for words that announce how a report is read, which may be its key or what its columns are."""
    return bool(_ONLY_OF_PAPER.match(text))
