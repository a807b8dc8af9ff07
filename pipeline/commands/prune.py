"""`blauwhelm prune`: old releases, removed by a stated policy.

Nothing is ever removed unasked. Asked, the newest releases stay, as many as are named, and whatever the number is the
one that `latest` leads to and the one before it, which its `CHANGES.md` and its table `changes` speak of.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from pipeline.commands.errors import RefusedError
from pipeline.publish import history
from pipeline.publish.staging import opened


def run(output: Path, *, keep: int, dry_run: bool) -> int:
    """Removes old releases and says which. Gives the exit code.

    Args:
        output: the folder that holds the releases.
        keep: how many of the newest stay.
        dry_run: whether to say only what would go.

    Raises:
        OutputError: a build is writing to the folder, or a release cannot be removed.
        RefusedError: there is no release in it.
    """
    if not history.present(output):
        raise RefusedError(f"there is no release in {output} (blauwhelm build publishes one)")
    console = Console(highlight=False, soft_wrap=True, markup=False)
    with opened(output) as folder:
        going = superfluous(output, keep)
        for release in going:
            if not dry_run:
                folder.remove(release)
            console.print(f"{'would remove' if dry_run else 'removed'} {release}")
        left = len(history.present(output)) - (len(going) if dry_run else 0)
    console.print(f"releases {'that would be ' if dry_run else ''}left in {output}: {left}")
    return 0


def superfluous(output: Path, keep: int) -> list[str]:
    """The releases that the policy lets go, oldest first."""
    order = history.in_order(output)
    current = history.current(output)
    staying = {*order[-keep:], current}
    if current is not None:
        staying |= {history.compared_with(output, current), history.previous_of(output, current)}
    return [release for release in order if release not in staying]
