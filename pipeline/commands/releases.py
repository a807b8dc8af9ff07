"""How a person names a release: a folder, ``latest``, ``previous``, or the beginning of an id."""

from __future__ import annotations

from pathlib import Path

from pipeline.commands.errors import RefusedError
from pipeline.commands.published import LATEST, PARQUET, find_release
from pipeline.publish import history

PREVIOUS = "previous"


def named(name: str, output: Path) -> Path:
    """The folder of the release that is meant.

    Args:
        name: the folder of a release; an output folder, whose latest is meant; ``latest`` or ``previous`` (the one
            before it); or an id, of which the beginning is enough.
        output: the folder that holds the releases, for the last three.

    Raises:
        RefusedError: there is none, or there are several.
    """
    if name == LATEST:
        return find_release(output)
    if name == PREVIOUS:
        return _previous(output)
    folder = Path(name)
    if (folder / PARQUET).is_dir() or (folder / LATEST / PARQUET).is_dir():
        return find_release(folder)
    found = [release for release in history.present(output) if name and release.startswith(name)]
    if len(found) > 1:
        raise RefusedError(f"{name} is the beginning of several releases: {', '.join(found)}")
    if not found:
        raise RefusedError(f"there is no release {name!r}: no such folder, and no such id in {output}")
    return output / history.RELEASES / found[0]


def _previous(output: Path) -> Path:
    current = history.current(output)
    if current is None:
        raise RefusedError(f"there is no release in {output} (blauwhelm build publishes one)")
    before = history.previous_of(output, current)
    if before is None:
        raise RefusedError(f"no release before {current} is known in {output}")
    return output / history.RELEASES / before
