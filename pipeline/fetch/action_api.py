"""The MediaWiki Action API, as far as pages are read from it: what a wiki has of a title, and revisions with text.

The form of the requests and answers: https://www.mediawiki.org/wiki/API:Query (``formatversion=2``), its etiquette:
https://www.mediawiki.org/wiki/API:Etiquette (one request at a time, batches, ``maxlag``, gzip). An answer is judged
before it is believed: what does not have the form is a `FetchError`, and a text counts only with the hash it must have.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pipeline.fetch.answers import Answer, listed, merged, number, text, words
from pipeline.fetch.errors import FetchError, TooLargeError, UnreachableError
from pipeline.fetch.transport import MAX_RESPONSE_BYTES, TOO_LARGE, Reply, Transport

MAX_BATCH = 50
"""Titles or revisions in one request, for a client that has no further rights."""

MAX_TITLES_BYTES = 4000
"""Of the titles of one request as they stand in its address; servers take addresses of some 8 kB."""

MAX_CONTINUATIONS = 200
MAX_LAG = "5"
"""Seconds that the wiki's copies may lag behind; a client that is in no hurry asks for 5
(https://www.mediawiki.org/wiki/Manual:Maxlag_parameter)."""

_EXCUSES = ("maxlag", "ratelimited")
_COMMON = {"action": "query", "format": "json", "formatversion": "2", "maxlag": MAX_LAG}


@dataclass(frozen=True, slots=True)
class Absent:
    """A wiki has no page of a title. `at` is when it said so."""

    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Newest:
    """What a wiki has of a title now: the page it leads to, without its text. The names are those of `Observation`."""

    found_title: str
    page_id: int
    revision_id: str
    bytes: int
    content_model: str
    location: str | None
    language: str | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision with its text. The names are those of `Observation`."""

    found_title: str
    page_id: int
    revision_id: str
    revised_at: dt.datetime
    content_model: str
    data: bytes
    at: dt.datetime


class ActionApi:
    """The API of one wiki.

    Args:
        transport: what requests are made over.
        wiki: its host, or the address of its ``api.php``, as in the catalog.
    """

    def __init__(self, transport: Transport, wiki: str) -> None:
        self._transport = transport
        self._url = wiki if "/" in wiki else f"https://{wiki}/w/api.php"

    def newest(self, titles: Sequence[str]) -> dict[str, Newest | Absent | FetchError]:
        """What the wiki has of these titles (one of `batches`), redirects followed.

        Raises:
            UnreachableError: there was no answer.
            FetchError: the answer is none that can be used.
        """
        found, at = self._query({"prop": "info", "inprop": "url", "redirects": "1", "titles": "|".join(titles)})
        pages = {text(page, "title"): page for page in listed(found, "pages")}
        return {title: _newest(title, found, pages, at) for title in titles}

    def revisions(self, revision_ids: Sequence[str]) -> dict[str, Revision | FetchError]:
        """Revisions, at most `MAX_BATCH`; what has no text, or another hash than it must have, is a `FetchError`.

        Raises:
            UnreachableError, TooLargeError, FetchError: as in `newest`.
        """
        asked = {
            "prop": "revisions",
            "rvprop": "ids|timestamp|size|sha1|slotsha1|content",
            "rvslots": "main",
            "revids": "|".join(revision_ids),
        }
        found, at = self._query(asked)
        given: dict[str, Revision | FetchError] = {}
        for page in listed(found, "pages"):
            for revision in listed(page, "revisions"):
                revision_id = str(number(revision, "revid"))
                try:
                    given[revision_id] = _revision(page, revision, at)
                except FetchError as error:
                    given[revision_id] = error
        missing = {each: FetchError(f"the wiki has no revision {each}") for each in revision_ids if each not in given}
        return {**given, **missing}

    def licence(self) -> str | None:
        """The licence of the wiki's texts: an SPDX identifier, or in the wiki's words. Raises as `newest` does."""
        found, _ = self._query({"meta": "siteinfo", "siprop": "rightsinfo"})
        rights = found.get("rightsinfo")
        if not isinstance(rights, dict):
            return None
        said = " ".join((words(rights, "text") or "").split())
        return spdx(words(rights, "url") or "") or said or None

    def _query(self, parameters: Mapping[str, str]) -> tuple[Answer, dt.datetime]:
        """All parts of an answer as one, and when the first was given."""
        parts: list[Reply] = []
        further: dict[str, str] = {}
        for _ in range(MAX_CONTINUATIONS):
            parts.append(self._transport.get(self._url, {**_COMMON, **parameters, **further}, _accept))
            if sum(part.bytes for part in parts) > MAX_RESPONSE_BYTES:  # of all parts together
                raise TooLargeError(TOO_LARGE)
            before, asked = further, parts[-1].content.get("continue")
            if asked is None:
                return merged(part.content.get("query", {}) for part in parts), parts[0].at
            if not isinstance(asked, dict) or (further := {k: str(v) for k, v in asked.items()}) == before:
                break
        raise FetchError("the answer goes on without end")


def batches(titles: Iterable[str]) -> Iterator[list[str]]:
    """The titles in the batches that one request takes."""
    batch: list[str] = []
    size = 0
    for title in titles:
        length = len(quote(title)) + 3
        if batch and (len(batch) == MAX_BATCH or size + length > MAX_TITLES_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(title)
        size += length
    if batch:
        yield batch


def spdx(url: str) -> str | None:
    """The SPDX identifier of the Creative Commons licence at an address; None where it is none."""
    if found := re.search(r"creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)", url, re.IGNORECASE):
        return f"CC-{found[1].upper()}-{found[2]}"
    if found := re.search(r"creativecommons\.org/publicdomain/zero/(\d\.\d)", url, re.IGNORECASE):
        return f"CC0-{found[1]}"
    return None


def _accept(content: Mapping[str, Any], retry_after: float | None) -> None:
    """Judges whether an answer is one (https://www.mediawiki.org/wiki/API:Errors_and_warnings)."""
    error = content.get("error")
    if error is None:
        if not isinstance(content.get("query", {}), dict):
            raise FetchError("the answer is not of the Action API: query is no object")
        return
    code, said = (error.get("code"), error.get("info")) if isinstance(error, dict) else (None, None)
    told = f"the wiki answered {code}: {said}"
    if code in _EXCUSES:
        raise UnreachableError(told, retry_after)
    raise FetchError(told)


def _newest(asked: str, found: Answer, pages: Mapping[str, Answer], at: dt.datetime) -> Newest | Absent | FetchError:
    """What an answer says of one title. A mistake in it concerns this title alone."""
    try:
        title = _resolved(asked, found)
        page = pages.get(title)
        if page is None:
            return FetchError("the wiki answered nothing on this title")
        if page.get("invalid"):
            return FetchError(f"the wiki takes this for no title: {page.get('invalidreason')}")
        if page.get("special") or page.get("known"):
            return FetchError("the wiki makes this page itself; it has no text")
        if page.get("missing"):
            return Absent(at)
        location = words(page, "canonicalurl")
        return Newest(
            found_title=title,
            page_id=number(page, "pageid"),
            revision_id=str(number(page, "lastrevid")),
            bytes=number(page, "length"),
            content_model=text(page, "contentmodel"),
            location=location if location and re.fullmatch(r"https?://\S+", location) else None,
            language=words(page, "pagelanguage"),
            at=at,
        )
    except FetchError as error:
        return error


def _resolved(asked: str, found: Answer) -> str:
    """The title that a title leads to, by the answer's own account.

    Raises:
        FetchError: it leads in a circle, or to another wiki.
    """
    title = {text(step, "from"): text(step, "to") for step in listed(found, "normalized")}.get(asked, asked)
    if title in {text(step, "title") for step in listed(found, "interwiki")}:
        raise FetchError("the title is one of another wiki")
    steps = {text(step, "from"): step for step in listed(found, "redirects")}
    seen = {title}
    while (step := steps.get(title)) is not None:
        if step.get("tointerwiki"):
            raise FetchError("the page redirects to another wiki")
        title = text(step, "to")
        if title in seen:
            raise FetchError("the page redirects in a circle")
        seen.add(title)
    return title


def _revision(page: Answer, revision: Answer, at: dt.datetime) -> Revision:
    slots = revision.get("slots")
    slot = slots.get("main") if isinstance(slots, dict) else None
    if not isinstance(slot, dict):
        raise FetchError("the answer is not of the Action API: a revision without its main slot")
    if revision.get("texthidden") or slot.get("texthidden"):
        raise FetchError("the wiki hides the text of this revision")
    content = slot.get("content")
    if not isinstance(content, str):
        raise FetchError("the answer is not of the Action API: a revision without its text")
    try:
        data = content.encode("utf-8")
    except UnicodeEncodeError:
        raise FetchError("the text has half a surrogate pair") from None
    # The hash of a revision is that of its main slot where it has no other, as articles do.
    expected = slot.get("sha1") or revision.get("sha1")
    if not isinstance(expected, str) or not expected:
        raise FetchError("the wiki gives no hash for the text of this revision")
    if hashlib.sha1(data, usedforsecurity=False).hexdigest() != expected.casefold():
        raise FetchError("the text does not have the hash that the wiki gives for it")
    try:
        revised_at = dt.datetime.fromisoformat(text(revision, "timestamp")).astimezone(dt.UTC)
    except ValueError:
        raise FetchError("the answer is not of the Action API: a revision without a time") from None
    return Revision(
        found_title=text(page, "title"),
        page_id=number(page, "pageid"),
        revision_id=str(number(revision, "revid")),
        revised_at=revised_at,
        content_model=text(slot, "contentmodel"),
        data=data,
        at=at,
    )
