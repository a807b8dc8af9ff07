"""The command: `blauwhelm`. Arguments, exit codes and what a person is told; the work is in `pipeline.commands`.

Exit codes: 0 done; 1 a check of the data failed (`build`: nothing was promoted); 2 the input, the output folder or the
arguments are wrong, said in one line; 130 interrupted. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
import warnings
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

PROBLEM = 2
INTERRUPTED = 130

app = typer.Typer(
    help="UN peace missions as a dataset: each value with the words it came from.",
    no_args_is_help=True,
    add_completion=False,
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


OutputOption = Annotated[Path, typer.Option("--output", metavar="DIR", help="The folder that holds the releases.")]
SourcesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources",
        metavar="PATH",
        help="A folder, a file or a catalog to read; may be repeated. Without it: the embedded documents.",
    ),
]
