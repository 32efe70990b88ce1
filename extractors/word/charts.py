"""A chart of a Word file as the table of figures that it draws: series across, categories down.

Word keeps beside a chart what it last drew (ECMA-376 part 1, 21.2: ``c:strCache``, ``c:numCache``), so its labels are
text although nothing of them stands in the document itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.word.names import Element, number

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = f"{_C}chart"
"""What a drawing holds in place of a picture: it names the part with the chart."""
_MOST_SERIES, _MOST_CATEGORIES = 40, 400
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?\s*%?(?:\s*\(\s*\d+(?:\.\d+)?\s*%\s*\))?")


@dataclass(frozen=True, slots=True)
class Chart:
    """``rows`` are all of one length; the first has the names of the series, the first column the categories."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def read_chart(root: Element) -> Chart | None:
    """The chart of a chart part; None where it draws no figures over named categories."""
    series = list(_series(root))
    names = next((names for _, names, _ in series if names), {})
    places = sorted({place for _, _, figures in series for place in figures} | set(names))[:_MOST_CATEGORIES]
    if not series or not any(names.get(place) for place in places):
        return None
    rows = [("", *(name for name, _, _ in series))]
    rows += [(names.get(place, ""), *(figures.get(place, "") for _, _, figures in series)) for place in places]
    return Chart(_title(root), tuple(rows))


def _series(root: Element) -> Iterator[tuple[str, dict[int, str], dict[int, str]]]:
    """Each series: its name, the names of its categories, its figures as drawn."""
    for at, series in enumerate(root.iter(f"{_C}ser")):
        if at == _MOST_SERIES:
            return
        figures = _figures(series.find(f"{_C}val"))
        if figures:
            figures.update(_typed(series, figures))
            yield " ".join(_points(series.find(f"{_C}tx")).values()), _points(series.find(f"{_C}cat")), figures


def _points(parent: Element | None) -> dict[int, str]:
    """The cached texts below an element, by their place in the series."""
    if parent is None:
        return {}
    levels = list(parent.iter(f"{_C}lvl"))  # of categories within groups, the categories come first
    points = (levels[0] if levels else parent).iter(f"{_C}pt")
    texts = {number(point.get("idx"), 0): " ".join((point.findtext(f"{_C}v") or "").split()) for point in points}
    return texts or {0: " ".join((parent.findtext(f"{_C}v") or "").split())}


def _figures(values: Element | None) -> dict[int, str]:
    if values is None:
        return {}
    form = next(values.iter(f"{_C}formatCode"), None)
    percent = form is not None and "%" in (form.text or "")
    figures = {place: _drawn(text, percent) for place, text in _points(values).items()}
    return {place: text for place, text in figures.items() if text}


def _drawn(text: str, percent: bool) -> str:
    """A stored value as it is printed: 0.58 in a series of percentages is "58%".

    >>> _drawn("7", False), _drawn("7.0", False), _drawn("0.58", True), _drawn("#N/A", False)
    ('7', '7', '58%', '')
    """
    try:
        value = float(text)
    except ValueError:
        return ""
    if not math.isfinite(value):
        return ""
    return f"{value * 100:.10g}%" if percent else f"{value:.10g}"


def _typed(series: Element, figures: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Labels that somebody typed over what the chart would print: these are what readers see."""
    for label in series.iter(f"{_C}dLbl"):
        place = number(label.find(f"{_C}idx").get("val"), -1) if label.find(f"{_C}idx") is not None else -1
        written = " ".join("".join(run.text or "" for run in label.iter(f"{_A}t")).split())
        figure = _FIGURE.search(written)
        if place in figures and figure:
            yield place, figure[0].strip()


def _title(root: Element) -> str:
    title = root.find(f"{_C}chart/{_C}title")
    if title is None:
        return ""
    paragraphs = ("".join(run.text or "" for run in part.iter(f"{_A}t")) for part in title.iter(f"{_A}p"))
    return " ".join(" ".join(paragraphs).split())
