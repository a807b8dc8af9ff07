"""The tokens of wiki markup: what the elements that MediaWiki's preprocessor knows begin and end with."""

from __future__ import annotations

import re

# Extension tags whose content is not wikitext. The first two show it as it stands, the others show something else.
SHOWN = ("nowiki", "pre")
_OPAQUE = (
    "math", "chem", "score", "timeline", "syntaxhighlight", "source", "imagemap", "hiero", "graph", "templatedata",
    "templatestyles", "mapframe", "maplink", "inputbox", "includeonly", "categorytree", "charinsert",
)  # fmt: skip
CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in (*SHOWN, *_OPAQUE)}
# A link or template in which no other markup begins, as most are, is one token; of any other the ends are two.
TOKEN = re.compile(
    r"\[\[(?!\[)(?:[^\[\]{}<]*+\]\])?|\]\]"
    r"|\{\{(?:(?!\{)[^\[\]{}<]*+\}\}(?!\})|\{*)|\}\}+"
    rf"|<!--|<(?P<tag>(?i:ref|{'|'.join((*SHOWN, *_OPAQUE))}))(?=[\s/>])[^<>]*>|</(?i:ref)\s*>"
)
REFERENCE_TAG = re.compile(r"<(/?)ref(?=[\s/>])[^<>]*>", re.IGNORECASE)
