"""The parts of the `cohortlab` command that are Python's: the lock of a study, and running its notebooks."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from . import lock
from .connection import RUNTIME
from .errors import CohortlabError, missing
from .services import start
from .study import LOCK, find_study

#: What a command exits with when it could not answer; 0, 1 and 2 are verdicts.
FAILED = 3


def main(arguments: list[str]) -> int:
    """Runs `verify-lock` or `exec`; gives the exit code."""
    parser = argparse.ArgumentParser(prog="cohortlab")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser(
        "verify-lock", help="is a study still what its lock says? exits with 0, 1 or 2"
    )
    verify.add_argument("folder", nargs="?", default=".", help="the study's folder (default: here)")
    run = commands.add_parser("exec", help="run a notebook, then compare its study with the lock as it was")
    run.add_argument("notebook")
    run.add_argument("--output", help="where the notebook with its outputs goes; they may show people's rows")
    for each in (verify, run):
        each.add_argument("--release", action="append", default=[], help="a release file to serve")
    try:
        asked = parser.parse_args(arguments)
    except SystemExit as refused:
        return FAILED if refused.code else 0
    try:
        with _service(asked.release):
            if asked.command == "exec":
                return execute(Path(asked.notebook), asked.output)
            return verify_folder(Path(asked.folder))
    except CohortlabError as error:
        print(f"cohortlab: {error}", file=sys.stderr)
        return FAILED


def verify_folder(folder: Path) -> int:
    """Says what became of the study in `folder` since it was locked."""
    root = _root(folder)
    if not (root / LOCK).exists():
        raise CohortlabError("noLock", message=f"{root} has no {LOCK}: nothing of it was run.")
    return _tell(lock.compare(root, lock.read(root / LOCK)))


def execute(notebook: Path, output: str | None) -> int:
    """Runs a notebook from its first cell to its last; says what became of its study.

    The lock is that of before the run. A notebook that fails ends with the name of its error and no more:
    what an error says can quote a record.
    """
    try:
        import nbformat
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError
    except ImportError as error:
        raise missing("nbclient") from error
    if not notebook.is_file():
        raise CohortlabError("fileMissing", message=f"There is no notebook {notebook}.")
    root = _root(notebook.absolute().parent)
    before = lock.read(root / LOCK) if (root / LOCK).exists() else None
    content = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        content, timeout=None, resources={"metadata": {"path": str(notebook.absolute().parent)}}
    )
    failure: str | None = None
    try:
        client.execute()
    except CellExecutionError as error:
        failure = error.ename
    if output is not None:
        file = Path(output).expanduser()
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            nbformat.write(content, out)  # type: ignore[no-untyped-call]
    if failure is not None:
        print(
            f"cohortlab: a cell of {notebook} failed with {failure}; open the notebook to see it.",
            file=sys.stderr,
        )
        return FAILED
    if before is None:
        if not (root / LOCK).exists():
            raise CohortlabError(
                "noLock", message=f"{notebook} ran; it read no rows of a study, so there is no lock."
            )
        print(f"The study had no lock: {root / LOCK} was written.")
        return 0
    return _tell(_with_new(lock.compare(root, before), before, lock.read(root / LOCK)))


def _with_new(verdict: lock.Verdict, before: lock.Lock, after: lock.Lock) -> lock.Verdict:
    """What the run read and the lock did not know is a difference too."""
    new = [f"{key}: not in the lock" for key in after["definitions"] if key not in before["definitions"]]
    return lock.Verdict(lock.DIFFERENT, (*verdict.differences, *new)) if new else verdict


def _tell(verdict: lock.Verdict) -> int:
    print(verdict)
    return verdict.exit_code


def _root(folder: Path) -> Path:
    study = find_study(folder)
    if study is None:
        raise CohortlabError("noLock", message=f"{folder} lies in no study: no cohortlab.toml above it.")
    return study.root


@contextlib.contextmanager
def _service(releases: list[str]) -> Iterator[None]:
    """The service that this account has in JupyterLab, else one of the command's own."""
    if os.environ.get(RUNTIME) and not releases:
        yield
        return
    with start(*releases):
        yield
