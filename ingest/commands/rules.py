"""``tallybook rules``: the catalogue of checks."""

from __future__ import annotations

from ingest.options import output_format, verb
from ingest.rendering import render
from ingest.rendering.columns import Column

_COLUMNS = (
    Column("code", "Code", least=6),
    Column("severity", "Severity", least=8),
    Column("name", "Name", least=12, lines=2),
    Column("checks", "What it checks", least=20, lines=3),
)


@verb("rules", "tallybook rules --format md")
@output_format()
def command(form: str) -> None:
    """List the checks: code, severity, and what each compares."""
    from corpus.audit import rules

    records = [
        {
            "code": rule.code,
            "severity": rule.severity,
            "name": rule.name,
            "checks": " ".join(rule.manual.partition("\n\n")[0].split()),
        }
        for rule in rules()
    ]
    render(records, form, _COLUMNS, [column.name for column in _COLUMNS])
