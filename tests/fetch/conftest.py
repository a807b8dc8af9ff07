"""A wiki and a sources folder for the tests beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.fetching import Sources
from tests.fetch.wiki_server import Wiki, running


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wiki]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("BLAUWHELM_CONTACT", raising=False)
    with running() as found:
        yield found


@pytest.fixture
def sources(wiki: Wiki, tmp_path: Path) -> Sources:
    folder = tmp_path / "sources"
    folder.mkdir()
    return Sources(folder, wiki)
