"""What a run works on, as Dagster resources: the sources, the output folder, and where tables stand meanwhile.

The command line gives a run the values themselves. The UI and schedules build them from the configuration here, whose
defaults `pipeline.definitions` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipeline.orchestrate.frames import ParquetFrames
from pipeline.orchestrate.live_pages import LivePages
from pipeline.orchestrate.stages import DocumentStages
from pipeline.publish.staging import OutputFolder, opened
from pipeline.read.corrections import load_corrections
from pipeline.read.sources import load


def source_files(paths: Sequence[str]) -> dg.ResourceDefinition:
    """The documents in files and folders with their corrections, by default these; what cannot be read fails a run."""

    @dg.resource(config_schema={"paths": dg.Field([str], default_value=list(paths))})
    def documents(context: dg.InitResourceContext) -> DocumentStages:
        found = [Path(path) for path in context.resource_config["paths"]]
        return DocumentStages(load(found), load_corrections(found))

    return documents


def page_refresher(paths: Sequence[str]) -> dg.ResourceDefinition:
    """The live pages of files and folders, by default these; wikis are asked only when the asset is made."""

    @dg.resource(
        config_schema={
            "paths": dg.Field([str], default_value=list(paths)),
            "contact": dg.Field(str, is_required=False, description="Else BLAUWHELM_CONTACT in the environment."),
        }
    )
    def live_pages(context: dg.InitResourceContext) -> LivePages:
        found = context.resource_config
        return LivePages([Path(path) for path in found["paths"]], found.get("contact"))

    return live_pages


def output_folder(path: str) -> dg.ResourceDefinition:
    """The folder that releases go to, by default this one, locked for as long as a run that publishes lasts."""

    @dg.resource(config_schema={"path": dg.Field(str, default_value=path)})
    @contextmanager
    def output(context: dg.InitResourceContext) -> Iterator[OutputFolder]:
        with opened(Path(context.resource_config["path"])) as folder:
            yield folder

    return output


@dg.resource
def stored_frames(context: dg.InitResourceContext) -> ParquetFrames:
    """The tables, as files in the storage folder of the Dagster instance, beside the run history."""
    if context.instance is None:
        raise dg.DagsterInvariantViolationError("tables are kept with a Dagster instance, and there is none")
    return ParquetFrames(Path(context.instance.storage_directory(), "frames"))
