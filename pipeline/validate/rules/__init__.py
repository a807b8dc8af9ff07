"""The consistency rules, one module per family, and what they find.

A rule works on any mission and any document. `RULES` is all of them, in the order of their families; adding one is
adding it to its module's tuple, with a test in which it fires and one in which a near miss leaves it silent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

import schemas
from pipeline.read.document import Document
from pipeline.validate.findings import Corpus, Rule, findings_of
from pipeline.validate.rules import (
    addressed,
    ages,
    citation_dates,
    citation_sites,
    conversions,
    currency,
    dates,
    durations,
    flags,
    infobox,
    layout,
    listed,
    live_pages,
    mentions,
    names,
    narrative,
    page,
    posts,
    quantities,
    references,
    resolutions,
    shares,
    sources,
    sourcing,
    strength,
    terms,
    totals,
    undated,
)

RULES: tuple[Rule, ...] = (
    *quantities.RULES,
    *listed.RULES,
    *shares.RULES,
    *conversions.RULES,
    *durations.RULES,
    *ages.RULES,
    *totals.RULES,
    *strength.RULES,
    *dates.RULES,
    *resolutions.RULES,
    *undated.RULES,
    *terms.RULES,
    *narrative.RULES,
    *sources.RULES,
    *posts.RULES,
    *mentions.RULES,
    *currency.RULES,
    *addressed.RULES,
    *names.RULES,
    *flags.RULES,
    *citation_dates.RULES,
    *citation_sites.RULES,
    *references.RULES,
    *sourcing.RULES,
    *page.RULES,
    *live_pages.RULES,
    *infobox.RULES,
    *layout.RULES,
)

__all__ = ["RULES", "find"]


def find(documents: Sequence[Document], tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """What the rules find: the frames of `rules`, `findings` and `finding_evidence`.

    Args:
        documents: the documents as read.
        tables: the tables as the contract let them through.
    """
    corpus = Corpus({document.id: document for document in documents}, tables)
    found, evidence = [], []
    for rule in RULES:
        more, spans = findings_of(rule, corpus)
        found += more
        evidence += spans
    rules = [
        {"rule_id": r.id, "family": r.family, "severity": r.severity, "statement": r.statement, "why": r.why}
        for r in RULES
    ]
    return {
        "rules": schemas.frame("rules", rules),
        "findings": schemas.frame("findings", found),
        "finding_evidence": schemas.frame("finding_evidence", evidence),
    }
