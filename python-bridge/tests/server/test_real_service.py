"""The Jupyter server with the real service on real data."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from contracts import conforms
from places import built
from traitlets.config import Config

COHORT = {
    "$schema": "cohortlab:cohort/1",
    "name": "GI hemorrhage",
    "kind": "people",
    "conceptSets": [{"id": "s1", "kind": "inline", "name": "GI", "items": [{"conceptId": 192671}]}],
    "include": [
        {"id": "g1", "kind": "any", "of": [{"id": "c1", "kind": "conditionOccurrence", "conceptSet": "s1"}]}
    ],
    "exclude": [],
}
QUESTION = json.dumps({"bundle": {"path": "gi.cohort.json", "text": json.dumps(COHORT), "files": []}})
ROUNDED = {"kind": "rounded", "value": 480, "base": 20}


@pytest.fixture
def jp_server_config(release, server_settings):
    built("main.mjs")
    return Config(
        {
            "ServerApp": {"jpserver_extensions": {"cohortlab": True}},
            "Cohortlab": {"releases": [str(release)], **server_settings},
        }
    )


@pytest.fixture
def count(ask):
    async def asked() -> tuple[int, dict]:
        return await ask("api/releases/GiBleed/count", method="POST", body=QUESTION)

    return asked


def left_over(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    return True


async def test_a_panel_s_count_is_rounded(ask, count):
    code, answer = await count()
    assert code == 200
    assert answer["people"] == ROUNDED
    assert conforms("CountAnswer", answer)
    _, releases = await ask("api/releases")
    assert [release["name"] for release in releases["releases"]] == ["GiBleed"]
    _, card = await ask("api/releases/GiBleed")
    assert conforms("ReleaseCard", card)


async def test_kernels_get_rows_where_panels_get_numbers(running, tmp_path):
    """The environment that kernels inherit is enough for the client, and the exact count is its own."""
    await running.reach("ready", "failed")
    script = (
        "import json, sys, cohortlab as cl; cohort = cl.cohort('gi.cohort.json');"
        "print(json.dumps([cohort.count(), len(cohort.to_pandas())]))"
    )
    (tmp_path / "gi.cohort.json").write_text(json.dumps(COHORT))
    kernel = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=tmp_path, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await kernel.communicate()
    assert json.loads(said) == [479, 479]


async def test_a_killed_service_comes_back_and_leaves_no_spill(running, count):
    assert (await count())[0] == 200
    spill = running._launch.work / "release-1" / "duckdb_temp_storage_DEFAULT-0.tmp"
    spill.parent.mkdir(exist_ok=True)
    spill.write_text("rows of people")
    os.kill(running._process.pid, signal.SIGKILL)
    assert await running.reach("restarting") == "restarting"
    assert await asyncio.wait_for(running.reach("ready", "failed"), 30) == "ready"
    assert not spill.exists()
    assert (await count())[1]["people"] == ROUNDED


async def test_a_server_that_stops_leaves_no_process_and_no_file(jp_serverapp, running, count):
    assert (await count())[0] == 200
    pid, folders = running._process.pid, [running.runtime.parent, running._launch.work.parent]
    await jp_serverapp._cleanup()
    assert not left_over(pid)
    assert not any(folder.exists() for folder in folders)


async def test_the_sockets_are_the_owner_s_alone(running):
    await running.reach("ready")
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in running.runtime.iterdir()}
    assert modes == {"panel.sock": "0o600", "kernel.sock": "0o600", "kernel.token": "0o600"}
    for folder in (running.runtime, running._launch.work, running.runtime.parent):
        assert folder.stat().st_mode & 0o777 == 0o700


class TestMissingRelease:
    @pytest.fixture
    def server_settings(self, tmp_path: Path):
        return {"releases": [str(tmp_path / "gone.duckdb")]}

    async def test_it_is_said_and_the_service_runs(self, ask, running):
        assert await running.reach("ready", "failed") == "ready"
        _, releases = await ask("api/releases")
        assert [release["state"] for release in releases["releases"]] == ["missing"]


class TestTwoServers:
    async def test_each_has_its_own_service(self, running, service):
        other = service()
        await other.start()
        assert await other.reach("ready", "failed") == "ready"
        assert await running.reach("ready", "failed") == "ready"
        assert other.runtime != running.runtime
        await other.stop()
        assert (await running.status())["state"] == "ready"
