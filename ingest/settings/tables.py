"""One table of a settings file, read value by value; what is wrong is said with the line it stands on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from extractors.faults import Fault
from ingest.limits import MOST
from ingest.reader_settings import month_of
from ingest.reading import shown
from ingest.settings.lines import Way, lines_of


class Table:
    """The values of a table. Each is asked for by name; ``finish`` refuses those that nobody asked for."""

    def __init__(self, values: dict[str, Any], at: Way, path: Path, lines: dict[Way, int]) -> None:
        self.values = values
        self._at, self._path, self._lines = at, path, lines
        self._asked: dict[str, None] = {}

    @classmethod
    def read(cls, path: Path) -> Table:
        """The whole file as a table. Raises ``Fault`` where it cannot be opened or is not TOML."""
        try:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except OSError as fault:
            cause = f"{shown(path)}: the settings cannot be opened: {fault.strerror}"
            raise Fault(cause, "check the path and the rights of the file; `tallybook init` writes one") from fault
        except UnicodeDecodeError as fault:
            raise Fault(f"{shown(path)}: the settings are not UTF-8 text", "save the file as UTF-8") from fault
        try:
            return cls(tomllib.loads(text), (), path, lines_of(text))
        except tomllib.TOMLDecodeError as fault:
            line = re.search(r"at line (\d+)", str(fault))
            where = f", line {line[1]}" if line else ""
            why = re.sub(r" \(at [^()]*\)$", "", str(fault))
            remedy = "correct it: text stands in quotes, lists in square brackets, a table begins with its [name]"
            raise Fault(f"{shown(path)}{where}: this is not TOML: {why}", remedy) from fault
        except RecursionError as fault:
            raise Fault(f"{shown(path)}: lists stand inside each other far too deeply", "correct the file") from fault

    def line(self, *names: str | int) -> int:
        """The line of a value of this table, or of the table itself."""
        way = (*self._at, *names)
        return next((self._lines[way[:end]] for end in range(len(way), 0, -1) if way[:end] in self._lines), 1)

    def fault(self, cause: str, remedy: str, *names: str | int) -> Fault:
        """A mistake in a value of this table, or (without names) in the table itself."""
        return Fault(f"{shown(self._path)}, line {self.line(*names)}: {cause}", remedy)

    def text(self, name: str, remedy: str = "") -> str:
        """A text; ``""`` where it is not given. One that is given and blank is a mistake."""
        value = self._value(name)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{name} must be a text, in quotes", remedy or "write it so, or leave it out", name)
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, or one text; ``()`` where it is not given."""
        value = self._value(name)
        if value is None:
            return ()
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) and each.strip() for each in values):
            remedy = f'write it so: {name} = ["one", "another"]'
            raise self.fault(f"{name} must be a list of texts", remedy, name)
        return tuple(each.strip() for each in values)

    def choice(self, name: str, among: Collection[str]) -> str | None:
        """One of a few words; None where it is not given."""
        value = self._value(name)
        if value is not None and value not in among:
            hint = meant(value, among) if isinstance(value, str) else ""
            remedy = f"{hint}write one of {', '.join(among)}"
            raise self.fault(f"{name} is {_said(value)}, which means nothing here", remedy, name)
        return value  # type: ignore[no-any-return]

    def number(self, name: str, least: float, unit: str, *, whole: bool) -> Any:
        """A number of at least ``least`` and at most ``MOST``; None where it is not given."""
        value = self._value(name)
        if value is None:
            return None
        number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        if not number or not least <= value <= MOST:
            most = f" and at most {MOST:,}" if number and value > MOST else ""
            remedy = f"write {'a whole' if whole else 'a'} number of {unit}, at least {least}{most}, without quotes"
            raise self.fault(f"{name} is {_said(value)}", remedy, name)
        return value

    def month(self, name: str) -> int | None:
        """A month of the year, by its number or its English name; None where it is not given."""
        value = self._value(name)
        if value is None:
            return None
        month = month_of(value)
        if month is None:
            remedy = f'write the month by its name or number: {name} = "September", {name} = 9'
            raise self.fault(f"{name} is {_said(value)}, which is no month", remedy, name)
        return month

    def day(self, name: str) -> date | None:
        """A date, as one of TOML or as text; None where it is not given."""
        value = self._value(name)
        if isinstance(value, str):
            with suppress(ValueError):
                value = date.fromisoformat(value.strip())
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise self.fault(f"{name} is {_said(value)}, which is no date", f"write it so: {name} = 2027-01-31", name)
        return value

    def table(self, name: str) -> Table:
        """A table in this one, an empty one where it is not given."""
        value = self._value(name)
        if value is not None and not isinstance(value, dict):
            raise self.fault(f"{name} must be a table", f"write [{self._called(name)}] on a line of its own", name)
        return Table(value or {}, (*self._at, name), self._path, self._lines)

    def tables(self, name: str) -> Iterator[Table]:
        """The tables that stand under one name, in order."""
        value = self._value(name)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.fault(f"{name} must be a table for each", f"begin each with [[{name}]]", name)
        for number, each in enumerate(value):
            yield Table(each, (*self._at, name, number), self._path, self._lines)

    def finish(self, inside: Sequence[Table] = ()) -> None:
        """Refuse a name that nobody asked for, with the nearest one that there is, or the table of those ``inside``
        in which it stands."""
        for name in self.values:
            if name not in self._asked:
                where = f"[{self._called()}] has" if self._at else "these settings have"
                known = ", ".join(self._asked)
                home = next((table for table in inside if name in table._asked), None)
                hint = f"write it under [{home._called()}]; " if home else meant(name, self._asked)
                raise self.fault(f"{where} no “{name}”", f"{hint}there is: {known}", name)

    def _value(self, name: str) -> Any:
        self._asked[name] = None
        return self.values.get(name)

    def _called(self, *names: str) -> str:
        return ".".join(str(part) for part in (*self._at, *names) if isinstance(part, str))


def meant(word: str, among: Collection[str]) -> str:
    """``did you mean “severity”? `` where one of the words is near, else ``""``."""
    from rapidfuzz import fuzz, process, utils

    near = process.extractOne(word, list(among), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60)
    return f"did you mean “{near[0]}”? " if near else ""


def _said(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)
