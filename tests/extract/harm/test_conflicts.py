"""Infoboxes on battles, and on missions told of as one: whose the losses are, and who led what."""

from __future__ import annotations

from pipeline.extract.harm import conflicts, fatalities, incidents
from tests.extract.reading import extracted, rows
from tests.extract.told import told, values

_BOX = """{{Infobox military conflict
| conflict = Battle of Tarn
| date = 4 May 2002
| combatant1 = {{flag|Ghana}}<br>{{flag|Nepal}}
| combatant2 = [[Red Front]]
| commander1 = {{flagicon|Ghana}} [[Kofi Danso]]
| casualties1 = {{flagicon|Ghana}} 8 killed<br>{{flagicon|Nepal}} 1 killed<br>4 wounded
| casualties2 = 30 killed<br>'''Ghana estimate:'''<br>50 killed
}}
The '''Battle of Tarn''' was fought on 4 May 2002.
"""


def test_a_line_without_a_flag_goes_on_with_the_country_above_it() -> None:
    found = told(_BOX, conflicts.extract, form="wikitext", subject=None)
    assert values(found, "casualties", "country_code", "outcome", "count")[:3] == [
        ("GHA", "killed", 8),
        ("NPL", "killed", 1),
        ("NPL", "injured", 4),
    ]


def test_a_country_with_a_colon_heads_its_own_losses() -> None:
    box = _BOX.replace("'''Ghana estimate:'''", "{{flag|Fiji}}:")
    found = told(box, conflicts.extract, form="wikitext", subject=None)
    assert values(found, "casualties", "country_code", "count")[3:] == [(None, 30), ("FJI", 50)]


def test_those_who_counted_are_not_those_who_died() -> None:
    found = told(_BOX, conflicts.extract, form="wikitext", subject=None)
    assert values(found, "casualties", "country_code", "count")[3:] == [(None, 30), (None, 50)]


def test_the_years_of_a_mission_are_no_incident() -> None:
    box = "{{Infobox military operation\n| name = UNMEX\n| date = May 1993 to June 1996\n| casualties1 = 12 killed\n}}"
    assert values(told(box, conflicts.extract, form="wikitext"), "incidents", "date") == []


def test_nobody_leads_a_battle() -> None:
    leaders = rows(extracted(_BOX), "leadership")
    assert [(r["person_as_written"], r.get("organisation")) for r in leaders] == [("Kofi Danso", None)]


def test_a_mission_among_the_combatants_is_no_armed_group() -> None:
    found = extracted(_BOX.replace("[[Red Front]]", "[[United Nations Mission in Tarn|UNAMIT II]]"))
    kinds = [s["value"] for s in rows(found, "statements") if s["entity_table"] == "actors" and s["property"] == "kind"]
    assert "organisation" in kinds
    assert "armed_group" not in kinds


def test_a_battle_told_in_the_text_too_is_one_incident() -> None:
    text = _BOX + "On 4 May 2002 rebels attacked Tarn. Eight Ghanaian soldiers were killed in the battle.\n"
    found = told(text, incidents.extract, conflicts.extract, form="wikitext", subject=None)
    assert values(found, "incidents", "date") == [("2002-05-04",)]
    assert values(found, "casualties", "country_code", "outcome", "count").count(("GHA", "killed", 8)) == 1
    assert ("NPL", "killed", 1) in values(found, "casualties", "country_code", "outcome", "count")


def test_an_attack_elsewhere_on_the_same_day_is_another() -> None:
    text = _BOX.replace("| combatant1", "| place = Tarn\n| combatant1")
    text += "On 4 May 2002 two soldiers were killed in an ambush near Brill.\n"
    found = told(text, incidents.extract, conflicts.extract, form="wikitext", subject=None)
    assert values(found, "incidents", "place") == [("Brill",), ("Tarn",)]


def test_the_losses_of_a_side_of_the_united_nations_are_theirs() -> None:
    text = _BOX.replace("{{flag|Ghana}}<br>{{flag|Nepal}}", "{{flag|United Nations}}<br>{{flag|Ghana}}")
    found = told(text, conflicts.extract, form="wikitext", subject=None)
    assert values(found, "casualties", "population", "count")[:2] == [("un_unspecified", 8), ("un_unspecified", 1)]
    assert ("other", 30) in values(found, "casualties", "population", "count")


_FACTS = """{title}

Datum: 3 en 4 mei 1994
Plaats: Goma
{more}Verliezen: 18 Amerikanen en 1 Pakistaan gedood, 73 Amerikanen gewond
"""


def test_lines_of_labels_on_a_battle_give_its_incident_and_no_toll() -> None:
    for title, more in (("Slag om Goma", ""), ("Goma", "Strijdende partijen: VS tegen rebellen\n")):
        rows = told(_FACTS.format(title=title, more=more), conflicts.extract, fatalities.extract, language="nl")
        assert values(rows, "incidents", "date", "place") == [("1994-05-03/1994-05-04", "Goma")]
        assert values(rows, "casualties", "outcome", "country_code", "count") == [
            ("killed", "USA", 18),
            ("killed", "PAK", 1),
            ("injured", "USA", 73),
        ]
        assert not values(rows, "fatality_totals", "count")


def test_lines_of_labels_on_something_else_give_none() -> None:
    rows = told(_FACTS.format(title="Jaarverslag", more=""), conflicts.extract, language="nl")
    assert not values(rows, "incidents", "date")


def test_a_line_that_names_civilians_heads_those_below_it() -> None:
    box = _BOX.replace("| casualties2", "| casualties3 = '''Civilians:'''<br>12 killed\n| casualties2")
    found = told(box, conflicts.extract, form="wikitext", subject=None)
    assert (12, "civilian") in values(found, "casualties", "count", "population")
    assert (30, "other") in values(found, "casualties", "count", "population")


def test_a_plus_behind_a_number_parts_it_from_no_noun() -> None:
    box = _BOX.replace("30 killed", "40+ attackers killed")
    found = told(box, conflicts.extract, form="wikitext", subject=None)
    assert (40, "attacker") in values(found, "casualties", "count", "population")


def test_a_country_in_brackets_behind_a_number_says_so_and_was_not_hurt() -> None:
    box = _BOX.replace("30 killed<br>", "30 killed (Ghanaian claim)<br>")
    found = told(box, conflicts.extract, form="wikitext", subject=None)
    assert (None, 30) in values(found, "casualties", "country_code", "count")


def test_a_commander_in_a_battle_commands_no_mission() -> None:
    box = _BOX.replace("{{flagicon|Ghana}} [[Kofi Danso]]", "{{flagicon|Ghana}} Col. Kofi Danso")
    found = rows(extracted(box), "leadership")
    assert [(r["person_as_written"], r["role"]) for r in found] == [("Kofi Danso", "other")]


def test_a_box_gives_its_day_to_the_sentence_that_introduces_what_it_is_on() -> None:
    box = "{{Infobox military conflict|conflict=Attack at Tarn|date=3 May 2010|place=Tarn|casualties1=3 killed}}\n"
    for month, dates in (("May", ["2010-05-03"]), ("June", ["2010-06", "2010-05-03"])):
        text = f"{box}In {month} 2010 rebels attacked Tarn."
        found = told(text, incidents.extract, conflicts.extract, form="wikitext")
        assert [date for (date,) in values(found, "incidents", "date")] == dates
