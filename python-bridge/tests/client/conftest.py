"""A real service on real data, and a service whose faults a test chooses."""

import json
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from cohortlab.folders import make_folder, runtime_bases
from cohortlab.launch import Launch
from places import built

COHORT = {
    "$schema": "cohortlab:cohort/1",
    "name": "GI hemorrhage",
    "kind": "people",
    "conceptSets": [
        {"id": "s1", "kind": "inline", "name": "GI hemorrhage", "items": [{"conceptId": 192671}]}
    ],
    "include": [
        {
            "id": "g1",
            "kind": "any",
            "of": [{"id": "c1", "kind": "conditionOccurrence", "conceptSet": "s1"}],
        }
    ],
    "exclude": [],
}
MEASUREMENTS = {
    "name": "measurements",
    "table": "measurement",
    "columns": [
        "person_id",
        "measurement_id",
        "measurement_concept_id",
        "measurement_date",
        "measurement_datetime",
        "value_as_number",
        "unit_concept_id",
        "measurement_source_value",
    ],
}
CONDITIONS = {
    "name": "conditions",
    "table": "condition_occurrence",
    "columns": [
        "person_id",
        "condition_concept_id",
        "condition_start_date",
        "condition_end_date",
        "visit_occurrence_id",
    ],
}


QUARTERS = {
    "kind": "periods",
    "name": "quarters",
    "periods": {"unit": "quarter", "start": "dayZero", "from": -1, "to": 2},
    "features": [
        {
            "name": "values",
            "table": "measurement",
            "column": "value_as_number",
            "take": ["first", "mean", "count", "any", "daysToLast"],
        },
        {
            "name": "kinds",
            "table": "measurement",
            "column": "measurement_concept_id",
            "names": True,
            "take": ["last", "list"],
        },
    ],
}


def dataset(*tables: dict[str, Any]) -> dict[str, Any]:
    """The content of a dataset file about the cohort of `COHORT`."""
    return {
        "$schema": "cohortlab:dataset/1",
        "name": "Measurements",
        "cohort": {"kind": "file", "path": "../cohorts/gi.cohort.json"},
        "conceptSets": [],
        "tables": list(tables),
    }


@pytest.fixture(scope="session")
def runtime(release, other_release) -> Iterator[Path]:
    """The runtime folder of a real service that offers two releases, GiBleed where none is named."""
    folder = make_folder(runtime_bases(), None)
    for name in ("run", "work"):
        (folder.path / name).mkdir(mode=0o700)
    launch = Launch(
        runtime=folder.path / "run",
        work=folder.path / "work",
        log=folder.path / "service.log",
        releases=(release, other_release),
        main=built("main.mjs"),
    )
    with subprocess.Popen(
        launch.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=launch.environment({})
    ) as service:
        assert service.stdout is not None
        assert json.loads(service.stdout.readline())["event"] == "ready"
        yield launch.runtime
        service.terminate()
    folder.remove()


@pytest.fixture
def study(tmp_path, monkeypatch) -> Path:
    """A study with a cohort and datasets, whose folder is that of the notebook."""
    root = tmp_path / "server" / "study"
    for folder in ("cohorts", "datasets"):
        (root / folder).mkdir(parents=True)
    (root / "cohortlab.toml").write_text("# not pinned\n")
    (root / "cohorts/gi.cohort.json").write_text(json.dumps(COHORT))
    (root / "datasets/one.dataset.json").write_text(json.dumps(dataset(MEASUREMENTS)))
    (root / "datasets/two.dataset.json").write_text(json.dumps(dataset(MEASUREMENTS, CONDITIONS)))
    (root / "datasets/quarters.dataset.json").write_text(json.dumps(dataset(QUARTERS)))
    monkeypatch.chdir(root)
    monkeypatch.setenv("COHORTLAB_ROOT", str(tmp_path / "server"))
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.delenv("COHORTLAB_RUNTIME", raising=False)
    return root


@pytest.fixture
def notebook(study, runtime, monkeypatch) -> Path:
    """The study, in a kernel that has the real service."""
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(runtime))
    return study


Answer = Callable[["Faulty.Call"], None]


class Faulty(socketserver.ThreadingUnixStreamServer):
    """A service that answers as a test says: by method and last part of the path."""

    daemon_threads = True

    class Call(BaseHTTPRequestHandler):
        """One request."""

        protocol_version = "HTTP/1.1"
        body: bytes = b""

        def address_string(self) -> str:
            return "kernel"

        def log_message(self, *_: object) -> None:
            """Keeps the tests' output quiet."""

        def handle_any(self) -> None:
            server: Any = self.server
            self.body = self.rfile.read(int(self.headers.get("content-length", 0)))
            name = f"{self.command} {self.path.split('/')[1 if '/queries/' in self.path else -1]}"
            server.calls.append(name)
            server.headers.append(dict(self.headers))
            server.heard.set()
            answer = server.answers.get(name)
            if answer is None:
                self.json(404, {"code": "notFound", "message": "m", "next": "n"})
            else:
                answer(self)

        do_GET = do_POST = do_DELETE = handle_any

        def json(self, status: int, body: object) -> None:
            """A JSON answer."""
            self.send(status, json.dumps(body).encode(), {"content-type": "application/json"})

        def send(
            self, status: int, body: bytes, headers: dict[str, str], announced: int | None = None
        ) -> None:
            """Any answer; `announced` bytes are promised where that is not the truth."""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body) if announced is None else announced))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder / "kernel.sock"), self.Call)
        self.calls: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.heard = threading.Event()
        self.answers: dict[str, Answer] = {
            "GET health": lambda call: call.json(
                200, {"service": "cohortlab", "version": version("cohortlab")}
            ),
            "GET releases": lambda call: call.json(200, {"releases": [RELEASE]}),
        }

    def get_request(self) -> Any:
        request, _ = super().get_request()
        return request, ("kernel", 0)


RELEASE = {
    "name": "demo",
    "id": "0123456789abcdef",
    "default": True,
    "synthetic": True,
    "tier": None,
    "madeOn": "2026-01-31",
    "people": {"kind": "rounded", "value": 1000, "base": 20},
    "cutOff": "2025-12-31",
    "cdmVersion": "5.4",
    "vocabularyVersion": "v5",
    "state": "ready",
    "retired": None,
}


@pytest.fixture
def faulty(study, monkeypatch) -> Iterator[Faulty]:
    """A service whose answers a test sets, in a kernel of the study."""
    folder = make_folder(runtime_bases(), None)
    (folder.path / "kernel.token").write_text("token")
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(folder.path))
    with Faulty(folder.path) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
    folder.remove()
