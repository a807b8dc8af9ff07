"""Asking wikis what they have of pages, and keeping what is new: one observation per page whose state is another.

First it is asked which revision is the newest, and only of pages that have another than the last one seen is the text
asked for. What a page lost (it vanished, shrank, stopped being readable) is observed too, and its last good revision is
still the one that is read. A failure on the way is not observed: it says nothing of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from pipeline.fetch.action_api import MAX_BATCH, Absent, ActionApi, Newest, Revision, batches
from pipeline.fetch.errors import FetchError, TooLargeError, UnreachableError
from pipeline.fetch.judging import MAX_PAGE_BYTES, Verdict, announced, judged
from pipeline.fetch.store import OpenStore
from pipeline.fetch.transport import Transport
from pipeline.read.catalog import PageEntry
from pipeline.read.page_store import Observation, kept, read_revision

MAX_BATCH_BYTES = 4 * 1024 * 1024
"""Of the texts that are asked for in one request, as announced; a wiki's own limit for an answer is some 8 MiB."""

State = Literal["new", "unchanged", "vanished", "shrank", "unreadable", "failed"]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one page.

    Attributes:
        page: the page.
        state: ``new`` (a revision that was not here), ``unchanged``, why its last good revision was kept, or
            ``failed``, where nothing was learnt of it.
        note: what happened, in words.
        is_passing: whether it failed for want of an answer, so that asking again later may help.
    """

    page: PageEntry
    state: State
    note: str
    is_passing: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page whose text is to be asked for."""

    page: PageEntry
    newest: Newest
    revision_id: str
    bytes: int


def refresh(transport: Transport, store: OpenStore, pages: Sequence[PageEntry]) -> Iterator[Refreshed]:
    """Brings the store up to date on these pages. Gives one result per page, as they come in.

    Raises:
        StoreError: the store cannot be written to.
    """
    by_wiki: dict[str, list[PageEntry]] = {}
    for page in pages:
        by_wiki.setdefault(page.wiki, []).append(page)
    for wiki, of_wiki in sorted(by_wiki.items()):
        yield from _of_wiki(_Wiki(ActionApi(transport, wiki)), store, of_wiki)


class _Wiki:
    """A wiki during one refresh: its API, and its licence once somebody asked for it."""

    def __init__(self, api: ActionApi) -> None:
        self.api = api
        self._licence: tuple[str | None] | None = None

    def licence(self) -> str | None:
        if self._licence is None:
            self._licence = (self.api.licence(),)
        return self._licence[0]


def _of_wiki(wiki: _Wiki, store: OpenStore, pages: Sequence[PageEntry]) -> Iterator[Refreshed]:
    asked: list[PageEntry] = []
    for page in pages:
        if page.revision_id is not None and kept(store.history(page.wiki, page.title), page.revision_id):
            yield Refreshed(page, "unchanged", f"revision {page.revision_id} is pinned and here")
        else:
            asked.append(page)
    titles = batches(dict.fromkeys(page.title for page in asked))
    by_title = {title: [page for page in asked if page.title == title] for title in {page.title for page in asked}}
    for batch in titles:
        of_batch = [page for title in batch for page in by_title[title]]
        done: set[int] = set()
        try:
            for result in _of_batch(wiki, store, batch, of_batch):
                done.add(id(result.page))
                yield result
        except UnreachableError as error:  # the next batch would wait for the same server just as long
            rest = [title for further in titles for title in further]
            left = [page for page in of_batch if id(page) not in done]
            left += [page for title in rest for page in by_title[title]]
            yield from (Refreshed(page, "failed", str(error), is_passing=True) for page in left)
            return
        except FetchError as error:
            yield from (Refreshed(page, "failed", str(error)) for page in of_batch if id(page) not in done)


def _of_batch(wiki: _Wiki, store: OpenStore, titles: Sequence[str], pages: Sequence[PageEntry]) -> Iterator[Refreshed]:
    found = wiki.api.newest(titles)
    wanted: list[_Wanted] = []
    for page in pages:
        step = _considered(store, page, found[page.title])
        if isinstance(step, _Wanted):
            wanted.append(step)
        else:
            yield step
    for group in _groups(wanted):
        revisions = _texts(wiki.api, list(dict.fromkeys(each.revision_id for each in group)))
        for each in group:
            revision = revisions[each.revision_id]
            if isinstance(revision, FetchError):
                yield Refreshed(each.page, "failed", str(revision))
            else:
                yield _taken(store, each, revision, wiki.licence())
        store.flush()


def _considered(store: OpenStore, page: PageEntry, found: Newest | Absent | FetchError) -> Refreshed | _Wanted:
    """What is to be done for a page, by what the wiki has of its title."""
    if isinstance(found, FetchError):
        return Refreshed(page, "failed", str(found))
    history = store.history(page.wiki, page.title)
    if page.revision_id is not None:
        if isinstance(found, Absent):
            return Refreshed(page, "failed", "the wiki has no such page")
        return _Wanted(page, found, page.revision_id, MAX_BATCH_BYTES)
    good = kept(history, None)
    last = next((each for each in reversed(history) if not each.is_pinned), None)
    if isinstance(found, Absent):
        if good is None:
            return Refreshed(page, "failed", "the wiki has no such page")
        if last is None or last.outcome != "vanished":
            store.add(Observation(page.wiki, page.title, 0, "vanished", is_pinned=False, retrieved_at=found.at))
        return Refreshed(page, "vanished", f"the page is gone; {_kept_words(good.observation)}")
    if last is not None and _is_same(last, found):
        if last.outcome == "good":
            return Refreshed(page, "unchanged", f"revision {last.revision_id}")
        return _refused(page, last, good.observation if good else None)
    if verdict := announced(found.content_model, found.bytes):
        return _observed(store, page, _seen(page, found, verdict), good.observation if good else None)
    return _Wanted(page, found, found.revision_id, found.bytes)


def _is_same(last: Observation, found: Newest) -> bool:
    """Whether the wiki still has what it had: the same revision, of the same page, under the same title."""
    seen = (last.revision_id, last.page_id, last.found_title)
    return last.outcome != "vanished" and seen == (found.revision_id, found.page_id, found.found_title)


def _taken(store: OpenStore, wanted: _Wanted, revision: Revision, licence: str | None) -> Refreshed:
    """Judges a revision, and keeps it with what is known of it."""
    page, newest = wanted.page, wanted.newest
    if revision.page_id != newest.page_id and not _is_title(revision.found_title, page.title):
        return Refreshed(page, "failed", f"revision {revision.revision_id} is one of {revision.found_title!r}")
    history = store.history(page.wiki, page.title)
    base = next((each for each in reversed(history) if each.outcome == "good"), None)
    verdict = announced(revision.content_model, len(revision.data))
    if verdict is None and page.revision_id is not None:  # a person chose it: that it is smaller is no surprise
        verdict = judged(revision.data, None, 0)
    elif verdict is None:
        before = partial(read_revision, store.folder, base.sha256, MAX_PAGE_BYTES) if base and base.sha256 else None
        verdict = judged(revision.data, before, base.bytes or 0 if base else 0)
    good = kept(history, None)
    if verdict.outcome != "good" and (good is None or page.revision_id is not None):
        return Refreshed(page, "failed", f"revision {revision.revision_id} cannot be read: {verdict.reason}")
    observation = Observation(
        wiki=page.wiki,
        title=page.title,
        position=0,
        outcome=verdict.outcome,
        is_pinned=page.revision_id is not None,
        retrieved_at=revision.at,
        found_title=revision.found_title,
        page_id=revision.page_id,
        revision_id=revision.revision_id,
        revised_at=revision.revised_at,
        bytes=len(revision.data),
        sha256=store.keep(revision.data),
        location=newest.location,
        language=newest.language,
        licence=licence,
        reason=verdict.reason,
    )
    return _observed(store, page, observation, good.observation if good else None)


def _seen(page: PageEntry, found: Newest, verdict: Verdict) -> Observation:
    """What is observed of a revision whose text is not asked for."""
    return Observation(
        wiki=page.wiki,
        title=page.title,
        position=0,
        outcome=verdict.outcome,
        is_pinned=False,
        retrieved_at=found.at,
        found_title=found.found_title,
        page_id=found.page_id,
        revision_id=found.revision_id,
        bytes=found.bytes,
        location=found.location,
        language=found.language,
        reason=verdict.reason,
    )


def _observed(store: OpenStore, page: PageEntry, observation: Observation, good: Observation | None) -> Refreshed:
    if observation.outcome != "good" and good is None:
        return Refreshed(page, "failed", f"the page cannot be read: {observation.reason}")
    added = store.add(observation)
    if added.outcome != "good":
        return _refused(page, added, good)
    moved = "" if _is_title(added.found_title or "", page.title) else f", found as {added.found_title!r}"
    return Refreshed(page, "new", f"revision {added.revision_id}, {added.bytes:,} bytes{moved}")


def _refused(page: PageEntry, last: Observation, good: Observation | None) -> Refreshed:
    if last.outcome == "shrank":
        why = f"revision {last.revision_id} has only {last.bytes:,} bytes"
        return Refreshed(page, "shrank", f"{why}; {_kept_words(good)}")
    return Refreshed(
        page, "unreadable", f"revision {last.revision_id} cannot be read, {last.reason}; {_kept_words(good)}"
    )


def _kept_words(good: Observation | None) -> str:
    return f"revision {good.revision_id} is kept" if good else "there is no good one"


def _is_title(found: str, asked: str) -> bool:
    """Whether two titles are one, but for the capital that MediaWiki gives the first letter."""
    return found == asked or (found[:1] == asked[:1].upper() and found[1:] == asked[1:])


def _groups(wanted: Iterable[_Wanted]) -> Iterator[list[_Wanted]]:
    """The texts in the groups that one request takes."""
    group: list[_Wanted] = []
    size = 0
    for each in wanted:
        if group and (len(group) == MAX_BATCH or size + each.bytes > MAX_BATCH_BYTES):
            yield group
            group, size = [], 0
        group.append(each)
        size += each.bytes
    if group:
        yield group


def _texts(api: ActionApi, revision_ids: Sequence[str]) -> Mapping[str, Revision | FetchError]:
    """The revisions, each by itself where all at once are too large: one must not cost the others.

    Raises:
        UnreachableError: there was no answer.
        FetchError: the answer is none that can be used.
    """
    try:
        return api.revisions(revision_ids)
    except TooLargeError as error:
        if len(revision_ids) == 1:
            return {revision_ids[0]: error}
    found: dict[str, Revision | FetchError] = {}
    for revision_id in revision_ids:
        found |= _texts(api, [revision_id])
    return found
