"""Documents, and what was made of them, for the tests of the commands beside this file."""

from __future__ import annotations

import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.publish.release import publish
from tests.publish.tables import TEXT, small_tables


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    english = "The first mission\n\nThe mission was set up on 3 May 2014. It had 1,200 troops in June 2014.\n"
    dutch = "De tweede missie\n\nDe missie begon op 3 mei 2014. In juni 2014 waren er 1.200 militairen bij.\n"
    (folder / "first.txt").write_text(english, encoding="utf-8")
    (folder / "second.txt").write_text(dutch, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An output folder that was built, and what was said."""
    output = tmp_path_factory.mktemp("built") / "out"
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["build", "--sources", str(documents), "--output", str(output)])
    assert code == 0, said.getvalue()
    return output, said.getvalue()


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of small tables, with the document they were read from beside it."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "documents").mkdir()
    (folder / "documents" / "report.txt").write_text(TEXT, encoding="utf-8")
    publish(small_tables(), (), folder / "out")
    return folder


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return shutil.copytree(published_once, tmp_path / "published", symlinks=True)
