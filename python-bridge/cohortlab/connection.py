"""The kernel's line to the query service: HTTP over `kernel.sock`, with the kernel token."""

import contextlib
import http.client
import json
import os
import selectors
import socket
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .errors import CohortlabError
from .progress import Progress

RUNTIME = "COHORTLAB_RUNTIME"

#: Headers of the kernel routes (sdk/src/wire/kernel.ts).
QUERY = "x-cohortlab-query"

#: Seconds that a call waits for a service that is being restarted.
RESTART_PATIENCE = 15.0

#: Seconds for a question that is answered at once.
SHORT = 30.0

#: The media type of rows.
ARROW = "application/vnd.apache.arrow.stream"

Payload = dict[str, Any]


class UnixConnection(http.client.HTTPConnection):
    """HTTP over a Unix socket. `patience`: seconds to wait while nobody listens there."""

    def __init__(self, path: Path, timeout: float | None, patience: float) -> None:
        super().__init__("cohortlab", timeout=timeout)
        self._path = path
        self._patience = patience

    def connect(self) -> None:
        """Called by `http.client` when there is something to send."""
        deadline = time.monotonic() + self._patience
        pause = 0.05
        while True:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.sock.settimeout(self.timeout)
            try:
                return self.sock.connect(str(self._path))
            except (FileNotFoundError, ConnectionRefusedError) as error:
                self.sock.close()
                if not self._path.parent.is_dir():
                    raise CohortlabError("jupyterLabGone") from error
                if time.monotonic() >= deadline:
                    raise CohortlabError("serviceDown") from error
            time.sleep(pause)
            pause = min(2 * pause, 1.0)


def runtime_folder() -> Path:
    """The folder with the service's sockets. Raises `CohortlabError` outside JupyterLab."""
    folder = os.environ.get(RUNTIME)
    if not folder:
        raise CohortlabError("noJupyterLab")
    if not Path(folder).is_dir():
        raise CohortlabError("jupyterLabGone")
    return Path(folder)


def ask(
    method: str,
    path: str,
    payload: Payload | None = None,
    *,
    timeout: float = SHORT,
    patience: float = RESTART_PATIENCE,
) -> Any:
    """A question that is answered at once, as JSON. Raises `CohortlabError`."""
    with _open(method, path, payload, {}, timeout=timeout, patience=patience) as connection:
        return json.loads(_checked(connection.getresponse()).read())


@contextlib.contextmanager
def ask_long(
    path: str,
    payload: Payload | bytes,
    words: str,
    *,
    accept: str = "application/json",
    limit: float | None = None,
    patience: float = RESTART_PATIENCE,
) -> Iterator[tuple[http.client.HTTPResponse, Progress]]:
    """A question that can take long: its answer, and the progress that a notebook shows meanwhile.

    Bytes are sent as an Arrow stream.

    Whatever ends the block early, an interrupted kernel above all, cancels the query in the service: that
    is seen to before it is asked, for an interrupt can fall between any two steps. With a `limit` in
    seconds it is cancelled when the answer has not begun by then (`tooSlow`).
    """
    query = str(uuid.uuid4())
    with (
        _cancelled_if_left(query),
        _open(
            "POST", path, payload, {QUERY: query, "accept": accept}, timeout=None, patience=patience
        ) as connection,
        Progress(words) as progress,
    ):
        _await_answer(connection.sock, query, progress, limit)
        response = connection.getresponse()
        if response.status < 400:
            yield response, progress
            return
        refusal = _refusal(response)
    raise refusal


@contextlib.contextmanager
def _open(
    method: str,
    path: str,
    payload: Payload | bytes | None,
    headers: dict[str, str],
    *,
    timeout: float | None,
    patience: float,
) -> Iterator[UnixConnection]:
    """A connection with the request sent. What breaks in the block becomes `CohortlabError`."""
    runtime = runtime_folder()
    connection = UnixConnection(runtime / "kernel.sock", timeout, patience)
    try:
        connection.connect()
        _check_version(runtime, timeout)
        sent = {"authorization": f"Bearer {_token(runtime)}", **headers}
        body = (
            payload if isinstance(payload, bytes | None) else json.dumps(payload, ensure_ascii=False).encode()
        )
        if body is not None:
            sent["content-type"] = ARROW if body is payload else "application/json"
        connection.request(method, path, body=body, headers=sent)
        yield connection
    except (OSError, http.client.HTTPException) as error:
        raise CohortlabError("brokenAnswer") from error
    finally:
        connection.close()


def _token(runtime: Path) -> str:
    # Read anew for each call: a restarted service has another one.
    try:
        return (runtime / "kernel.token").read_text("ascii").strip()
    except FileNotFoundError:
        return ""
    except PermissionError as error:
        raise CohortlabError(
            "unauthorized",
            message="This account may not read the kernel token of the query service.",
            next="Ask the administrator who runs the service to let this account use it.",
        ) from error


def _checked(response: http.client.HTTPResponse) -> http.client.HTTPResponse:
    if response.status < 400:
        return response
    raise _refusal(response)


def _refusal(response: http.client.HTTPResponse) -> CohortlabError:
    try:
        return CohortlabError.from_answer(json.loads(response.read()))
    except (ValueError, KeyError, TypeError):
        return CohortlabError("internal")


_same_version: set[tuple[int, int]] = set()


def _check_version(runtime: Path, timeout: float | None) -> None:
    """Asks each service process once which version it is."""
    found = (runtime / "kernel.sock").stat()
    process = (found.st_ino, found.st_mtime_ns)
    if process in _same_version:
        return
    connection = UnixConnection(runtime / "kernel.sock", timeout or SHORT, 0.0)
    try:
        connection.request("GET", "/health", headers={"authorization": f"Bearer {_token(runtime)}"})
        health = json.loads(_checked(connection.getresponse()).read())
    finally:
        connection.close()
    own = own_version()
    if health.get("version") != own:
        raise CohortlabError(
            "versionMismatch",
            message=f"The query service is Cohortlab {health.get('version')}; this kernel has {own}.",
        )
    _same_version.add(process)


def own_version() -> str:
    """The version of this package."""
    from importlib.metadata import version  # slow to import, and needed by calls only

    return version("cohortlab")


def _await_answer(sock: socket.socket, query: str, progress: Progress, limit: float | None) -> None:
    """Waits for the first byte of the answer, showing how far the query is."""
    deadline = None if limit is None else time.monotonic() + limit
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_READ)
        while not selector.select(0.5):
            if deadline is not None and time.monotonic() >= deadline:
                raise CohortlabError(
                    "tooSlow", message=f"No answer within {limit:.0f} seconds.", next="Ask for it outright."
                )
            if progress.due:
                progress.show(_percentage(query))


def _percentage(query: str) -> int | None:
    try:
        state = ask("GET", f"/queries/{query}", timeout=2.0, patience=0.0)
    except CohortlabError:
        return None
    percentage = state.get("percentage")
    return percentage if isinstance(percentage, int) else None


@contextlib.contextmanager
def _cancelled_if_left(query: str) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(CohortlabError):
            ask("DELETE", f"/queries/{query}", timeout=2.0, patience=0.0)
        raise
