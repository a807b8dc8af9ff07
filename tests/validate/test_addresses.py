"""What addresses of pages say: dates, strictly, and titles."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.validate.addresses import date_in, is_home, title_in


@pytest.mark.parametrize(
    ("url", "earliest", "latest"),
    [
        ("https://example.org/2019/01/20/attack/", "2019-01-20", "2019-01-20"),
        ("https://example.org/2011/dec/27/tax", "2011-12-27", "2011-12-27"),
        ("https://example.org/en/20190120-attack-on-base", "2019-01-20", "2019-01-20"),
        ("https://example.org/2013/10/attack-20131023144437588851.html", "2013-10-23", "2013-10-23"),
        ("https://example.org/2013/10/attack.html", "2013-10-01", "2013-10-31"),
        ("https://example.org/press/2017/sga1711.htm", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_date_in_an_address(url: str, earliest: str, latest: str) -> None:
    found = date_in(url)
    assert found is not None
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/africa/201246232416740914.html",  # the 46th month
        "https://example.org/2013/02/30/attack",  # no such day, and not a month's page either
        "https://example.org/item?id=20131023",  # a query's number
        "https://example.org/archive_19B/Nov06_1573061823CH.php",
        "https://web.archive.org/web/20131023144437/http://example.org/",
        "https://example.org/story-1711.htm",
        "https://2013.example.org/attack",
        "https://[broken",
    ],
)
def test_digits_that_are_no_date(url: str) -> None:
    found = date_in(url)
    assert found is None or found.day is None


def test_two_days_in_one_address_are_none() -> None:
    assert date_in("https://example.org/2013/10/23/as-told-on-20131024") is None


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/", "http://www.example.org//"])
def test_a_home_page(url: str) -> None:
    assert is_home(url)
    assert not is_home(f"{url}/a")


def test_the_words_of_a_title_are_the_longest_part_of_a_path() -> None:
    url = "https://example.org/world/africa/ten-soldiers-killed-in-the-north/4711"
    where = title_in(url)
    assert where is not None
    assert url[slice(*where)] == "ten-soldiers-killed-in-the-north"
    assert title_in("https://example.org/world/africa") is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%Y/%m/%d/", "%Y-%m-%d/", "%Y%m%d-"]))
@settings(max_examples=60)
def test_any_day_is_read_as_it_was_written(day: dt.date, form: str) -> None:
    found = date_in(f"https://example.org/news/{day.strftime(form)}report")
    assert found is not None
    assert found.day == day


@given(
    st.sampled_from(["example.org", "example.org:8080", "user@example.org", "EXAMPLE.org", "[::1]"]),
    st.text("/a-é:;@,=&%", max_size=8).map(lambda path: f"/{path}" if path else ""),
    st.sampled_from(["", "?", "?q=/a", "#/a", "?q#a"]),
)
@settings(max_examples=100)
def test_a_path_is_that_of_the_standard_librarys_parser(host: str, path: str, rest: str) -> None:
    url = f"https://{host}{path}{rest}"
    assert is_home(url) == (not urlsplit(url).path.strip("/"))


@given(st.text(max_size=80))
@settings(max_examples=100)
def test_any_text_is_taken_and_what_is_found_lies_in_it(text: str) -> None:
    for url in (text, f"https://example.org/{text}"):
        found = date_in(url)
        assert found is None or 0 <= found.start < found.end <= len(url)
        assert found is None or found.earliest <= found.latest
        where = title_in(url)
        assert where is None or 0 <= where[0] < where[1] <= len(url)
        is_home(url)
