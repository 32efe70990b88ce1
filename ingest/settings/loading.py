"""From the text of a settings file to settings: each table has its reader; a mistake is a fault with its line."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from corpus.records import Suppression
from extractors.records import Place
from ingest.limits import LEAST_MEMORY_MB
from ingest.reader_settings import USUAL_READER, ReaderSettings
from ingest.reading import shown
from ingest.settings.records import DEFAULTS, AuditSettings, PlanFolders, ReadingSettings, Settings
from ingest.settings.tables import Table, meant
from ingest.settings.vocabulary import reader_settings

FAIL_ON = ("error", "warning", "never")
_LEVELS = ("error", "warning", "info", "off")
_FINGERPRINT = re.compile(r"[0-9a-fA-F]{16}")


def load_settings(path: Path | None) -> Settings:
    """The settings in a file; those of no file are the defaults.

    Raises ``Fault``, with the line of the mistake, for anything that is not understood.
    """
    if path is None:
        return DEFAULTS
    whole = Table.read(path)
    of_audit, of_reading = whole.table("audit"), whole.table("reading")
    reading = _reading(of_reading, whole.table("vocabulary"))
    settings = Settings(
        path,
        _audit(of_audit, path),
        reading,
        _plans(whole.table("plans"), reading.reader),
        tuple(_suppression(each, path) for each in whole.tables("suppress")),
    )
    whole.finish(inside=(of_audit, of_reading))
    return settings


def _audit(table: Table, path: Path) -> AuditSettings:
    baseline = table.text("baseline")
    settings = AuditSettings(
        table.choice("fail_on", FAIL_ON),
        _checks(table, "select"),
        _checks(table, "ignore"),
        _severity(table.table("severity")),
        Path(os.path.normpath(path.parent / baseline)) if baseline else None,
    )
    table.finish()
    return settings


def _checks(table: Table, name: str) -> tuple[str, ...]:
    from corpus.audit import names_a_rule, rules

    words = table.texts(name)
    for word in words:
        if not names_a_rule(word):
            hint = meant(word, [rule.code for rule in rules()] + [rule.name for rule in rules()])
            raise table.fault(f"there is no check called “{word}”", f"{hint}`tallybook rules` lists the checks", name)
    return words


def _severity(table: Table) -> dict[str, str]:
    from corpus.audit import rules

    levels = {}
    codes = [rule.code for rule in rules()]
    for name in table.values:
        if name.upper() not in codes:
            remedy = f"{meant(name, codes)}`tallybook rules` lists the checks"
            raise table.fault(f"there is no check called “{name}”", remedy, name)
        levels[name.upper()] = table.choice(name, _LEVELS) or ""
    return levels


def _reading(table: Table, vocabulary: Table) -> ReadingSettings:
    usual = replace(USUAL_READER, pages=table.number("pages", 1, "pages", whole=True))
    settings = ReadingSettings(
        table.number("max_memory", LEAST_MEMORY_MB, "MB", whole=True),
        table.number("timeout", 1, "seconds", whole=False),
        table.number("max_size", 1, "MB", whole=True),
        table.number("max_entries", 1, "files", whole=True),
        table.number("max_unpacked", 1, "GB", whole=True),
        table.number("max_ratio", 1, "times its size", whole=True),
        _exclude(table),
        reader_settings(vocabulary, usual, table.month("year_start")),
    )
    table.finish()
    vocabulary.finish()
    return settings


def _exclude(table: Table) -> tuple[str, ...]:
    patterns = table.texts("exclude")
    for pattern in patterns:
        if not pattern.strip("/"):
            raise table.fault(f"“{pattern}” is no name", "write the name of a file or folder, or a pattern", "exclude")
    return patterns


def _plans(table: Table, usual: ReaderSettings) -> tuple[PlanFolders, ...]:
    plans: list[PlanFolders] = []
    for name, value in table.values.items():
        own = table.table(name) if isinstance(value, dict) else None
        patterns = own.texts("files") if own else table.texts(name)
        for pattern in patterns:
            if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
                cause = f"“{pattern}” does not lie beside this file"
                raise table.fault(cause, "name folders and files as seen from the folder of this file", name)
        if not name.strip() or not patterns:
            remedy = 'write files = ["folder"]' if own else 'write "My plan" = ["folder"]'
            raise table.fault("a plan needs its name and what belongs to it", remedy, name)
        same = next((plan.plan for plan in plans if plan.plan.casefold() == name.strip().casefold()), None)
        if same:
            cause = f"“{name.strip()}” and “{same}” are the same plan"
            raise table.fault(cause, "put what belongs to it in one list", name)
        reader = usual
        if own:
            reader = reader_settings(own, usual, own.month("year_start"))
            own.finish()
        plans.append(PlanFolders(name.strip(), patterns, reader))
    return tuple(plans)


def _suppression(table: Table, path: Path) -> Suppression:
    suppression = Suppression(
        because=table.text("why"),
        who=table.text("by"),
        fingerprint=table.text("fingerprint").lower(),
        code=table.text("code").upper(),
        plan=table.text("plan"),
        period=table.text("period"),
        subject=table.text("subject"),
        until=table.day("until"),
        origin=shown(path),
        place=Place(line=table.line()),
    )
    table.finish()
    if suppression.fingerprint and not _FINGERPRINT.fullmatch(suppression.fingerprint):
        remedy = "copy it from `tallybook audit`, or leave it out and give code, plan and subject"
        raise table.fault("a fingerprint is 16 digits and letters from a to f", remedy, "fingerprint")
    if suppression.code:
        _known_code(table, suppression.code)
    if not suppression.fingerprint and not (suppression.code and suppression.plan and suppression.subject):
        remedy = "give its fingerprint, or code, plan and subject, as `tallybook audit --format json` has them"
        raise table.fault("this does not say which finding is suppressed", remedy)
    if not suppression.because:
        raise table.fault("a suppression needs its reason", 'write why = "..."')
    if not suppression.who:
        raise table.fault("a suppression needs the name of who decided it", 'write by = "..."')
    return suppression


def _known_code(table: Table, code: str) -> None:
    from corpus.audit import rules

    codes = [rule.code for rule in rules()]
    if code not in codes:
        remedy = f"{meant(code, codes)}`tallybook rules` lists the checks"
        raise table.fault(f"there is no check called “{code}”", remedy, "code")
