"""Where the repository is, when the package runs from one: its documents and its Dagster home are then the defaults."""

from __future__ import annotations

from pathlib import Path


def root() -> Path | None:
    """The repository's root; None where the package is installed away from it."""
    folder = Path(__file__).resolve().parents[1]
    return folder if (folder / "pyproject.toml").is_file() and (folder / "sources").is_dir() else None


def sources() -> Path | None:
    """The embedded documents; None outside the repository."""
    folder = root()
    return folder / "sources" if folder else None
