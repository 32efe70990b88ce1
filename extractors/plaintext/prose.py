"""Lines of prose as paragraphs: wrapped lines joined, bullets and numbers set apart, headings guessed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from extractors.plaintext.cleaning import clean_lines
from extractors.plaintext.emphasis import in_bold, without_emphasis
from extractors.plaintext.headings import Draft, set_levels
from extractors.plaintext.lines import SourceLine
from extractors.plaintext.markers import Marked, Numbering, read_marker
from extractors.plaintext.reflow import Wrap, ends_sentence, first_word, join_lines, learn_wrap
from extractors.records import Paragraph, Place

_RULE = re.compile(r"(?:[-=_*~+]\s*){3,}|`{3,}\w*|~{3,}\w*")
_QUOTED = re.compile(r"^>+\s+(?=[^\W\d_]|[\"'“‘(*])")
_BREAKS_OFF = re.compile(
    r"(?:,|&|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|into|between|towards?|under|against|through|"
    r"within|across))$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?:[a-z]{2}|\d[\d.]*\s?%)")
_OPENS_ITEM = re.compile(r"(?::|; (?:and|or)|;)$")
_LONGEST_HALF = 100
_MOST_HALVES = 3
_LONG_LINE = 60
_NARROWER = 1.18


def find_paragraphs(
    lines: Sequence[SourceLine], taken: Container[int], running: Container[int] = ()
) -> list[tuple[int, Paragraph]]:
    """(position of its first line, paragraph) in reading order.

    ``taken`` are the positions of lines that stand in a grid: they end a paragraph. ``running`` are
    those that are a paragraph each. Every other line that holds a word is part of exactly one
    paragraph; lines of dashes only are punctuation.
    """
    wrap = learn_wrap(_neighbours(lines, taken))
    drafts = _join_halves(_drafts(lines, taken, running, wrap))
    for draft in drafts:
        if in_bold(draft.text):
            draft.bold = True
        draft.text = without_emphasis(draft.text)
    drafts = [draft for draft in drafts if draft.text]  # a bullet with nothing after it says nothing
    set_levels(drafts)
    return [
        (
            draft.position,
            Paragraph(
                " ".join(draft.text.split()),
                Place(page=draft.line.page, line=draft.line.number),
                draft.level,
                draft.marker,
                draft.indent,
            ),
        )
        for draft in drafts
    ]


def _neighbours(lines: Sequence[SourceLine], taken: Container[int]) -> Iterator[tuple[int, str]]:
    for position in range(1, len(lines)):
        above, line = lines[position - 1], lines[position]
        if position in taken or position - 1 in taken or above.page != line.page or above.blank:
            continue
        text = line.text.strip()
        if text and not read_marker(text, Numbering(), inside=True):
            yield len(above.text.expandtabs(4).rstrip()), text


def _drafts(lines: Sequence[SourceLine], taken: Container[int], running: Container[int], wrap: Wrap) -> list[Draft]:
    drafts: list[Draft] = []
    numbering = Numbering()
    blank, table = True, False  # what stands between the last draft and this line
    for position, line in enumerate(lines):
        if position in taken:
            if drafts and not table:
                drafts[-1].before_table = True
            blank = table = True
            _close(drafts)
            continue
        if position and (line.page != lines[position - 1].page or position in running or position - 1 in running):
            blank = True
            _close(drafts)
        for part, piece in enumerate(clean_lines(line.text.expandtabs(4))):
            text = piece.strip()
            if not text or _RULE.fullmatch(text[:400]):
                _underline(drafts, text, blank)
                blank = True
                _close(drafts)
                continue
            indent = len(piece) - len(piece.lstrip())
            text = _QUOTED.sub("", text, count=1) if text[0] == ">" else text
            length = len(line.text.expandtabs(4).rstrip())
            last = drafts[-1] if drafts and not part and not table and (not blank or not drafts[-1].text) else None
            if last is None or not _goes_on(last, text, indent, wrap, numbering):
                inside = last is not None and _may_go_on(last, text, wrap)
                new = _start(position, line, text, indent, numbering, inside)
                new.blank_before, new.after_table, new.length = blank, table, length
                new.stands_out = last is not None and indent > last.last_indent
                if drafts and not blank:
                    drafts[-1].blank_after = False
                drafts.append(new)
            else:
                last.text = join_lines(last.text, text)
                last.longest = max(last.longest, last.length)
                last.lines, last.length, last.last_indent = last.lines + 1, length, indent
            numbering.notice(text)
            blank = table = False
    return drafts


def _close(drafts: list[Draft]) -> None:
    if drafts:
        drafts[-1].blank_after = True


def _underline(drafts: list[Draft], rule: str, blank: bool) -> None:
    """A line of = or - right under a line of text makes it a heading (as in Markdown)."""
    if drafts and not blank and drafts[-1].lines == 1 and not drafts[-1].marker and rule:
        if set(rule) == {"="}:
            drafts[-1].level = 1
        elif set(rule) == {"-"} and len(drafts[-1].text) <= _LONGEST_HALF and not ends_sentence(drafts[-1].text):
            drafts[-1].level = 2


def _start(position: int, line: SourceLine, text: str, indent: int, numbering: Numbering, inside: bool) -> Draft:
    hashes = len(text) - len(text.lstrip("#"))
    if 1 <= hashes <= 6 and text[hashes : hashes + 1].isspace():
        title = text[hashes:].rstrip("#").strip()
        marked = read_marker(title, numbering, inside=False)
        if marked and marked.sort == "number":
            return Draft(position, line, marked.text, marked.marker, indent, level=hashes)
        return Draft(position, line, title, indent=indent, level=hashes)
    marked = _marked(text, numbering, inside)
    if marked:
        column = indent + marked.width
        return Draft(position, line, marked.text, marked.marker, indent, column, last_indent=indent)
    return Draft(position, line, text, indent=indent, text_column=indent, last_indent=indent)


def _marked(text: str, numbering: Numbering, inside: bool) -> Marked | None:
    """The marker of a line; a number inside bold marks ("**1. Purpose**") is its number too."""
    for mark in ("**", "__"):
        if text.startswith(mark) and text.endswith(mark) and len(text) > 4:
            marked = read_marker(text[2:-2], numbering, inside)
            if marked and marked.sort in ("number", "letter"):
                return Marked(marked.marker, mark + marked.text + mark, marked.width, marked.sort)
            return None
    return read_marker(text, numbering, inside)


def _goes_on(last: Draft, text: str, indent: int, wrap: Wrap, numbering: Numbering) -> bool:
    """True where a line belongs to the paragraph right above it."""
    if last.level or text.startswith("#") and _start_of_heading(text):
        return False
    marked = _marked(text, replace(numbering), _may_go_on(last, text, wrap))
    if marked:
        in_sentence = marked.sort == "dash" and text[0] in "-–—" and marked.text[:1].islower() and not last.marker
        return in_sentence and not ends_sentence(last.text) and wrap.full(last.length, text)
    if not last.text:
        return True
    if _shouts(text) != _shouts(last.text):
        return False
    small = text[0].islower() or text[0] in ",;)"
    if last.marker and indent > last.indent and abs(indent - last.text_column) <= 1:
        return True
    if indent > last.last_indent and not small and not (last.marker and last.lines == 1 and wrap.least):
        return False
    if small:
        return (wrap.full if ends_sentence(last.text) else wrap.nearly_full)(last.length, text)
    if last.text.endswith("-") and last.text[-2:-1].isalpha():
        return wrap.nearly_full(last.length, text)
    # A long line that ends on "of the", or goes on in brackets, was broken there, even where too few lines wrap to
    # show how wide they are.
    broken = _BREAKS_OFF.search(last.text) or _IN_BRACKETS.match(text) and not ends_sentence(last.text)
    if not wrap.least and last.length >= _LONG_LINE and broken:
        return True
    # In mid-sentence the line goes on, though a list may be set narrower than the text around it.
    narrow = _BREAKS_OFF.search(last.text) or not wrap.strict and wrap.full(last.length * _NARROWER, text)
    if narrow and not ends_sentence(last.text) and wrap.nearly_full(last.length, text):
        return True
    reach = last.length + 1 + len(first_word(text))
    if last.lines >= 2 and wrap.nearly_full(last.length, text) and reach > max(last.longest, last.length):
        return not wrap.strict  # a list set narrower than the text around it has a width of its own
    return not wrap.strict and wrap.full(last.length, text)


def _may_go_on(last: Draft, text: str, wrap: Wrap) -> bool:
    """True where a number or letter at the start of ``text`` may be part of the sentence above: never after the
    colon that opens a list, nor after an item of one."""
    return not _OPENS_ITEM.search(last.text) and wrap.nearly_full(last.length, text)


def _start_of_heading(text: str) -> bool:
    hashes = len(text) - len(text.lstrip("#"))
    return hashes <= 6 and text[hashes : hashes + 1].isspace()


def _shouts(text: str) -> bool:
    start = text[:_LONGEST_HALF]
    return len(start) > 3 and start.isupper() and sum(1 for char in start if char.isalpha()) >= 4


def _join_halves(drafts: list[Draft]) -> list[Draft]:
    """A title that a blank line breaks in two ("Update on the Plan for" / "Somewhere 2013-18") is one."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _is_second_half(last, draft):
            last.text = join_lines(last.text, draft.text)
            last.blank_after = draft.blank_after
            last.lines += 1
        else:
            joined.append(draft)
    return joined


def _is_second_half(first: Draft, second: Draft) -> bool:
    if second.marker or second.after_table or second.level or first.lines > _MOST_HALVES:
        return False
    if not second.blank_before or first.line.page != second.line.page or first.text_column > 40:
        return False
    if len(first.text) > _LONGEST_HALF * first.lines or len(second.text) > _LONGEST_HALF or second.lines > 1:
        return False
    if ends_sentence(second.text) or not _BREAKS_OFF.search(first.text):
        return False
    if first.text.endswith(","):
        return not first.text.startswith("Dear") and _titled(first.text) and _titled(second.text)
    return first.text[0].isupper() and (second.text[0].isupper() or second.text[0].isdigit())


def _titled(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 1 and sum(1 for word in words if word[0].isupper()) * 2 > len(words)
