"""The filter: what it says, what is refused, and that the judgement before parsing never contradicts the one after."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import read
from pipeline.read.errors import BadInput
from pipeline.scan.where import DEEPEST, Facts, judge, looks_at, parse_where


def facts(**known: object) -> Facts:
    return Facts(**known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expression", "title", "namespace", "holds"),
    [
        ("title = 'Berlin'", "Berlin", 0, True),
        ("title in ('Paris', 'new_york city')", "New York City", 0, True),
        ("title like 'List of %'", "List of missions", 0, True),
        ("title like 'List of %'", "A list of missions", 0, False),
        ("title like '_erlin'", "Berlin", 0, True),
        ("title like '100%%'", "100.5", 0, True),
        ("title not like '%(disambiguation)'", "Berlin", 0, True),
        ("title = 'Côte d''Ivoire'", "Côte d'Ivoire", 0, True),
        ("namespace in (0, 4)", "x", 4, True),
        ("namespace not in (0, 4)", "x", 4, False),
        ("not namespace = 0 or title = 'x'", "x", 0, True),
        ("NOT (namespace = 0 AND title = 'x')", "x", 0, False),
        ("namespace = 1 and namespace = 0 or title = 'x'", "x", 0, True),
        ("namespace = 1 and (namespace = 0 or title = 'x')", "x", 0, False),
    ],
)
def test_titles_and_namespaces_are_judged_before_parsing(
    expression: str, title: str, namespace: int, holds: bool
) -> None:
    assert judge(parse_where(expression), facts(title=title, namespace=namespace)) is holds


@pytest.mark.parametrize(
    "text",
    [
        "{{Infobox military operation|a=b}}",
        "{{ infobox_Military  operation\n|a=b}}",
        "{{Infobox military<!-- not a battle --> operation}}",
        "{{Infobox\nmilitary operation}}",
    ],
)
def test_a_template_is_looked_for_however_its_name_is_written(text: str) -> None:
    condition = parse_where("template in ('Infobox military operation')")
    assert judge(condition, facts(text=text)) is None
    assert judge(condition, facts(text="{{Infobox person}}")) is False


def test_what_the_text_has_is_not_yet_what_the_page_calls() -> None:
    condition = parse_where("template = 'Infobox person'")
    assert judge(condition, facts(text="<!-- {{Infobox person}} -->")) is False
    assert judge(condition, facts(text="an infobox person is no call")) is None
    assert judge(condition, facts(text="", templates=frozenset({"cite web"}))) is False
    assert judge(condition, facts(text="", templates=frozenset({"infobox Person"}))) is True


def test_the_opposite_of_what_is_not_known_is_not_known() -> None:
    condition = parse_where("not template = 'Infobox person'")
    assert judge(condition, facts(text="{{Infobox person}}")) is None
    assert judge(condition, facts(text="nothing")) is True


def test_one_side_settles_what_the_other_leaves_open() -> None:
    known = facts(title="A", text="{{B}}")
    assert judge(parse_where("template = 'B' and title = 'C'"), known) is False
    assert judge(parse_where("template = 'B' or title = 'A'"), known) is True
    assert judge(parse_where("template = 'B' or title = 'C'"), known) is None


@pytest.mark.parametrize(
    ("expression", "place"),
    [
        ("", "the end of the filter, where a condition"),
        ("templates in ('a')", "'templates' at character 1"),
        ("template in ('a'", "the end of the filter, where )"),
        ("template in ()", "')' at character 14, where a value in single quotes"),
        ('template in ("a")', "'\"' at character 14"),
        ("template like 'a'", "'like' at character 10, where in or = is expected"),
        ("title in (1)", "'1' at character 11"),
        ("namespace in ('0')", "\"'0'\" at character 15, where a number"),
        ("title = 'a' title = 'b'", "'title' at character 13, where and, or, or the end"),
        ("title = 'a'; drop", "';' at character 12"),
        ("category = '_'", "an empty name of a category"),
        ("not " * (DEEPEST + 2) + "title = 'a'", "more than 50 levels"),
        ("title = '" + "a" * 70_000 + "'", "longer than a filter may be"),
        ("__import__('os')", "'__import__' at character 1"),
    ],
)
def test_what_is_no_filter_is_refused_with_its_place(expression: str, place: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_where(expression)
    assert place in str(refused.value)
    assert str(refused.value).startswith("--where: ")


def test_it_is_known_which_fields_a_filter_looks_at() -> None:
    condition = parse_where("not (category = 'a' or namespace = 0)")
    assert looks_at(condition, "namespace")
    assert looks_at(condition, "category")
    assert not looks_at(condition, "title")
    assert not looks_at(condition, "template")


names = st.sampled_from(["Alpha beta", "gamma", "Delta_epsilon  zeta"])
conditions = st.recursive(
    st.builds("{} in ('{}')".format, st.sampled_from(["template", "category", "title"]), names),
    lambda inner: st.one_of(
        st.builds("not ({})".format, inner),
        st.builds("({}) {} ({})".format, inner, st.sampled_from(["and", "or"]), inner),
    ),
    max_leaves=5,
)
texts = st.lists(
    st.sampled_from(
        ["{{alpha_beta|x}}", "{{Gamma}}", "[[Category:Delta epsilon zeta]]", "<!--{{gamma}}-->", "gamma ",
         "{{gam<!-- -->ma}}", "<nowiki>{{Alpha beta}}</nowiki>", "[[category:gamma|key]]", "\n"]
    )
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(conditions, texts, names)
def test_a_page_that_the_cheap_judgement_leaves_out_is_one_that_the_filter_leaves_out(
    expression: str, text: str, title: str
) -> None:
    condition = parse_where(expression)
    document = read(text, id="x", language="en", format="wikitext")
    exact = judge(
        condition,
        facts(
            title=title,
            templates=frozenset(t.name for t in document.templates),
            categories=frozenset(c.name for c in document.categories),
        ),
    )
    cheap = judge(condition, facts(title=title, text=text))
    assert exact is not None
    assert cheap in (None, exact)
