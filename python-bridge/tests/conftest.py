"""Releases to test on, made once by the real command."""

import subprocess
import sys
from pathlib import Path

import pytest
from places import built, shared


def make(*arguments: object) -> None:
    """Runs the `cohortlab` command."""
    built("cli.mjs")
    subprocess.run([sys.executable, "-m", "cohortlab.node", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="session")
def release(tmp_path_factory) -> Path:
    """GiBleed as a release."""
    file = tmp_path_factory.mktemp("gibleed") / "gibleed.duckdb"
    make("prepare", shared("data", "gibleed"), "-o", file, "--name", "GiBleed")
    return file


@pytest.fixture(scope="session")
def other_release(tmp_path_factory) -> Path:
    """A small synthetic release."""
    file = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    make("demo", "-o", file, "--people", "500", "--seed", "1")
    return file
