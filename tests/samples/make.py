"""Makes the samples of ``families``: the reports and, beside them, the records that they hold.

    python -m tests.samples.make [part of a name ...]

Not run by the tests. Needs python-docx, reportlab, pypdf and Pillow, LibreOffice Writer (``soffice``) and the
Liberation and DejaVu fonts.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import sys
from pathlib import Path

from tests.samples.making import families
from tests.samples.making.truth import write

FAMILIES = Path(__file__).parent / "families"


def main(wanted: list[str]) -> None:
    """Writes every sample whose name holds one of the words; all of them without one."""
    for found in sorted(pkgutil.iter_modules(families.__path__), key=lambda module: module.name):
        name = found.name.removeprefix("f")
        if wanted and not any(word in name for word in wanted):
            continue
        sample = importlib.import_module(f"{families.__name__}.{found.name}")
        folder = FAMILIES / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        sample.draw(folder)
        write(sample.TRUTH, folder / "expected.json")
        sizes = ", ".join(f"{p.name} {p.stat().st_size // 1024} KB" for p in sorted(folder.iterdir()))
        print(f"{name}: {sizes}")


if __name__ == "__main__":
    main(sys.argv[1:])
