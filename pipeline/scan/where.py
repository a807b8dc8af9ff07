"""The filter language of `--where`: which pages of a dump are read.

    template in ('Infobox military operation', 'Infobox UN mission') and not title like 'List of %'

| condition | holds where |
|---|---|
| ``template in ('…', …)`` | the page calls one of these templates |
| ``category in ('…', …)`` | the page puts itself into one of these categories; what a template adds is not seen |
| ``title in ('…', …)`` | its title is one of these |
| ``title like '…'`` | its title follows the pattern: ``%`` is any run of characters, ``_`` is any one |
| ``namespace in (0, …)`` | it stands in one of these namespaces |

``=`` is ``in`` with one value; ``not in`` and ``not like`` turn a condition round; ``and``, ``or``, ``not`` and
parentheses join them. Values are written as in SQL, a quote inside as two. Templates, categories and titles are
compared without regard to case, and an underscore is a space; ``like`` takes case as it stands.

A condition is judged twice. Before a page is parsed, from its title, its namespace and a search in its text: that
tells that a template is *not* called, never that it is (it may be called in a comment). So judgements have three
values, and only a page whose filter is certainly false is left. After parsing, from what the page calls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from pipeline.read.errors import BadInput
from pipeline.read.names import comparable

FIELDS = ("template", "category", "title", "namespace")
Field = Literal["template", "category", "title", "namespace"]

LONGEST = 64 * 1024
"""Characters of an expression."""

DEEPEST = 50
"""Parentheses and negations inside each other."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<word>[A-Za-z_]+)|(?P<sign>[(),=])|(?P<other>\S))""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a filter may look at.

    Attributes:
        title: the page's title; None before it is known.
        namespace: the number of its namespace; None before it is known.
        text: its wikitext, searched where `templates` and `categories` are not known; None before it is known.
        templates: names of the templates that it calls; None before it is parsed.
        categories: names of the categories that it puts itself into; None before it is parsed.
    """

    title: str | None = None
    namespace: int | None = None
    text: str | None = None
    templates: frozenset[str] | None = None
    categories: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The condition that a page's templates, categories or title are among these (already comparable)."""

    field: Field
    names: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Like:
    """The condition that a page's title follows a pattern."""

    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class InNamespace:
    """The condition that a page stands in one of these namespaces."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions of which all hold, or one."""

    by: Literal["and", "or"]
    conditions: tuple[Condition, ...]


Condition = Named | Like | InNamespace | Not | Joined


def judge(condition: Condition, facts: Facts) -> bool | None:
    """Whether a condition holds; None where the facts do not tell."""
    match condition:
        case Not(inner):
            found = judge(inner, facts)
            return None if found is None else not found
        case Joined(by, conditions):
            settled = by == "or"  # the value that one condition settles the whole with
            results = [judge(each, facts) for each in conditions]
            return settled if settled in results else (None if None in results else not settled)
        case InNamespace(numbers):
            return None if facts.namespace is None else facts.namespace in numbers
        case Like(pattern):
            return None if facts.title is None else pattern.fullmatch(facts.title) is not None
        case Named("title", names):
            return None if facts.title is None else comparable(facts.title) in names
        case Named(field, names, pattern):
            called = facts.templates if field == "template" else facts.categories
            if called is not None:
                return any(comparable(name) in names for name in called)
            return False if facts.text is not None and not _is_possible(pattern, facts.text) else None


def looks_at(condition: Condition, field: Field) -> bool:
    """Whether a condition depends on a field."""
    match condition:
        case Not(inner):
            return looks_at(inner, field)
        case Joined(_, conditions):
            return any(looks_at(each, field) for each in conditions)
        case Named(own):
            return own == field
        case Like():
            return field == "title"
        case InNamespace():
            return field == "namespace"


def parse_where(expression: str) -> Condition:
    """The condition that an expression states.

    Raises:
        BadInput: it is none; one line that names the character where it goes wrong.
    """
    if len(expression) > LONGEST:
        raise BadInput(f"--where: longer than a filter may be ({LONGEST} characters)")
    tokens = _Tokens(list(_tokens(expression)))
    condition = _either(tokens, 0)
    tokens.expect_end()
    return condition


def _is_possible(pattern: re.Pattern[str], text: str) -> bool:
    """Whether one of the names can be called in a text: false only where none is."""
    if "<!--" in text:  # a comment inside a name is no part of it
        text = _COMMENT.sub("", text)
    return pattern.search(text.casefold()) is not None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: str
    at: int


class _Tokens:
    """The tokens of an expression, read from left to right."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0

    @property
    def next(self) -> _Token:
        """The next token, which stays; at the end, one of the kind ``end``."""
        return self._tokens[self._next]

    def take(self) -> _Token:
        """The next token."""
        token = self.next
        self._next += token.kind != "end"
        return token

    def take_word(self, *words: str) -> str | None:
        """The next token, if it is one of these words or signs."""
        token = self.next
        if token.kind in ("word", "sign") and token.value.lower() in words:
            return self.take().value.lower()
        return None

    def expect(self, *words: str) -> str:
        """The next token, which must be one of these words or signs."""
        return self.take_word(*words) or self.refuse(" or ".join(words))

    def expect_end(self) -> None:
        if self.next.kind != "end":
            self.refuse("and, or, or the end")

    def refuse(self, wanted: str) -> str:
        token = self.next
        found = f"{token.value!r} at character {token.at + 1}" if token.kind != "end" else "the end of the filter"
        raise BadInput(f"--where: {found}, where {wanted} is expected")


def _tokens(expression: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(expression):
        kind = str(found.lastgroup)
        yield _Token(kind, found[kind], found.start(kind))
    yield _Token("end", "", len(expression))


def _either(tokens: _Tokens, depth: int) -> Condition:
    return _joined("or", lambda: _joined("and", lambda: _single(tokens, depth), tokens), tokens)


def _joined(by: Literal["and", "or"], one: Callable[[], Condition], tokens: _Tokens) -> Condition:
    conditions = [one()]
    while tokens.take_word(by):
        conditions.append(one())
    return conditions[0] if len(conditions) == 1 else Joined(by, tuple(conditions))


def _single(tokens: _Tokens, depth: int) -> Condition:
    if depth > DEEPEST:
        tokens.refuse(f"an expression with no more than {DEEPEST} levels")
    if tokens.take_word("not"):
        return Not(_single(tokens, depth + 1))
    if tokens.take_word("("):
        condition = _either(tokens, depth + 1)
        tokens.expect(")")
        return condition
    return _comparison(tokens)


def _comparison(tokens: _Tokens) -> Condition:
    field = tokens.take_word(*FIELDS)
    if field is None:
        tokens.refuse(f"a condition on {', '.join(FIELDS)}")
    is_negated = tokens.take_word("not") is not None
    operators = ("in", "like") if field == "title" else ("in",)
    operator = tokens.expect(*operators, *(() if is_negated else ("=",)))
    if operator == "like":
        condition: Condition = Like(_like(_value(tokens, "text")))
    else:
        kind = "number" if field == "namespace" else "text"
        values = [_value(tokens, kind)] if operator == "=" else _values(tokens, kind)
        condition = _among(cast("Field", field), values)
    return Not(condition) if is_negated else condition


def _values(tokens: _Tokens, kind: str) -> list[str]:
    tokens.expect("(")
    values = [_value(tokens, kind)]
    while tokens.take_word(","):
        values.append(_value(tokens, kind))
    tokens.expect(")")
    return values


def _value(tokens: _Tokens, kind: str) -> str:
    if tokens.next.kind != kind:
        tokens.refuse("a number" if kind == "number" else "a value in single quotes")
    value = tokens.take().value
    return value if kind == "number" else value[1:-1].replace("''", "'")


def _among(field: Field, values: Iterable[str]) -> Condition:
    if field == "namespace":
        return InNamespace(frozenset(map(int, values)))
    names = frozenset(map(comparable, values))
    if "" in names:
        raise BadInput(f"--where: an empty name of a {field}")
    spelt = [r"[\s_]+".join(map(re.escape, name.split())) for name in sorted(names)]
    return Named(field, names, re.compile("|".join(spelt)))


def _like(pattern: str) -> re.Pattern[str]:
    signs = {"%": ".*", "_": "."}
    collapsed = re.sub("%+", "%", pattern)
    return re.compile("".join(signs.get(sign) or re.escape(sign) for sign in collapsed), re.DOTALL)
