"""The state of one pairing: the actions of two periods in content order, and the links made so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.linking.bonds import Bonds
from corpus.linking.candidates import Pair, candidates
from corpus.linking.comparing import Likeness, Sheet, compare
from corpus.linking.decisions import Decision
from corpus.linking.families import Families, with_kinship
from corpus.linking.members import Member
from corpus.linking.splitting import Parting
from corpus.linking.wording import Rarity
from corpus.records import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A member with its sheet; ``nth`` numbers rows that say exactly the same, from 0."""

    member: Member
    sheet: Sheet
    nth: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with the members it leads between; ``nearest`` is the member of ``link.nearest``."""

    earlier: Member | None
    later: Member | None
    link: Link
    nearest: Member | None = None


@dataclass(slots=True)
class Board:
    """The state of one pairing: positions count in the two lists of entries, which stand in content order.

    ``taken`` holds the one-to-one pairs; the ``done`` sets also the pieces of splits and mergers.
    """

    earlier: list[Entry]
    later: list[Entry]
    bonds: Bonds
    rare: Rarity
    sure: float
    complete: bool = True  # whether both sides are whole reports
    taken: dict[int, int] = field(default_factory=dict)
    done_rows: set[int] = field(default_factory=set)
    done_columns: set[int] = field(default_factory=set)
    links: list[Linked] = field(default_factory=list)
    places: dict[Pair, int] = field(default_factory=dict)  # of a taken pair among the links
    weighed: dict[Pair, Likeness] = field(default_factory=dict)  # all that the assignment chose from
    maybe_split: dict[int, tuple[Parting, int]] = field(default_factory=dict)  # a later piece: its whole
    maybe_merged: dict[int, tuple[Parting, int]] = field(default_factory=dict)  # an earlier piece: its whole
    families: tuple[Families, Families] = field(init=False)

    def __post_init__(self) -> None:
        self.families = (
            Families([entry.sheet for entry in self.earlier], self.complete),
            Families([entry.sheet for entry in self.later], self.complete),
        )

    def take(self, pair: Pair, link: Link) -> None:
        """Link the two and keep both from any other."""
        row, column = pair
        self.taken[row] = column
        self.done_rows.add(row)
        self.done_columns.add(column)
        self.places[pair] = len(self.links)
        self.links.append(Linked(self.earlier[row].member, self.later[column].member, link))

    def compare(self, pair: Pair) -> Likeness:
        """How alike the two at these positions are."""
        ours, theirs = self.earlier[pair[0]].sheet, self.later[pair[1]].sheet
        return with_kinship(compare(ours, theirs, self.rare), (ours, theirs), self.families, self.rare)

    def allowed(self, pair: Pair) -> bool:
        """Whether no decision forbids the two to be the same."""
        one, other = self.earlier[pair[0]].member.node, self.later[pair[1]].member.node
        return self.bonds.may_join(one, other)

    def decided(self, pair: Pair) -> Decision | None:
        """What a person decided about the two at these positions."""
        return self.bonds.decision(self.earlier[pair[0]].member.node, self.later[pair[1]].member.node)

    def still_free(self, *pairs: Pair) -> bool:
        """Whether nothing in these pairs has a link, and no person decided about any of them."""
        return not any(
            row in self.done_rows
            or column in self.done_columns
            or self.decided((row, column))
            or not self.allowed((row, column))
            for row, column in pairs
        )

    def reworded(self, pair: Pair) -> bool:
        """Whether the two at these positions differ in their wording."""
        return self.earlier[pair[0]].sheet.wording.plain != self.later[pair[1]].sheet.wording.plain

    def free_rows(self) -> list[int]:
        """Positions of earlier actions without a link."""
        return [row for row in range(len(self.earlier)) if row not in self.done_rows]

    def free_columns(self) -> list[int]:
        """Positions of later actions without a link."""
        return [column for column in range(len(self.later)) if column not in self.done_columns]

    def likely(self, rows: Sequence[int], columns: Sequence[int]) -> list[Pair]:
        """The pairs among these positions that are worth comparing."""
        ours = [self.earlier[row].sheet for row in rows]
        theirs = [self.later[column].sheet for column in columns]
        return [(rows[row], columns[column]) for row, column in candidates(ours, theirs, self.rare)]

    def compared(self, rows: Sequence[int], columns: Sequence[int]) -> dict[Pair, Likeness]:
        """The likely pairs among these positions, each compared."""
        return {each: self.compare(each) for each in self.likely(rows, columns)}


def entries(members: Sequence[Member]) -> list[Entry]:
    """Members in content order, so that nothing after this depends on the order of rows."""
    sheets = [(member, member.sheet) for member in members]
    sheets.sort(key=lambda entry: (entry[1].content, entry[0].report.name, entry[0].node))
    counted: dict[tuple[str, ...], int] = {}
    found = []
    for member, its_sheet in sheets:
        nth = counted.get(its_sheet.content, 0)
        counted[its_sheet.content] = nth + 1
        found.append(Entry(member, its_sheet, nth))
    return found
