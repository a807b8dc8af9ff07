"""The ways to say what a check found: one module each, and nothing in it but that way.

Every one takes a `pipeline.commands.check_formats.report.Report` and a text stream. They say the same findings; those
that are accepted are left out where only what is open is shown (text, GitHub), and marked in the others (JSON, JUnit,
SARIF).
"""

from __future__ import annotations

from importlib import import_module
from typing import TextIO

from pipeline.commands.check_formats.report import Report

FORMATS = ("text", "json", "junit", "github", "sarif")
"""The formats; each is written by the module of its name, which is imported when it is asked for."""


def write(form: str, report: Report, out: TextIO) -> None:
    """Writes a report in one of `FORMATS`."""
    import_module(f"{__name__}.{form}").write(report, out)
