"""Two sources on one thing."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from pipeline.validate.findings import Corpus
from tests.samples import key
from tests.validate.rules.judging import Case, Given, Page, check, fires, silent
from tests.validate.rules.stating import Stated, facts, stated

UNX = {"mission_id": "unx"}


def two(left: str, right: str) -> tuple[Page, Page]:
    """Two documents."""
    return Page(left, id="left"), Page(right, id="right")


def strength(page: str, words: str, count: object, **values: object) -> Stated:
    """A number of the mission's soldiers."""
    what = {"kind": "deployed", "component": "military", "count": count}
    return stated("strengths", words, page, **{**what, **UNX, **values})


def commander(page: str, person: str, **values: object) -> Stated:
    """A force commander."""
    who = {"person_id": person.casefold(), "person_as_written": person, "role": "force_commander"}
    return stated("leadership", person, page, **{**who, **UNX, **values})


def seat(page: str, words: str, name: str) -> Stated:
    """A mission's headquarters."""
    return stated("places", words, page, name=name, name_as_written=name, role="headquarters", **UNX)


def written(given: Given, **days: dt.date) -> Given:
    """The same, with the days after which the documents were written."""

    def later(corpus: Corpus) -> Corpus:
        found = given(corpus)
        listed = found.tables["documents"]
        column = pl.Series("not_before", [days.get(i) for i in listed["document_id"]], dtype=pl.Date)
        return Corpus(found.documents, {**found.tables, "documents": listed.with_columns(column)})

    return later


CONTRIBUTORS = "Chad Togo Niger Mali Ghana Kenya Nepal China Egypt Benin"
CODES = ("TCD", "TGO", "NER", "MLI", "GHA", "KEN", "NPL", "CHN", "EGY", "BEN")
LISTED = tuple(
    stated("contributors", name, country_code=code, country_as_written=name, **UNX)
    for name, code in zip(CONTRIBUTORS.split(), CODES, strict=True)
)
TWO_COMMANDERS = two("Silva commands it.", "Kamara commands it.")
TWO_SEATS = two("Its headquarters are in Bamako.", "Its headquarters are in Gao.")

CASES = (
    fires(
        "number_disagrees_between_sources",
        *two("On 1 July 2013 it had 6,200 soldiers.", "On 1 July 2013 it had 7,400 soldiers."),
        at=("6,200", "7,400"),
        severity="warning",
        given=facts(
            strength("left", "it had", (6200, "6,200"), as_of="2013-07-01"),
            strength("right", "it had", (7400, "7,400"), as_of="2013-07-01"),
        ),
    ),
    fires(
        "number_disagrees_between_sources",
        *two("A future total of 12,600 was planned.", "At most 12,640 are allowed."),
        at=("12,600", "12,640"),
        severity="info",
        given=facts(
            strength("left", "A future total", (12600, "12,600"), kind="planned"),
            strength("right", "At most", (12640, "12,640", "at_most"), kind="authorised", component="uniformed"),
        ),
    ),
    silent(
        "number_disagrees_between_sources",
        *two("On 1 July 2013 it had 6,200 soldiers.", "On 3 December 2013 it had 7,400 soldiers and 6,100 in May."),
        given=facts(
            strength("left", "it had", (6200, "6,200"), as_of="2013-07-01"),
            strength("right", "it had", (7400, "7,400"), as_of="2013-12-03"),
            strength("right", "6,100", (6100, "6,100"), as_of="2013-05"),
        ),
    ),
    silent(
        "number_disagrees_between_sources",
        *two("On 1 July 2013 it had about 6,200 soldiers.", "On 1 July 2013 it had 6,310 soldiers."),
        given=facts(
            strength("left", "it had", (6200, "6,200", "about"), as_of="2013-07-01"),
            strength("right", "it had", (6310, "6,310"), as_of="2013-07-01"),
        ),
    ),
    fires(
        "date_disagrees_between_sources",
        *two("Resolution 2100 is of 25 April 2013.", "Resolution 2100 is of 25 May 2013."),
        at=("25 April 2013", "25 May 2013"),
        severity="warning",
        given=facts(
            stated("resolutions", "Resolution", "left", number=2100, adopted=("2013-04-25", "25 April 2013")),
            stated("resolutions", "Resolution", "right", number=2100, adopted=("2013-05-25", "25 May 2013")),
        ),
    ),
    fires(
        "date_disagrees_between_sources",
        *two("Resolution 2100 is of 25 April 2013.", "Resolution 2100 is of April 2013."),
        at=("25 April 2013", "April 2013"),
        severity="info",
        given=facts(
            stated("resolutions", "Resolution", "left", number=2100, adopted=("2013-04-25", "25 April 2013")),
            stated("resolutions", "Resolution", "right", number=2100, adopted=("2013-04", "April 2013")),
        ),
    ),
    silent(
        "date_disagrees_between_sources",
        *two("Resolution 2085 is of 20 December 2012.", "Resolution 2100 is of 25 April 2013."),
        given=facts(
            stated("resolutions", "Resolution", "left", number=2085, adopted="2012-12-20"),
            stated("resolutions", "Resolution", "right", number=2100, adopted="2013-04-25"),
        ),
    ),
    fires(
        "office_holder_disagrees_between_sources",
        *TWO_COMMANDERS,
        at=("Silva", "Kamara"),
        severity="warning",
        given=written(
            facts(commander("left", "Silva"), commander("right", "Kamara")),
            left=dt.date(2013, 12, 1), right=dt.date(2014, 2, 1),
        ),
    ),
    fires(
        "office_holder_disagrees_between_sources",
        *TWO_COMMANDERS,
        at=("Silva", "Kamara"),
        severity="info",
        given=written(
            facts(commander("left", "Silva"), commander("right", "Kamara")),
            left=dt.date(2013, 12, 1), right=dt.date(2020, 2, 1),
        ),
    ),
    silent(
        "office_holder_disagrees_between_sources",
        *TWO_COMMANDERS,
        given=facts(commander("left", "Silva", end="2018-10-02"), commander("right", "Kamara", start="2018-10-02")),
    ),
    fires(
        "place_disagrees_between_sources",
        *TWO_SEATS,
        at=("Bamako", "Gao"),
        given=facts(seat("left", "Bamako", "Bamako"), seat("right", "Gao", "Gao")),
    ),
    silent(
        "place_disagrees_between_sources",
        *TWO_SEATS,
        given=facts(seat("left", "Bamako", "Bamako"), seat("right", "Gao", "Bamako, Mali")),
    ),
    silent(
        "place_disagrees_between_sources",
        *two("Its headquarters are in Bamako.", "The staff of the battalion sat in Gao."),
        given=facts(seat("left", "Bamako", "Bamako"), seat("right", "Gao", "Gao")),
    ),
    fires(
        "definition_differs",
        "By May 2018, 209 peacekeepers were killed. By May 2018, 209 troops lost their lives.",
        at=("209",),
        severity="warning",
        given=facts(
            *(
                stated(
                    "fatality_totals", words, count=(209, "209"), as_of="2018-05", cause="all", population=population,
                    **UNX,
                )
                for words, population in (("209 peacekeepers", "un_unspecified"), ("209 troops", "un_military"))
            )
        ),
    ),
    silent(
        "definition_differs",
        "By May 2018, 209 troops were killed, of whom 9 were shot; 9 peacekeepers fell ill.",
        given=facts(
            *(
                stated(
                    "fatality_totals", words, count=count, as_of="2018-05", cause="all", population=population, **UNX
                )
                for words, count, population in (
                    ("209 troops", 209, "un_military"),
                    ("9 were shot", 9, "un_military"),
                    ("9 peacekeepers", 9, "un_unspecified"),
                )
            )
        ),
    ),
    fires(
        "nationality_not_among_contributors",
        CONTRIBUTORS + ". Two Danes were killed.",
        at=("Two",),
        severity="info",
        given=facts(
            *LISTED,
            stated("incidents", "Two Danes were killed", kind="attack", **UNX),
            stated(
                "casualties", "Two Danes", incident_id=key(len(LISTED) + 1), outcome="killed", population="un_military",
                country_code="DNK", count=(2, "Two"),
            ),
        ),
    ),
    silent(
        "nationality_not_among_contributors",
        CONTRIBUTORS + ". Two Ghanaians were killed.",
        given=facts(
            *LISTED,
            stated("incidents", "Two Ghanaians were killed", kind="attack", **UNX),
            stated(
                "casualties", "Two Ghanaians", incident_id=key(len(LISTED) + 1), outcome="killed",
                population="un_military", country_code="GHA", count=(2, "Two"),
            ),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sources(case: Case) -> None:
    check(case)
