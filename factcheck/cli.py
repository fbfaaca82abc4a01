"""The command line: a group of commands, each a thin layer over the functions that anybody can import."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import click

from factcheck import __version__
from factcheck.console import complain
from factcheck.errors import ArticleError, FactcheckError

COMMANDS = {
    "across": "across",
    "archive": "archive",
    "baseline": "baseline",
    "check": "check",
    "compare": "compare",
    "config": "config",
    "completion": "completion",
    "demo": "about",
    "explain": "about",
    "extract": "extract",
    "lsp": "lsp",
    "reference": "reference",
    "report": "report",
    "rules": "about",
    "serve": "serve",
    "verify": "about",
}
"""Every command and the module of ``factcheck.commands`` that it is in, by its own name."""
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """A group that loads the module of a command when it is asked for, so that none pays for all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"factcheck.commands.{COMMANDS[cmd_name]}"), cmd_name)
        return found


@click.group(cls=Commands, context_settings=HELP)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Recompute the figures in news articles and report what cannot be true together.

    Try `factcheck demo`, then `factcheck check ARTICLE.txt`.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 an input could not be read.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 findings, 2 usage, 3 unread input, 130 interrupted."""
    try:
        status = main.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except FactcheckError as error:
        for line in str(error).split("\n"):
            complain(line)
        return 3 if isinstance(error, ArticleError) else 2
    except OSError as error:
        # What click itself writes, help and version, does not go through our streams.
        from factcheck.streams import unwritable

        complain(str(unwritable(error)))
        return 2
    return int(status or 0)
