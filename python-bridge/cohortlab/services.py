"""A query service for scripts: one that runs already, or one started for them."""

import atexit
import contextlib
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from .connection import RUNTIME
from .errors import CohortlabError
from .folders import make_folder, runtime_bases
from .launch import Launch
from .node import NodeError

#: Releases to offer where none is named, as the Jupyter server takes them: paths joined by `:`.
RELEASES = "COHORTLAB_RELEASES"


def connect(runtime: str | os.PathLike[str]) -> None:
    """Uses the query service whose runtime folder this is: for scripts, outside of JupyterLab.

    Raises `CohortlabError` when no service listens there.
    """
    folder = Path(runtime).expanduser().absolute()
    if not (folder / "kernel.sock").exists():
        raise CohortlabError("serviceDown", message=f"No query service listens in {folder}.")
    os.environ[RUNTIME] = str(folder)


class Service:
    """A query service of this script's own. Made by `start()`; ends with the script, or with `close()`.

    In a `with` block it ends with the block.
    """

    def __init__(self, process: "subprocess.Popen[bytes]", close: contextlib.ExitStack) -> None:
        self._process = process
        self._close = close
        atexit.register(self.close)

    def close(self) -> None:
        """Ends the service; once is enough."""
        self._close.close()
        atexit.unregister(self.close)

    def __enter__(self) -> "Service":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def start(*releases: str | os.PathLike[str], default: str | None = None) -> Service:
    """Starts a query service for this script over release files, and uses it.

        with cl.start("demo.duckdb"):
            cl.cohort("cohorts/type-2-diabetes.cohort.json").to_parquet("rows.parquet")

    Inside JupyterLab there is one already. The service runs under this account, in private folders that go
    with it.

    Args:
        releases: release files; none: those of the environment variable COHORTLAB_RELEASES.
        default: name or id of the one to use where none is named; else the first.

    Raises:
        CohortlabError: no release is named, a file is missing, or the service does not start.
    """
    files = [Path(each).expanduser().absolute() for each in releases or _from_environment()]
    if not files:
        raise CohortlabError("noRelease")
    for file in files:
        if not file.is_file():
            raise CohortlabError("fileMissing", message=f"There is no release file {file}.", next="Make one.")
    return _start(files, default)


def _start(files: Sequence[Path], default: str | None) -> Service:
    with contextlib.ExitStack() as stack:
        folder = make_folder(runtime_bases(), None)
        stack.callback(folder.remove)
        for name in ("run", "work"):
            (folder.path / name).mkdir(mode=0o700)
        launch = Launch(
            runtime=folder.path / "run",
            work=folder.path / "work",
            log=folder.path / "service.log",
            releases=tuple(files),
            default_release=default,
        )
        try:
            command = launch.command()
        except NodeError as error:
            raise CohortlabError("notStarted", message=str(error)) from error
        log = stack.enter_context(launch.log.open("wb"))
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=launch.environment(os.environ),
            start_new_session=True,
        )
        stack.callback(_end, process)
        assert process.stdout is not None
        said = json.loads(process.stdout.readline() or b"{}")
        if said.get("event") != "ready":
            raise CohortlabError("notStarted")
        before = os.environ.get(RUNTIME)
        os.environ[RUNTIME] = str(launch.runtime)
        stack.callback(_restore, before)
        return Service(process, stack.pop_all())


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.stdin is not None:
        process.stdin.close()  # a service ends with its input
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _restore(before: str | None) -> None:
    if before is None:
        os.environ.pop(RUNTIME, None)
    else:
        os.environ[RUNTIME] = before


def _from_environment() -> list[str]:
    return [each for each in os.environ.get(RELEASES, "").split(":") if each]
