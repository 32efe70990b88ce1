"""The command itself, run as a user runs it: from its entry to its exit, its output in pipes."""

import io
import multiprocessing.context
import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.rendering.console import console

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Run:
    code: int
    out: str
    err: str


def run_tallybook(*arguments, cwd, env=None, input=b""):
    """Run the command in this process; its exit code and both outputs.

    A process of its own for each of these many would take minutes. What only a process has (signals, rights, memory,
    a terminal) is tested with ``run_process``.
    """
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as here:
        here.chdir(cwd)
        for name in ("COLUMNS", "TALLYBOOK_DB"):
            here.delenv(name, raising=False)
        for name, value in (env or {}).items():
            here.setenv(name, value)
        here.setattr("sys.argv", ["tallybook", *map(str, arguments)])
        for name, stream in (("stdin", io.BytesIO(input)), ("stdout", out), ("stderr", err)):
            here.setattr(f"sys.{name}", io.TextIOWrapper(stream, encoding="utf-8"))
        here.setattr(multiprocessing, "get_context", lambda method: loaded_processes())
        console.cache_clear()
        with pytest.raises(SystemExit) as end:
            main()
        for stream in (sys.stdout, sys.stderr):
            stream.detach()
    console.cache_clear()
    return Run(end.value.code, out.getvalue().decode(), err.getvalue().decode())


@cache
def loaded_processes():
    """What starts processes that have loaded already what reading needs, which takes two seconds."""
    context = multiprocessing.context.ForkServerContext()
    context.set_forkserver_preload(["tests.ingest.loaded"])
    with chdir(ROOT):
        forkserver.ensure_running()
    return context


def run_process(*arguments, cwd, timeout=None, **settings):
    """The same in a process of its own, which is killed after ``timeout`` seconds."""
    with start(*arguments, cwd=cwd, **settings) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        finally:
            process.kill()
    return Run(process.returncode, out, err)


def start(*arguments, cwd, program="ingest", env=None, **settings):
    """The command in a process of its own, its output in pipes."""
    # readline tells the processes that pytest starts how wide it takes the terminal to be.
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "TALLYBOOK_DB")}
    return subprocess.Popen(
        [sys.executable, "-m", program, *map(str, arguments)],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **settings,
    )
