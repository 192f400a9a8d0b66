"""The query service for a benchmark: started in folders of its own, stopped at the end."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cohortlab.node import find_node, find_script


@contextlib.contextmanager
def service(release: Path) -> Iterator[Path]:
    """Serves `release`; gives the runtime folder, which the client finds in COHORTLAB_RUNTIME."""
    runtime = Path(tempfile.mkdtemp(prefix="cohortlab-bench-"))
    work = runtime / "work"
    work.mkdir(mode=0o700)
    command = [str(find_node(None)), str(find_script("main.mjs"))]
    command += ["--runtime", str(runtime), "--work", str(work), "--release", str(release)]
    environment = {**os.environ, "UV_THREADPOOL_SIZE": "16"}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        if said.get("event") != "ready":
            raise RuntimeError(f"the service did not start: {said}")
        os.environ["COHORTLAB_RUNTIME"] = str(runtime)
        yield runtime
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=10)
        shutil.rmtree(runtime, ignore_errors=True)
