"""How long the commands take from nothing, beside the imports that they cannot do without: one run, fresh processes.

    python -m benchmarks.cold_start [--rounds 5]

Compiled modules are at hand, as on any machine where the command has run before. The least of the rounds counts, the
sides taking turns.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import child_seconds
from benchmarks.table import Figure

_FRAMEWORKS = "import dagster, pandera.polars, pyarrow, duckdb"
_READERS = "import polars, duckdb"
_BUILD = "cold `blauwhelm build`, embedded documents, report and charts included"
_ALLOWED = 0.5  # seconds of its own that a reading command may take


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print the times of the imports and of the commands."""
    parser = argparse.ArgumentParser(description="commands from nothing, beside their imports")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    blauwhelm = [sys.executable, "-m", "pipeline.cli"]
    with tempfile.TemporaryDirectory() as folder:
        published = str(Path(folder, "published"))
        commands = {
            "import of frameworks": [sys.executable, "-c", _FRAMEWORKS],
            "build": [*blauwhelm, "build", "--output", published],
            "import of readers": [sys.executable, "-c", _READERS],
            "check": [*blauwhelm, "check", published, "--fail-on", "never"],
            "explain": [*blauwhelm, "explain", "missions/minusma", "--output", published],
        }
        for command in commands.values():
            child_seconds(command)  # compiles what is not compiled yet
        taken = []
        for turn in range(rounds):
            # Into a folder of its own: where the release is there already, neither report nor charts are made.
            commands["build"][-1] = str(Path(folder, str(turn)))
            taken.append({name: child_seconds(command) for name, command in commands.items()})
    least = {name: min(each[name] for each in taken) for name in taken[0]}
    for name, seconds in least.items():
        print(f"  {name:22} {seconds:6.2f} s")
    build, imports = least["build"], least["import of frameworks"]
    print(f"build {build / imports:.2f} times its imports (reach 2)")
    told = f"{build / imports:.2f} ({build:.1f} s of processor time to {imports:.1f} s)"
    figures = [
        Figure(_BUILD, "importing dagster, pandera.polars, pyarrow and duckdb", "≤ 2", told, build <= 2 * imports)
    ]
    for name in ("check", "explain"):
        own = least[name] - least["import of readers"]
        print(f"{name}: {own:.2f} s beyond the import of polars and duckdb (reach {_ALLOWED})")
        reach = f"≤ {_ALLOWED} s beyond"
        told = f"{own:.2f} s beyond"
        figures.append(Figure(f"cold `blauwhelm {name}`", "importing polars and duckdb", reach, told, own <= _ALLOWED))
    return figures


if __name__ == "__main__":
    main()
