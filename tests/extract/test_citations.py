"""Citations: what a reference cites, when, and which sentence leans on it."""

from __future__ import annotations

import datetime as dt

from pipeline.extract import citations
from pipeline.extract.ids import in_key
from pipeline.extract.rows import DocumentRows, Row, assign_ids
from pipeline.read import read
from pipeline.recognise import recognise
from tests.extract.reading import extracted, quote, rows
from tests.work import peak_of, steps_of

TEMPLATE = (
    "The mission ended.<ref name=end>{{cite web |last=Bah |first=Awa |last2=Sow |title=Mission {{!}} ends "
    "|url=http://www.example.org/2013/07/end.html |work=The Paper |date=3 July 2013 |accessdate=2013-07-05 "
    "|archive-url=https://web.archive.org/web/20130704101112/http://www.example.org/2013/07/end.html "
    "|archive-date=4 July 2013 |url-status=dead |language=fr}}</ref> Nobody stayed.<ref name=end/>"
)


def test_a_template_is_read_with_all_its_parameters() -> None:
    found = extracted(TEMPLATE)
    (row,) = rows(found, "citations")
    assert row["ref_name"] == "end"
    assert row["template"] == "cite web"
    assert row["title"] == "Mission | ends"
    assert row["host"] == "example.org"
    assert row["work"] == "The Paper"
    assert row["authors"] == "Awa Bah; Sow"
    assert row["language"] == "fr"
    assert row["published_earliest"] == dt.date(2013, 7, 3)
    assert row["accessed_earliest"] == dt.date(2013, 7, 5)
    assert row["archived_earliest"] == dt.date(2013, 7, 4)
    assert row["archive_timestamp"] == dt.datetime(2013, 7, 4, 10, 11, 12, tzinfo=dt.UTC)
    assert row["url_status"] == "dead"
    assert row["parameters"]["accessdate"] == "2013-07-05"
    assert row["position"] == 1


def test_every_use_names_the_sentence_before_it() -> None:
    found = extracted(TEMPLATE)
    (citation,) = rows(found, "citations")
    uses = rows(found, "citation_uses")
    assert [use["citation_id"] for use in uses] == [citation["citation_id"]] * 2
    assert [quote(found, use["supports"]) for use in uses] == ["The mission ended.", "Nobody stayed."]


def test_free_text_gives_its_link_its_archive_and_its_dates() -> None:
    found = extracted(
        "It was so.<ref>{{in lang|de}} [http://example.org/a Title of 1 May 2001] {{webarchive|"
        "url=https://web.archive.org/web/20180306083310/http://example.org/a |date=6 March 2018}}, ''Paper'' "
        "(6 July 2013), retrieved 8 July 2013.</ref>"
    )
    (row,) = rows(found, "citations")
    assert (row["title"], row["url"], row["language"]) == ("Title of 1 May 2001", "http://example.org/a", "de")
    assert row["published_edtf"] == "2013-07-06"
    assert row["accessed_edtf"] == "2013-07-08"
    assert row["archived_edtf"] == "2018-03-06"
    assert row["archive_timestamp"] == dt.datetime(2018, 3, 6, 8, 33, 10, tzinfo=dt.UTC)


def test_a_bare_link_has_an_address_and_no_title() -> None:
    (row,) = rows(extracted("So it is.<ref>http://example.org/x.php</ref>"), "citations")
    assert row["url"] == "http://example.org/x.php"
    assert row.get("title") is None


def test_a_link_to_an_archive_alone_is_traced_to_its_original() -> None:
    (row,) = rows(
        extracted("So.<ref>[https://web.archive.org/web/20131224220642/https://example.org/l.shtml Lead]</ref>"),
        "citations",
    )
    assert row["url"] == "https://example.org/l.shtml"
    assert row["archive_url"].startswith("https://web.archive.org/")
    assert row["title"] == "Lead"


def test_an_undefined_name_makes_no_use_of_a_citation() -> None:
    found = extracted("So it is.<ref name=nowhere/>")
    assert rows(found, "citations") == []
    assert rows(found, "citation_uses") == []


def test_a_use_before_the_definition_points_at_it() -> None:
    found = extracted("First.<ref name=later/> Second.<ref name=later>[http://example.org/ T]</ref>")
    assert len({use["citation_id"] for use in rows(found, "citation_uses")}) == 1
    assert len(rows(found, "citation_uses")) == 2


def test_names_of_languages_and_older_answers_on_dead_links_become_codes() -> None:
    cited = "It left.<ref>{{cite web |title=A |url=http://example.org/a |language=Spanish |deadurl=yes}}</ref>"
    (row,) = rows(extracted(cited), "citations")
    assert (row["language"], row["url_status"]) == ("es", "dead")


def test_a_state_of_an_address_that_no_list_knows_stays_in_the_parameters_alone() -> None:
    cited = "It left.<ref>{{cite web |title=A |url=http://example.org/a |url-status=perhaps <!-- ? -->}}</ref>"
    (row,) = rows(extracted(cited), "citations")
    assert row.get("url_status") is None
    assert row["parameters"]["url-status"].startswith("perhaps")


def test_uses_beside_one_passage_are_told_apart_by_their_sources() -> None:
    passage = ", ".join(f'a{i}<ref name="n{i}">body {i}</ref>' for i in range(300))
    found = extracted(f"{passage}.")
    ids = {row["citation_use_id"] for row in rows(found, "citation_uses")}
    assert len(ids) == 300
    assert len({row["supports"] for row in rows(found, "citation_uses")}) == 1


def test_a_passage_of_any_length_is_said_in_a_few_thousand_characters() -> None:
    assert in_key("Troops left.") == "Troops left."
    assert len(in_key("Troops left. " * 1_000_000)) < 100
    assert in_key("a" * 5_000) != in_key("b" * 5_000)


def test_equals_are_counted_without_keeping_what_they_say() -> None:
    words = "Troops left. " * 300
    uses = [Row("citation_uses", (f"source {i}", words), (i, i + 1), {}) for i in range(2_000)]
    assert peak_of(lambda: assign_ids(uses, "page")) < len(uses) * len(words) / 5
    same = [Row("citation_uses", ("source", words), (i, i + 1), {}) for i in range(3)]
    assert len(set(assign_ids(same, "page").values())) == 3


def test_a_note_of_many_dates_and_templates_is_work_in_proportion_to_it() -> None:
    def steps(times: int) -> int:
        text = "It ended.<ref>" + "Seen 3 May 2012 {{unheard of|2011}}, " * times + "</ref>"
        document = read(text, id="page", language="en", format="wikitext")
        mentions = recognise(document)
        return steps_of(lambda: citations.extract(DocumentRows(document, mentions)))

    steps(2)
    assert steps(160) <= 5 * steps(40)
