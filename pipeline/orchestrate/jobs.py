"""The jobs: which assets are made together."""

from __future__ import annotations

import dagster as dg

from pipeline.orchestrate.scan import SCAN

PAGES = "pages"
"""The asset that speaks to a network. No build does."""

# One process: the stages share what they read, and a process per step would spend most of its time on imports.
build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(PAGES, SCAN),
    executor_def=dg.in_process_executor,
    description="Reads the documents and publishes a release, if there is anything new.",
)

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.assets(PAGES),
    executor_def=dg.in_process_executor,
    description="Fetches the live pages that were edited. It publishes nothing.",
)
