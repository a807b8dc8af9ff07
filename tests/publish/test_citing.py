"""How a release is cited, and on which terms its documents can be passed on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from pipeline.publish import citing, licences
from pipeline.publish.attribution import attribution
from pipeline.publish.citing import citation_file, cited
from pipeline.publish.licences import Licence, licence
from pipeline.read.document import Document
from pipeline.read.origin import Origin
from pipeline.read.sources import load

ROOT = Path(__file__).resolve().parents[2]


def document(name: str, **origin: object) -> Document:
    return Document(name, f"Page {name}", "en", "text", "", "0" * 64, 0, Origin(f"{name}.txt", **origin))  # type: ignore[arg-type]


REVISED = dt.datetime(2027, 3, 4, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-2)))


def test_what_is_said_of_the_project_is_what_its_citation_file_says() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert said["title"] == citing.TITLE
    assert tuple(author["name"] for author in said["authors"]) == citing.AUTHORS
    assert tuple(said["keywords"]) == citing.KEYWORDS
    assert said["date-released"] == citing.FIRST_DAY


def test_a_release_is_from_the_latest_day_that_its_documents_know_and_not_from_a_clock() -> None:
    assert cited("ab", []).day == citing.FIRST_DAY
    assert cited("ab", [document("a", retrieved_at=dt.datetime(2001, 1, 1, tzinfo=dt.UTC))]).day == citing.FIRST_DAY
    assert cited("ab", [document("a", revised_at=REVISED)]).day == dt.date(2027, 3, 5)


def test_the_citation_file_of_a_release_names_it_and_its_licence() -> None:
    documents = [document("a", data_licence="cc-by-4.0"), document("b", data_licence="by agreement")]
    said = yaml.safe_load(citation_file(cited("0123456789ab", documents), documents))
    assert said["cff-version"] == "1.2.0"
    assert said["type"] == "dataset"
    assert said["identifiers"][0]["value"] == "0123456789ab"
    assert said["version"] == cited("0123456789ab", []).version
    assert said["license"] == ["CC-BY-4.0"]
    assert {"message", "title", "authors"} <= said.keys()
    assert "date-released" not in said


def test_an_id_of_digits_alone_stays_a_text() -> None:
    assert yaml.safe_load(citation_file(cited("012345678901", []), []))["identifiers"][0]["value"] == "012345678901"


def test_the_bibtex_entry_is_closed_and_keeps_the_groups_name_whole() -> None:
    entry = cited("0123456789ab", []).bibtex
    assert entry.startswith("@misc{blauwhelm-0123456789ab,")
    assert entry.count("{") == entry.count("}")
    assert "author = {{The Blauwhelm authors}}" in entry


@pytest.mark.parametrize("name", ["CC-BY-SA-4.0", "cc-by-sa-4.0"])
def test_a_licence_of_the_list_is_known_in_any_case(name: str) -> None:
    found = licence(name)
    assert (found.name, found.is_share_alike) == ("CC-BY-SA-4.0", True)
    assert found.url == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_any_other_licence_is_its_words() -> None:
    assert licence("with kind permission") == Licence("with kind permission", "with kind permission")
    assert licence("with kind permission").slug == "with-kind-permission"
    assert licence("§").slug == "other"


def test_the_embedded_catalog_gives_the_licence_of_the_data() -> None:
    assert {source.origin.data_licence for source in load([ROOT / "sources"])} == {"CC-BY-4.0"}


def test_a_share_alike_document_is_attributed_with_all_its_licence_asks_for() -> None:
    page = attribution(
        [
            document(
                "a",
                location="https://example.org/wiki/Page",
                revision_id="42",
                revised_at=REVISED,
                licence="CC-BY-SA-4.0",
                data_licence="CC-BY-4.0",
            )
        ]
    )
    assert "### Page a" in page
    assert "- location: <https://example.org/wiki/Page>" in page
    assert "- revision: 42, of 2027-03-04" in page
    assert "<https://creativecommons.org/licenses/by-sa/4.0/>" in page
    assert "the same licence for what is made from it" in page
    assert "Where that is a share-alike licence" in page


def test_what_is_not_known_is_said() -> None:
    page = attribution([document("a")])
    assert "- location: not known" in page
    assert "- licence: not known" in page
    assert "gives no licence" in page
    assert "None is known." in attribution([])


def test_text_of_a_document_is_text_on_the_page() -> None:
    page = attribution([document("a", location="https://x/\n# b", licence="<script>", revision_id="[x](y)")])
    assert "<script>" not in page
    assert "\n# b" not in page
    assert "[x](y)" not in page


def test_the_order_of_the_documents_has_no_part_in_the_page() -> None:
    documents = [document("b", licence="CC0-1.0"), document("a", licence="CC-BY-4.0")]
    assert attribution(documents) == attribution(documents[::-1])
    assert licences.of_documents(documents) == licences.of_documents(documents[::-1])
