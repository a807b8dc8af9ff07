"""The jobs: which assets are made together."""

from __future__ import annotations

import dagster as dg

# One process: the stages share what they read, and a process per step would spend most of its time on imports.
build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Reads the documents and publishes a release, if there is anything new.",
)
