"""Archives: the moment and the original that an archived copy's address carries."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.extract.archives import archive_timestamp, archived_url, host_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://web.archive.org/web/20131029191346/http://example.org/a", dt.datetime(2013, 10, 29, 19, 13, 46)),
        ("http://archive.org/web/20131029/http://example.org/a", dt.datetime(2013, 10, 29)),
        ("https://web.archive.org/web/20131029191346id_/http://example.org", dt.datetime(2013, 10, 29, 19, 13, 46)),
        ("https://web.archive.org/web/2013/http://example.org/a", dt.datetime(2013, 1, 1)),
        ("https://archive.today/20121206/http://example.org", dt.datetime(2012, 12, 6)),
        # Ids of WebCite whose dates the citations of a real page give beside them.
        ("https://www.webcitation.org/6COhRabq3?url=http://e.org/x", dt.datetime(2012, 11, 23, 20, 36, 55, 835999)),
        ("https://www.webcitation.org/6FBSKTIXW", dt.datetime(2013, 3, 17, 10, 20, 9, 422718)),
    ],
)
def test_the_address_of_an_archive_tells_when(url: str, expected: dt.datetime) -> None:
    assert archive_timestamp(url) == expected.replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/web/20131029191346/http://example.org",
        "https://web.archive.org/web/20131399000000/http://example.org",
        "https://web.archive.org/about",
        "https://www.webcitation.org/query?url=x",
        "http://[broken",
        "",
    ],
)
def test_other_addresses_tell_nothing(url: str) -> None:
    assert archive_timestamp(url) is None


def test_an_archived_copy_names_its_original() -> None:
    assert archived_url("https://web.archive.org/web/20131029191346/http://e.org/a?b=1") == "http://e.org/a?b=1"
    assert archived_url("https://www.webcitation.org/6FBSKTIXW?url=http://e.org/a%20b") == "http://e.org/a b"
    assert archived_url("https://e.org/a") is None


def test_a_host_is_bare_and_in_lower_case() -> None:
    assert host_of("https://WWW.Example.org:8080/a") == "example.org"
    assert host_of("//un.org/x") == "un.org"
    assert host_of("not an address") is None
    assert host_of("http://[broken") is None
