"""What a run works on, as Dagster resources: the sources, the output folder, and who is told how far it is.

The command line gives a run the values themselves. The UI and schedules build them from the configuration here, whose
defaults are the documents and the output folder of the repository.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipeline.orchestrate.corpus import Corpus
from pipeline.publish.staging import OutputFolder, opened
from pipeline.read.sources import load


class SourceFiles(dg.ConfigurableResourceFactory[Corpus]):
    """The documents in files and folders; loading them fails the run where `pipeline.read.sources.load` refuses."""

    paths: list[str]

    def create_resource(self, context: dg.InitResourceContext) -> Corpus:  # noqa: ARG002
        """The documents of the run."""
        return Corpus(load([Path(path) for path in self.paths]))


class Output(dg.ConfigurableResourceFactory[OutputFolder]):
    """The folder that releases are published into, locked for as long as a run that publishes lasts."""

    path: str

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[OutputFolder]:  # noqa: ARG002
        """The locked folder."""
        with opened(Path(self.path)) as folder:
            yield folder
