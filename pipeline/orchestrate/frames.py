"""Where frames stand between the steps of a run: in memory, or as Parquet files beside the run history."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import polars as pl


class MemoryFrames(dg.IOManager):
    """Keeps frames for as long as it lives: for a run in one process that nobody looks at afterwards."""

    def __init__(self) -> None:
        self._frames: dict[dg.AssetKey, pl.DataFrame] = {}

    def handle_output(self, context: dg.OutputContext, obj: pl.DataFrame) -> None:
        """Keeps a frame."""
        self._frames[context.asset_key] = obj

    def load_input(self, context: dg.InputContext) -> pl.DataFrame:
        """The frame that was kept."""
        return self._frames[context.asset_key]


class ParquetFrames(dg.ConfigurableIOManager):
    """Keeps the newest frame of each asset as a Parquet file in the storage folder of the Dagster instance.

    No pickle: a file from an older version of the code is read or refused, and runs nothing.
    """

    def handle_output(self, context: dg.OutputContext, obj: pl.DataFrame) -> None:
        """Writes a frame, in one step for whoever reads it."""
        path = self._path(context)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        obj.write_parquet(partial, compression="zstd")
        partial.replace(path)

    def load_input(self, context: dg.InputContext) -> pl.DataFrame:
        """Reads a frame."""
        return pl.read_parquet(self._path(context))

    @staticmethod
    def _path(context: dg.OutputContext | dg.InputContext) -> Path:
        name = "__".join(context.asset_key.path)
        return Path(context.instance.storage_directory(), "frames", f"{name}.parquet")
