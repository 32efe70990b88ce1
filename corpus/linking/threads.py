"""An action's own name: one id for the same action in every report it stands in.

Ids are given once and never change: a thread keeps the id its actions have, whatever is read later.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from corpus.linking.decisions import period_label, side, twin_numbers
from corpus.linking.members import Key, Member, Node, ReportLink
from corpus.linking.series import Series
from normalise.records import Report

# Crockford's base 32 in lower case: no i, l, o or u to be misread. The first sign is always a letter, so
# that no id looks like a row number or turns into one ("12e345") in a spreadsheet.
_SIGNS = "abcdefghjkmnpqrstvwxyz0123456789"
_LETTERS = "abcdefghjkmnpqrstvwxyz"
_LENGTH = 6


Content = Callable[[Key], str]
"""What the action of a key says, for the id of a thread that begins with it."""


def assign_action_ids(
    series: Series, existing: Mapping[Key, str] | None = None, taken: Collection[str] = ()
) -> dict[Key, str]:
    """The id of every action of a series, by (sha256, row).

    ``existing`` are ids given before, by the same keys; entries of reports outside the series keep their
    ids out of use, and so do those ``taken`` by other plans. Actions chained by ``same`` links share one id;
    pieces of a split or a merger start or keep their own.
    """
    members = {member.key: member for member in (*series.members, *series.unplaced)}
    contents: dict[str, dict[int, str]] = {}

    def content(key: Key) -> str:
        report = members[key].report
        if report.sha256 not in contents:
            contents[report.sha256] = contents_of(report)
        return contents[report.sha256][key[1]]

    return name_threads(
        [member.node for member in members.values()], joined(series.links), existing or {}, content, taken
    )


def name_threads(
    nodes: Iterable[Node],
    same: Iterable[tuple[Key, Key]],
    existing: Mapping[Key, str],
    content: Content,
    taken: Collection[str] = (),
    merges: Mapping[str, int] | None = None,
) -> dict[Key, str]:
    """The id of each action (``nodes``), where ``same`` says which are one; see ``assign_action_ids``.

    Where a new report joins two threads that have ids, the joined thread takes the id that stands in the
    earliest of its actions, and the other id goes out of use; but ids that came with a merge of histories give
    way to those that were there before (``merges``: the number of the merge, for ids that came with one). Where
    a thread falls apart, the part with most actions that had the id keeps it (the earlier part where they are
    equal). A new thread's id is made from what its first action says (``content``, asked for these alone), so
    an archive read afresh gives the same ids in any file order.
    """
    threads = _chained(nodes, same)
    named = _kept(threads, existing, merges or {})
    used = {*existing.values(), *taken}
    ids: dict[Key, str] = {}
    fresh = []
    for place, thread in enumerate(threads):
        if place in named:
            ids |= {node[1:]: named[place] for node in thread}
        else:
            fresh.append((content(thread[0][1:]), thread))
    for said, thread in sorted(fresh):
        new = _new_id(said, used)
        used.add(new)
        ids |= {node[1:]: new for node in thread}
    return ids


def joined(links: Iterable[ReportLink]) -> Iterator[tuple[Key, Key]]:
    """The actions that these links say are the same, earlier one first."""
    for each in links:
        if each.link.verdict == "same" and each.earlier_key and each.later_key:
            yield each.earlier_key, each.later_key


def chains(series: Series) -> list[list[Member]]:
    """The actions joined by ``same`` links, each chain in time order, the chains by their first action."""
    of_node = {member.node: member for member in (*series.members, *series.unplaced)}
    return [[of_node[node] for node in thread] for thread in _chained(of_node, joined(series.links))]


def _chained(nodes: Iterable[Node], same: Iterable[tuple[Key, Key]]) -> list[list[Node]]:
    of_key = {node[1:]: node for node in nodes}
    leader = dict(zip(of_key, of_key, strict=True))

    def lead(key: Key) -> Key:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for earlier, later in same:
        leader[lead(later)] = lead(earlier)
    found: dict[Key, list[Node]] = {}
    for key, node in of_key.items():
        found.setdefault(lead(key), []).append(node)
    return sorted((sorted(chain) for chain in found.values()), key=lambda chain: chain[0])


def _kept(threads: Sequence[Sequence[Node]], before: Mapping[Key, str], merges: Mapping[str, int]) -> dict[int, str]:
    """Which thread keeps which id: the oldest id first, to the thread with most of its actions."""
    holders: dict[str, Counter[int]] = {}
    oldest: dict[str, Node] = {}
    for place, thread in enumerate(threads):
        for node in thread:
            name = before.get(node[1:])
            if name is not None:
                holders.setdefault(name, Counter())[place] += 1
                oldest[name] = min(oldest.get(name, node), node)
    kept: dict[int, str] = {}
    for name in sorted(holders, key=lambda name: (merges.get(name, 0), oldest[name], name)):
        free = [(-count, place) for place, count in holders[name].items() if place not in kept]
        if free:
            kept[min(free)[1]] = name
    return kept


def contents_of(report: Report, rows: Collection[int] | None = None) -> dict[int, str]:
    """What the actions of a report say, by row (those of ``rows``, or all), as ids are made from it."""
    numbers = twin_numbers(report)
    found: dict[int, str] = {}
    for action in report.actions:
        if rows is None or action.row in rows:
            said = side(action, report, numbers)
            parts = (said.plan, period_label(report), said.ref, said.wording, said.context)
            found[action.row] = "|".join((*parts, str(said.nth)))
    return found


def _new_id(content: str, used: set[str]) -> str:
    digest = int.from_bytes(hashlib.sha256(content.encode()).digest())
    digest, first = divmod(digest, len(_LETTERS))
    signs = _LETTERS[first]
    while len(signs) < _LENGTH or signs in used:
        digest, place = divmod(digest, len(_SIGNS))
        signs += _SIGNS[place]
        if not digest:
            digest = int.from_bytes(hashlib.sha256(f"{content}|{signs}".encode()).digest())
    return signs
