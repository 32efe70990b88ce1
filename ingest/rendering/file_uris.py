"""Files as URIs: relative to the working folder where they stand in it, so that a log means the same elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from ingest.sources import path_of


def artifact_location(path: str) -> dict[str, str]:
    """The ``artifactLocation`` of SARIF for a file as the user named it."""
    whole = path_of(path).absolute()
    try:
        inside = whole.relative_to(Path.cwd())
    except ValueError:
        return {"uri": whole.as_uri()}
    return {"uri": quote(os.fsencode(inside.as_posix()), safe="/~"), "uriBaseId": "%SRCROOT%"}
