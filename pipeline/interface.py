"""The commands and their options, as Typer has them: what is asked for, with its help.

What may be said wrong is said wrong here, and so is the help. A command in its plain form does not come by here
(`plain_form.py`): Typer, and Pydantic, with which it converts values, take longer to import than a check takes.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.choices import DiffFormat, Format, Gate

app = typer.Typer(
    help="UN peace missions as a dataset: each value with the words it came from.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


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
MoreSources = Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="Further sources.")]


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
    csv: Annotated[
        bool, typer.Option("--csv", help="Put the tables into the release as CSV too, for spreadsheets.")
    ] = False,
) -> int:
    """Read the documents and publish a release, if there is anything new.

    Findings about the documents are published and do not fail the build. Exit code 1: a check that blocks failed.
    """
    from pipeline.commands import build as command

    return command.run([*(sources or []), *(more or [])], output, record=record, csv=csv)


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A release, or a folder that holds releases (its latest is taken).")
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
def fetch(
    titles: Annotated[
        list[str] | None,
        typer.Argument(metavar="TITLE", help="Pages to add. Without any: all pages that the catalog names."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="CODE", help="Of the titles: CODE.wikipedia.org is asked, en by default."),
    ] = None,
    wiki: Annotated[
        str | None,
        typer.Option("--wiki", metavar="HOST", help="Another wiki: its host, or the address of its api.php."),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            help="The folder with the catalog, or the catalog. Without it: that of the embedded documents.",
            show_default=False,
        ),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact",
            metavar="WHO",
            help="Whom the wiki's operators can turn to: an e-mail or web address; else BLAUWHELM_CONTACT.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Fetch live pages: bring those of the catalog up to date, or add pages to it.

    A page that is gone, shrank or cannot be read keeps its last good revision, and `build` reports it. Exit code 1: a
    page could not be fetched; what could be is kept.
    """
    from pipeline.commands import fetch as command

    return command.run(command.Wish(titles or (), language, wiki, sources, contact))


@app.command()
def scan(
    dumps: Annotated[
        list[str],
        typer.Argument(
            metavar="DUMP", help="Files of a MediaWiki export (XML, plain, .bz2 or .gz), or s3:// addresses."
        ),
    ],
    output: Annotated[str, typer.Option("--output", metavar="DIR", help="The folder, or s3:// address, of the parts.")],
    where: Annotated[
        str | None,
        typer.Option(
            "--where",
            metavar="FILTER",
            help="Which pages: \"template in ('…')\", category in, title in or like, namespace in; and, or, not.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, max=1024, help="Processes. Without it: one per core.", show_default=False),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="A Dask scheduler, as tcp://host:8786.", show_default=False
        ),
    ] = None,
    part_size: Annotated[
        int | None,
        typer.Option(
            "--part-size",
            min=1,
            max=4096,
            metavar="MIB",
            help="MiB of a file to a part at most. Without it: a 64th of the file, at most 8.",
            show_default=False,
        ),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Write the table coverage too: four of five rows are its own.")
    ] = False,
) -> int:
    """Scan whole dumps into Parquet parts with DuckDB views over them; what is done is not done again.

    Exit code 1: a part was given up; the others are there, and the same command goes on from them.
    """
    from pipeline.commands import scan as command

    return command.run(
        dumps, output, where=where, workers=workers, scheduler=scheduler, part_mib=part_size, coverage=coverage
    )


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A release: its folder, the beginning of its id, latest or previous.")
    ] = "previous",
    new: Annotated[str, typer.Argument(metavar="NEW", help="The release to compare with it.")] = "latest",
    output: Output = Path("outputs"),
    form: Annotated[DiffFormat, typer.Option("--format", help="How to say it.")] = DiffFormat.TEXT,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Rows of each table to show; 0 for all.")] = 20,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit code 1 where the releases differ.")] = False,
) -> int:
    """Show what changed between two releases: rows added, gone and changed, with the edit in the source behind each."""
    from pipeline.commands import diff as command

    return command.run(old, new, output, form=form.value, limit=limit, exit_code=exit_code)


@app.command()
def prune(
    keep: Annotated[int, typer.Option("--keep", min=1, help="How many of the newest releases stay.")],
    output: Output = Path("outputs"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say only what would go.")] = False,
) -> int:
    """Remove old releases. The latest and the one before it stay in any case; nothing else ever removes one."""
    from pipeline.commands import prune as command

    return command.run(output, keep=keep, dry_run=dry_run)


@app.command()
def dev(
    sources: Sources = None,
    output: Output = Path("outputs"),
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 3000,
) -> int:
    """Start the Dagster UI on 127.0.0.1, with schedules and the history of recorded runs."""
    from pipeline.commands import dev as command

    return command.run(sources, output, port=port)
