"""The service's log: a file in its own folder, bounded, kept as long as the Jupyter server runs."""

import asyncio
import json
import logging
import logging.handlers
from pathlib import Path

MEGABYTE = 1_000_000


async def keep_log(stderr: asyncio.StreamReader, path: Path, ready: asyncio.Event) -> None:
    """Copies what the service writes to its standard error into `path` (two files of 1 MB at most).

    Once the service is ready it may hold people's records, and only its own log lines, JSON objects
    made without values, are kept: a crash report of Node quotes whatever it stumbled over.
    """
    file = logging.handlers.RotatingFileHandler(path, maxBytes=MEGABYTE, backupCount=1, delay=True)
    try:
        while True:
            try:
                line = await stderr.readline()
            except ValueError:  # longer than a log line can be
                continue
            if not line:
                return
            text = line.decode("utf-8", "replace").rstrip("\n")
            if not ready.is_set() or _is_log_line(text):
                file.emit(logging.makeLogRecord({"msg": text}))
    finally:
        file.close()


def _is_log_line(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def last_lines(path: Path, count: int = 20) -> str:
    """The end of a log that `keep_log` wrote; empty when there is none."""
    try:
        return "\n".join(path.read_text("utf-8").splitlines()[-count:])
    except OSError:
        return ""
