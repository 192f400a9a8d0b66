"""Imports point one way: the client knows nothing of the server, and is light to import."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import cohortlab
import pytest

PACKAGE = Path(cohortlab.__file__).parent
CLIENT = sorted([*PACKAGE.glob("*.py"), *PACKAGE.glob("build/*.py")])
SERVER = sorted((PACKAGE / "server").glob("*.py"))

#: What both halves use; each imports the standard library alone.
SHARED = {"study", "node", "folders", "launch"}


def imports(file: Path, *, top: bool) -> Iterator[str]:
    """Modules that a file imports: when it is imported itself (`top`), or anywhere in it."""
    tree = ast.parse(file.read_text())
    for node in tree.body if top else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from (f"{dots}{name}" for name in names)


@pytest.mark.parametrize("file", CLIENT, ids=lambda file: file.stem)
def test_the_client_needs_the_standard_library_alone(file):
    foreign = {
        name
        for name in imports(file, top=True)
        if not name.startswith(".") and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert not foreign


@pytest.mark.parametrize("file", CLIENT, ids=lambda file: file.stem)
def test_the_client_knows_nothing_of_the_server(file):
    named = {name for name in imports(file, top=file.stem == "__init__") if name.startswith(".server")}
    assert not named


@pytest.mark.parametrize("file", SERVER, ids=lambda file: file.stem)
def test_the_server_uses_of_the_client_what_is_shared(file):
    above = {name.removeprefix("..") for name in imports(file, top=False) if name.startswith("..")}
    assert above <= SHARED


def test_no_file_is_long():
    assert {file.name for file in CLIENT + SERVER if len(file.read_text().splitlines()) > 400} == set()
