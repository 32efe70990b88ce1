"""Findings in the forms that a gate needs: text for people, JSON, SARIF and HTML for what comes after."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.faults import Fault
from ingest.auditing import Checked
from ingest.limits import USUAL, Limits
from ingest.rendering.aside import NOTHING_ASIDE, Aside
from ingest.saving import save
from ingest.settings import DEFAULTS, Settings

FORMS = ("text", "json", "sarif", "html")


@dataclass(frozen=True, slots=True)
class Wish:
    """How findings are to be shown: in one of ``FORMS``, in the file ``output`` (None: standard output). The
    limits, the password and the settings are for reading a report again to show its pages. ``aside`` is what else
    there is to say of the run."""

    form: str = "text"
    output: Path | None = None
    limits: Limits = USUAL
    password: str = ""
    aside: Aside = NOTHING_ASIDE
    settings: Settings = DEFAULTS


def show(checked: Sequence[Checked], wish: Wish, exit_code: int) -> None:
    """Print or write the findings. ``exit_code`` is the one that the run will end with."""
    if wish.form == "text" and wish.output is None:
        _print_lines(checked, wish.aside)
        return
    _deliver(_rendered(checked, wish, exit_code), wish.output)


def show_fault(fault: Fault, wish: Wish) -> None:
    """Where the form has a place for it, the cause why there are no findings."""
    if wish.form == "sarif":
        from ingest.rendering.sarif import sarif
        from ingest.version import version

        _deliver(_indented(sarif((), fault.exit_code, version(), fault=fault)), wish.output)


def _rendered(checked: Sequence[Checked], wish: Wish, exit_code: int) -> str:
    if wish.form == "json":
        from ingest.rendering.audit_json import audit_object

        return _indented(audit_object(checked, wish.aside))
    if wish.form == "sarif":
        from ingest.rendering.sarif import sarif
        from ingest.version import version

        return _indented(sarif(checked, exit_code, version(), wish.aside))
    if wish.form == "html":
        from ingest.rendering.report_html import report_html

        return report_html(checked, wish.limits, wish.password, wish.aside, wish.settings)
    from ingest.rendering.audit_text import audit_lines
    from ingest.rendering.console import width

    return "".join(f"{line}\n" for line, _ in audit_lines(checked, width(), wish.aside))


def _print_lines(checked: Sequence[Checked], aside: Aside) -> None:
    from rich.text import Text

    from ingest.rendering.audit_text import audit_lines
    from ingest.rendering.console import console

    screen = console()
    for line, style in audit_lines(checked, screen.width, aside):
        screen.print(Text(line, style=style), soft_wrap=True)


def _indented(value: Any) -> str:
    from ingest.rendering.objects import json_safe_lines

    return json_safe_lines(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
    else:
        # What the streams do with a name that is not valid Unicode, files do as well.
        save(output, text.encode("utf-8", "backslashreplace"))
