"""The output folder: who may write to it, where a release is prepared, and how it becomes the current one.

    DIR/.lock            held by the build that writes
    DIR/.staging/        a release in the making; what a killed build left there, the next one clears away
    DIR/releases/<id>/   the releases; a file of one never changes, and all that one may gain is a folder of CSV
    DIR/latest           a relative symbolic link to the current one
    DIR/releases.jsonl   in which order they were the current one (`history.py`)

A release is written to the staging folder and flushed to the disk there, renamed, and then `latest` is replaced: three
steps of which the last two are atomic. Killed at any moment, `latest` is the old release or the new one, whole. A
reader who has a file of the old release open goes on reading it.

POSIX only: it takes locks (`pipeline.durable`) and symbolic links. What is in a release is `release.py`'s business.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline import durable
from pipeline.publish import checksums, history
from pipeline.publish.history import LATEST, RELEASES

_STAGING = ".staging"


class OutputError(Exception):
    """The output folder cannot be written to: no such place, no permission, no space, or another build is at it.

    Its text is one line for the person who named the folder.
    """


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """An output folder that this process holds the lock of. `opened` gives one."""

    path: Path

    def release(self, release_id: str) -> Path:
        """Where the release of this id is, or would be."""
        return self.path / RELEASES / release_id

    def current(self) -> str | None:
        """The id of the release that `latest` leads to; None where it leads nowhere."""
        return history.current(self.path)

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder to prepare a release in; what was not promoted is removed at the end."""
        folder = self.path / _STAGING / "release"
        try:  # an interrupt may come directly behind the making of it
            with speaking_of(self.path):
                folder.mkdir(parents=True)
            yield folder
        finally:
            _clear(self.path)

    def promote(self, staged: Path, release_id: str) -> Path:
        """Makes a staged folder the release of this id, and the current one.

        A folder that is there already under this id is taken to be damaged, and replaced.
        """
        target = self.release(release_id)
        with speaking_of(self.path):
            durable.flush_folder(staged)
            target.parent.mkdir(exist_ok=True)
            if target.exists():
                target.rename(self.path / _STAGING / "damaged")
            staged.rename(target)
            durable.flush(target.parent)
        self.point_latest_at(release_id)
        return target

    def extend(self, release_id: str, staged: Path) -> Path:
        """Moves a staged folder into a release that has none of its name, whose files stay as they are.

        The folder appears whole, in one step, and SHA256SUMS is replaced in a second. A build that is killed in between
        leaves a release that does not verify, which the next one takes to be damaged and makes anew.
        """
        release = self.release(release_id)
        target = release / staged.name
        with speaking_of(self.path):
            durable.flush_folder(staged)
            staged.rename(target)
            sums = staged.parent / checksums.NAME
            sums.write_text(checksums.text(release), encoding="utf-8", newline="\n")
            durable.flush(sums)
            sums.replace(release / checksums.NAME)
            durable.flush(release)
        return target

    def remove(self, release_id: str) -> None:
        """Removes a release: out of sight in one step, then for good."""
        with speaking_of(self.path):
            away = self.path / _STAGING / "removed"
            away.parent.mkdir(exist_ok=True)
            self.release(release_id).rename(away)
            shutil.rmtree(away)

    def point_latest_at(self, release_id: str) -> None:
        """Makes a release that is there the current one, in one step, and writes that down."""
        before = self.current()
        with speaking_of(self.path):
            link = self.path / _STAGING / LATEST
            link.parent.mkdir(exist_ok=True)
            link.unlink(missing_ok=True)
            link.symlink_to(Path(RELEASES) / release_id, target_is_directory=True)
            link.replace(self.path / LATEST)
            if release_id != before:
                history.record(self.path, release_id, before)
            durable.flush(self.path)


@contextmanager
def opened(output: Path) -> Iterator[OutputFolder]:
    """The output folder, made where it is not there, locked until the block ends, and cleared of what a build left.

    Where it was made for a block that published nothing, it is taken away again.

    Raises:
        OutputError: it cannot be made or written to, or another build holds it. This one does not wait: a build that
            starts where another is at work is most often a mistake in a schedule.
    """
    with ExitStack() as stack:
        with speaking_of(output):
            try:
                stack.enter_context(durable.held(output))
            except BlockingIOError:
                raise OutputError(f"another build is writing to {output}; try again when it has ended") from None
            stack.callback(_clear, output)
            _clear(output)
        yield OutputFolder(output)


@contextmanager
def speaking_of(output: Path) -> Iterator[None]:
    """Turns the system's refusals inside the block into one line on the output folder."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write to {output}: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    reasons = {
        errno.ENOSPC: "no space left on the device",
        errno.EDQUOT: "the disk quota is used up",
        errno.EEXIST: "it is not a folder",
        errno.ENOTDIR: "it is not a folder",
    }
    return reasons.get(error.errno or 0) or (error.strerror.lower() if error.strerror else str(error))


def _clear(output: Path) -> None:
    shutil.rmtree(output / _STAGING, ignore_errors=True)
