"""What the tests of runs and verbs begin with: the command, a small archive and its history, a mixed one."""

import shutil
from functools import partial

import pytest

from tests.ingest.checking import UNNAMED
from tests.ingest.command import run_process, run_tallybook
from tests.ingest.disturbed import FILES, undisturbed_run

PLAN = """\
BRIGHTER QUAYSIDE PLAN 2024-27

ACTION PLAN

Quarter {quarter} 2024/25 Performance Report

B\tComplete
G\tOn track
A\tSome delay
R\tOff track

Clean Streets
Ref\tAction\tLead\tDue\tRAG\tProgress
1\tRepaint the ferry shelters along the north quay\tHarbour Office\t31 March 2025\t{status}\t{evidence}
2\tPlant forty lime trees beside the tram line\tParks Team\t30 November 2024\tG\tHoles dug at Tanner Row.
3\tTeach market traders to sort food waste\tWaste Forum\t31 January 2025\tA\tTwo sessions were held.
"""


@pytest.fixture
def tallybook(tmp_path):
    """Run ``tallybook`` in an empty folder."""
    return partial(run_tallybook, cwd=tmp_path)


@pytest.fixture
def tallybook_process(tmp_path):
    """Run it there in a process of its own."""
    return partial(run_process, cwd=tmp_path)


def write_archive(folder):
    folder.mkdir()
    first = PLAN.format(quarter=1, status="A", evidence="Colours are being chosen.")
    second = PLAN.format(quarter=2, status="G", evidence="Three of nine shelters are done.")
    (folder / "q1.txt").write_text(first)
    (folder / "q2.txt").write_text(second.replace("Repaint the ferry", "Repaint all the ferry"))
    return folder


@pytest.fixture
def archive(tmp_path):
    """A folder ``archive`` with two quarters of one plan, in the folder that the command runs in."""
    return write_archive(tmp_path / "archive")


@pytest.fixture(scope="session")
def ingested(tmp_path_factory):
    """A history of that folder, made once; tests get copies of it."""
    folder = tmp_path_factory.mktemp("ingested")
    write_archive(folder / "archive")
    done = run_tallybook("ingest", "archive", cwd=folder)
    assert done.code == 0, done.err
    return folder / "history.db"


@pytest.fixture
def history(ingested, archive, tmp_path):
    """The history of ``archive``, which stands beside it."""
    return shutil.copy(ingested, tmp_path / "kept.db")


@pytest.fixture(scope="session")
def mixed_archive(tmp_path_factory):
    """Seven plans in every kind of file, three quarters each, with a broken file, a copy, and a report that counts
    wrongly."""
    from benchmarks.invented_archive import write_archive

    folder = tmp_path_factory.mktemp("mixed") / "archive"
    write_archive(folder, FILES - 1, quarters=3)
    (folder / "unnamed.txt").write_text(UNNAMED)
    return folder


@pytest.fixture(scope="session")
def undisturbed(mixed_archive):
    """A run over that archive that was left alone: where every disturbed one must end."""
    return undisturbed_run(mixed_archive, mixed_archive.with_name("undisturbed.db"))
