"""Output in a pipe, in a C locale, without colour, and where the reader leaves early."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ROOT = Path(__file__).resolve().parent.parent.parent

_MANY_LINES = """
import sys
from ingest.output import prepare_streams
prepare_streams()
for number in range(200_000):
    print("café", number)
print("to the end", file=sys.stderr)
sys.exit(3)
"""


def python(code, **settings):
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **settings,
    )


def test_a_reader_that_leaves_ends_nothing_and_changes_no_exit_code():
    process = python(_MANY_LINES)
    assert process.stdout.readline() == "café 0\n".encode()
    process.stdout.close()
    assert process.stderr.read() == b"to the end\n"
    assert process.wait() == 3


def test_output_is_utf_8_whatever_the_locale_says():
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code = "from ingest.output import prepare_streams; prepare_streams(); print('caf\\u00e9 \\udcff')"
    out, err = python(code, env=env).communicate()
    assert out == "café \\udcff\n".encode()
    assert err == b""


def test_help_loads_nothing_that_is_slow():
    code = """
import sys
from ingest.__main__ import run
run(["--help"])
slow = {"spacy", "scipy", "numpy", "sqlite_utils", "sqlite3", "rapidfuzz", "rich"}
sys.exit(f"loaded: {sorted(slow & set(sys.modules))}" if slow & set(sys.modules) else 0)
"""
    process = python(code)
    out, err = process.communicate()
    assert process.returncode == 0, err.decode()
    assert b"audit" in out


def test_piped_tables_have_no_colour_and_the_width_asked_for(tallybook, history):
    wide = tallybook("actions", "--db", history).out
    narrow = tallybook("actions", "--db", history, env={"COLUMNS": "60"}).out
    assert "\x1b" not in wide + narrow
    assert max(map(len, wide.splitlines())) <= 120
    assert max(map(len, narrow.splitlines())) <= 60


def test_no_color_is_honoured_on_a_terminal(tallybook, history):
    env = {"TERM": "xterm-256color"}
    coloured = on_a_terminal("actions", "--db", str(history), env=env)
    plain = on_a_terminal("actions", "--db", str(history), env={**env, "NO_COLOR": "1"})
    assert b"\x1b[33m" in coloured
    assert b"\x1b[33m" not in plain
    assert b"amber" in plain


def on_a_terminal(*arguments, env, columns=80, code=0, cwd=ROOT, stdin=None):
    """What the command prints to a terminal of so many columns, which is its standard input too where there is none."""
    import pty
    import struct
    from fcntl import ioctl
    from termios import TIOCSWINSZ

    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), **env},
        stdout=theirs,
        stderr=theirs,
        stdin=stdin or theirs,
    )
    os.close(theirs)
    printed = b""
    try:
        while piece := os.read(ours, 65536):
            printed += piece
    except OSError:  # the terminal is closed from the other side
        pass
    os.close(ours)
    assert process.wait() == code, printed
    return printed


@pytest.mark.parametrize("columns", [80, 60])
def test_a_bar_shows_files_pages_records_failures_speed_and_time_left(archive, columns):
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    for number in range(40):
        (archive / f"q2 copy {number}.txt").write_bytes((archive / "q2.txt").read_bytes())
    printed = on_a_terminal(
        "ingest", "archive", "--jobs", "1", env={"TERM": "xterm-256color"}, columns=columns, code=3, cwd=archive.parent
    )
    lines = [line.rstrip() for line in re.split(r"[\r\n]+", _STEERING.sub("", printed.decode()))]
    assert max(map(len, lines)) <= columns
    assert any(re.fullmatch(r"checking Brigh.*?…?n? [━╺╸ ]+ 43/43 +[\d.,]+/s +00:00", line) for line in lines), lines
    assert "2 pages · 6 actions · 1 failed" in lines
    told = " ".join(lines)
    assert "failed     archive/broken.pdf  " in told
    assert "Files:     2 stored, 40 unchanged, 1 failed" in told


LISTS = """
import time
from pathlib import Path
print("archive/q1.txt", flush=True)
while not Path("history.db").exists():  # the run has not begun
    time.sleep(0.05)
time.sleep(3)
print("archive/q2.txt")
"""


def test_a_bar_that_does_not_know_yet_how_many_files_there_are(archive):
    folder = archive.parent
    with subprocess.Popen([sys.executable, "-c", LISTS], stdout=subprocess.PIPE, cwd=folder) as lister:
        printed = on_a_terminal("ingest", "-", env={"TERM": "xterm-256color"}, cwd=folder, stdin=lister.stdout)
    lines = _STEERING.sub("", printed.decode())
    assert re.search(r" [01]/[01]\+ ", lines)
    assert re.search(r" 2/2 ", lines)
