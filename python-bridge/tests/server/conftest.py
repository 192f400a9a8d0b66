"""Fixtures of pytest-jupyter for the tests in this folder, and a service to look after."""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cohortlab.folders import make_folder, runtime_bases
from cohortlab.launch import Launch
from cohortlab.server.supervisor import Pace, SpawnedService
from places import STAND_IN
from pytest_jupyter.jupyter_server import *  # noqa: F403

QUICK = Pace(ready_within=20, first_pause=0.01, longest_pause=0.05, quick_failures=3, grace=1.0)


@pytest.fixture
def launch() -> Iterator[Callable[..., Launch]]:
    """Makes launches of the stand-in, in folders that are removed at the end."""
    folders = []

    def make(fault: str | None = None, main: Path = STAND_IN) -> Launch:
        folder = make_folder(runtime_bases(), None)
        folders.append(folder)
        for name in ("run", "work"):
            (folder.path / name).mkdir(mode=0o700)
        return Launch(
            runtime=folder.path / "run",
            work=folder.path / "work",
            log=folder.path / "service.log",
            default_release=fault,
            main=main,
        )

    yield make
    for folder in folders:
        folder.remove()


@pytest.fixture
def service(launch, jp_asyncio_loop) -> Iterator[Callable[..., SpawnedService]]:
    """Makes services that are stopped at the end."""
    made: list[SpawnedService] = []

    def make(fault: str | None = None) -> SpawnedService:
        made.append(SpawnedService(launch(fault), "0.1.0", logging.getLogger("test"), QUICK))
        return made[-1]

    yield make
    for one in made:
        jp_asyncio_loop.run_until_complete(one.stop())


@pytest.fixture
def fault() -> str:
    """What the service behind the Jupyter server does wrong; tests parametrise it."""
    return ""


@pytest.fixture
def server_settings() -> dict[str, dict[str, object]]:
    """Settings of the Jupyter server for a test; tests override it."""
    return {}


@pytest.fixture
def jp_server_config(fault, server_settings, tmp_path, monkeypatch):
    """A Jupyter server with our extension, whose service is the stand-in."""
    from traitlets.config import Config

    scripts = tmp_path / "service"
    scripts.mkdir()
    shutil.copy(STAND_IN, scripts / "main.mjs")
    monkeypatch.setattr("cohortlab.node.SERVICE", scripts)
    return Config(
        {
            "ServerApp": {
                "jpserver_extensions": {"cohortlab": True},
                "allow_unauthenticated_access": False,
                **server_settings.get("ServerApp", {}),
            },
            "Cohortlab": {"default_release": fault, **server_settings.get("Cohortlab", {})},
        }
    )


@pytest.fixture
def running(jp_serverapp, http_server, jp_asyncio_loop):
    """The service of a Jupyter server that has started."""
    jp_asyncio_loop.run_until_complete(jp_serverapp.extension_manager.start_all_extensions())
    return jp_serverapp.web_app.settings["cohortlab_service"]


@pytest.fixture
def ask(running, jp_fetch):
    """Asks a route below /cohortlab; answers with the status and the JSON body."""

    async def fetch(*parts: str, **options) -> tuple[int, dict]:
        response = await jp_fetch("cohortlab", *parts, raise_error=False, **options)
        assert response.headers["Content-Type"] == "application/json"
        assert response.headers["Cache-Control"] == "no-store"
        return response.code, json.loads(response.body)

    return fetch
