"""Whether a release is the one that its folder and its own description name.

The checksums beside the files cannot tell: whoever changes a file can write them anew. The id is derived from the
tables, and stands in every citation of the release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import schemas
from pipeline.publish import checksums
from pipeline.publish.datapackage import NAME, table_schema
from pipeline.publish.identity import ID_LENGTH, content_ids
from pipeline.publish.licences import licence
from pipeline.validate.published import Fault

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")


def identity_faults(release: Path) -> Iterator[Fault]:
    """Tables that are not those of the release's description, and an id that is not theirs.

    The id is compared where the folder is named by one, as `build` leaves it, and where the tables keep today's
    contract, which has a part in it.

    Args:
        release: the folder itself, no link to it.
    """
    try:
        package = json.loads((release / NAME).read_text(encoding="utf-8"))
        listed = {resource["name"]: resource for resource in package["resources"]}
        hashes = {name: resource["hash"] for name, resource in listed.items()}
        terms = [_name(described) for described in package.get("licenses", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield Fault(NAME, None, "the description is missing or cannot be read")
        return
    for name, expected in hashes.items():
        path = _file(release, listed[name])
        if path is not None and f"sha256:{checksums.digest(path)}" != expected:
            yield Fault(name, None, f"the file is not the one that {NAME} describes")
    if not _ID.fullmatch(release.name) or not _keeps_this_contract(listed):
        return
    try:
        # Which of the licences are those of the data the description does not say; they come first.
        ids = content_ids(release, terms)
    except FileNotFoundError:
        return  # a table is missing, which is said anyway
    if release.name not in ids:
        yield Fault(NAME, None, f"the tables are not those of release {release.name}: they give {ids[0]}")


def _file(release: Path, resource: Mapping[str, Any]) -> Path | None:
    """The file of a resource, where it is one of the release and there."""
    path = Path(str(resource.get("path")))
    is_inside = not path.is_absolute() and ".." not in path.parts
    return release / path if is_inside and (release / path).is_file() else None


def _name(described: Mapping[str, str]) -> str:
    """The name of a licence that the description gives: its identifier, or the catalog's words in full."""
    known = licence(described["name"])
    return known.name if known.needs_attribution is not None else described["title"]


def _keeps_this_contract(listed: Mapping[str, Mapping[str, Any]]) -> bool:
    return all(listed.get(table, {}).get("schema") == table_schema(table) for table in schemas.TABLES)
