"""Which blocks of a document supply what a date in another lacks."""

from __future__ import annotations

from pipeline.read import read
from pipeline.read.document import Block, Element, LinkSpan
from pipeline.read.source_map import SourceMap
from pipeline.recognise.dates import BlockDate, find_dates_in_blocks


def block(
    text: str,
    *,
    index: int = 0,
    element: Element = "prose",
    section: tuple[str, ...] = (),
    group: int | None = None,
    row: int | None = None,
    column: int | None = None,
    is_header: bool = False,
    field: str | None = None,
    links: tuple[LinkSpan, ...] = (),
    templates: tuple[tuple[int, int, int], ...] = (),
    verbatim: bool = True,
) -> Block:
    source = SourceMap((0,), (0,), (len(text),), (verbatim,)) if text else SourceMap((), (), (), ())
    return Block(
        index=index, element=element, text=text, section=section, start=0, end=len(text), source=source, group=group,
        row=row, column=column, is_header=is_header, field=field, links=links, templates=templates,
    )  # fmt: skip


def dates(*blocks: Block, language: str = "en") -> list[list[BlockDate]]:
    return find_dates_in_blocks(blocks, language)


def edtfs(*blocks: Block, language: str = "en") -> list[list[str]]:
    return [[d.mention.edtf for d in each] for each in dates(*blocks, language=language)]


def test_a_paragraph_takes_from_the_one_before_it_and_names_its_block() -> None:
    first = block("In October 2013 a bomb went off.", index=3, section=("Incidents",))
    second = block("On 13 December two were killed.", index=7, section=("Incidents",))
    ((_,), (found,)) = dates(first, second)
    assert (found.mention.edtf, found.mention.basis, found.basis_block) == ("2013-12-13", "context", 3)
    start, end = found.mention.basis_start, found.mention.basis_end
    assert first.text[start:end] == "October 2013"


def test_a_citation_supplies_nothing_to_prose() -> None:
    assert edtfs(
        block("It was set up on 25 April 2013.", index=0),
        block("3 March 2018", index=1, element="citation", group=1, field="access-date"),
        block("It was deployed on 1 July.", index=2),
    ) == [["2013-04-25"], ["2018-03-03"], ["2013-07-01"]]


def test_an_infobox_supplies_nothing_to_prose() -> None:
    assert edtfs(
        block("25 April 2013", index=0, element="infobox", group=1, field="formation"),
        block("It was deployed on 1 July.", index=1),
    ) == [["2013-04-25"], ["XXXX-07-01"]]


def test_another_section_supplies_nothing_and_the_lead_neither() -> None:
    assert edtfs(
        block("It was set up in 2013.", index=0),
        block("In 2014 it grew.", index=1, section=("History",)),
        block("On 3 May it rained.", index=2, section=("Weather",)),
    ) == [["2013"], ["2014"], ["XXXX-05-03"]]


def test_a_heading_gives_its_section_the_year() -> None:
    assert edtfs(
        block("2014", index=0, element="heading"),
        block("Op 12 april vertrok hij.", index=1, section=("2014",)),
        block("Op 3 mei kwam hij terug.", index=2, section=("2014", "Noorden")),
        language="nl",
    ) == [["2014"], ["2014-04-12"], ["2014-05-03"]]


def test_a_heading_gives_its_section_the_year_though_the_box_is_of_an_event() -> None:
    assert edtfs(
        block("10 December 2012", index=0, element="infobox", field="date"),
        block("2017", index=1, element="heading", section=("Timeline",)),
        block("8 May: a convoy is attacked.", index=2, element="list_item", section=("Timeline", "2017")),
        block("On 3 June nothing happened.", index=3, section=("Weather",)),
    ) == [["2012-12-10"], ["2017"], ["2017-05-08"], ["2012-06-03"]]


def test_a_cell_takes_the_year_of_the_event_that_the_box_is_about() -> None:
    def row(text: str, index: int) -> Block:
        return block(text, index=index, element="table_cell", group=1, row=index, column=0)

    box = block("22 April 1995", index=0, element="infobox", field="date")
    assert edtfs(box, row("20 April", 1), row("21 April", 2)) == [["1995-04-22"], ["1995-04-20"], ["1995-04-21"]]
    assert edtfs(row("20 April", 1)) == [["XXXX-04-20"]]


def test_the_habit_of_the_whole_document_orders_its_numeric_dates() -> None:
    assert edtfs(block("01/07/2013", index=0), block("13/07/2013", index=1)) == [["2013-07-01"], ["2013-07-13"]]
    assert edtfs(block("01/07/2013", index=0), block("07/13/2013", index=1)) == [["2013-01-07"], ["2013-07-13"]]


def test_the_output_of_a_template_is_marked_so_and_a_copy_is_not() -> None:
    ((made,),) = dates(block("1 July 2013", templates=((0, 11, 0),), verbatim=False))
    ((copied,),) = dates(block("1 July 2013", templates=((0, 11, 0),)))
    assert (made.mention.basis, copied.mention.basis) == ("template", "stated")


def test_a_linked_event_supplies_the_year_of_its_title() -> None:
    text = "The presidential election took place on 18 September."
    link = LinkSpan(4, 25, "internal", "2005 Ruritanian presidential election")
    ((found,),) = dates(block(text, index=4, links=(link,)))
    assert (found.mention.edtf, found.basis_block) == ("2005-09-18", 4)
    assert text[found.mention.basis_start : found.mention.basis_end] == "presidential election"


def test_a_lone_number_in_a_cell_is_a_year_only_under_a_header_that_says_so() -> None:
    def cell(text: str, column: int, *, is_header: bool = False) -> Block:
        return block(text, element="table_cell", group=1, row=0 if is_header else 1, column=column, is_header=is_header)

    found = edtfs(cell("Year", 0, is_header=True), cell("Troops", 1, is_header=True), cell("2012", 0), cell("1950", 1))
    assert found == [[], [], ["2012"], []]


def test_a_cell_takes_from_its_row_or_column() -> None:
    def cell(text: str, row: int, column: int) -> Block:
        return block(text, index=row * 2 + column, element="table_cell", group=1, row=row, column=column)

    assert edtfs(cell("3 May 2013", 0, 0), cell("left on 7 June", 0, 1), cell("9 June", 1, 0)) == [
        ["2013-05-03"], ["2013-06-07"], ["2013-06-09"],
    ]  # fmt: skip


def test_a_field_that_is_no_date_holds_no_lone_year() -> None:
    assert edtfs(
        block("2008", element="citation", group=1, field="year"),
        block("1024–1036", element="citation", group=1, field="pages"),
        block("2000", element="infobox", group=2, field="size"),
        block("1915–1959", element="infobox", group=2, field="serviceyears"),
    ) == [["2008"], [], [], ["1915/1959"]]


def test_a_citation_takes_the_year_of_its_own_field() -> None:
    assert edtfs(
        block("2008", index=0, element="citation", group=1, field="year"),
        block("12 May", index=1, element="citation", group=1, field="date"),
        block("12 May", index=2, element="citation", group=2, field="date"),
    ) == [["2008"], ["2008-05-12"], ["XXXX-05-12"]]


def test_every_block_has_its_list() -> None:
    assert dates(block(""), block("Nothing here.")) == [[], []]


def test_the_dateline_of_a_news_page_is_what_words_for_days_count_from() -> None:
    for head in ("Juba, 18 april 2014 - Jongeren vielen", "(Juba) 18 april 2014", "18 april 2014"):
        found = edtfs(
            block("Doden in Bor", element="heading"),
            block(head, index=1),
            block("Donderdagavond vielen er doden. Deze maand is het onrustig.", index=2),
            language="nl",
        )
        assert found[2] == (["2014-04-17", "2014-04"] if "(" not in head else []), head


def test_a_weekday_of_another_time_is_not_counted_from_the_dateline() -> None:
    (*_, told) = edtfs(
        block("18 april 2014"), block("In mei 2013 vielen er doden. Donderdag was het stil.", index=1), language="nl"
    )
    assert told == ["2013-05"]


def test_elsewhere_words_for_days_say_nothing() -> None:
    assert edtfs(block("Op 18 april 2014 vielen er doden. Donderdag en gisteren was het stil."), language="nl") == [
        ["2014-04-18"]
    ]
    assert (
        edtfs(block("18 April 2014"), block("On every Thursday they sat next Thursday in the sun.", index=1))[1] == []
    )


def test_the_year_of_the_battle_that_a_page_is_on_holds_in_its_sections() -> None:
    lead = block("De Slag om Chora was een veldslag van 15 tot 19 juni 2007 in Uruzgan.")
    later = block("Op 18 juni werd het stil.", index=1, section=("Verloop",))
    assert edtfs(lead, later, language="nl")[1] == ["2007-06-18"]


def test_the_year_in_which_a_mission_began_does_not() -> None:
    lead = block("UNMEX is een missie van de VN die op 15 juni 2007 begon na een aanval.")
    later = block("Op 18 juni werd het stil.", index=1, section=("Verloop",))
    assert edtfs(lead, later, language="nl")[1] == ["XXXX-06-18"]


def cell(text: str, index: int, row: int, *, is_header: bool = False) -> Block:
    return block(text, index=index, element="table_cell", group=7, row=row, column=0, is_header=is_header)


def test_a_month_that_is_also_a_name_is_one_under_a_header_that_says_so() -> None:
    caption = block("Strength in 2008", index=0, group=7)
    for header, expected in (("Month", ["2008-06"]), ("Name", [])):
        blocks = [caption, cell(header, 1, 0, is_header=True), cell("June", 2, 1)]
        assert [d.mention.edtf for d in find_dates_in_blocks(blocks, "en")[2]] == expected
    assert find_dates_in_blocks([block("May", element="heading")], "en") == [[]]


def test_a_cell_takes_the_year_of_its_tables_caption_before_that_of_the_heading() -> None:
    section = ("Losses of 1990",)
    blocks = [
        block("Losses of 1990", index=0, element="heading"),
        block("Incidents in 1993", index=1, section=section, group=7),
        block("5 June", index=2, element="table_cell", section=section, group=7, row=0, column=0),
    ]
    assert [d.mention.edtf for d in find_dates_in_blocks(blocks, "en")[2]] == ["1993-06-05"]


def test_a_year_that_spans_rows_of_a_table_dates_the_days_in_them() -> None:
    text = """{| class="wikitable"
! Date !! Event
|-
| May 1995 || A battalion arrives.
|-
| rowspan="2" | 1997 || 30 June: the mandate expires.
|-
| 1 July: the next mission begins.
|}
"""
    document = read(text, id="page", language="en", format="wikitext")
    found = [d.mention.edtf for each in find_dates_in_blocks(document.blocks, "en") for d in each]
    assert found == ["1995-05", "1997", "1997-06-30", "1997-07-01"]


def test_a_field_with_a_day_takes_its_year_from_the_field_of_the_same_name_for_the_year() -> None:
    def field(index: int, name: str, text: str, group: int = 1) -> Block:
        return block(text, index=index, element="infobox", group=group, field=name)

    assert edtfs(
        field(0, "year_start", "1999"),
        field(1, "date_start", "25 October"),
        field(2, "date_end", "20 May"),
        field(3, "year_end", "2002"),
        field(4, "date_event1", "30 August 2001"),
        field(5, "date_event2", "7 May"),
        field(6, "year_leader2", "1999–2002"),
    ) == [["1999"], ["1999-10-25"], ["2002-05-20"], ["2002"], ["2001-08-30"], ["XXXX-05-07"], ["1999/2002"]]
    other_box = edtfs(field(0, "year", "1999"), field(1, "date", "25 October", group=2))
    assert other_box == [["1999"], ["XXXX-10-25"]]
    of_a_period = edtfs(field(0, "year_start", "1999–2002"), field(1, "date_start", "25 October"))
    assert of_a_period == [["1999/2002"], ["XXXX-10-25"]]


def of_news(text: str, language: str = "nl") -> list[str]:
    """The dates of a news text behind its dateline and a first paragraph."""
    head = {"nl": "BANGUI, 10 mei 2017 – Er is een konvooi beschoten.", "en": "Bangui, 10 May 2017 - A convoy was hit."}
    return edtfs(block(head[language]), block(text, index=1), language=language)[1]


def test_what_happened_in_a_month_to_come_was_the_year_before() -> None:
    assert of_news("In oktober vielen er bij rellen vier doden.") == ["2016-10"]
    assert of_news("In October four people were killed.", "en") == ["2016-10"]
    assert of_news("In april vielen er vier doden.") == ["2017-04"]
    assert of_news("In oktober is er een verkiezing.") == ["2017-10"]


def test_what_is_still_to_come_is_not_of_the_year_last_told_of() -> None:
    assert of_news("De post viel op 24 maart 2013. Het mandaat loopt op 15 november af.") == [
        "2013-03-24",
        "2017-11-15",
    ]
    assert of_news("De post viel op 24 maart 2013. De Raad spreekt er in maart over.")[-1] == "2018-03"
    assert of_news("De post viel op 24 maart 2013. Op 15 november kwam er een bestand.")[-1] == "2013-11-15"
    assert of_news("De post viel op 24 maart 2013 en op 15 november loopt men er nog.")[-1] == "2013-11-15"


def test_without_a_dateline_the_verb_gives_no_year() -> None:
    first, second = block("De post viel op 24 maart 2013."), block("Het mandaat loopt op 15 november af.", index=1)
    assert edtfs(first, second, language="nl") == [["2013-03-24"], ["2013-11-15"]]


def of_letter(text: str, *head: Block) -> list[str]:
    """The dates of a letter's paragraph below its head."""
    return edtfs(*head, block(text, index=len(head)), language="nl")[-1]


def test_a_letter_is_written_on_the_day_of_its_head() -> None:
    address = [
        block(line, index=i, element="list_item") for i, line in enumerate(("Ministerie", "Plein 4", "Den Haag"))
    ]
    lined = (*address, block("Den Haag, 15 juni 2018", index=3))
    fielded = (
        *address,
        block("15 juni 2018", index=3, element="infobox", field="Datum"),
        block("De inzet", index=4, element="infobox", field="Betreft"),
    )
    for head in (lined, fielded):
        assert of_letter("De post viel in 2013. Het mandaat loopt op 30 juni af.", *head)[-1] == "2018-06-30"
        assert of_letter("De post viel in 2013. In mei vertrekt men.", *head)[-1] == "2019-05"


def test_the_first_day_of_a_chronicle_is_no_day_of_writing() -> None:
    lines = ("3 juni 1993 – Men begint.", "12 november – Het kabinet besloot ertoe.")
    assert edtfs(*(block(line, index=i) for i, line in enumerate(lines)), language="nl")[-1] == ["1993-11-12"]
    box = block("3 juni 1993", element="infobox", field="Datum")
    assert edtfs(box, block("In november kwamen er nog drie om.", index=1), language="nl")[-1] == ["1993-11"]


def test_the_battle_of_a_titled_text_gives_later_sections_its_year() -> None:
    title, later = "Slag bij Noordstad", ("Slag bij Noordstad", "De strijd")
    lead = "De slag bij Noordstad was een treffen. Van 11 tot 13 februari 1951 vocht men er."
    assert edtfs(
        block(title, element="heading"),
        block(lead, index=1, section=(title,)),
        block("De strijd", index=2, element="heading", section=(title,)),
        block("Op 12 februari viel de post.", index=3, section=later),
        language="nl",
    )[3] == ["1951-02-12"]
    assert edtfs(
        block("Noordstad", element="heading"),
        block("Noordstad is een stad. Op 13 februari 1951 vocht men er.", index=1, section=("Noordstad",)),
        block("Bestuur", index=2, element="heading", section=("Noordstad",)),
        block("Op 12 februari is het markt.", index=3, section=("Noordstad", "Bestuur")),
        language="nl",
    )[3] == ["XXXX-02-12"]


def test_a_field_of_two_years_is_a_span_whatever_its_name_but_a_span_of_pages_is_none() -> None:
    field = block("1962–1963", element="infobox", field="life_span")
    pages = block("1962–1963", index=1, element="citation", field="pages")
    assert edtfs(field, pages) == [["1962/1963"], []]


def test_a_short_month_in_a_column_of_months_takes_the_year_of_the_row_above() -> None:
    cells = [("Month", True), ("May 2003", False), ("Aug", False)]
    column = [
        block(text, index=i, element="table_cell", group=1, row=i, column=0, is_header=is_header)
        for i, (text, is_header) in enumerate(cells)
    ]
    assert edtfs(*column) == [[], ["2003-05"], ["2003-08"]]
    assert edtfs(block("Jan", element="table_cell", group=1, row=0, column=0)) == [[]]


def test_an_answer_that_is_a_day_is_no_dateline() -> None:
    answer = block("On 1 November 2013. Parliament voted on 17 December.")
    assert edtfs(answer) == [["2013-11-01", "2013-12-17"]]
