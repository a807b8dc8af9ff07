"""Whether a number of the dead is that of a whole mission: not of one country's, nor of so many more."""

from __future__ import annotations

import re

from pipeline.recognise.countries import find_countries
from pipeline.validate.findings import Corpus
from pipeline.validate.stated import Row, mentions_by_id
from pipeline.validate.wording import words_before

_LEAD = 24  # characters before a number in which it is told as so many more


def is_of_mission(corpus: Corpus, row: Row) -> bool:
    """Whether a total is that of the whole mission, as far as its words say: no nationality stands before its noun."""
    mention = mentions_by_id(corpus).get(row["count_mention_id"])
    return mention is None or not (_nationality_behind(corpus, mention) or _is_further(corpus, mention))


def _is_further(corpus: Corpus, mention: Row) -> bool:
    """Whether a number is told as so many more than those before it: by then a further 11 had died."""
    document = corpus.documents.get(mention["document_id"])
    if document is None:
        return False
    before = words_before(document.language, "comparisons", "further")
    return before.search(document.text[max(0, mention["start"] - _LEAD) : mention["start"]]) is not None


def _nationality_behind(corpus: Corpus, mention: Row) -> bool:
    document = corpus.documents.get(mention["document_id"])
    if document is None:
        return False
    behind = re.split(r"[.,;:()|\n]", document.text[mention["end"] : mention["end"] + 40], maxsplit=1)[0]
    return any(not behind[: c.start].strip(" [{") for c in find_countries(behind, document.language))
