"""Taking an API's answer apart: each value is what it should be, or the answer is refused in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.fetch.errors import FetchError
from pipeline.read.errors import is_name

Answer = Mapping[str, Any]
"""A JSON object of which nothing is believed yet."""


def text(answer: Answer, key: str) -> str:
    """The words under a key, on one line. Raises `FetchError` where there are none."""
    value = words(answer, key)
    if value is None:
        raise FetchError(f"the answer is not of the Action API: {key} is no text")
    return value


def words(answer: Answer, key: str) -> str | None:
    """The words under a key, on one line; None where there is nothing else than a name can have (`is_name`)."""
    value = answer.get(key)
    return value if isinstance(value, str) and is_name(value) else None


def number(answer: Answer, key: str) -> int:
    """The number under a key, 0 or more. Raises `FetchError` where there is none."""
    value = answer.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise FetchError(f"the answer is not of the Action API: {key} is no number")
    return value


def listed(answer: Answer, key: str) -> list[Answer]:
    """The objects in the list under a key; none where the key is not there. Raises `FetchError` for anything else."""
    value = answer.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise FetchError(f"the answer is not of the Action API: {key} is no list of objects")
    return value


def merged(parts: Iterable[Answer]) -> Answer:
    """The parts of a continued answer as one (https://www.mediawiki.org/wiki/API:Continue).

    Lists go on from part to part, and so do the lists of a page that comes in several.
    """
    whole: dict[str, Any] = {}
    for part in parts:
        for key, value in part.items():
            if key == "pages":
                _merge_pages(whole.setdefault("pages", []), listed(part, "pages"))
            elif isinstance(value, list) and isinstance(whole.get(key), list):
                whole[key] = whole[key] + [item for item in value if item not in whole[key]]
            else:
                whole[key] = value
    return whole


def _merge_pages(whole: list[dict[str, Any]], part: Iterable[Answer]) -> None:
    by_key = {_key(page): page for page in whole}
    for page in part:
        if (known := by_key.get(_key(page))) is None:
            by_key[_key(page)] = known = dict(page)
            whole.append(known)
            continue
        for key, value in page.items():
            known[key] = known[key] + value if isinstance(value, list) and isinstance(known.get(key), list) else value


def _key(page: Answer) -> tuple[object, object]:
    return (str(page.get("pageid")), str(page.get("title")))
