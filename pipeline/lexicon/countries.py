"""Countries by name, code, flag and demonym: all that turns a word for a country into its ISO 3166-1 alpha-3 code.

The names come from CLDR (through Babel), ISO 3166-1 (through pycountry) and three code lists, ``country_names.csv``,
``demonyms.csv`` and ``capitals.csv``; the codes from ``countries.csv``. What a text makes of them is the business of
`pipeline.recognise.countries`.

Three decisions:

- A state that changed its name keeps one code, the present one (Zaire is COD, Upper Volta BFA). A state that ceased to
  be has its own, former code of ISO 3166-3 (SUN, YUG, CSK, DDR, SCG, YMD, ANT). Kosovo has the user-assigned XKX.
- England, Scotland, Wales and Northern Ireland are GBR.
- A word that fits two countries alike has no code: Congo, Congolese, Korea, Korean, Dominican.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

from pipeline.lexicon import LANGUAGES, load_shared
from pipeline.lexicon.code_lists import rows
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.letters import without_accents

FormKind = Literal["name", "adjective", "demonym"]

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))
_BREAKS = re.compile(r"[\s_\-‐‑–/(),]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a country, its people or what is its own.

    Attributes:
        code: alpha-3.
        kind: a name of the country, an adjective, or a noun for its people.
        is_ambiguous: whether the form by itself says too little in running text (Macedonia, America); beside a flag it
            says enough.
        is_abbreviation: whether only capitals make it that (US, not us).
    """

    code: str
    kind: FormKind
    is_ambiguous: bool = False
    is_abbreviation: bool = False


# Extractors compare the same few hundred names of a page with each other, again and again.
@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form in which names are compared: no case, accents, apostrophes, dots, hyphens, or article before it."""
    plain = text.translate(_APOSTROPHES).replace(".", "").replace("&", " and ")
    plain = _BREAKS.sub(" ", without_accents(plain)).strip().casefold()
    for article in _articles():
        if plain.startswith(article):
            return plain[len(article) :]
    return plain


def country_of_flag(argument: str) -> str | None:
    """The country that a flag template shows.

    Args:
        argument: the template's argument, or the name of a template that is itself a flag: a country's name in English
            or Dutch, or its ISO 3166-1, IOC or FIFA code in capitals.

    Returns:
        Alpha-3; None where it is no country (a person, a club, the United Nations). Where the lists of codes disagree,
        ISO comes before IOC and IOC before FIFA.
    """
    key = _flag_ending().sub("", argument.strip())
    if key in _codes():
        return _codes()[key]
    shown = (form_of(key, language) for language in LANGUAGES)
    return next((form.code for form in shown if form and form.kind == "name"), None)


def is_former(code: str) -> bool:
    """Whether a code is that of a country that is no more."""
    return _countries()[code]["status"] == "former"


def name_of(code: str, language: str) -> str:
    """The country's display name: that of CLDR, or for a former country that of the code list.

    Raises:
        KeyError: there is no such code, or no names in that language.
    """
    row = _countries()[code]
    if row["status"] == "former":
        return row[f"name_{language}"]
    return _territories(language)[row["alpha2"]]


def code_of(name: str, language: str | None = None) -> str | None:
    """The country of that name: short, long, official, former or abbreviated; with or without accents and article.

    Args:
        name: as written. A name begins with a capital, an abbreviation is in capitals: turkey and us are no countries.
        language: the name's language; without it, any language known, English first.

    Returns:
        Alpha-3; None where it is the name of no country, or of more things than one.
    """
    for tongue in (language,) if language else LANGUAGES:
        form = form_of(name, tongue)
        if form is not None and form.kind == "name":
            return None if form.is_ambiguous else form.code
    return None


def code_of_demonym(word: str, language: str) -> str | None:
    """The country of an adjective or a noun for its people, in any inflection (Chadians, Tsjadische, Rwandezen)."""
    form = demonyms(language).get(fold(word)) if _is_capitalised(word) else None
    return form.code if form else None


def form_of(words: str, language: str) -> Form | None:
    """What the words are: a country's name before its demonym (Dutch ``Polen`` is the country)."""
    if not _is_capitalised(words):
        return None
    key = fold(words)
    named = names(language).get(key)
    if named is not None and named.is_abbreviation and not words.replace(".", "").isupper():
        named = None
    return named or demonyms(language).get(key)


@cache
def names(language: str) -> dict[str, Form]:
    """Every name of a country in a language, folded. The code list has the last word over CLDR and ISO.

    Raises:
        KeyError: the language has no names.
    """
    forms: dict[str, Form] = {}
    territories = _territories(language)
    for code, row in sorted(_countries().items()):
        shown = territories.get(row["alpha2"]) if row["status"] != "former" else None
        for name in (shown, row[f"name_{language}"]):
            if name:
                # Of "Myanmar (Burma)" the part before the parenthesis is a name as well.
                for variant in {name, name.partition(" (")[0], name.replace("&", "en")}:
                    forms[fold(variant)] = Form(code, "name")
    if language == "en":
        forms = {**_official_names(), **forms}
    for row in rows("country_names"):
        if row["language"] == language:
            forms[fold(row["name"])] = Form(
                row["alpha3"], "name", row["is_ambiguous"] == "true", row["kind"] == "abbreviation"
            )
    return forms


@cache
def demonyms(language: str) -> dict[str, Form]:
    """Every adjective and noun for a people in a language, folded; a form that is both counts as an adjective."""
    forms: dict[str, Form] = {}
    for row in rows("demonyms"):
        if row["language"] == language:
            kind: FormKind = "adjective" if row["kind"] == "adjective" else "demonym"
            key = fold(row["form"])
            if key not in forms or kind == "adjective":
                forms[key] = Form(row["alpha3"], kind)
    return forms


@cache
def languages(language: str) -> frozenset[str]:
    """The names of languages in a language, without case (CLDR)."""
    return frozenset(name.casefold() for name in Locale(language).languages.values())


@cache
def capitals(language: str) -> dict[str, str]:
    """The country by its capital's name in a language, folded."""
    return {fold(row["name"]): row["alpha3"] for row in rows("capitals") if row["language"] == language}


@cache
def capital_names(language: str) -> tuple[str, ...]:
    """The names of the capitals in a language, as written."""
    return tuple(row["name"] for row in rows("capitals") if row["language"] == language)


@cache
def _codes() -> dict[str, str]:
    """Alpha-3 by any code for a country; the first list that has a code decides."""
    found: dict[str, str] = {}
    for column in ("alpha3", "ioc", "fifa", "alpha2"):
        for code, row in sorted(_countries().items()):
            if row[column]:
                found.setdefault(row[column], code)
    return found


@cache
def _official_names() -> dict[str, Form]:
    """The English names of ISO 3166-1, also those turned about ("Moldova, Republic of") in their spoken order."""
    import pycountry  # it reads its files when imported

    forms: dict[str, Form] = {}
    for country in pycountry.countries:
        written = [getattr(country, key, None) for key in ("name", "official_name", "common_name")]
        for name in filter(None, written):
            head, comma, tail = name.partition(", ")
            for variant in (name, f"{tail} {head}") if comma else (name,):
                forms.setdefault(fold(variant), Form(country.alpha_3, "name"))
    return forms


@cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["alpha3"]: row for row in rows("countries")}


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        return dict(Locale(language).territories)
    except UnknownLocaleError as error:
        raise KeyError(f"no names of countries in {language}") from error


@cache
def _articles() -> tuple[str, ...]:
    """The articles that may stand before a country's name, each with the space behind it."""
    return tuple(f"{article} " for article in load_shared("names")["articles"])


@cache
def _flag_ending() -> re.Pattern[str]:
    return compiled(rf"(?<=[A-Z])[ -]?(?:{'|'.join(load_shared('names')['flag_endings'])})$")


def _is_capitalised(words: str) -> bool:
    for article in _articles():
        words = words.removeprefix(article)
    return words[:1].isupper()
