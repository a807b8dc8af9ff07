"""SHA256SUMS: what a release's files must hash to, in the format that ``sha256sum -c`` of GNU coreutils reads."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

NAME = "SHA256SUMS"

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>.+)")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A file that is not as SHA256SUMS says; `path` is relative to the folder.

    `kind` is ``missing`` (listed, not there), ``changed`` (another content), ``unlisted`` (there, not listed) or
    ``malformed`` (not a line of checksums, or a path that leads out of the folder).
    """

    path: str
    kind: Literal["missing", "changed", "unlisted", "malformed"]


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path) -> Path:
    """Writes SHA256SUMS over all files of a folder and the folders in it, in the order of their paths."""
    target = folder / NAME
    target.write_text(text(folder), encoding="utf-8", newline="\n")
    return target


def text(folder: Path) -> str:
    """What SHA256SUMS of a folder has to say."""
    return "".join(f"{digest(folder / path)}  {path}\n" for path in _files(folder))


def verify(folder: Path) -> list[Mismatch]:
    """How a folder's files differ from its SHA256SUMS, in the order of their paths; nothing where they do not.

    Raises:
        FileNotFoundError: the folder has no SHA256SUMS.
    """
    listed: dict[str, str] = {}
    mismatches: list[Mismatch] = []
    for line in (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None or not _stays_inside(match["path"]):
            mismatches.append(Mismatch(line, "malformed"))
        else:
            listed[match["path"]] = match["digest"]
    for path, expected in listed.items():
        if not (folder / path).is_file():
            mismatches.append(Mismatch(path, "missing"))
        elif digest(folder / path) != expected:
            mismatches.append(Mismatch(path, "changed"))
    mismatches += [Mismatch(path, "unlisted") for path in _files(folder) if path not in listed]
    return sorted(mismatches, key=lambda mismatch: (mismatch.path, mismatch.kind))


def _files(folder: Path) -> list[str]:
    """The files that are summed, as POSIX paths relative to the folder."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path != NAME)


def _stays_inside(path: str) -> bool:
    return not Path(path).is_absolute() and ".." not in Path(path).parts
