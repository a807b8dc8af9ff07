"""Lengths of time between dates, ages, and shares told in words: firing, and near misses."""

from __future__ import annotations

import pytest

from pipeline.validate.findings import findings_of
from tests.validate.rules.judging import BY_ID, Case, Page, check, corpus_of, dutch, fires, silent

DIED = "Sergeant Anna Mol (%s) fell on 6 July 2016. Mol was born in 1979."

HELD = "They were held for {}, from 6 March 2013 to {} March 2013."

CASES = (
    # ---- more or less, at least and at most so long
    fires("duration_matches", HELD.format("over nine days", 12), at=("nine", "6 March 2013 to 12 March 2013")),
    fires("duration_matches", HELD.format("at most three days", 19), at=("three", "6 March 2013 to 19 March 2013")),
    fires("duration_matches", HELD.format("about a month", 12), at=("6 March 2013 to 12 March 2013",)),
    silent("duration_matches", HELD.format("over three days", 12)),
    silent("duration_matches", HELD.format("at most three days", 7)),
    silent("duration_matches", HELD.format("about nine days", 12)),
    # ---- so long after a date
    fires(
        "duration_matches",
        "The camp was taken on 26 May 1995; the last man was freed on 18 June 1995, thirteen days later.",
        at=("thirteen", "26 May 1995", "18 June 1995"),
        severity="error",
    ),
    fires(
        "duration_matches",
        "On 13 July 2013 seven were killed. Eleven days before that, on 3 July 2013, three had been hurt.",
        at=("Eleven", "3 July 2013", "13 July 2013"),
        severity="warning",
    ),
    fires(
        "duration_matches",
        dutch("Het rapport kwam op 16 april 2002 uit. Op 27 juni 2017, tien jaar later, sprak het hof."),
        at=("tien", "16 april 2002", "27 juni 2017"),
        severity="error",
    ),
    fires(
        "duration_matches",
        "In 2001 the veterans met. Two years later, in 2004, they met again.",
        at=("Two", "2001", "2004"),
        severity="warning",
    ),
    fires("duration_matches", "On 12 June 1999, five days after 10 June 1999, they marched in.", at=("five",)),
    fires(
        "duration_matches",
        dutch("Het toestel stortte op 18 september 1961 neer. Een dag later, op 22 september 1961, was er rouw."),
        at=("Een", "18 september 1961", "22 september 1961"),
        severity="error",
    ),
    silent("duration_matches", "It fell on 6 April 1994. A day later, on 7 April 1994, ten men died."),
    silent("duration_matches", "The camp was taken on 26 May 1995; it was left on 18 June 1995, 23 days later."),
    silent("duration_matches", "In January 1990 it began. Three years and two months later, in March 1993, it ended."),
    silent("duration_matches", "She came in June 1990, and in December 1999, nine years later, she left."),
    silent("duration_matches", dutch("Op 27 juni 2017, tien jaar later, sprak het hof.")),
    silent("duration_matches", "The talks of May 1990 and of July 1990 failed. Two years later, in 1996, they won."),
    # ---- what runs on
    fires(
        "running_total_never_falls",
        "By 1 April 2014 it had lost 24 men, by 31 August 2015 21.",
        at=("24", "21", "31 August 2015"),
        severity="error",
    ),
    fires(
        "running_total_never_falls",
        dutch("Op 31 december 2019 waren er 208 doden te betreuren, op 30 april 2020 205."),
        at=("208", "205"),
    ),
    silent("running_total_never_falls", "By 1 April 2014 it had lost 24 men, by 31 August 2015 29, of them 3 in 2015."),
    silent("running_total_never_falls", dutch("Op 3 mei 2013 stierven 5 man, op 7 mei 2013 stierven er 3.")),
    fires(
        "start_before_end",
        "The resolution of 30 September 1994 prolonged the mandate to 31 March 1994.",
        at=("30 September 1994", "31 March 1994"),
        severity="error",
    ),
    silent("start_before_end", "The resolution of 30 September 1994 prolonged the mandate to 31 March 1995."),
    silent("start_before_end", "What was due on 30 September 1994 was renewed; it was moved up to 31 March 1994."),
    # ---- ages
    fires("age_matches", DIED % 29, at=("29", "1979", "6 July 2016"), severity="error"),
    fires(
        "age_matches",
        "Private Tom Bakker was killed on 23 April 1951 at the age of 24. Bakker was born on 7 July 1936.",
        at=("24", "7 July 1936"),
    ),
    fires(
        "age_matches",
        dutch(
            "Op 12 februari 1951 viel de post. Kapitein Jan Slot sneuvelde; hij was 41 jaar. "
            "Slot was geboren op 5 mei 1908."
        ),
        at=("41", "5 mei 1908"),
    ),
    fires(
        "age_matches",
        "Colonel Tom Slot, born on 3 March 1937, was 44 when he took command on 14 May 1991.",
        at=("44", "3 March 1937", "14 May 1991"),
    ),
    fires(
        "age_matches",
        dutch("Hij stierf op 3 juli 1982. Zijn vriend Jan Slot, geboren op 20 mei 1960, was op die dag 24."),
        at=("24", "20 mei 1960"),
    ),
    silent("age_matches", "Colonel Slot, born on 3 March 1937, was 54 when he took command on 14 May 1991."),
    silent("age_matches", "Colonel Slot, born on 3 March 1937, was 44 kilometres away on 14 May 1991."),
    silent("age_matches", DIED % 37),
    silent("age_matches", DIED % 36),
    silent("age_matches", "He died in December 1965, aged 59; he was born on 31 March 1906."),
    silent("age_matches", "Private Bakker fell on 23 April 1951, aged 24. Major Slot was born on 7 July 1906."),
    silent("age_matches", dutch("Op 3 mei 2004 ging hij na 20 jaar dienst weg; hij was geboren op 5 mei 1960.")),
    silent("age_matches", dutch("Hij bleef tot oktober 2002. Slot was toen 50 jaar; hij is geboren op 11 april 1950.")),
    # ---- what runs on, told with a verb or without
    fires(
        "running_total_never_falls",
        "By the end of 1960 it had lost 19 men; by the end of 1961 it had lost 148, and by 30 June 1962 139.",
        at=("148", "139", "30 June 1962"),
        severity="error",
    ),
    silent(
        "running_total_never_falls",
        "By the end of 1960 it had lost 19 men; by the end of 1961 it had lost 148, and by 30 June 1962 159.",
    ),
    fires(
        "running_total_never_falls",
        dutch("De missie verloor 325 mensen. Tot 31 mei 2015 waren het er 308 en tot 30 juni 2018 301."),
        at=("308", "301"),
        severity="error",
    ),
    silent(
        "running_total_never_falls",
        dutch("De missie telde 325 mensen. Tot 31 mei 2015 waren het er 308 en tot 30 juni 2018 301."),
    ),
    # ---- a part told with an article
    fires(
        "parts_sum_to_total",
        dutch("Negen Belgen kwamen om: vijf bij ongevallen, twee door vijandelijk vuur en een door ziekte."),
        at=("Negen", "vijf", "twee"),
        severity="error",
    ),
    silent(
        "parts_sum_to_total",
        dutch("Acht Belgen kwamen om: vijf bij ongevallen, twee door vijandelijk vuur en een door ziekte."),
    ),
    # ---- shares in words
    fires(
        "percentage_matches",
        "The Danes had 1,600 of 8,000 men (20%); the 750 Finns made up 15% of the 8,000.",
        at=("15%", "750", "8,000"),
        severity="error",
    ),
    fires("percentage_matches", dutch("De Noren, 773 van de 6.073, waren dus 23 procent."), at=("23 procent", "773")),
    fires("percentage_matches", "Of the 1,000 men 300 were hurt, or 20 percent.", at=("20 percent", "300", "1,000")),
    fires("percentage_matches", "There were 750 Fijians, 15 percent of the 8,000 soldiers.", at=("15 percent", "750")),
    silent("percentage_matches", "There were 750 Fijians, 9 percent of the 8,000 soldiers; 40 percent were women."),
    silent("percentage_matches", "It had 300 of the 1,200 men, or 25%, and 400 were 40 percent of the 1,000."),
    silent("percentage_matches", "Party A got 51 percent and party B 12 percent of the 4,000 votes; 59 percent voted."),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_lengths_ages_and_shares(case: Case) -> None:
    check(case)


def test_a_length_that_no_mention_tells_is_about_no_row() -> None:
    corpus = corpus_of(Page("It fell on 6 April 1994. A day later, on 9 April 1994, ten men died."))
    (found,), _ = findings_of(BY_ID["duration_matches"], corpus)
    assert (found["table_name"], found["row_id"]) == (None, None)
