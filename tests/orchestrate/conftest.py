"""A wiki and a sources folder with live pages, for the tests of what happens by itself."""

from __future__ import annotations

from tests.fetch.conftest import sources, wiki

__all__ = ["sources", "wiki"]
