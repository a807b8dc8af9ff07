"""What the page carries: infobox fields, links, categories."""

from __future__ import annotations

from tests.extract.reading import extracted, quote, rows

PAGE = """{{Infobox organization
| name = Test Force
| map =
| headquarters = [[Springfield (state)|Springfield]], Utopia
}}
'''Test Force''' is a [[force#Police|police]] force. See [http://example.org its site].
[[Category:Forces of Utopia|Test]]
"""


def test_every_field_is_kept_the_empty_ones_too() -> None:
    found = extracted(PAGE)
    fields = {row["field"]: row for row in rows(found, "infobox_fields")}
    assert list(fields) == ["name", "map", "headquarters"]
    assert fields["map"]["raw"] == ""
    assert fields["map"].get("evidence_id") is None
    assert fields["headquarters"]["text"] == "Springfield, Utopia"
    assert quote(found, fields["headquarters"]["evidence_id"]) == fields["headquarters"]["raw"]
    assert [row["position"] for row in fields.values()] == [1, 2, 3]


def test_links_keep_target_anchor_and_label() -> None:
    links = {row["target"]: row for row in rows(extracted(PAGE), "links")}
    assert links["force"]["section_anchor"] == "Police"
    assert links["force"]["label"] == "police"
    assert links["http://example.org"]["kind"] == "external"


def test_a_category_is_named_without_its_namespace_and_sort_key() -> None:
    assert [row["category"] for row in rows(extracted(PAGE), "categories")] == ["Forces of Utopia"]
