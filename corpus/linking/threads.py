"""An action's own name: one id for the same action in every report it stands in.

Ids are given once and never change: a thread keeps the id its actions have, whatever is read later.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from corpus.linking.decisions import period_label, side, twin_numbers
from corpus.linking.members import Key, Member
from corpus.linking.series import Series

# Crockford's base 32 in lower case: no i, l, o or u to be misread. The first sign is always a letter, so
# that no id looks like a row number or turns into one ("12e345") in a spreadsheet.
_SIGNS = "abcdefghjkmnpqrstvwxyz0123456789"
_LETTERS = "abcdefghjkmnpqrstvwxyz"
_LENGTH = 6


def assign_action_ids(
    series: Series, existing: Mapping[Key, str] | None = None, taken: Collection[str] = ()
) -> dict[Key, str]:
    """The id of every action of a series, by (sha256, row).

    ``existing`` are ids given before, by the same keys; entries of reports outside the series keep their
    ids out of use, and so do those ``taken`` by other plans. Actions chained by ``same`` links share one id;
    pieces of a split or a merger start or keep their own.

    Where a new report joins two threads that have ids, the joined thread takes the id that stands in the
    earliest of its actions, and the other id goes out of use. Where a thread falls apart, the part with
    most actions that had the id keeps it (the earlier part where they are equal). A new thread's id is
    made from what its first action says, so an archive read afresh gives the same ids in any file order.
    """
    before = dict(existing or {})
    threads = chains(series)
    named = _kept(threads, before)
    used = {*before.values(), *taken}
    ids: dict[Key, str] = {}
    fresh = []
    numbers = {member.report.sha256: twin_numbers(member.report) for member in _first_of_reports(series)}
    for place, thread in enumerate(threads):
        if place in named:
            ids |= {member.key: named[place] for member in thread}
        else:
            first = thread[0]
            fresh.append((_content(first, numbers[first.report.sha256]), thread))
    for content, thread in sorted(fresh, key=lambda entry: (entry[0], entry[1][0].node)):
        new = _new_id(content, used)
        used.add(new)
        ids |= {member.key: new for member in thread}
    return ids


def _first_of_reports(series: Series) -> Iterable[Member]:
    """One action of each report."""
    return {member.report.sha256: member for member in (*series.members, *series.unplaced)}.values()


def chains(series: Series) -> list[list[Member]]:
    """The actions joined by ``same`` links, each chain in time order, the chains by their first action."""
    of_key = {member.key: member for member in (*series.members, *series.unplaced)}
    leader = {key: key for key in of_key}

    def lead(key: Key) -> Key:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for each in series.links:
        if each.link.verdict == "same" and each.earlier_key and each.later_key:
            leader[lead(each.later_key)] = lead(each.earlier_key)
    found: dict[Key, list[Member]] = {}
    for key, member in of_key.items():
        found.setdefault(lead(key), []).append(member)
    return sorted((sorted(chain, key=_when) for chain in found.values()), key=lambda chain: _when(chain[0]))


def _when(member: Member) -> tuple[int, str, int]:
    return member.node


def _kept(threads: Sequence[Sequence[Member]], before: Mapping[Key, str]) -> dict[int, str]:
    """Which thread keeps which id: the oldest id first, to the thread with most of its actions."""
    holders: dict[str, Counter[int]] = {}
    oldest: dict[str, tuple[int, str, int]] = {}
    for place, thread in enumerate(threads):
        for member in thread:
            name = before.get(member.key)
            if name is not None:
                holders.setdefault(name, Counter())[place] += 1
                oldest[name] = min(oldest.get(name, member.node), member.node)
    kept: dict[int, str] = {}
    for name in sorted(holders, key=lambda name: (oldest[name], name)):
        free = [(-count, place) for place, count in holders[name].items() if place not in kept]
        if free:
            kept[min(free)[1]] = name
    return kept


def _content(member: Member, numbers: Mapping[int, int]) -> str:
    said = side(member.action, member.report, numbers)
    parts: Iterable[str] = (said.plan, period_label(member.report), said.ref, said.wording, said.context)
    return "|".join((*parts, str(said.nth)))


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
