"""Titles of fields, columns and lists that mean a role, and the role that a page's leader has without one."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.names import name_before

_MOST_NAME_WORDS = 8


def title_as_name(rows: DocumentRows) -> str | None:
    """The title of a document where it is a name and nothing more: that of the body whose leaders it lists."""
    title = rows.document.title
    name = name_before(title, len(title), rows.document.language, _MOST_NAME_WORDS) if title else None
    return title if title and name == (0, len(title)) else None


def role_of_title(title: str, language: str) -> str | None:
    """The role that a title means; None where it means none. The longest phrase in it counts.

    It is ``leader`` where the title says no more than that somebody leads (head, chief), and ``other`` where it names
    an office that is not that of the mission's head or its force's commander (the commander of a
    contingent, the adviser to the Secretary-General).
    """
    plain = title.casefold()
    found = list(_titles(language)[0].finditer(plain))
    own = [m for m in found if _whose(language).search(plain, 0, m.start()) is None]
    m = max(own, key=lambda m: m.end() - m.start(), default=None)
    if m is None:
        return "other" if found else None
    role = _titles(language)[1][" ".join(m[0].split())]
    is_bare = m[0].startswith(tuple(load(language, "leadership")["bare_commands"]))
    of_unit = is_bare and any(u.end() == m.start() - 1 for u in _units(language).finditer(title, 0, m.start()))
    return "other" if role == "force_commander" and of_unit else role


def end_of_title(title: str, language: str) -> int:
    """Where the longest phrase of a title ends that means a role; 0 where none does."""
    m = max(_titles(language)[0].finditer(title.casefold()), key=lambda m: m.end() - m.start(), default=None)
    return m.end() if m else 0


def last_title(text: str, start: int, end: int, language: str) -> re.Match[str] | None:
    """The title that stands last in a stretch of a text."""
    return max(_any_title(language).finditer(text, start, end), key=lambda m: m.start(), default=None)


def role_of_heading(heading: str, language: str) -> str | None:
    """The role that a heading gives to those listed under it; ``leader`` where it says no more than that they lead."""
    plain = " ".join(heading.casefold().split())
    if plain in load(language, "leadership")["leader_headings"]:
        return "leader"
    m = _headings(language).fullmatch(plain)
    if m is None or plain.split()[0] in load(language, "leadership")["addressing"]:
        return None
    return role_of_title(plain[: m.end("title")], language)


def is_of_staff(title: str, language: str) -> bool:
    """Whether a title is that of a head of staff, who leads a mission of observers and no other body."""
    return any(words in title.casefold() for words in load(language, "leadership")["staff"])


def is_of_deputy(title: str, language: str) -> bool:
    """Whether a title is that of a second: principal deputy."""
    return not set(load(language, "leadership")["deputies"]).isdisjoint(title.casefold().replace("-", " ").split())


def names_unit(text: str, language: str) -> bool:
    """Whether words name a part of a force: a battalion, a contingent."""
    return _units(language).search(text) is not None


def role_of_leader(person: PersonMention, title_role: str | None, *, of_mission: bool) -> str:
    """The role of somebody named as a leader: the title's, the one beside the name, or what the rank makes of it.

    Args:
        person: the leader.
        title_role: what the title means, None without one; ``leader`` where it says too little.
        of_mission: whether it is a mission that is led.
    """
    if title_role not in (None, "other", "leader"):
        return title_role
    if person.role is not None:
        return person.role
    if title_role == "other":
        return title_role
    if of_mission:
        return "force_commander" if person.rank else "head_of_mission"
    return "other"


@cache
def _titles(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        " ".join(phrase.split()): role
        for role, phrases in load(language, "leadership")["titles"].items()
        for phrase in phrases
    }
    return compiled(rf"(?<![\w-])(?:{alternatives(codes)})(?![\w-])"), codes


@cache
def _any_title(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w-])(?:{alternatives(_titles(language)[1])})(?![\w-])", re.IGNORECASE)


@cache
def _whose(language: str) -> re.Pattern[str]:
    """What stands before the title of somebody whom another serves: "to the" of "adviser to the Secretary-General"."""
    words = load(language, "leadership")
    of, articles = alternatives(words["role_of"]), alternatives(words["articles"])
    return compiled(rf"\w\s+(?:{of})\s+(?:{articles})\s+\Z")


@cache
def _units(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'leadership')['units'])})(?!\w)", re.IGNORECASE)


@cache
def _headings(language: str) -> re.Pattern[str]:
    words = load(language, "leadership")
    title = alternatives(_titles(language)[1])
    return compiled(rf"(?:\w+ ){{0,2}}(?P<title>{title})(?: (?:{alternatives(words['role_of'])}) .*)?")
