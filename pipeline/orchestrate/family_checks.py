"""What the rules found, as asset checks: one per family of rules, on the asset that its findings are about.

A finding is about a source, and a source that errs is published with its error: these checks warn and block nothing.
What blocks is the contract (`pipeline.orchestrate.assets`).
"""

# No `from __future__ import annotations`: Dagster reads the annotations of a step as they stand.

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import dagster as dg
import polars as pl

from pipeline.orchestrate import describe
from pipeline.orchestrate.automation import FOLLOWS
from pipeline.orchestrate.frames import Frames
from schemas.code_lists import code_list

FINDINGS = "findings"

CONCERNS: Mapping[str, str] = MappingProxyType(
    {
        "quantities": "number_mentions",
        "dates": "date_mentions",
        "sources": "statements",
        "names": "names",
        "citations": "citations",
        "document": "documents",
    }
)
"""The asset that the findings of a family are about; those of a family that is not here stand on the findings."""

_SHOWN = ("severity", "certainty", "rule_id", "message", "document_ids")
_WORST_FIRST = {
    "severity": pl.Enum(["error", "warning", "info"]),
    "certainty": pl.Enum(["certain", "likely", "arguable"]),
}


def name_of(family: str) -> str:
    """The name of a family's check."""
    return f"{family}_rules"


def specs() -> list[dg.AssetCheckSpec]:
    """The check of every family in the code list."""
    return [
        dg.AssetCheckSpec(
            name_of(family.code),
            asset=CONCERNS.get(family.code, FINDINGS),
            additional_deps=[] if family.code not in CONCERNS else [FINDINGS],
            blocking=False,
            automation_condition=FOLLOWS,
            description=f"No rule on {family.description} found anything.",
        )
        for family in code_list("rule_families")
    ]


@dg.multi_asset_check(specs=specs())
def rule_families(frames: dg.ResourceParam[Frames]) -> Iterator[dg.AssetCheckResult]:
    """Per family of rules, whether it found anything: how much by which rule, the first rows, and the worst."""
    found, rules, evidence = (frames.take(name) for name in (FINDINGS, "rules", "finding_evidence"))
    for family in code_list("rule_families"):
        of_family = rules.filter(pl.col("family") == family.code)["rule_id"]
        yield judged(family.code, found.filter(pl.col("rule_id").is_in(of_family.implode())), evidence)


def judged(family: str, found: pl.DataFrame, evidence: pl.DataFrame) -> dg.AssetCheckResult:
    """The result of a family's check.

    Args:
        family: a code of `rule_families`.
        found: its rows of `findings`.
        evidence: rows of `finding_evidence`, of these and of others.
    """
    gravity = [pl.col(column).cast(order, strict=False) for column, order in _WORST_FIRST.items()]
    worst_first = found.sort(*gravity, "rule_id", "message", "finding_id")
    metadata: dict[str, Any] = {FINDINGS: found.height}
    if found.height:
        metadata["by_severity"] = _counted(worst_first, "severity")
        metadata["by_rule"] = _counted(worst_first, "rule_id")
        metadata["first_rows"] = dg.MetadataValue.md(describe.preview(worst_first.select(_SHOWN)))
        metadata["worst"] = dg.MetadataValue.md(_worst(worst_first.row(0, named=True), evidence))
    return dg.AssetCheckResult(
        asset_key=CONCERNS.get(family, FINDINGS),
        check_name=name_of(family),
        passed=not found.height,
        severity=dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )


def _counted(found: pl.DataFrame, column: str) -> dict[str, int]:
    """How often each value occurs, in the order of the frame."""
    return dict(found.group_by(column, maintain_order=True).len().iter_rows())


def _worst(finding: Mapping[str, object], evidence: pl.DataFrame) -> str:
    """The finding with its quotes, as Markdown."""
    quotes = evidence.filter(pl.col("finding_id") == finding["finding_id"]).sort("position").head(describe.PREVIEW_ROWS)
    columns = ("role", "document_id", "start", "end", "quote")
    return f"{describe.plain(str(finding['message']))}\n\n{describe.preview(quotes.select(columns))}"
