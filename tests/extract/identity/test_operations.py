"""Missions and operations that a document mentions beside its own, who leads them, and how they relate."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import mission_dates, missions, operation_relations, operations
from pipeline.extract.rows import DocumentRows
from tests.extract.told import embedded, plain, told, values

STEPS = (missions.extract, operations.extract, mission_dates.extract, operation_relations.extract)
LEAD = {
    "en": "United Nations Mission in Examplia (UNMEX) is a peacekeeping mission.\n\n",
    "nl": "United Nations Mission in Examplia (UNMEX) is een vredesmissie.\n\n",
}


def read_out(text: str, language: str = "en", form: str = "text") -> DocumentRows:
    return told(LEAD[language] + text, *STEPS, language=language, form=form, subject=None)  # type: ignore[arg-type]


def claims(rows: DocumentRows, *properties: str) -> list[tuple[str, ...]]:
    return [
        (plain(r.values["entity_id"]), r.values["property"], plain(r.values.get("value_date")) or r.values["value"])
        for r in rows.of("statements")
        if r.values["property"] in properties and r.values["entity_table"] == "operations"
    ]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "Troops of the African Union Mission in Somalia (AMISOM) were near.",
            ["African Union Mission in Somalia", "AMISOM"],
        ),
        ("en", "Operation Desert Shield had begun.", ["Operation Desert Shield"]),
        ("en", "Four observers of UNTSO were hurt.", ["UNTSO"]),
        ("nl", "De vredesmacht ECOMIL kwam uit de buurlanden.", ["ECOMIL"]),
        ("nl", "Operatie Artemis duurde kort.", ["Operatie Artemis"]),
        ("en", "The Quick Reaction Force (QRF) and the Malian Air Force (MAF) stayed away.", []),
        ("en", "UNICEF and the UNHCR sent aid; NATO did not.", []),
    ],
)
def test_operations_are_known_by_their_names(language: str, text: str, names: list[str]) -> None:
    rows = read_out(text, language)
    assert [r.values["name"] for r in rows.of("names") if r.values["entity_table"] == "operations"] == names


def test_a_link_gives_the_full_name_of_an_acronym() -> None:
    rows = read_out("Observers of [[United Nations Truce Supervision Organization|UNTSO]] came.", form="wikitext")
    assert ("UNTSO", "name", "United Nations Truce Supervision Organization") in claims(rows, "name")


@pytest.mark.parametrize(
    ("language", "text", "lead"),
    [
        ("en", "The European Union missions EUCAP Nestor and EUTM Somalia train forces.", "European Union"),
        ("en", "In May 1994 France launched Operation Turquoise.", "France"),
        ("en", "Operation Artemis, led by France, was short.", "France"),
        ("nl", "In overleg met de EU zette Frankrijk snel Operatie Turquoise in.", "Frankrijk"),
        ("nl", "De Franse operatie Operatie Turquoise duurde twee maanden.", "Frankrijk"),
    ],
)
def test_who_leads_an_operation(language: str, text: str, lead: str) -> None:
    assert {value for _, _, value in claims(read_out(text, language), "lead")} == {lead}


def test_a_planned_start_is_kept_apart_from_the_start() -> None:
    text = "De vredesmacht ECOMIL, die gepland stond om in mei 2003 te ontplooien, ontplooide in augustus 2003."
    rows = read_out(text, "nl")
    assert claims(rows, "planned_start", "start") == [
        ("ECOMIL", "planned_start", "2003-05"),
        ("ECOMIL", "start", "2003-08"),
    ]
    assert {r.values["property"]: r.values["assertion"] for r in rows.of("statements")}["planned_start"] == "planned"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On 3 May 1994 UNMEX took over from ECOMIL.", ("UNMEX", "replaces", "ECOMIL", "1994-05-03")),
        ("en", "ECOMIL was replaced by UNMEX on 3 May 1994.", ("UNMEX", "replaces", "ECOMIL", "1994-05-03")),
        ("en", "On 3 May 1994 UN troops took over patrols from ECOMIL.", ("UNMEX", "replaces", "ECOMIL", "1994-05-03")),
        ("nl", "Op 3 mei 1994 nam UNMEX de taken van ECOMIL over.", ("UNMEX", "replaces", "ECOMIL", "1994-05-03")),
        ("nl", "De troepen van ECOMIL gingen over naar UNMEX.", ("UNMEX", "subsumes", "ECOMIL", None)),
    ],
)
def test_one_takes_over_from_another(language: str, text: str, expected: tuple[str | None, ...]) -> None:
    known = {"en": "The peacekeeping force ECOMIL was small. ", "nl": "De vredesmacht ECOMIL was klein. "}[language]
    rows = read_out(known + text, language)
    assert values(rows, "operation_relations", "from_id", "relation", "to_id", "on") == [expected]


def test_missions_beside_another_are_concurrent() -> None:
    rows = read_out("Besides UNMEX there are two further missions in the country. These are EUTM Chad and EUCAP Chad.")
    assert values(rows, "operation_relations", "from_id", "relation", "to_id") == [
        ("UNMEX", "concurrent", "EUTM Chad"),
        ("UNMEX", "concurrent", "EUCAP Chad"),
    ]


def test_the_first_of_two_missions_of_one_name_is_no_misspelling_of_the_second() -> None:
    text = "UNOFEX II had 90 men. UNOFEX II left. UNOFEX II came back. UNOFEX I was set up in May 1990."
    found = {(row.values["name"], row.values["kind"]) for row in read_out(text).of("names")}
    assert {("UNOFEX II", "abbreviation"), ("UNOFEX I", "abbreviation")} <= found


def test_an_acronym_a_letter_off_is_a_misspelling_only_where_the_right_one_is_frequent() -> None:
    often = "MINUSTAH came. MINUSTAH stayed. MINUSTAH left. MINUSTHAH was a slip, MINUSTHAH again. MINUSTAAH too."
    assert [r.values["name"] for r in read_out(often).of("names") if r.values["kind"] == "misspelling"] == ["MINUSTAAH"]


def test_the_operations_of_the_embedded_documents() -> None:
    assert claims(embedded("minusma-nl.txt", *STEPS), "lead", "planned_start", "start") == [
        ("AFISMA", "lead", "ECOWAS"),
        ("Operatie Serval", "lead", "Frankrijk"),
        ("AFISMA", "planned_start", "2013-09"),
        ("AFISMA", "start", "2013"),
    ]
    assert claims(embedded("minusma-en.wikitext", *STEPS), "lead") == [
        ("EUCAP Sahel Mali", "lead", "European Union"),
        ("EUTM Mali", "lead", "European Union"),
        ("AFISMA", "lead", "ECOWAS"),
    ]


@pytest.mark.parametrize("name", ["minusma-en.wikitext", "minusma-nl.txt"])
def test_the_embedded_documents_tell_when_the_mission_took_over(name: str) -> None:
    found = values(embedded(name, *STEPS), "operation_relations", "from_id", "relation", "to_id", "on")
    assert ("MINUSMA", "replaces", "AFISMA", "2013-07-01") in found


def test_the_day_of_the_founding_is_not_that_of_the_succession() -> None:
    rows = read_out(
        "United Nations Mission in Examplia (UNMEX) was a peacekeeping mission. It was established on 28 February 1992 "
        "and succeeded the United Nations Advance Mission in Examplia (UNAMEX)."
    )
    assert values(rows, "operation_relations", "from_id", "relation", "to_id", "on") == [
        ("UNMEX", "replaces", "UNAMEX", None)
    ]
    assert not claims(rows, "start")


def test_an_operation_begins_and_ends_by_plain_verbs() -> None:
    rows = read_out("Operation Falcon began on 28 December 1962 and ended on 15 January 1963.")
    assert {c[-1] for c in claims(rows, "start", "end")} >= {"1962-12-28", "1963-01-15"}


def test_a_name_that_ends_in_a_link_of_its_own_is_the_links() -> None:
    text = "He was General Officer Commanding in Aville for the [[United Nations Operation in Examplia]] (UNOPEX)."
    found = told(text, operations.extract, form="wikitext")
    names = [name for name, kind in values(found, "names", "name", "kind") if kind == "official"]
    assert names == ["United Nations Operation in Examplia"]


def test_a_link_on_an_operations_name_tells_where_it_ends() -> None:
    rows = told("The raid came during [[Operation Grapes of Wrath]] of April.", operations.extract, form="wikitext")
    assert ("Operation Grapes of Wrath",) in values(rows, "names", "name")


@pytest.mark.parametrize(
    "text",
    [
        "Three states, namely Chad, Gabon and Togo, sent the Inter-African Mission in Bangui (MISAB).",
        "Resolution 21, which the Security Council adopted in May, sent MISAB.",
    ],
)
def test_one_of_several_and_whoever_did_something_else_lead_no_operation(text: str) -> None:
    found = told(text, missions.extract, operations.extract, subject=None)
    assert "lead" not in {prop for (prop,) in values(found, "statements", "property")}


def test_an_operation_that_several_sent_is_led_by_none_of_them() -> None:
    sent = "{} sent Operation Unicorn to Examplia in May 2004."
    assert claims(read_out(sent.format("France")), "lead") == [("Operation Unicorn", "lead", "France")]
    assert claims(read_out(sent.format("France, Germany and Italy")), "lead") == []
