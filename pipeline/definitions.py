"""What Dagster loads: a table of contents.

The defaults are the repository's documents and output folder; `blauwhelm dev` passes others in the environment, and
the launchpad of the UI takes others for one run.
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg

from pipeline import checkout
from pipeline.orchestrate import assets, family_checks, jobs
from pipeline.orchestrate.resources import output_folder, source_files, stored_frames
from pipeline.orchestrate.stages import silent

_ROOT = checkout.root() or Path.cwd()
_SOURCES = os.environ.get("BLAUWHELM_SOURCES", str(_ROOT / "sources")).split(os.pathsep)
_OUTPUT = os.environ.get("BLAUWHELM_OUTPUT", str(_ROOT / "outputs"))

defs = dg.Definitions(
    assets=[assets.readings, assets.mentions, assets.extracts, assets.tables, assets.findings, assets.release],
    asset_checks=[family_checks.rule_families],
    jobs=[jobs.build],
    resources={
        "stages": source_files(_SOURCES),
        "frames": stored_frames,
        "output": output_folder(_OUTPUT),
        "progress": silent,
    },
    executor=dg.in_process_executor,
)
