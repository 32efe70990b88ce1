"""What stands beside the text: headers and footers of sections, footnotes and endnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.word.body import Body, Words
from extractors.word.names import Element, is_on, r, w
from extractors.word.numbering import Numbering, spelt
from extractors.word.package import Story
from extractors.word.paragraphs import Paragraphs
from extractors.word.styles import Styles

_ONLY_A_PAGE = re.compile(r"(?:page|tudalen|p\.?)?\W*\d*\W*(?:(?:of|o|/)\W*\d*)?\W*", re.IGNORECASE)
_FORMS = {"footnotes": "decimal", "endnotes": "lowerRoman"}
Reference = tuple[str, str]


class Notes:
    """The footnotes and endnotes of a file, numbered as they are called for."""

    def __init__(self, main: Story, styles: Styles) -> None:
        self.styles = styles
        self._stories = {kind: main.related(kind) for kind in _FORMS}
        self._elements: dict[Reference, Element] = {}
        self._count = dict.fromkeys(_FORMS, 0)
        self._told: set[Reference] = set()
        for kind, story in self._stories.items():
            for note in story.root if story is not None and story.root is not None else ():
                if isinstance(note.tag, str) and note.get(w("id")):
                    self._elements[kind, note.get(w("id"))] = note

    def take(self, calls: Sequence[Reference], page: int) -> Iterator[Words]:
        """The notes that are called for here, each once, with its number as its marker."""
        for call in calls:
            if call in self._told or call not in self._elements:
                continue
            self._told.add(call)
            kind = call[0]
            self._count[kind] += 1
            story = self._stories[kind]
            assert story is not None
            body = Body(Paragraphs(story, self.styles, Numbering(None), self.styles.theme))
            body.read(self._elements[call])
            text = " ".join(_texts(body))
            if text:
                yield Words(text, page, spelt(self._count[kind], _FORMS[kind]))


def furniture(main: Story, section: Element, where: str, styles: Styles, page: int, told: set[str]) -> Iterator[Words]:
    """The lines of a section's headers or footers (``where``: "header" or "footer") that were not told before.

    A line that is only the page's number is left out: Word works it out for each page.
    """
    settings = main.related("settings")
    two_sided = settings is not None and bool(is_on(settings.root, w("evenAndOddHeaders")))
    for link in section.iterchildren(w(f"{where}Reference")):
        kind = link.get(w("type"), "default")
        if kind == "first" and not is_on(section, w("titlePg")) or kind == "even" and not two_sided:
            continue
        story = main.story(link.get(r("id")))
        if story is None or story.root is None:
            continue
        body = Body(Paragraphs(story, styles, Numbering(None), styles.theme))
        body.read(story.root)
        for text in _texts(body):
            if text not in told and not _ONLY_A_PAGE.fullmatch(text):
                told.add(text)
                yield Words(text, page)


def _texts(body: Body) -> Iterator[str]:
    """The lines of a small story; the rows of its tables a line each."""
    for block in body.blocks:
        if isinstance(block, Words):
            yield f"{block.marker} {block.text}".strip()
        else:
            for row in block[0].rows:
                text = " ".join(" ".join(cell.text.split()) for cell in row if cell.text)
                if text:
                    yield text
