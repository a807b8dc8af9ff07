"""People whom nothing but a title before them shows to be people: "the first mediator was Name", "Mediator: Name".

Who has a rank, a nationality or a role at the name is known by that; here are the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.leaders.office_patterns import office_patterns
from pipeline.lexicon.countries import code_of_demonym
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.overlap import first_touching
from pipeline.recognise.person_names import name_at, name_patterns

_FOLLOWS = re.compile(r"\s*[.,;()]|\s+[a-z\d]|\s*\Z")  # what may stand behind a name that is all of the predicate


def named_by_title(block: Block, plain: str, known: Sequence[PersonMention], language: str) -> Iterator[PersonMention]:
    """The people in a block who stand behind a title and a copula or a colon.

    Args:
        block: the block.
        plain: its text with the dates blanked.
        known: the people found in it otherwise, in order.
        language: of the text.
    """
    patterns = office_patterns(language)
    last = 0
    for at in patterns.role.places(plain):
        m = patterns.role_is.match(plain, at)
        if m is None:
            continue
        span = name_at(plain, m.end(), name_patterns(language), block.links, least=2)
        if span is None or span[0] < last or not _FOLLOWS.match(plain, span[1]):
            continue
        if code_of_demonym(plain[slice(*span)].rsplit(maxsplit=1)[-1], language) is not None:
            continue  # the Dutch general
        last = span[1]
        if first_touching(known, m.end(), span[1]) is None:
            yield PersonMention(*span, plain[slice(*span)])
