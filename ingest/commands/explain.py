"""``tallybook explain CODE``: the manual page of one check."""

from __future__ import annotations

import click

from ingest.options import verb


@verb("explain", "tallybook explain CNT001")
@click.argument("code")
def command(code: str) -> None:
    """Show the manual page of a check: what it compares, why, an example, innocent explanations."""
    from corpus.audit import rules

    wanted = code.strip().casefold()
    rule = next((rule for rule in rules() if wanted in (rule.code.casefold(), rule.name.casefold())), None)
    if rule is None:
        near = [rule.code for rule in rules() if rule.code.casefold().startswith(wanted[:3])]
        known = ", ".join(near or [rule.code for rule in rules()])
        raise click.BadParameter(f"there is no check {code!r}; there are {known}", param_hint="CODE")
    click.echo(f"{rule.code}  {rule.name}  ({rule.severity})\n\n{rule.manual}")
