"""Single dates and numbers, and what a document says holds now."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.read.origin import Origin
from tests.validate.rules.judging import Case, Page, check, dutch, fires, silent

CURRENT = (
    "It was seen on 4 May 2020 that the north was calm.\n\nCurrent contributors are:\n* Chad\n* Niger – {}\n* Mali\n"
)
SOURCED = (
    "Current contributors are:<ref>{{{{cite "
    "web|title=Facts|url=https://example.org/f|access-date=29 June 2017}}}}</ref>\n"
    "* Chad\n* Niger – until 1 May 2019{}\n* Togo\n"
)


def told(sentence: str, url: str) -> str:
    """A sentence cited to an address."""
    return f"{sentence}<ref>{{{{cite web|title=Report from the north|url={url}}}}}</ref>"


CASES = (
    silent("date_impossible", "It left in the second half of April 2003."),
    fires(
        "date_impossible",
        dutch("Het mandaat is op 31 juni 2019 verlengd door de raad."),
        at=("31 juni 2019",),
        severity="error",
    ),
    fires("date_impossible", "The base opened on 29 February 2013.", at=("29 February 2013",)),
    silent("date_impossible", "The base opened on 29 February 2012 and closed on 30 June 2012."),
    fires(
        "weekday_matches",
        "The attack came on Friday, 19 April 1980.",
        at=("Friday", "Friday, 19 April 1980"),
        severity="error",
        suggested="Saturday",
    ),
    fires(
        "weekday_matches",
        dutch("De aanslag was op maandag 19 april 1980 in het noorden."),
        at=("maandag",),
        suggested="zaterdag",
    ),
    silent(
        "weekday_matches",
        "The attack came on Saturday, April 19, 1980.",
    ),
    silent("weekday_matches", dutch("Op 11 juli 1995 viel de post, op een dinsdag. Tien dagen later ging men weg.")),
    fires(
        "weekday_matches",
        dutch("In de nacht van zondag 11 op dinsdag 12 mei 1952 viel de post."),
        at=("dinsdag",),
        suggested="maandag",
    ),
    fires(
        "weekday_matches",
        "It lasted from Friday 10 May 1952 to Monday 12 May 1952.",
        at=("Friday",),
        suggested="Saturday",
    ),
    silent("weekday_matches", dutch("In de nacht van zondag 11 op maandag 12 mei 1952 viel de post.")),
    silent("weekday_matches", "Every Friday there was a market. On 19 April 1980 the base was attacked."),
    fires(
        "year_from_context",
        "The coup of 21 March 2012 failed. On 12 April a president was named.",
        at=("12 April", "21 March 2012"),
        severity="info",
    ),
    silent("year_from_context", "The coup of 21 March 2012 failed. On 12 April 2012 a president was named."),
    fires(
        "imprecise_date",
        dutch("De macht kwam medio 2013 aan en was eind september 2013 compleet."),
        at=("medio 2013", "eind september 2013"),
    ),
    silent("imprecise_date", "The force arrived in September 2013 and left on 1 May 2014."),
    fires(
        "mixed_date_style",
        "{{Use dmy dates|date=January 2019}}\nOn January 25th 2019 it rained. On 26 January 2019 it did not.",
        at=("January 25th 2019",),
    ),
    fires(
        "mixed_date_style",
        "On 3 May 2014 it rained, on 4 May 2014 too. On May 5, 2014 it did not.",
        at=("May 5, 2014",),
    ),
    silent("mixed_date_style", "{{Use dmy dates}}\nOn 3 May 2014 it rained, as in May 2013 and on 2014-05-05."),
    fires("vague_quantity", "The attack left dozens wounded.", at=("dozens",), severity="info"),
    silent("vague_quantity", "The attack left about 30 soldiers wounded."),
    fires("separator_unusual_for_language", "The ceiling was 12.640 soldiers.", at=("12.640",), severity="warning"),
    fires(
        "separator_unusual_for_language", dutch("Het plafond lag op 12,640 militairen in het noorden."), at=("12,640",)
    ),
    silent("separator_unusual_for_language", "The ceiling was 12,640 soldiers and 2.5 million dollars."),
    silent("separator_unusual_for_language", "He won in 2.500 seconds at 192.168.100.200 with 4.023 km to go."),
    fires(
        "ended_item_in_current_list",
        CURRENT.format("until 1 May 2019"),
        at=("Current", "* Niger – until 1 May 2019", "1 May 2019"),
        severity="error",
    ),
    silent("ended_item_in_current_list", CURRENT.format("until 1 May 2025")),
    silent("ended_item_in_current_list", CURRENT.format("since 1 May 2019")),
    silent("ended_item_in_current_list", CURRENT.format("until 1 May 2019").replace("Current", "Former")),
    fires("item_newer_than_list_source", SOURCED.format(""), at=("1 May 2019",), severity="info"),
    silent("item_newer_than_list_source", SOURCED.format("<ref>A newspaper of 2019</ref>")),
    fires(
        "stale_wording",
        "{{Infobox United Nations|status = Active}}\nThe mission began on 4 May 2013. There currently are two bases.",
        at=("Active", "currently"),
        severity="warning",
    ),
    fires(
        "stale_wording",
        dutch("De missie begon op 4 mei 2013. Zij staat onder leiding van een Nederlander."),
        at=("staat onder leiding van",),
    ),
    fires(
        "stale_wording",
        "{{Infobox band|years_active = 2005–present}}\nThe band began on 4 May 2005.",
        at=("present",),
        severity="info",
    ),
    silent("stale_wording", "The mission began on 4 May 2013. As of May 2014 it currently has two bases."),
    silent(
        "stale_wording", "The mission began on 4 May 2013. It lies on the river's current, in what is now Freedonia."
    ),
    silent(
        "stale_wording",
        Page(
            "The mission began on 4 May 2013. There currently are two bases.",
            origin=Origin("page.wikitext", revised_at=dt.datetime(2013, 9, 1, tzinfo=dt.UTC)),
        ),
    ),
    fires(
        "event_date_differs_from_source_url",
        told(
            "On 13 December 2013, two soldiers were killed.",
            "https://example.org/2013/12/car-bomb-20131214144813908884.html",
        ),
        at=("13 December 2013", "20131214"),
        severity="info",
    ),
    fires(
        "event_date_differs_from_source_url",
        told("On 13 December 2013, two soldiers were killed.", "https://example.org/2012/12/13/car-bomb"),
        at=("13 December 2013", "2012/12/13"),
        severity="warning",
    ),
    silent(
        "event_date_differs_from_source_url",
        told("On 13 December 2013, two soldiers were killed.", "https://example.org/2013/dec/13/car-bomb"),
    ),
    silent(
        "event_date_differs_from_source_url",
        told("The election will be held on 13 December 2013.", "https://example.org/2013/12/01/election"),
    ),
    silent(
        "event_date_differs_from_source_url",
        told("On 13 December 2013, two soldiers were killed.", "https://example.org/2014/06/01/year-in-review"),
    ),
    fires(
        "finer_date_in_source_url",
        told(
            "In October 2013, a bomber attacked the base.",
            "https://example.org/2013/10/attack-20131023144437588851.html",
        ),
        at=("October 2013", "20131023"),
        suggested="2013-10-23",
    ),
    silent(
        "finer_date_in_source_url",
        told("In October 2013, a bomber attacked the base.", "https://example.org/2013/11/02/attack.html"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_mentions(case: Case) -> None:
    check(case)
