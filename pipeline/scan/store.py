"""The output folder of a scan, on a disk or in an object store: what is done, and how a part comes to be there.

    DIR/scan.json                    the settings; a folder holds one scan, of as many files as it may be
    DIR/parts/<part>/<table>.parquet
    DIR/parts/<part>/part.json       what the part is of, and its counts: it is written last
    DIR/blauwhelm.duckdb             views over the parts, once all are there

On a disk a part is prepared beside the others and its folder renamed. An object store renames nothing, but it shows an
object whole or not at all: the tables are put one by one, and `part.json` makes them a part. A part put twice is the
same part.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import polars as pl

from pipeline.durable import flush_folder
from pipeline.publish.staging import OutputError, opened, speaking_of
from pipeline.read.errors import BadInput
from pipeline.scan import files
from pipeline.scan.plan import Settings

PARTS = "parts"
PART = "part.json"
SCAN = "scan.json"
DATABASE = "blauwhelm.duckdb"

_STAGING = ".staging"


@dataclass(frozen=True, slots=True)
class Store:
    """The output folder of a scan.

    Attributes:
        address: its path, or its fsspec address without a slash at its end.
    """

    address: str

    @property
    def is_remote(self) -> bool:
        """Whether it is in an object store."""
        return files.is_remote(self.address)

    @property
    def folder(self) -> Path:
        """The folder on the disk."""
        return Path(self.address.removeprefix("file://"))

    def done(self) -> dict[str, dict[str, Any]]:
        """The parts that are there, by name: what their `part.json` says.

        Raises:
            OutputError: the folder cannot be read.
            BadInput: a `part.json` is damaged.
        """
        if not self.is_remote:
            with speaking_of(self.folder):
                paths = sorted((self.folder / PARTS).glob(f"*/{PART}"))
                found = {path.parent.name: path.read_bytes() for path in paths}
        else:
            with self._speaking():
                system, path = files.file_system(self.address)
                system.invalidate_cache()
                keys = sorted(system.glob(f"{path}/{PARTS}/*/{PART}"))
                found = {str(key).split("/")[-2]: bytes(system.cat_file(key)) for key in keys}  # type: ignore[arg-type]
        return {
            name: self._parsed(f"{PARTS}/{name}/{PART}", said, "take the part's folder away, and it is done again")
            for name, said in found.items()
        }

    def column(self, part: str, table: str, column: str) -> pl.Series:
        """A column of a part's table, in the order of its rows.

        Raises:
            OutputError: the folder cannot be read.
        """
        place = f"{PARTS}/{part}/{table}.parquet"
        if not self.is_remote:
            with speaking_of(self.folder):
                data = (self.folder / place).read_bytes()
        else:
            with self._speaking():
                system, path = files.file_system(self.address)
                data = bytes(system.cat_file(f"{path}/{place}"))  # type: ignore[arg-type]
        return pl.read_parquet(io.BytesIO(data), columns=[column]).to_series()

    @contextmanager
    def part(self, name: str) -> Iterator[Path]:
        """A folder to prepare a part in, which becomes the part when the block ends well.

        Raises:
            OutputError: it cannot be written.
        """
        if self.is_remote:
            with tempfile.TemporaryDirectory(prefix="blauwhelm-") as folder:
                yield Path(folder)
                with self._speaking():
                    self._put(Path(folder), name)
            return
        with speaking_of(self.folder):
            staging = self.folder / _STAGING
            staging.mkdir(parents=True, exist_ok=True)
            prepared = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=staging))
            prepared.chmod(0o777 & ~_umask())
        try:
            yield prepared
            with speaking_of(self.folder):
                flush_folder(prepared)
                target = self.folder / PARTS / name
                target.parent.mkdir(exist_ok=True)
                if not (
                    target / PART
                ).is_file():  # else another worker was given the same part, and made the same of it
                    shutil.rmtree(target, ignore_errors=True)
                    prepared.rename(target)
        finally:
            shutil.rmtree(prepared, ignore_errors=True)

    def claim(self, settings: Settings) -> None:
        """Makes the folder that of a scan with these settings.

        Raises:
            BadInput: it is that of a scan with others, or says nothing of its scan that can be read.
            OutputError: it cannot be written.
        """
        wanted = asdict(settings)
        found = self._read(SCAN)
        if found is None:
            self.write(SCAN, (json.dumps(wanted, indent=2, ensure_ascii=False) + "\n").encode())
        elif (other := self._parsed(SCAN, found, "name another --output")) != wanted:
            differ = ", ".join(sorted(name for name in wanted if wanted[name] != other.get(name)))
            raise BadInput(f"{self.address}: holds a scan with other settings ({differ}); name another --output")

    def write(self, name: str, data: bytes) -> None:
        """Writes a file of the folder, whole or not at all.

        Raises:
            OutputError: it cannot be written.
        """
        if self.is_remote:
            with self._speaking():
                system, path = files.file_system(self.address)
                system.pipe_file(f"{path}/{name}", data)
            return
        with speaking_of(self.folder):
            (self.folder / _STAGING).mkdir(parents=True, exist_ok=True)
            prepared = self.folder / _STAGING / name
            prepared.write_bytes(data)
            prepared.replace(self.folder / name)

    def _read(self, name: str) -> bytes | None:
        if self.is_remote:
            with self._speaking():
                system, path = files.file_system(self.address)
                system.invalidate_cache()
                return bytes(system.cat_file(f"{path}/{name}")) if system.exists(f"{path}/{name}") else None  # type: ignore[arg-type]
        with speaking_of(self.folder):
            file = self.folder / name
            return file.read_bytes() if file.is_file() else None

    def _parsed(self, name: str, said: bytes, remedy: str) -> dict[str, Any]:
        """What a file that a scan wrote says."""
        try:
            about = json.loads(said)
        except ValueError:
            about = None
        if not isinstance(about, dict):
            raise BadInput(f"{self.address}/{name}: damaged, or not what a scan writes; {remedy}")
        return cast("dict[str, Any]", about)

    def _put(self, folder: Path, name: str) -> None:
        system, path = files.file_system(self.address)
        prepared = sorted(folder.iterdir(), key=lambda file: (file.name == PART, file.name))
        for file in prepared:
            system.put_file(str(file), f"{path}/{PARTS}/{name}/{file.name}")

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Turns what a store refuses into one line on the folder."""
        try:
            with files.speaking_of(self.address, "read or written"):
                yield
        except BadInput as error:
            raise OutputError(str(error)) from error


@contextmanager
def claimed(address: str, settings: Settings) -> Iterator[Store]:
    """The output folder, made where it is not there, this scan's alone until the block ends.

    On a disk it is locked, and what a killed scan had in the making is cleared away. An object store has no locks: two
    scans with the same settings at once do the same work twice, and spoil nothing.

    Raises:
        BadInput: it holds a scan with other settings.
        OutputError: it cannot be written to, or another scan is writing to it.
    """
    store = Store(address.rstrip("/") or "/")
    if store.is_remote:
        store.claim(settings)
        yield store
        return
    with opened(store.folder):
        store.claim(settings)
        yield store


def described(part: Mapping[str, Any]) -> bytes:
    """A part's `part.json`."""
    return (json.dumps(part, indent=2, ensure_ascii=False) + "\n").encode()


def _umask() -> int:
    """The permissions that new files are not to have: a temporary folder is its owner's alone, a part is not."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
