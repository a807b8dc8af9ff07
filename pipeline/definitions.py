"""What Dagster loads: a table of contents.

The defaults are the repository's documents and output folder; `blauwhelm dev` passes others in the environment, and
the launchpad of the UI takes others for one run.
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg

from pipeline import checkout
from pipeline.orchestrate import assets, automation, family_checks, jobs, pages, scan
from pipeline.orchestrate.resources import output_folder, page_refresher, source_files, stored_frames
from pipeline.orchestrate.stages import silent

_ROOT = checkout.root() or Path.cwd()
_SOURCES = os.environ.get("BLAUWHELM_SOURCES", str(_ROOT / "sources")).split(os.pathsep)
_DUMPS = os.environ.get("BLAUWHELM_DUMPS", str(_ROOT / "dumps"))
_OUTPUT = os.environ.get("BLAUWHELM_OUTPUT", str(_ROOT / "outputs"))

defs = dg.Definitions(
    assets=[
        pages.pages,
        *assets.MADE,
        scan.dump_scan,
    ],
    asset_checks=[family_checks.rule_families],
    jobs=[jobs.build, jobs.refresh, scan.scan_dumps],
    schedules=[automation.refresh_pages],
    sensors=[automation.sources_sensor(_SOURCES), automation.follow_changes, scan.new_dumps],
    resources={
        "live_pages": page_refresher(_SOURCES),
        "stages": source_files(_SOURCES),
        "frames": stored_frames,
        "output": output_folder(_OUTPUT),
        "progress": silent,
        "dumps": scan.dump_folder(_DUMPS, str(Path(_OUTPUT, "dumps"))),
    },
    executor=dg.in_process_executor,
)
