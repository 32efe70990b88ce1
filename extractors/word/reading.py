"""A Word file from its bytes to pages of blocks: parts opened, body walked, levels settled, places given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.plaintext.headings import Draft, set_levels
from extractors.plaintext.lines import SourceLine
from extractors.records import Block, Page, Paragraph, Place, Problem
from extractors.word.asides import Notes, Reference, furniture
from extractors.word.body import Body, Words
from extractors.word.cells import problems_of
from extractors.word.numbering import Numbering
from extractors.word.package import Story, open_package
from extractors.word.paragraphs import Paragraphs
from extractors.word.styles import TITLE, Styles
from extractors.word.tables import Grid
from extractors.word.theme import Theme

_STYLED = 2
Placed = Words | tuple[Grid, int]


def read_word(name: str, data: bytes) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages of a Word file, and what in it could not be read. Raises ``Unreadable`` where it is no whole,
    safe Word file."""
    main = open_package(name, data)
    theme = Theme(_root(main.related("theme")))
    styles = Styles(_root(main.related("styles")), theme)
    body = Body(Paragraphs(main, styles, Numbering(_root(main.related("numbering"))), theme))
    body.read(main.root)
    levels = _levels(body.blocks)
    blocks = list(_with_notes(body.blocks, levels, Notes(main, styles)))
    return _pages(_with_furniture(main, body, blocks, styles), levels, body.page), problems_of(body.unread)


def _root(story: Story | None) -> object | None:
    return None if story is None else story.root


def _levels(blocks: list[Placed]) -> dict[int, int]:
    """The level of each paragraph (by its ``id``): its style's where it has one, else as text of a plain file is
    judged, where bold stands for a style if the file has any."""
    words = [block for block in blocks if isinstance(block, Words)]
    shift = _shift(words)
    drafts = []
    for at, block in enumerate(blocks):
        if isinstance(block, Words):
            draft = Draft(at, SourceLine("", at, block.page), block.text, block.marker, bold=block.bold)
            draft.level = 0 if block.level is None else max(1, block.level + shift)
            draft.after_table = at > 0 and not isinstance(blocks[at - 1], Words)
            draft.before_table = at + 1 < len(blocks) and not isinstance(blocks[at + 1], Words)
            drafts.append(draft)
    styled = {draft.position for draft in drafts if draft.level}
    set_levels(drafts)
    levels: dict[int, int] = {}
    for draft, block in zip(drafts, words, strict=True):
        guessed = draft.position not in styled and not block.bold and len(styled) >= _STYLED
        levels[id(block)] = 0 if guessed else draft.level
    return levels


def _shift(words: list[Words]) -> int:
    """1 where the title stands above heading 1, 0 where heading 1 is the title: one only, at the top."""
    tops = [at for at, block in enumerate(words) if block.level == 1]
    titled = any(block.level == TITLE for block in words)
    return 1 if titled or len(tops) > 1 or tops and tops[0] > 3 else 0


def _with_notes(blocks: list[Placed], levels: dict[int, int], notes: Notes) -> Iterator[Placed]:
    """Blocks with the notes at the end of the passage that calls for them, so that they part neither a list from
    its lead-in nor a grid from the heading above it."""
    pending: list[Reference] = []
    page = 1
    for at, block in enumerate(blocks):
        if pending and isinstance(block, Words) and (levels[id(block)] or not block.marker and _ends(blocks, at)):
            yield from notes.take(pending, page)
            pending = []
        yield block
        page = block.page if isinstance(block, Words) else block[1]
        pending += block.notes if isinstance(block, Words) else block[0].notes
    yield from notes.take(pending, page)


def _ends(blocks: list[Placed], at: int) -> bool:
    """True where the passage before this paragraph is over: a table, or text that opens no list."""
    before = blocks[at - 1] if at else None
    return not (isinstance(before, Words) and before.text.endswith((":", ";")))


def _with_furniture(main: Story, body: Body, blocks: list[Placed], styles: Styles) -> list[Placed]:
    """Blocks with the headers and footers after them: Word keeps these once, not on each page, and between a
    section's blocks they would part what belongs together. A header stands first where nothing else is a title."""
    told: set[str] = set()
    lines = {
        where: [line for section in body.sections for line in furniture(main, section, where, styles, body.page, told)]
        for where in ("header", "footer")
    }
    if blocks and isinstance(blocks[0], Words):
        return [*blocks, *lines["header"], *lines["footer"]]
    return [*(replace(line, page=1) for line in lines["header"]), *blocks, *lines["footer"]]


def _pages(blocks: list[Placed], levels: dict[int, int], last: int) -> tuple[Page, ...]:
    pages: dict[int, list[Block]] = {}
    lines = tables = charts = 0
    page = 1
    for block in blocks:
        if isinstance(block, Words):
            lines += 1
            page = max(page, block.page)
            place = Place(page=page, line=lines)
            level = levels.get(id(block), 0)
            pages.setdefault(page, []).append(Paragraph(block.text, place, level, block.marker, block.indent))
        else:
            grid, page = block[0], max(page, block[1])
            tables += not grid.chart
            charts += grid.chart
            pages.setdefault(page, []).append(grid.table(page, charts if grid.chart else tables))
    return tuple(Page(number, tuple(pages.get(number, ()))) for number in range(1, max(last, page) + 1))
