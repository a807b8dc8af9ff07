"""The command: `blauwhelm`. What can be asked for, how it ends, and what a person is told when it ends badly.

Exit codes: 0 done; 1 a check of the data failed (`build`: nothing was promoted), or an error of the program; 2 the
input, the output folder or the arguments are wrong, said in one line; 130 interrupted.

The work is in `pipeline.commands`. Each command imports what it needs when it is called, so that those that do not
build answer at once.
"""

from __future__ import annotations

import sys
import traceback
import warnings
from collections.abc import Sequence
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.errors import log_in_lines, reasons

FAILED = 1
REFUSED = 2
INTERRUPTED = 130

app = typer.Typer(
    help="UN peace missions as a dataset: each value with the words it came from.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


class Gate(StrEnum):
    """The least severe finding that `check` fails on."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class Format(StrEnum):
    """How `check` says what it found."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    GITHUB = "github"
    SARIF = "sarif"


Output = Annotated[Path, typer.Option("--output", metavar="DIR", help="The folder that holds the releases.")]
Sources = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources",
        metavar="PATH",
        help="A folder, file or catalog to read; further ones may follow it. Without it: the embedded documents.",
        show_default=False,
    ),
]
MoreSources = Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Further sources.")]


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"blauwhelm {version('blauwhelm')}")
        raise typer.Exit


@app.callback()
def blauwhelm(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version and end.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """UN peace missions as a dataset: each value with the words it came from."""


@app.command()
def build(
    more: MoreSources = None,
    sources: Sources = None,
    output: Output = Path("outputs"),
    record: Annotated[
        bool, typer.Option("--record", help="Keep the run's history, for the Dagster UI; takes some seconds longer.")
    ] = False,
) -> int:
    """Read the documents and publish a release, if there is anything new.

    Findings about the documents are published and do not fail the build. Exit code 1: a check that blocks failed.
    """
    from pipeline.commands import build as command

    return command.run([*(sources or []), *(more or [])], output, record=record)


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="A release, or a folder that holds releases (its latest is taken).")
    ] = Path("outputs"),
    sources: Sources = None,
    fail_on: Annotated[Gate, typer.Option("--fail-on", help="The least severe finding that fails the check.")] = (
        Gate.ERROR
    ),
    form: Annotated[Format, typer.Option("--format", help="How to say it.")] = Format.TEXT,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Findings that are accepted. Without it: findings_baseline.yaml beside the sources or here.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Check published files again: checksums, types, keys, references, and quotes where the documents are at hand.

    Exit code 1: the files are not what the contract says, or there are findings that the gate does not let through.
    """
    from pipeline.commands import check as command

    return command.run(folder, sources, fail_on=fail_on.value, form=form.value, baseline=baseline)


@app.command()
def explain(
    row: Annotated[str, typer.Argument(metavar="ID", help="The key of a row of any table.")],
    sources: Sources = None,
    output: Output = Path("outputs"),
) -> int:
    """Show a row, its rule, its quote in context with the place where it stands, and the citations beside it."""
    from pipeline.commands import explain as command

    return command.run(row, output, sources)


@app.command()
def dev(
    sources: Sources = None,
    output: Output = Path("outputs"),
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 3000,
) -> int:
    """Start the Dagster UI on 127.0.0.1, with schedules and the history of recorded runs."""
    from pipeline.commands import dev as command

    return command.run(sources, output, port=port)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    if not debug:
        log_in_lines()
    with warnings.catch_warnings():
        if not sys.warnoptions and not debug:
            warnings.simplefilter("ignore")  # what libraries have to say to their programmers
        try:
            code = int(app(given, prog_name="blauwhelm", standalone_mode=False) or 0)  # typer gives 130 for Ctrl-C
        except typer.TyperException as error:
            if said := error.format_message():  # nothing, where the help was shown in its place
                _say(said)
            return REFUSED
        except Exception as error:
            if debug:
                traceback.print_exc()
            if isinstance(error, reasons()):
                _say(str(error))
                return REFUSED
            name = type(error).__name__
            _say(f"unexpected {name}: {error}" + ("" if debug else " (blauwhelm --debug … shows the traceback)"))
            return FAILED
        if code == INTERRUPTED:
            _say("interrupted")
        return code


def _say(line: str) -> None:
    typer.echo(f"blauwhelm: {' '.join(line.split())}", err=True)


if __name__ == "__main__":
    sys.exit(main())
