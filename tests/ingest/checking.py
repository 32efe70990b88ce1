"""Reports that were checked, made from text or from a file, for tests of how findings are shown."""

from pathlib import Path

from corpus.records import Finding, Quote, Skip
from extractors.records import Place
from ingest.auditing import Checked
from ingest.reading import understand_file

UNNAMED = """\
Overview

Theme\tG\tA\tTotal
Clean Streets\t1\t1\t3
Total\t1\t1\t3

G\tOn track
A\tSome delay

Clean Streets
Ref\tAction\tLead\tDue\tRAG\tProgress
1\tRepaint the ferry shelters along the north quay\tHarbour Office\t31 March 2025\tG\tTwo are done.
2\tPlant forty lime trees beside the tram line\tParks Team\t30 March 2025\tG\tHoles dug at Tanner Row.
3\tTeach market traders to sort food waste\tWaste Forum\t31 January 2025\tA\tTwo sessions were held.
"""
PLAN = f"BRIGHTER QUAYSIDE PLAN 2024-27\n\nQuarter 2 2024/25 Performance Report\n\n{UNNAMED}"
HOSTILE = "<script>alert(1)</script> \x1b[31m\u202egnp.exe ](javascript:alert(2)) {0} \"><img src=x onerror=a> [x](y) &amp; ' "


def checked(path, findings=(), skipped=(), data=None, **settings):
    """A file as if these findings had been made of it; it is written where it is not there."""
    path = Path(path)
    if data is None and not path.exists():
        data = PLAN.encode()
    if data is not None:
        path.write_bytes(data)
    report = understand_file(path, path.read_bytes())
    return Checked(report, str(path), tuple(findings), tuple(skipped), **settings)


def finding(number=1, place=None, severity="error", code="CNT001", quotes=None, **settings):
    """A finding at a place, told apart by its number; quoted there in ``report.txt`` unless said otherwise."""
    place = place or Place(page=1, table=1, row=2, line=8)
    return Finding(
        **{
            "code": code,
            "severity": severity,
            "message": f"The overview says {number} green for Clean Streets; the grid has 2.",
            "stated": f"{number} green",
            "counted": "2 green",
            "place": place,
            "quotes": (Quote("Clean Streets / G: 1", place, "report.txt"),) if quotes is None else quotes,
            "key": f"subject {number}",
            "repair": "2 instead of 1 would mend it",
            **settings,
        }
    )


def skip(code="PCT001", why="the report states no percentage with its count"):
    return Skip(code, why)
