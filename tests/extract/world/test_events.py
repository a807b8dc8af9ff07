"""Events: what happened when, of what kind; and what is no event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.harm import incidents
from pipeline.extract.identity import missions, operations
from pipeline.extract.rows import DocumentRows
from pipeline.extract.world import events
from tests.extract.reading import extracted, rows
from tests.extract.told import embedded, quotes, told, values

STEPS = (missions.extract, operations.extract, incidents.extract, events.extract)


def read_out(text: str, language: str = "en", form: str = "text") -> DocumentRows:
    return told(text, *STEPS, language=language, form=form)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "kind", "date"),
    [
        ("en", "Officers staged a coup d'état on 3 May 1991.", "coup", "1991-05-03"),
        ("en", "On 3 May 1991 Ann Example was appointed minister.", "appointment", "1991-05-03"),
        ("en", "A ceasefire between the parties was signed on 3 May 1991.", "agreement", "1991-05-03"),
        ("en", "The general elections of May 1993 were calm.", "election", "1993-05"),
        ("en", "The rebels captured Northtown in June 1991.", "takeover", "1991-06"),
        ("en", "Examplia invaded its neighbour in late 1991.", "offensive", "1991"),
        ("nl", "In mei 1991 drong het leger diep het buurland binnen.", "offensive", "1991-05"),
        ("nl", "Op 7 mei 1991 verbood Noordland alle vluchten.", "decision", "1991-05-07"),
        ("en", "The cabinet decided on 3 May 1991 to send a battalion.", "decision", "1991-05-03"),
        ("en", "The last troops withdrew on 3 May 1991.", "other", "1991-05-03"),
        ("nl", "Een staatsgreep op 3 mei 1991 bracht het leger aan de macht.", "coup", "1991-05-03"),
        ("nl", "Op 3 mei 1991 werd een wapenstilstand gesloten.", "agreement", "1991-05-03"),
        ("nl", "De Bond dwong op 3 mei 1991 een bestand af.", "agreement", "1991-05-03"),
        ("nl", "In juni 1991 viel het leger het buurland binnen.", "offensive", "1991-06"),
        ("nl", "Mei 1991: de rebellen nemen Noordstad in.", "takeover", "1991-05"),
        ("nl", "De regering besloot op 3 mei 1991 mee te doen.", "decision", "1991-05-03"),
        ("nl", "Op 3 mei 1991 keerde de macht terug naar het kamp.", "other", "1991-05-03"),
        ("nl", "De verkiezingen van mei 1993 verliepen rustig.", "election", "1993-05"),
    ],
)
def test_a_dated_clause_with_a_verb_or_noun_of_a_kind_is_an_event(
    language: str, text: str, kind: str, date: str
) -> None:
    assert values(read_out(text, language), "events", "kind", "date") == [(kind, date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The country is large and mostly desert."),
        ("en", "The troops did not withdraw in May 1991."),
        ("en", "The budget was 5 million dollars in 1991."),
        ("en", "The mandate was extended until 3 May 1992."),
        ("en", "They announced nothing."),
        ("nl", "Het land telde in 1991 een miljoen inwoners."),
        ("nl", "De macht had eind mei 1991 zes kampen."),
    ],
)
def test_states_and_what_did_not_happen_are_no_events(language: str, text: str) -> None:
    assert values(read_out(text, language), "events", "kind", "date") == []


def test_an_attack_is_left_to_the_incidents() -> None:
    rows = read_out("On 3 May 1991 rebels shelled and attacked the camp, killing two peacekeepers.")
    assert len(list(rows.of("incidents"))) == 1
    assert values(rows, "events", "kind") == []


def test_the_description_is_the_clause_without_the_conjunction_that_opens_it() -> None:
    rows = read_out("Nadat het leger op 3 mei 1991 de stad had veroverd, werd het stil.", "nl")
    assert values(rows, "events", "description") == [("het leger op 3 mei 1991 de stad had veroverd",)]
    assert quotes(rows, "events") == ["het leger op 3 mei 1991 de stad had veroverd"]


def test_each_of_two_acts_keeps_its_own_date() -> None:
    rows = read_out("Examplia invaded its neighbour on 3 May 1991 and withdrew on 4 June 1992.")
    assert values(rows, "events", "kind", "date") == [("offensive", "1991-05-03"), ("other", "1992-06-04")]


def test_a_succession_takes_the_day_that_the_term_before_ended() -> None:
    rows = read_out(
        "The force was led by General Ann Example until 3 May 1991, after which she was succeeded by Bo Sample."
    )
    assert values(rows, "events", "kind", "date", "derivation") == [("appointment", "1991-05-03", "inferred")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 13 May 1991 shops closed early, two days before the second round of the election.", "1991-05-15"),
        ("On 13 May 1991 shops closed early, a week after the first round of the election.", "1991-05-06"),
    ],
)
def test_an_election_is_dated_from_the_day_counted_to_or_from_it(text: str, date: str) -> None:
    rows = read_out(text)
    assert ("election", date, "inferred") in values(rows, "events", "kind", "date", "derivation")


def test_speech_without_a_date_counts_only_of_a_named_person() -> None:
    named = read_out("Secretary-General Ann Example condemned the raid.")
    assert values(named, "events", "kind", "date") == [("statement", None)]
    assert values(read_out("Many people condemned the raid."), "events", "kind") == []


def test_what_began_at_a_time_has_that_time_for_its_date() -> None:
    rows = read_out("Vanaf 1975 vochten twee partijen een burgeroorlog uit.", "nl")
    assert values(rows, "events", "kind", "date", "derivation") == [("offensive", "1975", "normalised")]


def test_the_box_of_a_battle_is_an_event() -> None:
    box = "{{Infobox military conflict|conflict=Battle of Example|date=9–17 September 1993|place=[[Chad]]}}"
    assert values(read_out(box, form="wikitext"), "events", "kind", "date", "description") == [
        ("offensive", "1993-09-09/1993-09-17", "Battle of Example")
    ]


def test_the_events_of_the_embedded_documents() -> None:
    english = set(values(embedded("minusma-en.wikitext", *STEPS), "events", "kind", "date"))
    assert english >= {
        ("offensive", "2012"), ("coup", "2012-03-21"), ("takeover", None), ("takeover", "2013-07-01"),
        ("election", "2013-12-14"), ("founding", "2013-04-25"), ("statement", None),
    }  # fmt: skip
    dutch = set(values(embedded("minusma-nl.txt", *STEPS), "events", "kind", "date"))
    assert dutch >= {
        ("offensive", "2012-01"), ("coup", "2012-03-21"), ("appointment", "2012-04-12"), ("other", "2013-01"),
        ("other", "2013"), ("resolution", "2012-12-20"), ("resolution", "2013-04-25"), ("decision", "2013-12-12"),
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["On 3 May 1991", "the army", "invaded", "and", "signed a treaty", "two days before", "the election",
             "which", "(", ")", ";", ".", "was succeeded by", "since 1990", "until June 1992", "UNMEX"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_every_event_rests_on_words_of_the_text(words: list[str]) -> None:
    rows = read_out(" ".join(words))
    for row in rows.of("events"):
        assert 0 <= row.span[0] < row.span[1] <= len(rows.document.text)
        assert row.values["description"]


def test_an_event_names_those_who_act_in_it_in_their_order() -> None:
    found = extracted(
        "On 3 May 1991 the Northern Salvation Front invaded the country and the Chadian Army withdrew. "
        "The coup of 4 May 1991 failed.",
        form="text",
    )
    actors = {row["date_edtf"]: row.get("actor_ids") or [] for row in rows(found, "events")}
    assert [actor.name for actor in actors["1991-05-03"]] == ["Northern Salvation Front", "Chadian Army"]
    assert actors["1991-05-04"] == []


def test_an_event_told_by_a_noun_is_not_where_the_rest_of_the_sentence_happened() -> None:
    found = extracted(
        "The '''Test Force in Chad''' ('''TFC''') is a peacekeeping mission in [[Chad]].\n\nOn 13 December 2004, two "
        "soldiers were killed by a bomb in [[Abéché]] a day before the second round of the election."
    )
    assert rows(found, "incidents")
    (election,) = (row for row in rows(found, "events") if row["kind"] == "election")
    assert election["date_edtf"] == "2004-12-14"
    assert election.get("place_id") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De Slag bij Testdorp vond plaats op 16 juni 1815.", "offensive"),
        ("Op 21 februari 1961 was de macht operationeel om nieuwe gevechten te voorkomen.", "other"),
        ("Op 11 juli 1960 roept hij de onafhankelijkheid uit.", "statement"),
        ("Op 1 oktober 1962 ging het bestuur over naar de Verenigde Naties.", "takeover"),
    ],
)
def test_dutch_tells_what_happened_in_past_and_present(text: str, kind: str) -> None:
    assert values(told(text, *STEPS, language="nl"), "events", "kind") == [(kind,)]


def test_a_mission_that_another_succeeds_is_no_change_of_office() -> None:
    def kinds(text: str) -> list[tuple[object, ...]]:
        lead = "The UN Mission in Chad (UNMIC) stood beside UNMEX.\n\n"
        return values(told(lead + text, missions.extract, operations.extract, events.extract), "events", "kind")

    assert ("appointment",) not in kinds("It was succeeded by UNMIC.")
    assert ("appointment",) in kinds("He was succeeded by General Nils Berg.")


def test_a_date_before_a_colon_dates_the_whole_line() -> None:
    text = "* 24 September 2005: the mandate is extended to 24 March 2006."
    assert values(told(text, events.extract, form="wikitext"), "events", "date") == [("2005-09-24",)]
    text = "* 6 February 2019 – the government and the rebels sign an agreement, the eighth since 2012."
    assert values(told(text, events.extract, form="wikitext"), "events", "date") == [("2019-02-06",)]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("On 7 May 2002 four sailors were seized by the same group.", [("other", "2002-05-07")]),
        ("Northtown was seized by the rebels on 7 May 2002.", [("takeover", "2002-05-07")]),
        ("They were handed over to Jordan on 7 May 2002.", [("other", "2002-05-07")]),
        ("A parade was held every year on 7 May 2002.", []),
        ("The general, its head from May 2002 to July 2004, was accused of theft.", []),
        ("The Council extended it until 7 May 2002, then to 9 June 2004.", []),
        ("Examplia landed troops on 7 May 2002 after a coup on 3 May.", [("coup", "2002-05-03")]),
        ("The two sides exchanged their prisoners on 7 May 2002.", [("other", "2002-05-07")]),
        ("The last soldiers left on 7 May 2002.", [("other", "2002-05-07")]),
        (
            "On 7 May 2002 the two signed the Example Declaration, by which the armies were to go back by 9 June 2002.",
            [("agreement", "2002-05-07")],
        ),
    ],
)
def test_the_date_of_an_act_is_its_own(text: str, told_of: list[tuple[str, str]]) -> None:
    assert values(read_out(text), "events", "kind", "date") == told_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Het akkoord van Examplestad (31 mei 1991) moest een eind maken aan de burgeroorlog.", "agreement"),
        ("Van 7 tot 11 november 1989 werd er gestemd.", "election"),
        ("Op 14 april 2002 werd Jan Holm tot president gekozen.", "appointment"),
        ("Op 11 juli 1995 viel de enclave.", "takeover"),
        ("Op 26 juli 1956 viel de stad aan het water op.", None),
    ],
)
def test_dutch_words_for_what_happened(text: str, kind: str | None) -> None:
    found = values(told(text, events.extract, language="nl"), "events", "kind")
    assert found == ([(kind,)] if kind else [])


def test_a_chronicles_table_dates_what_its_rows_tell() -> None:
    text = """{| class="wikitable"
! Date !! Event
|-
| 8 April 2004 || A ceasefire is signed in the capital. A ceasefire was signed there.
|-
| 26 February 1999 || The operation ends.
|}
"""
    found = told(text, events.extract, form="wikitext")
    assert ("agreement", "2004-04-08") in values(found, "events", "kind", "date")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 21 October 2013 the party declared the accords void.", [("statement", "2013-10-21")]),
        ("A second agreement followed on 5 September 2014.", [("agreement", "2014-09-05")]),
        ("The elections that the accords provided for were held on 27 October 1994.", [("election", "1994-10-27")]),
        ("By 15 February 2000 the decade ended.", []),
    ],
)
def test_what_an_agreement_and_an_election_are_and_what_is_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(told(text, events.extract), "events", "kind", "date") == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("General Ann Lee took over from General Bob Ray on 7 May 2002.", "appointment"),
        ("On 7 May 2002 UNMEX took over from AFISMA.", "takeover"),
        ("On 7 May 2002 rebels under Colonel Bob Ray took over the town.", "takeover"),
        ("On 7 May 2002 the Irish battalion took over from the Finns.", "takeover"),
        ("Ray led it until 7 May 2002, when General Ann Lee of Kenya took over.", "appointment"),
        (
            "He was held until 7 May 2002, when the rebels of General Lee were beaten and the army took over.",
            "takeover",
        ),
    ],
)
def test_who_takes_over_from_a_person_takes_a_post(text: str, kind: str) -> None:
    assert values(read_out(text), "events", "kind") == [(kind,)]


def test_a_body_handed_over_is_no_takeover() -> None:
    rows = told("His body was handed over on 6 March 2008. The base was handed over on 7 March 2008.", events.extract)
    assert values(rows, "events", "kind", "date") == [("takeover", "2008-03-07"), ("other", "2008-03-06")]


def test_an_operation_that_succeeds_another_takes_over_and_is_appointed_to_nothing() -> None:
    text = "Operation Grey Heron was a mission. It was succeeded by Operation Blue Heron on 16 December 2002."
    assert ("takeover", "2002-12-16") in values(read_out(text), "events", "kind", "date")
    person = "The commander was succeeded by General Karl Lind on 16 December 2002."
    assert ("appointment", "2002-12-16") in values(read_out(person), "events", "kind", "date")
