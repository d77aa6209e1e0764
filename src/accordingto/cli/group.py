"""The group of commands, which imports each on first use and turns errors into messages and exit codes."""

from __future__ import annotations

import errno
import shlex
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from accordingto.cli.output import STDOUT
from accordingto.cli.terminal import printable, printable_lines
from accordingto.errors import AccordingtoError

NAMES = (
    "read",
    "watch",
    "stories",
    "diff",
    "story",
    "brief",
    "bulk",
    "stats",
    "add",
    "follow",
    "list",
    "search",
    "show",
    "correct",
    "people",
    "remove",
    "reread",
    "export",
    "serve",
    "schema",
)
"""Names of the commands. Each is the function ``command`` in the module of its name in ``cli/commands``."""

ADVICE = {
    errno.ENOSPC: "make room, or name another place",
    errno.EFBIG: "allow larger files (ulimit -f), or name another place",
}
"""What the user can do about an error of the operating system, by ``errno``."""
LONGEST_SUMMARY = 160
"""Greatest number of characters of a command's summary in the list of commands; the rest is cut off."""
INTERRUPTED = 130
"""Exit code after Ctrl-C: what a shell reports for SIGINT."""


class Commands(click.Group):
    """A click group that imports commands only when used, to keep ``--version`` and ``--help`` fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which the help lists them."""
        return list(NAMES)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; where there is none, say which one may be meant.

        While a shell completes a line, an unknown word is no error: nothing is suggested after it.
        """
        if ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        name = args[0]
        if name not in NAMES and not name.startswith("-"):
            near = " or ".join(map(repr, get_close_matches(name, NAMES, 2, 0.7)))
            is_input = "://" in name or _is_there(name)
            meant = _quoted_call(name) if is_input else near
            advice = f"did you mean {meant}?" if meant else "accordingto --help lists them all"
            ctx.fail(f"There is no command {name!r}; {advice}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None if there is none with that name."""
        if cmd_name not in NAMES:
            return None
        command: click.Command = import_module(f"accordingto.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each with the whole first sentence of its help, over several lines.

        Click itself cuts a sentence off at the end of the line.
        """
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, one.get_short_help_str(LONGEST_SUMMARY)) for name, one in commands if one]
            )

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Errors of the user or the system end it with a one-line message and an exit code.

        A broken pipe is left to click, which exits silently; bugs are left to crash.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)
        except click.ClickException as error:
            message = printable_lines(error.format_message())
            if message == error.format_message():
                raise
            if isinstance(error, click.UsageError):
                raise click.UsageError(message, error.ctx) from error
            click.ClickException(message).show()
            ctx.exit(error.exit_code)
        except AccordingtoError as error:
            raise click.ClickException(printable(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            reason = (error.strerror or str(error)).lower()
            place = error.filename or STDOUT  # an error without a file name comes from click's output
            advice = ADVICE.get(error.errno or 0, "check it, or name another place")
            raise click.ClickException(printable(f"{place}: {reason}; {advice}")) from error


def _quoted_call(name: str) -> str:
    """Return, in quotation marks, what to type to read an input."""
    call = printable(f"read {shlex.quote(name)}")
    return f'"{call}"' if "'" in call else f"'{call}'"


def _is_there(name: str) -> bool:
    """Return whether a file or folder has this name."""
    try:
        return Path(name).exists()
    except OSError:  # no name is that long
        return False
