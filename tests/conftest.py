"""Where the tests find the public reports that are not part of the project."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of what is tested.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public reports with their truth; a test that needs it is skipped elsewhere."""
    folder = Path(os.environ.get("TALLYBOOK_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"the public reports are not at {folder} (set TALLYBOOK_SHARED)")
    return folder
