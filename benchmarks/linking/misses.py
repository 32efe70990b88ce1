"""What went wrong, link by link and by kind, so that weights are mended where they fail."""

from __future__ import annotations

from collections import Counter

from benchmarks.linking.known import Key, KnownSeries
from benchmarks.linking.scoring import Found, pairs_of
from normalise.records import Action


def print_misses(known: KnownSeries, found: list[Found]) -> None:
    """Every wrong, doubted or missed link with both texts and the reasons given; then the count by kind."""
    actions = {(report.sha256, action.row): action for report in known.reports for action in report.actions}
    sure, unsure = pairs_of(found, "same"), pairs_of(found, "unsure")
    events = {(whole, piece) for whole, pieces in known.parted for piece in pieces}
    events |= {(piece, whole) for pieces, whole in known.joined for piece in pieces}
    truth = known.links()
    kinds: Counter[tuple[str, str]] = Counter()
    told = {each.pair: each for each in found if each.pair}
    alone = {key: each for each in found if not each.pair and (key := each.earlier or each.later)}
    same = {pair for pair in sure | unsure if known.identity[pair[0]] == known.identity[pair[1]]}
    for pair in sorted((sure | unsure) - same - events):
        twin = frozenset((known.identity[pair[0]], known.identity[pair[1]])) in known.look_alikes
        what = "wrong" if pair in sure else "wrong, doubtful"
        kinds[what, "look-alike" if twin else "another action"] += 1
        _show(what, "look-alike" if twin else "", told[pair], actions[pair[0]], actions[pair[1]])
    for pair in sorted(truth - sure):
        what = "doubted" if pair in unsure else "missed"
        changed = known.changes.get(pair, ())
        gap = "" if _next_to(known, *pair) else "after a gap"
        for kind in (*changed, gap) if gap else changed or ("nothing changed",):
            kinds[what, kind] += 1
        each = told.get(pair) or alone.get(pair[0]) or alone.get(pair[1])
        _show(what, ", ".join((*changed, gap)), each, actions[pair[0]], actions[pair[1]])
    true = Counter(kind for pair in truth for kind in known.changes.get(pair, ()) or ("nothing changed",))
    for whole, pieces in known.parted:
        if any(told.get((whole, piece)) is None for piece in pieces):
            kinds["split not found", ""] += 1
            print("  split not found:", actions[whole].action, "->", *(f"\n      {actions[p].action}" for p in pieces))
    for pieces, whole in known.joined:
        if any(told.get((piece, whole)) is None for piece in pieces):
            kinds["merger not found", ""] += 1
            print("  merger not found:", *(f"\n      {actions[p].action}" for p in pieces), "->", actions[whole].action)
    print(f"  {known.name}, by kind (of a link with several changes each is counted):")
    for (what, kind), count in sorted(kinds.items(), key=lambda entry: -entry[1]):
        of = f" of {true[kind]}" if kind in true else ""
        print(f"    {what:16} {kind:26} {count:4}{of}")


def _next_to(known: KnownSeries, earlier: Key, later: Key) -> bool:
    order = [report.sha256 for report in known.reports]
    return order.index(later[0]) - order.index(earlier[0]) == 1


def _show(what: str, kind: str, found: Found | None, before: Action, after: Action) -> None:
    said = f"{found.verdict} {found.score:.2f}: {'; '.join(found.reasons)}" if found else "no link"
    print(f"  {what} ({kind})\n      {before.action}\n      {after.action}\n      {said}")
