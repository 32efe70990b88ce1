"""The verbs of the command line: one file a verb, found by walking this folder.

A verb's file is imported only when it is asked for (or listed), and imports whatever is slow inside its
function, so ``tallybook --help`` answers at once.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

# The order of a piece of work, not of the alphabet; a verb not named here comes after.
_ORDER = (
    "ingest",
    "retry",
    "read",
    "reports",
    "actions",
    "history",
    "milestones",
    "search",
    "links",
    "link",
    "audit",
    "suppress",
)


class Verbs(click.Group):
    """A group whose commands are the modules of this package, each with its ``command``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
        return sorted(names, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: tallybook ingest FOLDER, then tallybook actions.",
)
@click.version_option(package_name="tallybook", message="tallybook %(version)s")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
def tallybook() -> None:
    """Read an archive of action plans and progress reports, follow each action from quarter to quarter, and
    find the sums that do not add up."""
