"""Native charts for the Word files of tests: chart parts as word processors write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from tests.extractors.writing_word import NAMESPACES, Word, p

_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


def chart(
    word: Word,
    categories: Sequence[str],
    series: Mapping[str, Sequence[float | str]],
    title: str = "",
    kind: str = "pieChart",
    form: str = "General",
    typed: Mapping[int, str] | None = None,
) -> str:
    """Adds a chart part; the paragraph that shows it. ``typed`` are labels written over those of the points."""
    return shown_chart(chart_part(word.document, categories, series, title, kind, form, typed))


def chart_part(
    document: WordDocument,
    categories: Sequence[str],
    series: Mapping[str, Sequence[float | str]],
    title: str = "",
    kind: str = "pieChart",
    form: str = "General",
    typed: Mapping[int, str] | None = None,
) -> str:
    """Adds a chart part to a file; the id that names it."""
    drawn = "".join(_series(categories, name, values, form, typed or {}) for name, values in series.items())
    headed = f"<c:title><c:tx><c:rich><a:p>{_run(title)}</a:p></c:rich></c:tx></c:title>" if title else ""
    plot = f"<c:plotArea><c:{kind}>{drawn}</c:{kind}></c:plotArea>"
    xml = f"<c:chartSpace {_SPACE} {NAMESPACES}><c:chart>{headed}{plot}</c:chart></c:chartSpace>"
    package = document.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    return str(document.part.relate_to(Part(name, _KIND, xml.encode(), package), RT.CHART))


def shown_chart(name: str, declared: bool = False) -> str:
    """The paragraph that shows a chart part; ``declared``: with the names of its XML, to stand by itself."""
    shown = f'<a:graphic><a:graphicData><c:chart {_SPACE} r:id="{name}"/></a:graphicData></a:graphic>'
    paragraph = p("", f"<w:r><w:drawing><wp:inline>{shown}</wp:inline></w:drawing></w:r>")
    return paragraph.replace("<w:p>", f"<w:p {NAMESPACES}>", 1) if declared else paragraph


def _series(
    categories: Sequence[str], name: str, values: Sequence[float | str], form: str, typed: Mapping[int, str]
) -> str:
    labels = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:p>{_run(text)}</a:p></c:rich></c:tx></c:dLbl>'
        for at, text in typed.items()
    )
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache>{_points([name])}</c:strCache></c:strRef></c:tx><c:dLbls>{labels}</c:dLbls>"
        f"<c:cat><c:strRef><c:strCache>{_points(categories)}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
        f"<c:formatCode>{form}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(values: Sequence[float | str]) -> str:
    return "".join(f'<c:pt idx="{at}"><c:v>{escape(str(value))}</c:v></c:pt>' for at, value in enumerate(values))


def _run(text: str) -> str:
    return f"<a:r><a:t>{escape(text)}</a:t></a:r>"
