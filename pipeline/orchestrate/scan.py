"""Whole dumps in Dagster: a partition per file, found in a folder, each scanned into a folder of its own.

A file is scanned when its partition is materialised, and again only for what is missing: the parts that are there
stay. The dumps have no part in a build, and a build none in them.
"""

# No `from __future__ import annotations`: Dagster reads the annotations of a step as they stand.

import json
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

SCAN = "dump_scan"
SUFFIXES = (".xml", ".xml.bz2", ".xml.gz")

dump_files = dg.DynamicPartitionsDefinition(name="dump_files")


@dataclass(frozen=True, slots=True)
class DumpFolder:
    """Where dumps are found, and where what was scanned of them goes.

    Attributes:
        path: the folder whose files are dumps. It need not be there.
        output: the folder in which every file gets one of its name.
    """

    path: Path
    output: Path

    def sizes(self) -> dict[str, int]:
        """The files that are dumps by their names, in order, each with its bytes."""
        found = self.path.iterdir() if self.path.is_dir() else ()
        files = sorted(file for file in found if file.name.endswith(SUFFIXES) and file.is_file())
        return {file.name: file.stat().st_size for file in files}


class ScanConfig(dg.Config):
    """How a file is scanned: as with `blauwhelm scan`."""

    where: str | None = None
    workers: int | None = None
    scheduler: str | None = None
    coverage: bool = False


def dump_folder(path: str, output: str) -> dg.ResourceDefinition:
    """The folder of the dumps and that of the scans, by default these."""
    schema = {"path": dg.Field(str, default_value=path), "output": dg.Field(str, default_value=output)}

    @dg.resource(config_schema=schema)
    def folder(context: dg.InitResourceContext) -> DumpFolder:
        return DumpFolder(Path(context.resource_config["path"]), Path(context.resource_config["output"]))

    return folder


@dg.asset(name=SCAN, group_name="scan", partitions_def=dump_files)
def dump_scan(
    context: dg.AssetExecutionContext, config: ScanConfig, dumps: dg.ResourceParam[DumpFolder]
) -> dg.MaterializeResult:
    """One file of a MediaWiki dump as Parquet parts, with DuckDB views over them."""
    from pipeline.scan.plan import Settings  # the definitions load without what a scan takes
    from pipeline.scan.run import scan

    name = context.partition_key
    output = dumps.output / name
    summary = scan(
        [str(dumps.path / name)],
        str(output),
        settings=Settings(where=config.where, with_coverage=config.coverage),
        workers=config.workers,
        scheduler=config.scheduler,
    )
    if summary.failures:
        lines = [f"{part}: {reason}" for part, reason in summary.failures.items()]
        raise dg.Failure(f"{len(lines)} parts were given up, the first: {lines[0]}")
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(output),
            "parts": summary.planned.parts,
            "parts_from_before": summary.planned.done_parts,
            "pages": dict(summary.pages),
            "rows": dict(summary.rows),
        }
    )


scan_dumps = dg.define_asset_job(
    "scan_dumps",
    selection=dg.AssetSelection.assets(SCAN),
    executor_def=dg.in_process_executor,
    description="Scans one file of a dump: its partition.",
)


@dg.sensor(job=scan_dumps, default_status=dg.DefaultSensorStatus.STOPPED, minimum_interval_seconds=60)
def new_dumps(context: dg.SensorEvaluationContext, dumps: dg.ResourceParam[DumpFolder]) -> dg.SensorResult:
    """Makes a partition of every file that is new in the folder, and has it scanned. Off until it is switched on.

    A file is taken when it is as long as at the look before: until then somebody may be copying it there.
    """
    known = set(context.instance.get_dynamic_partitions(dump_files.name or ""))
    unknown = {name: size for name, size in dumps.sizes().items() if name not in known}
    before: dict[str, int] = json.loads(context.cursor or "{}")
    new = [name for name, size in unknown.items() if before.get(name) == size]
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=name, partition_key=name) for name in new],
        dynamic_partitions_requests=[dump_files.build_add_request(new)] if new else [],
        cursor=json.dumps(unknown),
    )
