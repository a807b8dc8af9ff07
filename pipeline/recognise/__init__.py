"""From visible text to mentions: dates, numbers, places and countries, people, organisations, acronyms."""

from __future__ import annotations

from pipeline.recognise.ledger import recognise
from pipeline.recognise.placed import Mentions

__all__ = ["Mentions", "recognise"]
