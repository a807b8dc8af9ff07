"""Citations: their dates, addresses, sites, names and gaps."""

from __future__ import annotations

import pytest

from pipeline.read.origin import Origin
from pipeline.validate.findings import Corpus, findings_of
from tests.validate.rules.judging import BY_ID, Case, Page, check, corpus_of, fires, silent
from tests.work import steps_of


def cite(**parameters: str) -> str:
    """A sentence with a reference; hyphens in the names of parameters are written as underscores here."""
    written = "".join(f"|{name.replace('_', '-')}={value}" for name, value in parameters.items())
    return f"The force arrived in the north.<ref>{{{{cite web{written}}}}}</ref>"


TITLED = {"title": "The force arrives", "url": "https://example.org/news/arrival"}
SELF = "https://en.wikipedia.org/wiki/United_Nations_Mission_in_Freedonia"
NAMED = Page(
    f"'''United Nations Mission in Freedonia''' is a mission.<ref>{{{{cite "
    f"web|url={SELF}#Losses|title=Three die}}}}</ref>"
)

CASES = (
    fires(
        "accessed_before_published",
        cite(**TITLED, date="3 May 2014", access_date="1 May 2014"),
        at=("date=3 May 2014", "access-date=1 May 2014"),
        severity="error",
    ),
    fires(
        "accessed_before_published",
        cite(title="Appointment", url="https://example.org/press/2017/sga17.htm", accessdate="23 October 2015"),
        at=("accessdate=23 October 2015", "2017"),
    ),
    fires(
        "accessed_before_published",
        cite(**TITLED, date="May 2014", access_date="1 April 2014"),
        at=("date=May 2014",),
        severity="warning",
    ),
    silent("accessed_before_published", cite(**TITLED, date="3 May 2014", access_date="2 May 2014")),
    silent("accessed_before_published", cite(**TITLED, date="3 May 2014", access_date="2014-05-03")),
    # An archive had the page before the year in its address.
    silent(
        "accessed_before_published",
        cite(
            title="Plans",
            url="https://example.org/2017/plans.htm",
            accessdate="23 October 2015",
            archive_url="https://web.archive.org/web/20150801101010/https://example.org/2017/plans.htm",
        ),
    ),
    # A number of an article, and an archive's digits, are no dates.
    silent(
        "accessed_before_published",
        cite(title="A", url="https://example.org/article/20139912345.html", accessdate="2 May 2012"),
    ),
    silent(
        "accessed_before_published",
        cite(title="A", url="https://arquivo.pt/wayback/20160513171717/http://example.org/", accessdate="2 May 2012"),
    ),
    fires(
        "archived_date_differs_from_archive_url",
        cite(
            **TITLED,
            archive_url="https://web.archive.org/web/20140503101112/https://example.org/news/arrival",
            archive_date="5 March 2014",
        ),
        at=(
            "archive-date=5 March 2014",
            "https://web.archive.org/web/20140503101112/https://example.org/news/arrival",
        ),
        suggested="2014-05-03",
    ),
    silent(
        "archived_date_differs_from_archive_url",
        cite(
            **TITLED,
            archive_url="https://web.archive.org/web/20140503235959/https://example.org/news/arrival",
            archive_date="4 May 2014",
        ),
    ),
    # WebCite's ids count microseconds in base 62; a stamp may stop at the year.
    silent(
        "archived_date_differs_from_archive_url",
        cite(**TITLED, archive_url="https://www.webcitation.org/6COhRabq3", archive_date="23 November 2012"),
    ),
    silent(
        "archived_date_differs_from_archive_url",
        cite(**TITLED, archive_url="https://web.archive.org/web/2014/https://example.org/", archive_date="3 May 2014"),
    ),
    fires(
        "archive_older_than_access",
        cite(
            **TITLED,
            access_date="16 November 2014",
            archive_url="https://web.archive.org/web/20140923101112/https://example.org/news/arrival",
        ),
        at=("access-date=16 November 2014",),
    ),
    silent(
        "archive_older_than_access",
        cite(
            **TITLED,
            access_date="1 August 2006",
            archive_url="https://web.archive.org/web/20060803101112/https://example.org/news/arrival",
        ),
    ),
    fires("cites_itself", NAMED, at=(f"{SELF}#Losses",), severity="error"),
    fires(
        "cites_itself",
        cite(title="Freedonia", url="https://nl.wikipedia.org/wiki/Vrijland"),
        at=("https://nl.wikipedia.org/wiki/Vrijland",),
    ),
    silent("cites_itself", cite(**TITLED) + " The [https://en.wikipedia.org/wiki/Freedonia country] is small."),
    silent(
        "cites_itself", "'''Wikipedia''' is a wiki.<ref>{{cite web|url=https://en.wikipedia.org/wiki/A|title=A}}</ref>"
    ),
    fires(
        "publisher_differs_from_host",
        cite(title="Three die", url="https://en.wikipedia.org/wiki/X", website="The New York Times"),
        at=("The New York Times", "https://en.wikipedia.org/wiki/X"),
    ),
    fires(
        "publisher_differs_from_host",
        cite(title="Three die", url="https://www.theguardian.com/world/1", work="BBC News"),
        at=("BBC News",),
    ),
    silent("publisher_differs_from_host", cite(title="A", url="https://www.bbc.co.uk/news/1", work="[[BBC News]]")),
    silent("publisher_differs_from_host", cite(title="A", url="https://www.bbc.co.uk/news/1", agency="Reuters")),
    silent("publisher_differs_from_host", cite(title="A", url="https://example.org/1", work="The New York Times")),
    fires(
        "placeholder_title",
        cite(title="Archived copy", url="https://example.org/a")
        + cite(title="EXAMPLE", url="https://www.example.org/a/b"),
        at=("title=Archived copy", "title=EXAMPLE"),
    ),
    silent("placeholder_title", cite(title="Example", url="https://www.example.org/")),
    silent("placeholder_title", cite(**TITLED, website="Example")),
    fires(
        "title_number_differs_from_url",
        cite(title="10 UN peacekeepers killed at base", url="https://example.org/2019/8-un-peacekeepers-killed-base/"),
        at=("10", "8"),
    ),
    fires(
        "title_number_differs_from_url",
        cite(title="Ten UN peacekeepers killed", url="https://example.org/eight-un-peacekeepers-killed-north/"),
        at=("Ten", "eight"),
    ),
    silent(
        "title_number_differs_from_url",
        cite(title="10 UN peacekeepers killed", url="https://example.org/10-un-peacekeepers-killed-8-hurt/"),
    ),
    silent(
        "title_number_differs_from_url",
        cite(title="3.3 million people fled the war", url="https://example.org/3-3-million-people-fled-the-war"),
    ),
    fires("reference_name_undefined", "A mission.<ref name=a>x</ref> A force.<ref name=b />", at=("<ref name=b />",)),
    silent("reference_name_undefined", 'A force.<ref name="b c"/>\n\n<references><ref name=b_c>x</ref></references>'),
    silent("reference_name_undefined", "{{Infobox language|ref=e18}}\nIt is spoken in the north.<ref name=e18/>"),
    fires(
        "reference_name_defined_twice",
        "A.<ref name=a>One book</ref> B.<ref name=a>Another book</ref>",
        at=("<ref name=a>One book</ref>", "<ref name=a>Another book</ref>"),
    ),
    silent(
        "reference_name_defined_twice",
        "A.<ref name=a>One  book</ref> B.<ref name=a>One book</ref> C.<ref name=a group=n>Two</ref>",
    ),
    fires(
        "reference_unused",
        "A.<ref name=a />\n\n{{reflist|refs=<ref name=a>One</ref><ref name=b>Two</ref>}}",
        at=("<ref name=b>Two</ref>",),
    ),
    silent(
        "reference_unused", "A.<ref name=a /> B.{{r|b}}\n\n{{reflist|refs=<ref name=a>One</ref><ref name=b>Two</ref>}}"
    ),
    fires(
        "reference_used_before_definition",
        "A.<ref name=a/> B.<ref name=a>x</ref>",
        at=("<ref name=a/>",),
        severity="info",
    ),
    silent("reference_used_before_definition", "A.<ref name=a/>\n\n<references><ref name=a>x</ref></references>"),
    fires(
        "bare_url",
        "A.<ref>https://example.org/1</ref> B.<ref>[http://example.org/2]</ref> C.<ref>https://example.org/3</ref>",
        at=(
            "<ref>https://example.org/1</ref>",
            "<ref>[http://example.org/2]</ref>",
            "<ref>https://example.org/3</ref>",
        ),
        severity="warning",
    ),
    fires(
        "bare_url",
        "A.<ref>https://example.org/1 {{dead link|date=May 2014}}</ref>",
        at=("<ref>https://example.org/1 {{dead link|date=May 2014}}</ref>",),
    ),
    silent("bare_url", "A.<ref>[https://example.org/1 The report]</ref> B.<ref>Report, https://example.org/2</ref>"),
    fires("access_date_missing", cite(**TITLED), at=(TITLED["url"],), severity="info"),
    silent("access_date_missing", cite(**TITLED, access_date="1 May 2014")),
    fires("publication_date_missing", cite(**TITLED), at=(TITLED["url"],)),
    silent("publication_date_missing", cite(**TITLED, year="2014")),
    fires("archive_missing", cite(**TITLED), at=(TITLED["url"],)),
    silent(
        "archive_missing",
        "A.<ref>[https://example.org/1 One] "
        "{{webarchive|url=https://web.archive.org/web/20140101000000/https://example.org/1|date=1 January 2014}}</ref>",
    ),
    fires(
        "untemplated_citation",
        "A.<ref>[https://example.org/1 One], 2014</ref>",
        at=("<ref>[https://example.org/1 One], 2014</ref>",),
    ),
    silent(
        "untemplated_citation",
        "A.<ref group=note>See [https://example.org/1 this].</ref> B.<ref>https://example.org/2</ref>",
    ),
    fires(
        "language_undeclared",
        cite(title="Les soldats de la mission sont arrivés dans le nord", url="https://example.fr/1"),
        at=("title=Les soldats de la mission sont arrivés dans le nord",),
    ),
    silent(
        "language_undeclared",
        cite(title="Les soldats de la mission sont arrivés dans le nord", url="https://example.fr/1", language="fr"),
    ),
    silent(
        "language_undeclared", cite(title="UN troops killed in the attack on a UN base", url="https://example.org/1")
    ),
    fires(
        "parameter_spelling_mixed",
        cite(**TITLED, accessdate="1 May 2014") + cite(**TITLED, access_date="2 May 2014"),
        at=("1 May 2014", "2 May 2014"),
    ),
    silent(
        "parameter_spelling_mixed", cite(**TITLED, access_date="1 May 2014") + cite(**TITLED, access_date="2 May 2014")
    ),
    fires(
        "dated_number_from_live_page",
        "As of 31 March 2020, 209 soldiers had died.<ref>{{cite web|url=https://example.org/f|title=Facts}}</ref>",
        at=("209", "31 March 2020", "https://example.org/f"),
    ),
    silent(
        "dated_number_from_live_page",
        "As of 31 March 2020, 209 soldiers had died.<ref>{{cite "
        "web|url=https://example.org/f|title=Facts|access-date=2 April 2020}}</ref>",
    ),
    silent(
        "dated_number_from_live_page",
        "On 31 March 2020, 9 soldiers died.<ref>{{cite web|url=https://example.org/f|title=Facts}}</ref>",
    ),
    fires(
        "uncited_claim",
        "The lead.\n\n== Losses ==\nOn 3 May 2014 a convoy of the mission was attacked near the town.",
        at=("3 May 2014",),
    ),
    silent(
        "uncited_claim",
        "The lead sums up that the mission began on 1 July 2013.\n\n== Losses ==\n"
        "On 3 May 2014 a convoy of the mission was attacked near the town.<ref>Report</ref>",
    ),
    fires(
        "source_predates_claim",
        "On 3 May 2015 the base in the north was attacked.<ref>{{cite "
        "news|title=Attacks|work=Example|date=4 June 2013}}</ref>",
        at=("3 May 2015", "date=4 June 2013"),
    ),
    silent(
        "source_predates_claim",
        "The mandate will end on 3 May 2015.<ref>{{cite news|title=Mandate|work=Example|date=4 June 2013}}</ref>",
    ),
    fires(
        "source_predates_claim",
        "On 3 May 2015 the base in the north was attacked.<ref>{{cite "
        "web|title=Attacks|url=http://example.org/attacks|access-date=4 June 2013}}</ref>",
        at=("3 May 2015", "access-date=4 June 2013"),
    ),
    fires(
        "event_date_differs_from_source_url",  # what nobody announces
        "On 3 May 2015 three soldiers were killed in an attack.<ref>{{cite "
        "web|title=Attack|url=https://example.org/2015/05/01/attack}}</ref>",
        at=("3 May 2015", "2015/05/01"),
        severity="warning",
    ),
    fires(
        "event_date_differs_from_source_url",  # what may be announced
        "On 3 May 2015 a new base was opened.<ref>{{cite "
        "web|title=Base|url=https://example.org/2015/05/01/base}}</ref>",
        at=("3 May 2015", "2015/05/01"),
        severity="info",
    ),
    silent(
        "source_predates_claim",
        "On 3 May 2015 the base was attacked.<ref>{{cite news|title=Base|work=Example|date=4 June 2013}}</ref>"
        "<ref>{{cite news|title=Attack|work=Example|date=4 May 2015}}</ref>",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_citations(case: Case) -> None:
    check(case)


def test_the_article_is_known_by_the_address_it_comes_from() -> None:
    origin = Origin("page.wikitext", location="https://en.wikipedia.org/wiki/UNMIF")
    text = "A mission.<ref>{{cite web|url=https://en.wikipedia.org/wiki/UNMIF|title=Three die}}</ref>"
    check(fires("cites_itself", Page(text, origin=origin), at=("https://en.wikipedia.org/wiki/UNMIF",)))


@pytest.mark.parametrize(
    "rule", ["source_predates_claim", "event_date_differs_from_source_url", "dated_number_from_live_page"]
)
def test_many_sources_for_one_sentence_are_work_in_proportion_to_them(rule: str) -> None:
    def steps(sources: int) -> int:
        cited = ", 300 of them<ref>{{cite web|url=http://example.org/a|title=t}}</ref>" * sources
        corpus = corpus_of(Page(f"As of 3 May 2012, troops came{cited}."))
        findings_of(BY_ID[rule], corpus)  # what is kept of each address is there by then
        return steps_of(lambda: findings_of(BY_ID[rule], Corpus(corpus.documents, corpus.tables)))

    assert steps(160) <= 5 * steps(40)
