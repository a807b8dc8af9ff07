"""When and of what an archived page is a copy, from the address of the archive alone."""

from __future__ import annotations

import datetime as dt
import re
import string
from functools import cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from pipeline.lexicon import load_shared
from pipeline.lexicon.compiled import compiled

# The Wayback Machine and its relatives: fourteen digits or fewer, then the flags of a rewritten copy ("id_").
_WAYBACK = re.compile(r"/(?:web/)?(?P<stamp>(?:19|20)\d{2,12})(?:[a-z]{2}_|\*)?/(?P<url>.+)\Z", re.DOTALL)
_WEBCITE_ID = re.compile(r"/(?P<id>[0-9A-Za-z]{8,9})\Z")
# How nearly all addresses begin; any other is taken apart by the rules.
_PLAIN_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)(?:/|\Z)")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_WEBCITE_DIGITS = {c: i for i, c in enumerate(string.digits + string.ascii_uppercase + string.ascii_lowercase)}


def host_of(url: str) -> str | None:
    """The host of an address in lower case, without ``www.`` and port; None where there is none."""
    plain = _PLAIN_HOST.match(url)
    try:
        host = plain[1].lower() if plain else urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if host is None or "." not in host:
        return None
    return host.removeprefix("www.")


def archive_timestamp(url: str) -> dt.datetime | None:
    """The moment (UTC) that an archive's address carries, or None.

    The Wayback Machine and archives like it write it as digits, YYYYMMDDhhmmss or the beginning of that. WebCite's ids
    are the microseconds since 1970 in base 62 (digits, capitals, small letters), as Wikipedia's Module:WebCite and
    Module:Webarchive decode them.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if host in _hosts("timestamped"):
        found = _WAYBACK.match(parts.path) or _WAYBACK.match(f"{parts.path}?{parts.query}")
        return _from_digits(found["stamp"]) if found else None
    if host in _hosts("webcite") and (found := _WEBCITE_ID.match(parts.path)):
        microseconds = 0
        for c in found["id"]:
            microseconds = microseconds * 62 + _WEBCITE_DIGITS[c]
        try:
            return _EPOCH + dt.timedelta(microseconds=microseconds)
        except OverflowError:
            return None
    return None


def archived_url(url: str) -> str | None:
    """The address that an archive's address is a copy of, where it says so."""
    if not _archive().search(url.lower()):  # as of nearly all: no need to take them apart
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.hostname in _hosts("timestamped"):
        found = _WAYBACK.match(parts.path + (f"?{parts.query}" if parts.query else ""))
        return found["url"] if found else None
    if parts.hostname in _hosts("webcite") and parts.query.startswith("url="):
        return unquote(parts.query.removeprefix("url="))
    return None


@cache
def _hosts(kind: Literal["timestamped", "webcite"]) -> frozenset[str]:
    return frozenset(load_shared("archives")[kind])


@cache
def _archive() -> re.Pattern[str]:
    """The host of an archive, anywhere in an address."""
    return compiled("|".join(re.escape(host) for hosts in load_shared("archives").values() for host in hosts))


def _from_digits(stamp: str) -> dt.datetime | None:
    parts = [int(stamp[:4])] + [int(stamp[i : i + 2]) for i in range(4, len(stamp) - 1, 2)]
    parts += [1] * (3 - len(parts))  # a stamp may stop at the year or the month
    try:
        return dt.datetime(*parts[:6], tzinfo=dt.UTC)
    except ValueError:
        return None
