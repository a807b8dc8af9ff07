"""One round of fetching, put together: who asks, the store that is written to, and the pages that are asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import metadata, version
from pathlib import Path

import httpx

from pipeline.fetch.refresh import Refreshed, refresh
from pipeline.fetch.store import opened
from pipeline.fetch.transport import Patience, connected
from pipeline.read.catalog import PageEntry
from pipeline.read.errors import BadInput
from pipeline.read.page_store import FOLDER

CONTACT = "BLAUWHELM_CONTACT"
"""The environment variable with the contact."""


def fetch(
    catalog: Path, pages: Sequence[PageEntry], *, contact: str | None = None, patience: Patience | None = None
) -> Iterator[Refreshed]:
    """Brings the store beside a catalog up to date on these pages. Gives one result per page, as they come in.

    Args:
        catalog: the catalog's file, be it there or not.
        pages: entries of it, or to be.
        contact: see `contact_of`.
        patience: how long is waited; by default as `Patience` says.

    Raises:
        BadInput: there is no contact, or the ledger is none.
        StoreError: the store cannot be written to.
    """
    agent = user_agent(contact_of(contact))
    with opened(catalog.parent / FOLDER) as store, connected(agent, patience or Patience()) as transport:
        yield from refresh(transport, store, pages)


def contact_of(given: str | None) -> str:
    """Whom a wiki's operators can turn to: an e-mail address, a web page or a user page.

    Args:
        given: what was named; else the environment variable `CONTACT` counts, else the address of the project, where
            the package has one.

    Raises:
        BadInput: nobody is named, or what is named is no such thing. A wiki turns away who does not say who asks
            (https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy), and nothing is made up here.
    """
    contact = given or os.environ.get(CONTACT) or _project()
    if contact is None:
        raise BadInput(
            f"a wiki has to be told who asks: name an e-mail address or a web page (--contact, or {CONTACT})"
        )
    if not contact.isascii() or not contact.isprintable() or not re.search(r"\S@\S|https?://\S|\bUser:\S", contact):
        raise BadInput(f"the contact {contact!r} is no e-mail address, web address or user page (User:Name)")
    return contact


def user_agent(contact: str) -> str:
    """How a request names its sender."""
    return f"blauwhelm/{version('blauwhelm')} ({contact}) httpx/{httpx.__version__}"


def _project() -> str | None:
    """The first address of the project in the package's own description."""
    for entry in metadata("blauwhelm").get_all("Project-URL") or []:
        if found := re.search(r"https?://\S+", entry):
            return found[0]
    return None
