"""The Dagster home: the folder with the run history and the settings that keep Dagster from writing elsewhere.

No Dagster here: the environment must be right before Dagster is imported.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from pipeline.checkout import root
from pipeline.publish.staging import speaking_of

FOLDER = ".dagster"


def prepare(output: Path) -> Path:
    """Makes the Dagster home with the settings of `dagster.yaml` in force, and has the environment point at it.

    It is ``.dagster`` in the repository, and outside of one in the output folder. DAGSTER_HOME is not read: this
    project writes nothing to places that it was not told of.

    Args:
        output: the output folder, used where the package does not run from its repository.

    Returns:
        The folder, as an absolute path, as Dagster demands.

    Raises:
        OutputError: it cannot be made.
    """
    home = ((root() or output) / FOLDER).resolve()
    settings = files("pipeline.orchestrate").joinpath("dagster.yaml").read_text(encoding="utf-8")
    with speaking_of(home):
        home.mkdir(parents=True, exist_ok=True)
        target = home / "dagster.yaml"
        if not target.is_file() or target.read_text(encoding="utf-8") != settings:
            target.write_text(settings, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    return home
