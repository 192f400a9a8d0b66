"""The service as a child: started, replaced when it dies, given up on, and never left behind."""

import asyncio
import dataclasses
import logging
import os
import select
import signal
import subprocess
import sys

import pytest
from cohortlab.folders import sweep
from cohortlab.server.attached import AttachedService
from cohortlab.server.proxy import client
from cohortlab.server.supervisor import SpawnedService
from places import STAND_IN, built


async def reach(service, *states):
    """The state that the service comes to, within half a minute."""
    return await asyncio.wait_for(service.reach(*states), 30)


def process_of(service) -> int:
    """The process id of a running service."""
    assert service._process is not None
    return service._process.pid


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def ask(service, path: str) -> dict:
    async with client(service.runtime) as asked:
        return (await asked.get(path)).json()


async def test_is_ready_when_both_sides_say_so(service):
    one = service()
    await one.start()
    assert await reach(one, "ready", "failed") == "ready"
    assert await one.status() == {
        "state": "ready",
        "mode": "spawn",
        "version": "0.1.0",
        "exit": None,
        "error": None,
        "restarts": 0,
    }
    assert (await ask(one, "/health"))["service"] == "cohortlab"


async def test_the_child_gets_an_allow_listed_environment(service, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret")
    monkeypatch.setenv("NODE_OPTIONS", "--inspect")
    one = service("environment")
    await one.start()
    await reach(one, "ready")
    environment = (await ask(one, "/releases/environment"))["environment"]
    allowed = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "TZ"}
    assert set(environment) <= allowed | {"UV_THREADPOOL_SIZE"}
    assert environment["UV_THREADPOOL_SIZE"] == "16"
    assert environment["HOME"] == environment["TMPDIR"]


async def test_a_killed_service_is_replaced(service):
    one = service()
    await one.start()
    await reach(one, "ready")
    first = process_of(one)
    os.kill(first, signal.SIGKILL)
    assert await reach(one, "restarting") == "restarting"
    status = await one.status()
    assert status["exit"] == {"code": None, "signal": "SIGKILL"}
    await reach(one, "ready")
    assert process_of(one) != first
    assert (await one.status())["restarts"] == 1


async def test_gives_up_after_some_quick_failures(service):
    one = service("crashes")
    await one.start()
    assert await reach(one, "failed") == "failed"
    status = await one.status()
    assert (status["error"], status["exit"]) == ("serviceDown", {"code": 3, "signal": None})
    assert status["restarts"] == 2
    assert "cannot find module" in one._launch.log.read_text()


async def test_a_service_that_says_why_it_cannot_start_is_not_tried_again(service):
    one = service("refuses")
    await one.start()
    await reach(one, "failed")
    status = await one.status()
    assert (status["error"], status["restarts"]) == ("releaseMissing", 0)


async def test_a_failed_service_can_be_started_by_hand(service):
    one = service("refuses")
    await one.start()
    await reach(one, "failed")
    await one.restart()
    assert (await one.status())["restarts"] == 1
    assert await reach(one, "failed") == "failed"


async def test_restarts_at_once_leave_one_process(service):
    one = service()
    await one.start()
    await reach(one, "ready")
    first = process_of(one)
    await asyncio.gather(one.restart(), one.restart(), one.restart())
    await reach(one, "ready")
    assert not alive(first)
    assert (await one.status())["restarts"] == 3


async def test_stop_leaves_no_process(service):
    one = service()
    await one.start()
    await reach(one, "ready")
    pid = process_of(one)
    await one.stop()
    assert not alive(pid)
    assert (await one.status())["state"] == "stopped"


async def test_stop_kills_a_service_that_does_not_listen(service):
    one = service("deaf")
    await one.start()
    await reach(one, "ready")
    pid = process_of(one)
    await one.stop()
    assert not alive(pid)
    assert (await one.status())["exit"] == {"code": None, "signal": "SIGKILL"}
    assert "SIGTERM" in (one.runtime / "notes").read_text()


async def test_settled_waits_for_a_start_and_not_for_a_failure(service):
    well, broken = service(), service("refuses")
    await well.start()
    await broken.start()
    assert await well.settled(20)
    assert not await broken.settled(20)


async def test_no_node_is_a_failure_that_panels_hear_of(launch, jp_asyncio_loop, caplog):
    one = SpawnedService(
        dataclasses.replace(launch(), node="/nowhere/node"), "0.1.0", logging.getLogger("test")
    )
    await one.start()
    await reach(one, "failed")
    assert (await one.status())["error"] == "serviceDown"
    assert "/nowhere/node" in caplog.text
    await one.stop()


async def test_once_ready_only_log_lines_are_kept(service):
    one = service()
    await one.start()
    await reach(one, "ready")
    await ask(one, "/releases/logs")
    await one.stop()
    log = one._launch.log.read_text()
    assert '"asked"' in log
    assert "a value of a record" not in log


SERVER = """
import asyncio, logging, sys
from pathlib import Path
from cohortlab.folders import make_folder
from cohortlab.launch import Launch
from cohortlab.server.supervisor import SpawnedService

async def main():
    folder = make_folder([Path(sys.argv[1])], None).path
    for name in ("run", "work"):
        (folder / name).mkdir(0o700)
    launch = Launch(folder / "run", folder / "work", folder / "log", main=Path(sys.argv[2]))
    one = SpawnedService(launch, "0.1.0", logging.getLogger())
    await one.start()
    await one.reach("ready", "failed")
    print(one._process.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux to watch another's child")
@pytest.mark.parametrize("real", [False, True], ids=["stand-in", "real service"])
def test_a_dead_server_leaves_no_child(real, tmp_path):
    """SIGKILL leaves nobody to stop the service: it ends by itself, and the next start sweeps up."""
    main = built("main.mjs") if real else STAND_IN
    command = [sys.executable, "-c", SERVER, str(tmp_path), str(main)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        child = os.pidfd_open(int(server.stdout.readline()))
        assert select.select([child], [], [], 0)[0] == []
        server.kill()
    ended = select.select([child], [], [], 20)[0]
    os.close(child)
    assert ended == [child]
    (left,) = tmp_path.iterdir()
    sweep(tmp_path)
    assert not left.exists()


async def test_an_unknown_socket_is_no_service(tmp_path):
    one = AttachedService(tmp_path, "0.1.0")
    status = await one.status()
    assert (status["state"], status["mode"], status["error"]) == ("failed", "attach", "serviceDown")


async def test_attaching_uses_a_service_that_runs(service):
    one = service()
    await one.start()
    await reach(one, "ready")
    attached = AttachedService(one.runtime, "0.1.0")
    assert (await attached.status())["state"] == "ready"
    await attached.stop()
    assert (await ask(one, "/health"))["service"] == "cohortlab"
