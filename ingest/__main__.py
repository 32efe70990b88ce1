"""The way in: runs a verb; whatever stops it becomes a line of cause, a line of remedy and an exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from extractors.faults import Fault
from ingest.commands import tallybook
from ingest.output import prepare_streams
from ingest.rendering.escaping import visible

INTERRUPTED = 130
OUT_OF_MEMORY = 71  # EX_OSERR of sysexits.h: the system refuses what the program needs
# Python has no error of its own for a thread that the system has no room for, nor where a library in C is refused
# memory and says nothing.
_NO_ROOM = ("can't start new thread", "return without exception set", "without setting an exception")
INTERNAL = 70  # EX_SOFTWARE of sysexits.h: a mistake of the program, not of the report or the user


def main() -> None:
    """Run the command line and leave with its exit code."""
    prepare_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one verb and return its exit code (0, 1, 2, 3, 4, 70, 71 or 130)."""
    try:
        code = tallybook.main(args=list(arguments), prog_name="tallybook", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as fault:
        click.echo(fault.format_message())
        return fault.exit_code
    except click.UsageError as fault:
        command = fault.ctx.command_path if fault.ctx else "tallybook"
        return _explain(fault.format_message(), f"see `{command} --help`", fault.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _explain("interrupted", "what was stored stays; run the same command to go on", INTERRUPTED)
    except Fault as fault:
        _debug(arguments)
        return _explain(fault.cause, fault.remedy, fault.exit_code)
    except click.ClickException as fault:
        return _explain(fault.format_message(), "see `tallybook --help`", fault.exit_code)
    except OSError as fault:
        _debug(arguments)
        what = f"{fault.filename}: " if fault.filename else ""
        return _explain(f"{what}{fault.strerror or fault}", "check the disk and the rights, then try again", 2)
    except Exception as fault:
        _debug(arguments)
        if isinstance(fault, MemoryError) or any(words in str(fault) for words in _NO_ROOM):
            remedy = "free some, or read fewer files at once (--jobs 1)"
            return _explain("there is not enough memory", remedy, OUT_OF_MEMORY)
        cause = f"a mistake inside tallybook ({type(fault).__name__}: {fault})"
        return _explain(cause, "run it again with --debug and report what it prints", INTERNAL)


def _explain(cause: str, remedy: str, code: int) -> int:
    click.echo(f"tallybook: error: {_one_line(cause)}\n  {_one_line(remedy)}", err=True)
    return code


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _debug(arguments: Sequence[str]) -> None:
    if "--debug" in arguments:
        traceback.print_exc()


if __name__ == "__main__":
    main()
