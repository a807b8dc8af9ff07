"""On a cluster: workers that share no disk, one of them killed in the middle, and the rows of a local scan."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.publish.staging import OutputError
from pipeline.read.errors import BadInput
from pipeline.scan import cluster, files
from pipeline.scan.dump import open_dump
from pipeline.scan.part import scan_part
from pipeline.scan.plan import Settings, parts_of
from pipeline.scan.pool import Advance
from pipeline.scan.run import Watcher, scan
from pipeline.scan.store import Store
from pipeline.scan.views import write_contract
from tests.scan import dumps, servers
from tests.scan.results import rows

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytest.importorskip("s3fs", reason="the extra `cluster` is not installed")
pytest.importorskip("moto", reason="an S3-speaking server is not installed")

PAGES = [*dumps.entries(10), "<page><title>Broken</title><id>99</id></b></page>", dumps.mission(30)]


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket in an object store of this machine, with the environment in force."""
    with servers.object_store() as environment, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        files.file_system.cache_clear()
        system, _ = files.file_system("s3://dumps")
        system.mkdir("dumps")
        yield "s3://dumps"
        files.file_system.cache_clear()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumps.multistream(tmp_path_factory.mktemp("dump"), [p for p in PAGES if not isinstance(p, str)], each=2)


@pytest.fixture(scope="module")
def expected(local: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """The rows of a scan on this machine, as one part."""
    output = tmp_path_factory.mktemp("local")
    store = Store(str(output))
    write_contract(store)
    (part,) = parts_of([open_dump(str(local))], Settings(), 1_000_000)
    scan_part(part, store)
    return rows(output)


@pytest.fixture
def remote(bucket: str, local: Path) -> str:
    system, path = files.file_system(bucket)
    system.put_file(str(local), f"{path}/{local.name}")
    return f"{bucket}/{local.name}"


def fetched(address: str, folder: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of a scan in the object store."""
    system, path = files.file_system(address)
    system.invalidate_cache()
    system.get(f"{path}/parts/", str(folder / "parts") + "/", recursive=True)
    return rows(folder)


class KillsOne(Watcher):
    """Kills a worker when the first part is done."""

    def __init__(self, cluster: servers.Cluster) -> None:
        self.cluster = cluster
        self.done = 0

    def advanced(self, advance: Advance) -> None:
        """Counts the parts."""
        if self.done == 0:
            self.cluster.workers[0].kill()
        self.done += 1


def test_a_cluster_that_loses_a_worker_finds_what_one_machine_finds(
    remote: str, bucket: str, expected: dict[str, list[dict[str, object]]], tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    with servers.cluster(tmp_path, 2, environment) as cluster:
        watcher = KillsOne(cluster)
        output = f"{bucket}/on-a-cluster"
        summary = scan([remote], output, scheduler=cluster.address, part_size=1500, watcher=watcher)
        assert cluster.workers[0].wait(10) != 0
        assert cluster.workers[1].poll() is None
    assert summary.failures == {}
    assert watcher.done == summary.planned.parts > 2
    assert fetched(output, tmp_path / "got") == expected
    system, path = files.file_system(output)
    assert system.exists(f"{path}/blauwhelm.duckdb")


def test_a_part_in_an_object_store_is_there_when_it_is_whole(
    remote: str, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(f"{bucket}/parts-of-it")
    store.claim(Settings(where="title = 'Mission 1'"))
    (part,) = parts_of([open_dump(remote)], Settings(where="title = 'Mission 1'"), 1_000_000)
    system, path = files.file_system(store.address)
    put = system.put_file

    def failing(source: str, target: str) -> None:
        if target.endswith("part.json"):
            raise ConnectionError("the network is gone")
        put(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(system, "put_file", failing)
        with pytest.raises(OutputError, match="cannot be read or written: the network is gone"):
            scan_part(part, store)
    system.invalidate_cache()
    assert system.exists(f"{path}/parts/{part.name}/documents.parquet")
    assert store.done() == {}, "without its part.json it is not done"
    scan_part(part, store)
    assert list(store.done()) == [part.name]
    assert store.column(part.name, "documents", "document_id").to_list() == ["testwiki-1"]
    with pytest.raises(BadInput, match="other settings"):
        store.claim(Settings())


def test_what_is_not_in_the_object_store_is_refused_in_one_line(bucket: str) -> None:
    with pytest.raises(BadInput, match=r"s3://dumps/none\.xml: there is no such file") as refused:
        open_dump(f"{bucket}/none.xml")
    assert "\n" not in str(refused.value)


def test_a_scheduler_that_is_not_there_is_refused_in_one_line(
    local: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.scan.cluster.CONNECTING", 1)
    with pytest.raises(BadInput, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        scan([str(local)], str(tmp_path / "out"), scheduler="tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:8786", "tcp://"])
def test_an_address_that_is_none_is_refused_at_once(
    local: Path, tmp_path: Path, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    started = time.monotonic()
    with pytest.raises(BadInput, match=f"no Dask scheduler answers at {address}"):
        scan([str(local)], str(tmp_path / "out"), scheduler=address)
    gc.collect()  # a client that was made would be taken apart here, and complain
    assert time.monotonic() - started < cluster.CONNECTING
    assert capfd.readouterr().err == ""
