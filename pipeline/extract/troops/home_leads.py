"""The country whose part in missions a page is on, as its title and the paragraph below it say.

"Norway has been a contributor to United Nations peacekeeping since 1948". What a fact box, the title of a plain
text or the address of a letter says is the business of `home.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import demonyms, names
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Document
from pipeline.recognise.countries import find_countries

_LEAD = 600  # characters of the first paragraph in which it says what the page is on


@dataclass(frozen=True, slots=True)
class Home:
    """The country whose part in a mission a document is about.

    Attributes:
        code: alpha-3.
        written: the word of the document that says so: the country's or its people's name, where it occurs.
        words: all the words by which a text speaks of it.
        is_of_box: whether the labels of a fact box on its part say so.
        is_certain: whether a fact box on its part, the address of a letter or a title on its part in something says so,
            and not the name in a title alone.
    """

    code: str
    written: str
    words: re.Pattern[str]
    is_of_box: bool = True
    is_certain: bool = True

    def is_meant_in(self, text: str) -> bool:
        """Whether people of whom a paragraph says no more are this country's.

        Where only the title speaks of it, the paragraph has to as well.
        """
        return self.is_certain or self.words.search(text) is not None


def home_of_lead(document: Document) -> Home | None:
    """The one country that the title of a page names, where its lead says that it is on that country's part."""
    telling = _telling(document.language)
    found = find_countries(document.title, document.language) if telling is not None else []
    lead = next((b.text for b in document.blocks if b.element == "prose" and b.text.strip()), "")
    if (
        telling is None
        or len({c.code for c in found}) != 1
        or telling.search(f"{document.title}. {lead[:_LEAD]}") is None
    ):
        return None
    if _place_before(document.language).search(document.title[: found[0].start]):
        return None
    code, written = found[0].code, document.title[found[0].start : found[0].end]
    return Home(code, written, _words_of(code, document.language), is_of_box=False, is_certain=False)


# ---- the lexicon, compiled


@cache
def _telling(language: str) -> re.Pattern[str] | None:
    """What a title or a lead says that is on a country's part in missions."""
    words = load(language, "contributions")["home_leads"]
    return compiled(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None


@cache
def _words_of(code: str, language: str) -> re.Pattern[str]:
    """A country's names and the words for its people, without case; those with accents are left to their plain form."""
    forms = {
        form for listed in (names(language), demonyms(language)) for form, said in listed.items() if said.code == code
    }
    return compiled(rf"(?<!\w)(?:{alternatives(sorted(forms))})(?!\w)", re.IGNORECASE)


@cache
def _place_before(language: str) -> re.Pattern[str]:
    prepositions = alternatives(load(language, "people")["place_prepositions"])
    return compiled(rf"(?<!\w)(?:{prepositions})\s(?:{load(language, 'articles')['pattern']})?\Z", re.IGNORECASE)
