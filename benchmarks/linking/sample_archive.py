"""The sample archive, read as ``ingest`` reads it, with the truth worked out by hand (``sample_archive.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.linking.known import Key, KnownSeries
from extractors.formats import extract
from extractors.layouts import read
from normalise.records import Report
from normalise.report import understand

ARCHIVE = Path(__file__).resolve().parents[2] / "examples" / "archive"


def sample_archive() -> KnownSeries:
    """The four quarters. Raises ``ValueError`` where a report does not have just the actions that the truth names."""
    truth = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    reports = tuple(_read(ARCHIVE / name) for name in truth["quarters"])
    where: dict[tuple[str, int], Key] = {}
    for quarter, report in enumerate(reports):
        rows = {action.ref: action.row for action in report.actions}
        named = {refs[quarter]: name for name, refs in truth["actions"].items() if refs[quarter]}
        if rows.keys() != named.keys():
            raise ValueError(f"{report.name}: read {sorted(map(str, rows))}, and the truth names {sorted(named)}")
        where |= {(name, quarter): (report.sha256, rows[ref]) for ref, name in named.items()}
    parted = [
        (
            where[split["whole"], split["quarter"] - 2],
            frozenset(where[piece, split["quarter"] - 1] for piece in split["pieces"]),
        )
        for split in truth["splits"]
    ]
    return KnownSeries(
        "sample archive",
        reports,
        {key: name for (name, _), key in where.items()},
        tuple(parted),
        look_alikes=frozenset(frozenset(pair) for pair in truth["look_alikes"]),
    )


def _read(path: Path) -> Report:
    return understand(read(extract(path.name, path.read_bytes())))
