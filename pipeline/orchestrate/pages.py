"""The asset of the live pages: what the wikis have, before anything is read."""

# No `from __future__ import annotations`: Dagster reads the annotations of a step as they stand.

from collections import Counter

import dagster as dg

from pipeline.fetch.errors import StoreError
from pipeline.orchestrate import describe
from pipeline.orchestrate.automation import FRESH, RETRIES
from pipeline.orchestrate.live_pages import LivePages
from pipeline.read.errors import BadInput


def pages_asset(retries: dg.RetryPolicy) -> dg.AssetsDefinition:
    """The asset, which a wiki that does not answer has tried again as said."""

    @dg.asset(group_name="fetch", freshness_policy=FRESH, retry_policy=retries)
    def pages(context: dg.AssetExecutionContext, live_pages: dg.ResourceParam[LivePages]) -> dg.MaterializeResult:
        """The pages that the catalogs name, as their wikis have them: fetched where they were edited.

        Fails where a page could not be fetched, and is tried again only where the reason may pass by itself. What could
        be fetched is kept in either case.
        """
        results = []
        try:
            for result in live_pages.refresh():
                results.append(result)
                tell = context.log.info if result.state in ("new", "unchanged") else context.log.warning
                tell(f"{result.state}: {result.page.wiki}: {result.page.title}: {result.note}")
        except (BadInput, StoreError) as error:
            raise dg.Failure(str(error), allow_retries=False) from None
        failed = [result for result in results if result.state == "failed"]
        states = dict(sorted(Counter(result.state for result in results).items()))
        if failed:
            raise dg.Failure(
                f"{len(failed)} of {len(results)} pages could not be fetched",
                metadata={
                    "pages": states,
                    "failed": [f"{result.page.wiki}: {result.page.title}: {result.note}" for result in failed],
                },
                allow_retries=any(result.is_passing for result in failed),
            )
        kept = [result for result in results if result.state not in ("new", "unchanged")]
        return dg.MaterializeResult(
            metadata={
                "pages": states,
                "kept": dg.MetadataValue.md(
                    "\n".join(f"- {describe.plain(f'{r.page.title}: {r.note}')}" for r in kept) or "none"
                ),
            },
            data_version=dg.DataVersion(live_pages.version),
        )

    return pages


pages = pages_asset(RETRIES)
