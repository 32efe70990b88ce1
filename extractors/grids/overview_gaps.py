"""Columns of an overview that have no heading because figures and blanks stand at different edges of one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from extractors.grids.columns import role_of
from extractors.grids.ratings import is_count
from extractors.grids.strips import Strip


def closed_up(strips: list[Strip], at: int) -> list[Strip]:
    """The strips with each column of counts that has no heading in row ``at`` put together with the headed column
    that it belongs to: all of them with that on their left, or all with that on their right, and never where a row has
    a figure in both. As they are where neither side fits, or both do."""
    heads = strips[at].texts
    labels = 2 if len(heads) > 1 and role_of(heads[1]) == "timescale" else 1
    below = list(takewhile(partial(_is_counted, labels=labels), strips[at + 1 :]))
    bare = [
        c for c in range(labels, len(heads)) if not heads[c].strip() and any(strip.texts[c].strip() for strip in below)
    ]
    if not bare:
        return strips
    fitting = [pairs for step in (-1, 1) if (pairs := _pairs(heads, bare, below, step))]
    if len(fitting) != 1:
        return strips
    end = at + 1 + len(below)
    return [*strips[: at + 1], *(_moved(strip, fitting[0]) for strip in below), *strips[end:]]


def _is_counted(strip: Strip, labels: int) -> bool:
    return any(text.strip() for text in strip.texts[:labels]) and all(map(is_count, strip.texts[labels:]))


def _pairs(heads: Sequence[str], bare: Sequence[int], below: Sequence[Strip], step: int) -> dict[int, int]:
    """Bare column -> headed column beside it; {} where one of them does not fit."""
    pairs = {c: c + step for c in bare}
    fit = all(
        0 < there < len(heads)
        and heads[there].strip()
        and not any(strip.texts[c].strip() and strip.texts[there].strip() for strip in below)
        for c, there in pairs.items()
    )
    return pairs if fit else {}


def _moved(strip: Strip, pairs: dict[int, int]) -> Strip:
    texts = list(strip.texts)
    for c, there in pairs.items():
        if texts[c].strip():
            texts[there], texts[c] = texts[c], ""
    return replace(strip, texts=tuple(texts))
