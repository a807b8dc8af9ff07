"""What Dagster loads: a table of contents.

The defaults are the repository's documents and output folder; `blauwhelm dev` passes others in the environment, and
the launchpad of the UI takes others for one run.
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg

from pipeline import checkout
from pipeline.orchestrate import assets, jobs
from pipeline.orchestrate.corpus import silent
from pipeline.orchestrate.frames import ParquetFrames
from pipeline.orchestrate.resources import Output, SourceFiles

_ROOT = checkout.root() or Path.cwd()

defs = dg.Definitions(
    assets=[assets.readings, assets.mentions, assets.extracts, assets.tables, assets.findings, assets.release],
    jobs=[jobs.build],
    resources={
        "corpus": SourceFiles(paths=os.environ.get("BLAUWHELM_SOURCES", str(_ROOT / "sources")).split(os.pathsep)),
        "output": Output(path=os.environ.get("BLAUWHELM_OUTPUT", str(_ROOT / "outputs"))),
        "progress": silent,
        "io_manager": ParquetFrames(),
    },
    executor=dg.in_process_executor,
)
