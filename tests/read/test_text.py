"""Plain text: what is a paragraph, a heading, a list, a fact box, a table, and where each character stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import read
from pipeline.read.document import Block
from pipeline.read.text import TextPage, read_text
from tests.shared import SHARED, needs_shared

LONG = "De missie begon in 1993 en telde op haar hoogtepunt ruim twintigduizend militairen uit dertig landen."


def shape(text: str) -> list[tuple[str, str]]:
    """Every block as its element and its text."""
    return [(block.element, block.text) for block in read_text(text).blocks]


def elements(text: str) -> list[str]:
    return [block.element for block in read_text(text).blocks]


def assert_exact(text: str, page: TextPage) -> None:
    """The blocks' maps are exact, the blocks ascend, the tiles cover the text, and no word is outside both."""
    assert "".join(text[tile.start : tile.end] for tile in page.tiles) == text
    assert all(tile.start < tile.end for tile in page.tiles)
    assert all(text[t.start : t.end].isspace() == (t.kind == "whitespace") for t in page.tiles)
    last = 0
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert block.text
        assert last <= block.start < block.end <= len(text)
        last = block.end
        assert_map(text, block)


def assert_map(text: str, block: Block) -> None:
    source = block.source
    ends = [*source.visible[1:], len(block.text)]
    position = block.start
    for at, to, start, end, is_copy in zip(
        source.visible, ends, source.start, source.end, source.verbatim, strict=True
    ):
        assert at < to
        assert position <= start < end <= block.end
        assert block.text[at:to] == (text[start:end] if is_copy else " ")
        assert is_copy or text[start:end].isspace()
        position = end
    assert block.span(0, len(block.text))[1] == block.end


SCRAPS = st.sampled_from(
    ["\n", "\n\n", " ", "  ", "\t", "- ", "* ", "1. ", "2. ", "(a) ", "---", "===", ":", ": ", ".", "?", ";", ",", "-",
     "Land", "land", "De missie telt", "WORD", "12", "1993", "e\u0301", "\u00a0", "\u2028", "\x0c", "\ufeff", "𝔘", "”"]
)  # fmt: skip


@given(st.text() | st.lists(SCRAPS, max_size=60).map("".join))
@settings(max_examples=300)
def test_any_text_is_mapped_exactly_and_covered(text: str) -> None:
    text = text.replace("\r", "\n")
    assert_exact(text, read_text(text))


@given(st.lists(SCRAPS, max_size=40).map("".join))
@settings(max_examples=100)
def test_every_word_is_in_a_block_a_key_or_a_sign(text: str) -> None:
    page = read_text(text)
    seen = "".join(block.text + (block.field or "") for block in page.blocks)
    seen += "".join(text[tile.start : tile.end] for tile in page.tiles if tile.kind == "markup")
    assert sorted(c for c in text if c.isalnum()) == sorted(c for c in seen if c.isalnum())


def test_paragraphs_are_separated_by_blank_lines() -> None:
    text = f"{LONG}\n \t\n{LONG}\n{LONG}"
    assert shape(text) == [("prose", LONG)] * 3


def test_a_paragraph_wrapped_by_hand_is_one_block_with_the_newlines_as_spaces() -> None:
    text = (
        "The mission was set up in 1993 to watch the border between the\n"
        "two countries. It had some eighty observers, who were led by an\n"
        "officer from Senegal. Its last members left in the autumn of\n"
        "Ninety-Four, when the observers of another mission took over.\n"
    )
    (block,) = read_text(text).blocks
    assert block.text == text.strip().replace("\n", " ")
    start = block.text.index("an officer")
    lo, hi = block.span(start, start + len("an officer"))
    assert text[lo:hi] == "an\nofficer"


def test_indented_wraps_and_wraps_at_a_hyphen_are_joined() -> None:
    text = "  De eerste groep bestond uit twee compagnieën en een genie-\n  peloton uit het zuiden."
    (block,) = read_text(text).blocks
    assert block.text == "De eerste groep bestond uit twee compagnieën en een genie-peloton uit het zuiden."
    assert_exact(text, read_text(text))


def test_a_sentence_broken_by_a_blank_line_stays_two_blocks() -> None:
    text = f"{LONG} Later sloot zich de beweging\n\nAnsar aan bij de groepen in het noorden.\n\nDaar bleef zij."
    assert elements(text) == ["prose", "prose", "prose"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (f"UNMIL in Liberia\n\n{LONG}", ["UNMIL in Liberia"]),
        (f"LIBERIA\nMission in Liberia (UNMIL)\n\n{LONG}", ["LIBERIA", "Mission in Liberia (UNMIL)"]),
        (f"{LONG}\n\nDe terugtocht\n\n{LONG}", ["De terugtocht"]),
        (f"{LONG}\n\nVraag: hoeveel landen deden mee?\n{LONG}", ["Vraag: hoeveel landen deden mee?"]),
        (f"Titel\n=====\n{LONG}\n\nDeel\n----\nKort.", ["Titel", "Deel"]),
        (f"1. Inleiding\n\n{LONG}\n\n2. Mandaat\n\n{LONG}", ["1. Inleiding", "2. Mandaat"]),
        (f"{LONG}\nSTERKTE\n{LONG}", ["STERKTE"]),
        ("Landen\n\n- Ghana\n- Togo", ["Landen"]),
    ],
)  # fmt: skip
def test_headings_are_short_lines_over_something(text: str, headings: list[str]) -> None:
    assert [block.text for block in read_text(text).blocks if block.element == "heading"] == headings


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n\nWeerbericht",  # nothing under it
        f"{LONG} Zij kwamen uit het\n\nNoorden\n\n{LONG}",  # the rest of a broken sentence
        f"De landen zijn:\n\n{LONG}",  # it introduces
        f"{LONG}\n\nZij vertrokken in 1995.\n\n{LONG}",  # a sentence
        f"{LONG}\n\nmet steun van anderen\n\n{LONG}",  # begins small
        f"{LONG}\n\nBron\n\nArchief",  # two short lines
        f"{LONG}\nFoto van het kamp\n\n{LONG}",  # the last line of a paragraph
    ],
)
def test_a_short_line_alone_is_no_heading(text: str) -> None:
    assert "heading" not in elements(text)[1:]


def test_sections_are_the_headings_above() -> None:
    text = f"Liberia\n\n{LONG}\n\n1. Begin\n\n{LONG}\n\n1.1 Mandaat\n\n{LONG}\n\n2. Einde\n\n{LONG}"
    sections = [block.section for block in read_text(text).blocks if block.element == "prose"]
    assert sections == [
        ("Liberia",),
        ("Liberia", "1. Begin"),
        ("Liberia", "1. Begin", "1.1 Mandaat"),
        ("Liberia", "2. Einde"),
    ]
    headings = [block for block in read_text(text).blocks if block.element == "heading"]
    assert [(block.level, block.section) for block in headings][:3] == [
        (1, ()),
        (2, ("Liberia",)),
        (3, ("Liberia", "1. Begin")),
    ]


def test_bullets_make_items_with_levels_and_one_group() -> None:
    text = "Taken:\n- toezicht\n  * te land\n  * ter zee, en waar nodig\n    in de lucht\n\n- hulp\n• slot\n"
    items = [block for block in read_text(text).blocks if block.element == "list_item"]
    assert [(item.text, item.level) for item in items] == [
        ("toezicht", 1),
        ("te land", 2),
        ("ter zee, en waar nodig in de lucht", 2),
        ("hulp", 1),
        ("slot", 1),
    ]
    assert {item.group for item in items} == {0}
    assert [text[t.start : t.end] for t in read_text(text).tiles if t.kind == "markup"][:2] == ["- ", "* "]


def test_numbers_make_a_list_only_where_they_count() -> None:
    assert shape("1. observe\n2. report\n\n3. help") == [("list_item", w) for w in ("observe", "report", "help")]
    assert shape("a) observe\nb) report") == [("list_item", "observe"), ("list_item", "report")]
    assert shape("3. Dit is een zin.") == [("prose", "3. Dit is een zin.")]
    assert shape("12) a\n7) b") == [("prose", "12) a"), ("prose", "7) b")]


def test_a_dash_in_the_middle_of_a_wrapped_sentence_is_no_bullet() -> None:
    text = "De bijdrage van het land duurde van het voorjaar van 1979\n- volgens anderen tot het najaar van 1985."
    assert "list_item" not in elements(text)
    assert "list_item" not in elements("-5 graden was het.\n--\n*nadruk* en -vlag")


def test_two_lists_are_two_groups() -> None:
    text = f"- a\n- b\n\n1. c\n2. d\n\n{LONG}\n\n- e\n"
    assert [block.group for block in read_text(text).blocks if block.element == "list_item"] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (f"De taken zijn:\n\nToezicht op het bestand\nHulp bij verkiezingen\nOntmijning\n{LONG}", 3),
        ("Er zijn twee taken:\ntoezicht op het bestand\nhulp bij verkiezingen", 2),
        ("De taken:\ntoezicht;\nhulp;\nontmijning.\nDaarna volgde de aftocht.", 3),
        ("The tasks:\nWatch the border.\nReport breaches.\nHelp people.", 3),
        (f"{LONG}\n\nGhana\nTogo\nBenin\n\n{LONG}", 3),
        (f"{LONG}\n\nGhana\n\nTogo\n\nBenin\n\n{LONG}", 3),
        (f"{LONG}\n\nGhana\nTogo\n\n{LONG}", 0),
        ("Hij zei:\nDe missie is goed gegaan. Wij zijn tevreden.\nDat is alles.", 0),
        ("De missie eindigde in 1996.\nDe troepen gingen naar huis.\nHet kamp werd afgebroken.", 0),
    ],
)
def test_short_lines_that_end_no_sentence_are_a_list(text: str, items: int) -> None:
    blocks = [block for block in read_text(text).blocks if block.element == "list_item"]
    assert len(blocks) == items
    assert len({block.group for block in blocks}) == min(items, 1)


def test_key_and_value_lines_are_fields_of_one_box() -> None:
    text = f"LIBERIA\n\nDeelname: 20 november 2003 - 18 mei 2004\nUitgezonden: 1.250\nMarine:\t\tja\n\n{LONG}"
    fields = [block for block in read_text(text).blocks if block.element == "infobox"]
    assert [(block.field, block.text, block.template) for block in fields] == [
        ("Deelname", "20 november 2003 - 18 mei 2004", None),
        ("Uitgezonden", "1.250", None),
        ("Marine", "ja", None),
    ]
    assert {block.group for block in fields} == {0}
    assert text[fields[0].start : fields[0].end].startswith("Deelname: 20")
    assert fields[1].span(0, 5) == (text.index("1.250"), text.index("1.250") + 5)


def test_a_long_value_goes_on_further_in() -> None:
    text = "Landen: Ghana, Togo,\n  Benin en Niger\nSterkte: 900"
    assert shape(text) == [("infobox", "Ghana, Togo, Benin en Niger"), ("infobox", "900")]


@pytest.mark.parametrize(
    "text",
    [
        f"Vraag: wie nam deel?\n{LONG}",
        f"{LONG}\n\nApril 1975: de hoofdstad valt\nMei 1975: het einde\n\n{LONG}",  # a date in the key would be lost
        f"{LONG}\n\nConclusie: de missie heeft haar doel in alle opzichten bereikt.\n\n{LONG}",
        f"{LONG}\n\nLiberia: land zonder vrede\n\n{LONG}",
        "Kolonel Jansen: wij gaan.",
        "http://example.org/a\nhttps://example.org/b",
        "Om 12:30 ging het mis\nOm 13:30 was het over",
    ],
)
def test_not_every_colon_makes_a_field(text: str) -> None:
    assert "infobox" not in elements(text)


def test_a_single_field_has_a_figure_for_its_value() -> None:
    assert shape(f"{LONG}\n\nOmgekomen: 3\n\n{LONG}")[1] == ("infobox", "3")


def test_keys_that_are_names_with_a_bracket_behind_them_are_items_of_a_list() -> None:
    text = "Bevelhebbers\nAnn van den Berg Cour (Chili): 1992\nJan Bos (Peru): mei - juni 1993\n"
    assert shape(text) == [
        ("heading", "Bevelhebbers"),
        ("list_item", "Ann van den Berg Cour (Chili): 1992"),
        ("list_item", "Jan Bos (Peru): mei - juni 1993"),
    ]
    box = "Uitgezonden (Landmacht): 120\nOmgekomen: 2\nSterkte (totaal): 90\nGewond (licht): 3\n"
    assert set(elements(box)) == {"infobox"}


def test_columns_between_tabs_are_a_table() -> None:
    text = "Jaar\tMilitairen\tPolitie\n1964\t6.369\t\n1974\t\t12\n"
    cells = [block for block in read_text(text).blocks if block.element == "table_cell"]
    assert [(cell.row, cell.column, cell.text) for cell in cells if not cell.is_header] == [
        (1, 0, "1964"),
        (1, 1, "6.369"),
        (2, 0, "1974"),
        (2, 2, "12"),
    ]
    assert [cell.text for cell in cells if cell.is_header] == ["Jaar", "Militairen", "Politie"]
    assert_exact(text, read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Land | Sinds | Man\nPeru | 1974 | 350\nPolen | 1979 | 90\n",
        "| Land | Sinds | Man |\n|---|:---:|---:|\n| Peru | 1974 | 350 |\n| Polen | 1979 | 90 |\n",
        "Land\tSinds\tMan\n-----\nPeru\t1974\t350\nPolen\t1979\t90\n",
    ],
    ids=["bars between", "a frame of bars and a rule", "a rule under tabs"],
)
def test_columns_between_bars_are_a_table_and_a_rule_under_the_header_is_no_row(text: str) -> None:
    cells = [block for block in read_text(text).blocks if block.element == "table_cell"]
    assert [cell.text for cell in cells if cell.is_header] == ["Land", "Sinds", "Man"]
    assert [cell.text for cell in cells if not cell.is_header] == ["Peru", "1974", "350", "Polen", "1979", "90"]
    assert len({cell.group for cell in cells}) == 1
    assert_exact(text, read_text(text))


def test_a_line_with_a_bar_alone_is_no_table() -> None:
    assert "table_cell" not in elements("Nieuws | Juba, 3 mei\n\nDe basis werd aangevallen | er viel niemand.\n")


def test_columns_aligned_by_spaces_are_a_table() -> None:
    text = "Naam          Sinds   Man\nJan de Vries  2004    800\nAnn Peeters   2011   1200\n"
    cells = [block for block in read_text(text).blocks if block.element == "table_cell"]
    assert [cell.text for cell in cells if cell.row == 1] == ["Jan de Vries", "2004", "800"]


def test_doubled_spaces_in_sentences_make_no_table() -> None:
    text = "The base was attacked.  Ten were killed.\nIt was  repelled at night.\nNobody was  held.\n"
    assert "table_cell" not in elements(text)


def test_the_first_line_is_a_title_where_it_is_short_and_no_sentence() -> None:
    assert read_text(f"UNMIL in Liberia\n\n{LONG}").lead_title == "UNMIL in Liberia"
    assert read_text("UNMIL").lead_title == "UNMIL"
    assert read_text(LONG).lead_title is None
    assert read_text("").lead_title is None


@pytest.mark.parametrize(
    "text",
    [
        "woord " * 800_000,
        " " * 5_000_000 + "x",
        ":" * 5_000_000,
        "Key: " * 1_000_000,
        "a\t" * 2_000_000,
        "-" * 5_000_000,
        ")" * 5_000_000,
        "x:\nA.\nB.\n" * 8_000,
        "".join(" " * (i % 99) + f"{i % 9}. x\n" for i in range(8_000)),
        "de missie van de Verenigde Naties in het noorden van het land was\n" * 8_000,
    ],
    ids=["words", "spaces", "colons", "keys", "tabs", "dashes", "parentheses", "lists", "numbers", "wraps"],
)
def test_reading_takes_linear_time(text: str) -> None:
    start = time.process_time()
    page = read_text(text)
    assert time.process_time() - start < 10
    assert sum(tile.end - tile.start for tile in page.tiles) == len(text)


def test_lines_beyond_all_measure_are_kept_as_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.text.MAX_LINES", 2)
    text = f"Liberia\n\n{LONG}\n\n- a\n- b\n"
    page = read_text(text)
    assert_exact(text, page)
    assert [block.text for block in page.blocks] == ["Liberia", LONG, "- a\n- b"]
    assert [(problem.kind, problem.what) for problem in page.problems] == [("budget", "lines")]
    assert read(text, format="text").is_degraded


@needs_shared
def test_the_real_dutch_text_reads_as_a_reader_sees_it() -> None:
    (path,) = SHARED.glob("seeds/000_*.txt")
    text = path.read_text("utf-8")
    page = read_text(text)
    assert_exact(text, page)
    assert [block.element for block in page.blocks] == ["prose"] * 8 + ["list_item"] * 7 + ["prose"] * 3


@needs_shared
@pytest.mark.parametrize("path", sorted(SHARED.glob("practice/docs/*.txt")), ids=lambda path: path.stem)
def test_the_practice_texts_are_mapped_exactly(path: Path) -> None:
    text = path.read_text("utf-8")
    assert_exact(text, read_text(text))


def test_a_first_line_with_a_colon_that_stands_alone_is_the_title() -> None:
    assert shape("Mali: de missie\n\nDuur: een jaar\nOmvang: 12 man\n")[0] == ("heading", "Mali: de missie")
    assert elements("Missie: Mali\nDuur: een jaar\nOmvang: 12 man\n") == ["infobox"] * 3
