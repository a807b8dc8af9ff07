"""How long the consistency rules take on 100,000 rows, and whether the time grows with the rows and no faster.

    python -m benchmarks.rules_speed [--rows 100000]

One document with its tables is repeated under other ids until the tables have that many rows. All copies speak of the
same missions, so that every group that a rule compares grows with the corpus. The rules run on a quarter of the rows
first: of a linear rule the time grows fourfold.
"""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

import schemas
from benchmarks.table import Figure
from pipeline.cli import RARELY
from pipeline.extract import extract
from pipeline.read import read
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.findings import Corpus, findings_of
from pipeline.validate.rules import RULES

_SHARED_KEYS = frozenset({"mission_id", "operation_id", "person_id", "entity_id", "actor_id", "from_id", "to_id"})
"""Keys of entities, which the copies have in common."""

_NOTICED = 0.1  # seconds below which a rule's growth says nothing
_ROUNDS = 3

_TEXT = """'''Mission X''' (UNX) was established on 25 April 2013 by [[Resolution 2100]].
As of 31 March 2020, 209 UNX troops had lost their lives. It had 6,039 personnel (5,219 soldiers and 820 police)
at the end of September 2013, under a ceiling of 12,640 (11,200 soldiers and 1,140 police).

On 20 January 2019 a base was attacked; 10 Chadian peacekeepers were killed and 25 injured. The force was led by
Major General Jean Silva until 2 October 2018. After the coup of 21 March 2012, the rebels took three cities: Gao,
Timbuktu and Kidal. Only 300 of the 1,200 soldiers (25%) stayed for two years (2013–2015).

Current contributors are:
* {{flagcountry|Chad}} – 1,300 soldiers
* {{flagcountry|Netherlands}} – until 1 May 2019
* {{flagcountry|Togo}} – 75 officers - 750 troops - 2 helicopters
"""


def repeated(rows: int) -> Corpus:
    """A corpus of about that many rows."""
    document = read(_TEXT, id="page", language="en", format="wikitext")
    tables = reconcile([extract(document, recognise(document))])
    tables["strengths"], tables["resolutions"], tables["fatality_totals"] = _facts(tables)
    copies = max(1, rows // sum(table.height for table in tables.values()))
    ids = [f"page-{i:05}" for i in range(copies)]
    documents = {name: replace(document, id=name) for name in ids}
    return Corpus(documents, {name: _repeated(table, copies) for name, table in tables.items()})


def _repeated(table: pl.DataFrame, copies: int) -> pl.DataFrame:
    """A table's rows once for every copy, with the ids of that copy."""
    numbers = pl.DataFrame({"copy": [f"-{i:05}" for i in range(copies)]})
    own = [
        name
        for name, dtype in table.schema.items()
        if dtype == pl.String and name.endswith("_id") and name not in _SHARED_KEYS
    ]
    own += [name for name in ("part_of", "supports") if name in table.columns]
    joined = table.join(numbers, how="cross")
    return joined.with_columns(pl.col(name) + pl.col("copy") for name in own).drop("copy")


def _facts(tables: Mapping[str, pl.DataFrame]) -> tuple[pl.DataFrame, ...]:
    """Facts of the kinds that rules compare across a corpus, whatever the extractors made of the text."""
    evidence = tables["evidence"]["evidence_id"][0]
    block = {
        "document_id": "page", "evidence_id": evidence, "assertion": "asserted", "derivation": "stated",
        "extractor": "benchmark",
    }  # fmt: skip
    counted = [
        {
            "strength_id": f"{i:016x}", "mission_id": "unx", "kind": kind, "component": "military", "count_low": count,
            "count_best": count, "count_high": count, "count_qualifier": "exact", **block,
        }
        for i, (kind, count) in enumerate((("authorised", 12640), ("deployed", 6039), ("deployed", 6000)))
    ]  # fmt: skip
    resolutions = [{"resolution_id": "r", "number": 2100, "organ": "security_council", **block}]
    dead = {"cause": "all", "population": "un_military", "count_low": 209, "count_best": 209, "count_high": 209}
    totals = [{"fatality_total_id": "f" * 16, "mission_id": "unx", "count_qualifier": "exact", **dead, **block}]
    rows = {"strengths": counted, "resolutions": resolutions, "fatality_totals": totals}
    return tuple(schemas.frame(table, listed) for table, listed in rows.items())


def timed(corpus: Corpus) -> tuple[dict[str, float], int]:
    """Processor seconds of each rule, the least of several rounds, and the findings of all.

    What rules share counts for the first that asks. The collector looks as rarely as in a command: by itself it goes
    over all that the rules share, again and again.
    """
    usually = gc.get_threshold()
    gc.set_threshold(RARELY)
    found, seconds = 0, dict.fromkeys((rule.id for rule in RULES), math.inf)
    for _ in range(_ROUNDS):
        found, unshared = 0, Corpus(corpus.documents, corpus.tables)
        for rule in RULES:
            gc.collect()
            start = time.process_time()
            found += len(findings_of(rule, unshared)[0])
            seconds[rule.id] = min(time.process_time() - start, seconds[rule.id])
    gc.set_threshold(*usually)
    return seconds, found


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print the time of all rules, the slowest ones, and those that grow faster than the rows."""
    parser = argparse.ArgumentParser(description="the consistency rules on many rows")
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args(arguments).rows
    small, large = (repeated(size) for size in (rows // 4, rows))
    before, _ = timed(small)
    after, found = timed(large)
    size = sum(table.height for table in large.tables.values())
    quarter, whole = sum(before.values()), sum(after.values())
    print(f"{len(RULES)} rules, {size:,} rows, {len(large.documents):,} documents: {whole:.2f} s, {found:,} findings")
    print(f"a quarter of the rows: {quarter:.2f} s; ratio {whole / quarter:.1f} (linear: 4)")
    for name in sorted(after, key=lambda rule: -after[rule])[:8]:
        print(f"  {name:40} {after[name]:7.2f} s")
    steep = [name for name in after if after[name] > max(6 * before[name], _NOTICED)]
    print("steeper than linear: " + (", ".join(steep) or "none"))
    told = f"{whole:.1f} s, × {whole / quarter:.1f}; {len(steep) or 'none'} of {len(RULES)} rules steeper"
    return [Figure(f"rules on {rows:,} rows", "a quarter of the rows", "linear", told, not steep)]


if __name__ == "__main__":
    main()
