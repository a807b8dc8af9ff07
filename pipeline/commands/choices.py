"""What options take of a fixed set."""

from __future__ import annotations

from enum import StrEnum


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


class DiffFormat(StrEnum):
    """How `diff` says what changed."""

    TEXT = "text"
    JSON = "json"
