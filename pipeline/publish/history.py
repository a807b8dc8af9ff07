"""The order of the releases in an output folder: ``releases.jsonl``, a line for each time that `latest` changed.

    {"release": "4f2c…", "previous": "91ab…"}

It stands outside the releases, for a release is its content and knows no time. What it says of releases that are not
there any more is kept. Where it is lost or torn, the order is told as far as the releases themselves tell it: each
names in its table `changes` the one it was compared with.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import polars as pl

NAME = "releases.jsonl"
RELEASES = "releases"
LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Entry:
    """Once that `latest` changed: to which release, and from which (None for the first)."""

    release: str
    previous: str | None


def entries(output: Path) -> list[Entry]:
    """What the log says, oldest first; lines that are none are passed over."""
    try:
        lines = (output / NAME).read_bytes().decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    found = []
    for line in lines:
        try:
            given = json.loads(line)
            release, previous = given["release"], given["previous"]
        except (ValueError, LookupError, TypeError):
            continue
        if isinstance(release, str) and (previous is None or isinstance(previous, str)):
            found.append(Entry(release, previous))
    return found


def record(output: Path, release: str, previous: str | None) -> None:
    """Writes down that `latest` leads to a release, and to which it led before.

    Where the log does not know the one before (it was lost, or a build was killed just before writing it down), that
    one is written down first.

    Raises:
        OSError: the folder cannot be written to.
    """
    known = entries(output)
    last = known[-1].release if known else None
    if previous is not None and last != previous:
        _append(output, Entry(previous, compared_with(output, previous) or last))
    _append(output, Entry(release, previous))


def _append(output: Path, entry: Entry) -> None:
    path = output / NAME
    is_torn = path.is_file() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    line = json.dumps({"release": entry.release, "previous": entry.previous}) + "\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
    try:
        os.write(descriptor, (("\n" if is_torn else "") + line).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def present(output: Path) -> list[str]:
    """The ids of the releases that are there, in the order of their names."""
    folder = output / RELEASES
    return sorted(path.name for path in folder.iterdir() if (path / "parquet").is_dir()) if folder.is_dir() else []


def current(output: Path) -> str | None:
    """The id of the release that `latest` leads to; None where it leads to none."""
    link = output / LATEST
    return link.resolve().name if link.is_symlink() and link.is_dir() else None


def previous_of(output: Path, release: str) -> str | None:
    """The release that was the latest before another became it, of those that are still there; None where none is."""
    there = set(present(output))
    seen = {release}
    at: str | None = release
    log = entries(output)
    while at is not None:
        entry = next((entry for entry in reversed(log) if entry.release == at), None)
        at = entry.previous if entry else compared_with(output, at)
        if at in seen:
            return None
        if at in there:
            return at
        seen.add(at or "")
    return None


def compared_with(output: Path, release: str) -> str | None:
    """The release that another one names as the one before it; None where it has no changes to tell, or is gone."""
    try:
        frame = pl.read_parquet(
            output / RELEASES / release / "parquet" / "changes.parquet", columns=["old_release"], n_rows=1, glob=False
        )
    except (OSError, pl.exceptions.PolarsError):
        return None
    return frame["old_release"].item() if frame.height else None


def in_order(output: Path) -> list[str]:
    """The releases that are there, oldest first: each where it was the latest for the last time.

    Those that the log does not know come first, by the time at which their files were written, then by name.
    """
    last = {entry.release: place for place, entry in enumerate(entries(output))}
    latest = current(output)

    def key(release: str) -> tuple[bool, int, int, str]:
        known = release in last
        return release == latest, last.get(release, -1), 0 if known else _written(output, release), release

    return sorted(present(output), key=key)


def _written(output: Path, release: str) -> int:
    return (output / RELEASES / release / "parquet").stat().st_mtime_ns
