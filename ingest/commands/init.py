"""``tallybook init``: a settings file to begin with."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from extractors.faults import Fault
from ingest.options import verb


@verb("init", "tallybook init archive/")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a tallybook.toml with every setting, commented out, into FOLDER (the working folder by default).

    A settings file that is there already stays as it is.
    """
    from ingest.reading import shown
    from ingest.saving import save
    from ingest.settings import NAMES

    if not folder.is_dir():
        raise Fault(f"{shown(folder)}: there is no such folder", "check the path, or make the folder first")
    for name in NAMES:
        if (folder / name).exists():
            raise Fault(f"{shown(folder / name)} is there already", "edit it, or move it away first")
    path = folder / NAMES[0]
    save(path, files("ingest.settings").joinpath("template.toml").read_bytes())
    click.echo(f"{shown(path)} is written: every setting stands in it, commented out.")
