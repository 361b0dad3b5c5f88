"""The command line: a group whose commands are imported when they are called."""

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from reader.command_table import COMMANDS, COMPLETION
from reader.commands.common import Asked, release, shared_options
from reader.errors import UsageError
from reader.failures import reported
from reader.settings import config_file
from reader.terminal.output import say, tell

_PROGRAM = "gloss"


class LazyGroup(click.Group):
    """Commands by the table, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - of click
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None where there is none."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = import_module(module).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a word that is no command is told apart from a path that is missing."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(_unknown(args[0]))
        return super().resolve_command(ctx, args)


def _unknown(word: str) -> str:
    if Path(word).exists():
        return "the reader opens one folder or document at a time; see `gloss read --help`"
    if "/" in word:
        return f"{word}: there is no such file or folder; name one to read"
    import difflib  # noqa: PLC0415 - rarely

    near = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f"did you mean `gloss {near[0]}`?" if near else "`gloss --help` lists the commands"
    return f"{word!r} is neither a command nor a file or folder that exists; {hint}"


def _say_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        say(f"{_PROGRAM} {release()}")
        context.exit()


@click.group(
    name=_PROGRAM,
    cls=LazyGroup,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
@shared_options
@click.pass_context
def gloss(context: click.Context) -> None:
    """Read, search and annotate a folder of documents in the terminal.

    `gloss PATH` reads a folder or a document; so does `gloss` alone in the current folder.
    """
    context.ensure_object(Asked)


def run(arguments: Sequence[str]) -> int:
    """Run a command; its exit code. Whatever fails is told on stderr in a line."""
    return reported(lambda: _called(list(arguments)))


def _called(arguments: list[str]) -> int:
    if COMPLETION in os.environ:
        gloss.main(arguments, prog_name=_PROGRAM)
    try:
        # Not by `main` of click, which has its own words for interrupts and closed pipes.
        with gloss.make_context(_PROGRAM, arguments) as context:
            _tell_of_settings()
            code = gloss.invoke(context)
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        raise UsageError(_of_click(error)) from None
    return code if isinstance(code, int) else 0


def _tell_of_settings() -> None:
    """Say what of the user's configuration does not count; the work goes on without it."""
    if not os.path.exists(config_file()):  # noqa: PTH110 - most have none
        return
    from reader.settings_checking import faults_in_a_line  # noqa: PLC0415 - as above

    if fault := faults_in_a_line():
        tell(f"gloss: {fault}")


def _of_click(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else _PROGRAM
    says = error.format_message().rstrip(".")
    if isinstance(error, click.NoSuchOption) and error.option_name[:2] != "--":
        # `-word` is a query, too.
        return f"{says}; words that begin with - stand behind --, as in {path} … -- -word"
    return f"{says}; see `{path} --help`"
