"""Prints the invented plan of ``plan.py`` as the text reports of ``examples/archive``.

Each quarter is written the way another office would have saved it: tabs, columns of spaces, Markdown; quarters
1 and 4 are in the archive as Word and PDF (``build_office.py``), and as text among the samples of the tests.

    python -m examples.build
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from examples.plan import ALL_AMBER_CARRIED_FORWARD, KEY, PLANTED, QUARTERS, ROWS, Row

ARCHIVE = Path(__file__).parent / "archive"
TWINS = Path(__file__).parents[1] / "tests" / "samples" / "parity"
PLAN = "SAFER HARROWMERE PLAN 2023-26"
HEADINGS = ("Ref", "Action", "Lead", "Due", "RAG", "Progress")


def overview(quarter: str) -> list[list[str]]:
    """The overview's rows, header and total included, with the planted mistakes."""
    rows = ROWS[quarter]
    themes = list(dict.fromkeys(row.theme for row in rows))
    counts = Counter((row.theme, row.rag) for row in rows)
    cell = dict(counts)
    cell.update({(theme, rag): n for (q, theme, rag), n in PLANTED.items() if q == quarter and theme != "Total"})
    printed = [["Theme", *KEY, "Total"]]
    for theme in themes:
        total = sum(row.theme == theme for row in rows)
        printed.append([theme, *(str(cell.get((theme, rag), 0) or "") for rag in KEY), str(total)])
    totals = {rag: sum(cell.get((theme, rag), 0) for theme in themes) for rag in KEY}
    totals.update({rag: n for (q, theme, rag), n in PLANTED.items() if q == quarter and theme == "Total"})
    note = " c/f" if quarter in ALL_AMBER_CARRIED_FORWARD else ""
    last = [f"{totals[rag] or ''}{note if rag == 'A' else ''}" for rag in KEY]
    printed.append(["Total", *last, str(len(rows))])
    return printed


def cells(row: Row) -> list[str]:
    """A row's cells in the order of the headings."""
    return [row.ref, row.action, row.lead, row.due, row.rag, row.progress]


def by_theme(quarter: str) -> Iterator[tuple[str, list[Row]]]:
    """Themes in printed order with their rows."""
    rows = ROWS[quarter]
    for theme in dict.fromkeys(row.theme for row in rows):
        yield theme, [row for row in rows if row.theme == theme]


def title(quarter: str) -> list[str]:
    return [PLAN, "ACTION PLAN", f"Quarter {quarter[1]} 2024/25 Performance Report"]


def tabbed(quarter: str) -> str:
    """Tabs between cells, a title row over each theme, a footer where pages end."""
    width = len(HEADINGS)
    lines = [*(part for line in title(quarter) for part in (line, "")), "Overview", ""]
    lines += ["\t".join(row) for row in overview(quarter)] + [""]
    lines += [f"{letter}\t{meaning}" for letter, meaning in KEY.items()] + ["c/f\tCarried forward", ""]
    for number, (theme, rows) in enumerate(by_theme(quarter), start=1):
        lines += [theme + "\t" * (width - 1), "\t".join(HEADINGS)]
        lines += ["\t".join(cells(row)) for row in rows]
        lines += ["", f"Safer Harrowmere Partnership - page {number}", ""]
    return "\n".join(lines)


def aligned(quarter: str) -> str:
    """Columns of spaces, cells wrapped over lines, as a PDF gives them when taken out as text."""
    widths = (6, 34, 18, 16, 5, 34)

    def block(texts: list[str]) -> list[str]:
        wrapped = [textwrap.wrap(text, width - 2) or [""] for text, width in zip(texts, widths, strict=True)]
        height = max(map(len, wrapped))
        padded = [part + [""] * (height - len(part)) for part in wrapped]
        rows = zip(*padded, strict=True)
        return ["".join(t.ljust(w) for t, w in zip(row, widths, strict=True)).rstrip() for row in rows]

    lines = [*(f"{line:^110}".rstrip() for line in title(quarter)), "", "Overview", ""]
    lines += ["".join([row[0].ljust(30), *(c.rjust(8) for c in row[1:])]).rstrip() for row in overview(quarter)]
    lines += ["", "Key: " + "; ".join(f"{letter} = {meaning}" for letter, meaning in KEY.items()), ""]
    for theme, rows in by_theme(quarter):
        lines += ["", theme, "", *block(list(HEADINGS)), ""]
        for row in rows:
            lines += [*block(cells(row)), ""]
    return "\n".join(lines)


def piped(quarter: str) -> str:
    """Markdown, with another order of columns and other words over them."""
    head = ["No.", "What we will do", "Who", "By when", "Progress update", "BRAG"]
    lines = [f"# {PLAN.title()}", "", f"## Quarter {quarter[1]} 2024/25 action plan", "", "### Overview", ""]
    table = overview(quarter)
    lines += [_pipe(table[0]), _pipe(["---"] * len(table[0])), *(_pipe(row) for row in table[1:]), "", "### Key", ""]
    lines += [f"- **{letter}** - {meaning}" for letter, meaning in KEY.items()]
    for theme, rows in by_theme(quarter):
        lines += ["", f"### {theme}", "", _pipe(head), _pipe(["---"] * len(head))]
        lines += [_pipe([r.ref, r.action, r.lead, r.due, r.progress, r.rag]) for r in rows]
    return "\n".join([*lines, ""])


def _pipe(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |"


NARRATIVE = """
SAFER HARROWMERE PLAN 2023-26

October 2024

ACTIVITY SINCE LAST REPORT

- Towpath lighting between Mill Lock and the station switched on.
- Supplier found for the burglary locks and alarms.
- Directory of youth activities published in four languages.

PLANNED ACTIVITY BEFORE NEXT REPORT

- First weekly extract of incident data to be exchanged.
- Mentors for care leavers to be recruited.

MILESTONES AHEAD

- 12 October - residents' conference at the Guildhall.
- 26 October: opening day of the repair café.
- 31 December – last signature on the noise protocol.
- New contract for the north car park cameras signed.
"""

COVERING = """
Harrowmere Community Safety Board - 24 April 2025

Safer Harrowmere Plan 2023-26: Quarter 4 2024/25

Report of the Partnership Manager

1. Purpose of Report

To tell the Board how the Safer Harrowmere Plan 2023-26 stood at the end of the year, and to ask for its views
on the actions that are carried forward into 2025/26.

2. Recommendation

That the Board note the position at 31 March 2025 and agree the dates of the actions carried forward.

3. Progress

The action plan is attached at Appendix 1. Of the 17 actions in the plan 13 (82%) are complete, 1 (6%) is on
track, 2 (12%) are delayed and 1 (6%) is off track.

Recent developments have included:

- Agreement of a second year of funding for the mentoring scheme
- Training of the staff of all seven secondary schools

4. Next steps

- Write to the fire service about the weekly extract
- Bring the new plan's baseline figures to the July meeting

Contact: Partnership Office, Guildhall Yard
"""


def reports() -> dict[Path, str]:
    """Path -> text, for every report that is printed as text."""
    writers = dict(zip(QUARTERS, (tabbed, aligned, piped, tabbed), strict=True))
    files = {}
    for quarter, writer in writers.items():
        folder = TWINS if writer is tabbed else ARCHIVE
        name = f"2024-25-{quarter.lower()}-action-plan.{'md' if writer is piped else 'txt'}"
        files[folder / name] = writer(quarter)
    files[ARCHIVE / "2024-10-update.txt"] = NARRATIVE.lstrip()
    files[ARCHIVE / "2025-04-24-board-covering-report.txt"] = COVERING.lstrip()
    return files


def main() -> None:
    """Writes the archive and its twins."""
    for path, text in reports().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
