"""The ways to say what a check found: one module each, and nothing in it but that way.

Every one takes a `pipeline.commands.check_formats.report.Report` and a text stream. They say the same findings; those
that are accepted are left out where only what is open is shown (text, GitHub), and marked in the others (JSON, JUnit,
SARIF).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

from pipeline.commands.check_formats import github, json, junit, sarif, text
from pipeline.commands.check_formats.report import Report

FORMATS: Mapping[str, Callable[[Report, TextIO], None]] = MappingProxyType(
    {"text": text.write, "json": json.write, "junit": junit.write, "github": github.write, "sarif": sarif.write}
)
"""What writes each format."""
