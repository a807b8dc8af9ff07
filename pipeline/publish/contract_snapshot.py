"""Today's contract, and the snapshots of those that were released (``schemas/released/<version>.json``).

At a release of the software, and only then: ``python -m pipeline.publish.contract_snapshot schemas/released``. A test
compares today's contract with the newest snapshot and fails on a break that is not announced (`compatibility.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import schemas
from pipeline.publish.arrow import arrow_schema
from pipeline.publish.compatibility import Contract, from_arrow, from_json, to_json
from schemas.code_lists import code_list


def today() -> Contract:
    """The contract that the models state."""
    codes = {name: tuple(item.code for item in code_list(name)) for name in schemas.lists_of_codes()}
    return from_arrow({table: arrow_schema(table) for table in schemas.TABLES}, codes)


def last_released(folder: Path) -> Contract:
    """The newest of the snapshots in a folder, by its version."""
    found = [from_json(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return max(found, key=lambda contract: [int(number) for number in contract.version.split(".")])


def main(arguments: Sequence[str]) -> None:
    """Write today's contract into the folder named."""
    (folder,) = arguments
    contract = today()
    (Path(folder) / f"{contract.version}.json").write_text(to_json(contract), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
