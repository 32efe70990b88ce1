"""What is drawn in a paragraph: pictures and shapes with their colour and their words, text boxes, diagrams, charts."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.word.charts import CHART, Chart, read_chart
from extractors.word.names import ALTERNATE, Element, chosen, r, w
from extractors.word.package import Story
from extractors.word.pictures import dominant_colour
from extractors.word.theme import Theme, written

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_SHAPES = frozenset(f"{_V}{name}" for name in ("shape", "oval", "rect", "roundrect", "line", "polyline"))
_BOX = w("txbxContent")
_DEEPEST = 60


@dataclass(slots=True)
class Drawn:
    """What the drawings of a paragraph hold. ``boxes`` are the contents of text boxes, once each; ``pictures``
    name pictures; ``fills`` are the colours of shapes; ``alt`` what the author wrote to stand for them."""

    boxes: list[Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    fills: list[str] = field(default_factory=list)
    alt: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def take(self, other: Drawn) -> None:
        """Adds what another paragraph holds, which goes on with this one."""
        for name in ("boxes", "pictures", "fills", "alt", "texts", "charts", "unread"):
            getattr(self, name).extend(getattr(other, name))

    def colour(self, story: Story) -> str | None:
        """The colour that the drawings show: of the first filled shape, else of the first coloured picture."""
        if self.fills:
            return self.fills[0]
        found = (dominant_colour(story.bytes_of(picture)) for picture in self.pictures)
        return next((colour for colour in found if colour), None)


def look_at(drawing: Element, drawn: Drawn, story: Story, theme: Theme, depth: int = 0) -> None:
    """Adds to ``drawn`` what a ``w:drawing``, ``w:pict`` or ``w:object`` holds."""
    for child in drawing:
        tag = child.tag
        if tag == _BOX:
            drawn.boxes.append(child)
            continue
        if tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                look_at(branch, drawn, story, theme, depth + 1)
            continue
        if tag == f"{_WP}docPr":
            drawn.alt.extend(text for text in (child.get("descr") or child.get("title"),) if text)
        elif tag == f"{_A}blip":
            drawn.pictures.append(child.get(r("embed")) or "")
        elif tag == f"{_V}imagedata":
            drawn.pictures.append(child.get(r("id")) or "")
        elif tag == f"{_WPS}spPr":
            fill = child.find(f"{_A}solidFill")
            colour = theme.drawn(fill) if fill is not None else None
            drawn.fills.extend([colour] if colour else [])
        elif tag in _SHAPES:
            colour = written(child.get("fillcolor")) if child.get("filled") not in ("f", "false") else None
            drawn.fills.extend([colour] if colour else [])
            drawn.alt.extend([child.get("alt")] if child.get("alt") else [])
        elif tag == f"{_DGM}relIds":
            drawn.texts.extend(_diagram(story, child.get(r("dm"))))
        elif tag == CHART:
            drawn.charts.extend(_chart(story, child.get(r("id"))))
        elif tag == _OLE and child.get("ProgID"):
            drawn.unread.append(f"an embedded {child.get('ProgID').split('.')[0]} object")
        if depth < _DEEPEST:
            look_at(child, drawn, story, theme, depth + 1)


def _diagram(story: Story, rel_id: str | None) -> list[str]:
    """The texts of a diagram (SmartArt), one for each of its shapes."""
    part = story.story(rel_id)
    if part is None or part.root is None:
        return []
    points = part.root.iter(f"{_DGM}t")
    texts = (" ".join("".join(run.text or "" for run in point.iter(f"{_A}t")).split()) for point in points)
    return [text for text in texts if text]


def _chart(story: Story, rel_id: str | None) -> list[Chart]:
    part = story.story(rel_id)
    chart = read_chart(part.root) if part is not None and part.root is not None else None
    return [] if chart is None else [chart]
