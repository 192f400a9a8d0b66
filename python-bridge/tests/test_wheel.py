"""The platform wheel, installed where there is nothing else: no checkout, no `node` on the PATH."""

import json
import os
import select
import shutil
import subprocess
import sys
import threading
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import websocket
from places import ROOT, built

pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux to watch another's child"),
]

LOCK = ROOT / "requirements" / "dev.lock"
TOKEN = "wheel"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from the checkout."""
    built("main.mjs")
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (file,) = out.iterdir()
    return file


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> dict[str, str]:
    """The variables of a clean environment with the wheel in it; its programs are all that is on the PATH."""
    home = tmp_path_factory.mktemp("clean")
    uv, venv = [sys.executable, "-m", "uv"], home / "venv"
    subprocess.run([*uv, "venv", "--quiet", "--python", sys.executable, venv], check=True)
    wanted = [f"{wheel}[pandas]", "jupyterlab", "ipykernel"]
    install = [*uv, "pip", "install", "--quiet", "--constraint", LOCK, "--python", venv / "bin" / "python"]
    subprocess.run([*install, *wanted], check=True)
    return {
        "PATH": str(venv / "bin"),
        "HOME": str(home),
        "LANG": "C.UTF-8",
    }


def run(environment: dict[str, str], program: str, *arguments: object) -> str:
    """What a program of the environment says, on both outputs."""
    path = Path(environment["PATH"]) / program
    ended = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


def test_the_wheel_is_for_this_platform_and_carries_what_it_runs(wheel):
    *_, python, abi, platform = wheel.stem.split("-")
    assert (python, abi) == ("py3", "none")
    assert platform.startswith(("manylinux", "musllinux", "macosx"))
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "service/main.mjs",
        "service/cli.mjs",
        "py.typed",
        "server/app.py",
        "r-package/DESCRIPTION",
    ):
        assert f"cohortlab/{needed}" in names
    assert any(name.endswith("/duckdb.node") for name in names)
    assert any(name.endswith("@cohortlab/labextension/install.json") for name in names)
    assert not any("/tests/" in name or name.endswith(".map") for name in names)


def test_there_is_no_node_but_the_wheel_s(environment):
    assert shutil.which("node", path=environment["PATH"]) is None
    assert "cohortlab demo" in run(environment, "cohortlab", "--help")


def test_jupyterlab_finds_both_halves(environment):
    listed = run(environment, "jupyter", "labextension", "list")
    (line,) = [line for line in listed.splitlines() if "@cohortlab/labextension" in line]
    assert "enabled" in line
    assert "OK" in line
    servers = run(environment, "jupyter", "server", "extension", "list")
    (line,) = [
        line for line in servers.splitlines() if line.strip().startswith("cohortlab ") and "OK" in line
    ]
    assert line


@pytest.fixture(scope="module")
def lab(environment, tmp_path_factory) -> Iterator[httpx.Client]:
    """A JupyterLab of the clean environment with a small demo release; nothing of it may be left."""
    root = tmp_path_factory.mktemp("root")
    release = tmp_path_factory.mktemp("releases") / "demo.duckdb"
    run(environment, "cohortlab", "demo", "-o", release, "--people", "2000", "--seed", "1")
    sex = {"kind": "sex", "is": {"kind": "oneOf", "concepts": [{"conceptId": 8532}]}}
    women = {
        "$schema": "cohortlab:cohort/1",
        "name": "Women",
        "kind": "people",
        "conceptSets": [],
        "include": [
            {"id": "g1", "kind": "all", "of": [{"id": "c1", "kind": "demographics", "where": [sex]}]}
        ],
        "exclude": [],
    }
    (root / "women.cohort.json").write_text(json.dumps(women))
    options = ["--no-browser", "--allow-root", "--ServerApp.port=0", f"--IdentityProvider.token={TOKEN}"]
    command = [Path(environment["PATH"]) / "jupyter", "lab", *options, f"--ServerApp.root_dir={root}"]
    sockets, work = tmp_path_factory.mktemp("run"), tmp_path_factory.mktemp("work")
    own = environment | {
        "COHORTLAB_RELEASES": str(release),
        "COHORTLAB_WORK_DIR": str(work),
        "XDG_RUNTIME_DIR": str(sockets),
        "JUPYTER_RUNTIME_DIR": str(tmp_path_factory.mktemp("jupyter")),
    }
    with subprocess.Popen(command, env=own, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = next(line.split()[-1] for line in server.stderr if "http://127.0.0.1:" in line)
            threading.Thread(target=server.stderr.read).start()
            headers = {"Authorization": f"token {TOKEN}"}
            base = address.split("/lab")[0]
            with httpx.Client(base_url=base, headers=headers, timeout=60, trust_env=False) as client:
                yield client
            child = os.pidfd_open(service_of(server.pid))
        finally:
            server.terminate()
        server.wait(30)
        ended, _, _ = select.select([child], [], [], 10)
        os.close(child)
    assert ended, "the query service outlived its server"
    assert [*sockets.iterdir(), *work.iterdir()] == []


def service_of(server: int) -> int:
    """The process of the query service that a Jupyter server has started."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return next(int(pid) for pid in children if b"main.mjs" in Path(f"/proc/{pid}/cmdline").read_bytes())


def test_a_panel_and_a_kernel_count_a_cohort(lab):
    releases = lab.get("/cohortlab/api/releases").raise_for_status().json()["releases"]
    assert [release["synthetic"] for release in releases] == [True]
    assert lab.get("/cohortlab/status").json()["state"] == "ready"
    source = (
        "import cohortlab as cl; c = cl.cohort('women.cohort.json'); print(c.count(), len(c.to_pandas()))"
    )
    exact, rows = map(int, execute(lab, source).split())
    assert exact == rows > 800
    root = lab.get("/api/contents/women.cohort.json").json()["content"]
    question = {"bundle": {"path": "women.cohort.json", "text": root, "files": []}}
    answer = lab.post(f"/cohortlab/api/releases/{releases[0]['id']}/count", json=question).json()
    assert answer["people"]["value"] == 20 * ((2 * exact + 20) // 40)


def execute(lab: httpx.Client, source: str) -> str:
    """What a cell prints in the kernel of a new notebook."""
    notebook = {"path": "a.ipynb", "name": "a.ipynb", "type": "notebook", "kernel": {"name": "python3"}}
    kernel = lab.post("/api/sessions", json=notebook).raise_for_status().json()["kernel"]["id"]
    address = str(lab.base_url).replace("http", "ws", 1).rstrip("/")
    line = websocket.create_connection(
        f"{address}/api/kernels/{kernel}/channels", header={"Authorization": f"token {TOKEN}"}, timeout=60
    )
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": "s", "username": "u"}
    content = {"code": source, "silent": False, "store_history": False, "allow_stdin": False}
    message = {"header": {**header, "version": "5.3", "date": ""}, "parent_header": {}, "metadata": {}}
    line.send(json.dumps({**message, "content": content, "channel": "shell", "buffers": []}))
    printed = ""
    while True:
        answer = json.loads(line.recv())
        if answer["parent_header"].get("msg_id") != header["msg_id"]:
            continue
        if answer["msg_type"] == "stream":
            printed += answer["content"]["text"]
        if answer["msg_type"] == "error":
            pytest.fail("\n".join(answer["content"]["traceback"]))
        if answer["msg_type"] == "execute_reply":
            line.close()
            return printed
