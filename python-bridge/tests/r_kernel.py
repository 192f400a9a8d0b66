"""R, run by the tests as a notebook would."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cohortlab.folders import make_folder, runtime_bases
from cohortlab.launch import Launch
from places import ROOT, built

#: Where the suite `r` installs the R package and what it needs.
LIBRARY = ROOT / ".cache" / "r-library"

PREPARED = 'options(warn = 1); suppressWarnings(library(cohortlab)); gi <- cohort("cohorts/gi.cohort.json")\n'


def environment() -> dict[str, str]:
    """The environment of an R that has the package. Skips where there is none."""
    if shutil.which("Rscript") is None or not (LIBRARY / "cohortlab").is_dir():
        pytest.skip("R is not set up: npm test -- r does that")
    return {**os.environ, "R_LIBS": str(LIBRARY), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def started(code: str, folder: Path) -> subprocess.Popen[str]:
    """An R that runs `code` in a notebook's folder."""
    command = ["Rscript", "--vanilla", "-e", PREPARED + code]
    return subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def said(code: str, folder: Path) -> str:
    """What R printed."""
    with started(code, folder) as process:
        printed, complaints = process.communicate(timeout=120)
    assert process.returncode == 0, complaints
    return printed


def error_of(call: str, folder: Path) -> dict[str, Any]:
    """The condition that a call stops with: its code, its message, and what it kept to itself."""
    code = (
        f"e <- tryCatch({call}, cohortlab_error = function(e) e)\n"
        "stopifnot(inherits(e, 'cohortlab_error'))\n"
        "cat(jsonlite::toJSON(list(code = e$code, message = conditionMessage(e), detail = e$detail),"
        " auto_unbox = TRUE))"
    )
    return dict(json.loads(said(code, folder)))


def prepared(source: Path, file: Path) -> Path:
    """The release of a CDM, made by the real command."""
    built("cli.mjs")
    command = [sys.executable, "-m", "cohortlab.node", "prepare", source, "-o", file, "--name", file.stem]
    subprocess.run(command, check=True, capture_output=True)
    return file


@contextlib.contextmanager
def service(*releases: Path) -> Iterator[Path]:
    """The runtime folder of a real service that offers the releases."""
    folder = make_folder(runtime_bases(), None)
    for name in ("run", "work"):
        (folder.path / name).mkdir(mode=0o700)
    launch = Launch(
        runtime=folder.path / "run",
        work=folder.path / "work",
        log=folder.path / "service.log",
        releases=releases,
        main=built("main.mjs"),
    )
    with subprocess.Popen(
        launch.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=launch.environment({})
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["event"] == "ready"
        yield launch.runtime
        process.terminate()
    folder.remove()
