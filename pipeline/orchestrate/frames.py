"""Where tables stand between the steps of a run: in memory, or as Parquet files beside the run history.

Not Dagster's IO managers: those log and look up five events for every table that a step hands to another, which takes
longer than all the rest of a small build. The steps say what they depend on, and put and take the frames themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import dagster as dg
import polars as pl


class Frames(Protocol):
    """What a step puts frames into and takes them from, by the name of the asset."""

    def put(self, name: str, frame: pl.DataFrame) -> None:
        """Keeps a frame in the place of the one of that name."""
        ...

    def take(self, name: str) -> pl.DataFrame:
        """The frame that was put last under that name."""
        ...


class MemoryFrames:
    """Keeps frames for as long as it lives: for a run in one process that nobody looks at afterwards."""

    def __init__(self) -> None:
        self._frames: dict[str, pl.DataFrame] = {}

    def put(self, name: str, frame: pl.DataFrame) -> None:
        """Keeps a frame in the place of the one of that name."""
        self._frames[name] = frame

    def take(self, name: str) -> pl.DataFrame:
        """The frame that was put last under that name."""
        return self._frames[name]


class ParquetFrames:
    """Keeps the newest frame of each name as a Parquet file in a folder.

    No pickle: a file from an older version of the code is read or refused, and runs nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, frame: pl.DataFrame) -> None:
        """Writes a frame, in one step for whoever reads it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = self._folder / f"{name}.partial"
        frame.write_parquet(partial, compression="zstd")
        partial.replace(self._folder / f"{name}.parquet")

    def take(self, name: str) -> pl.DataFrame:
        """Reads a frame.

        Raises:
            dg.Failure: it was never written; the asset has to be materialised first.
        """
        path = self._folder / f"{name}.parquet"
        if not path.is_file():
            raise dg.Failure(f"`{name}` was never materialised here")
        return pl.read_parquet(path, glob=False)
