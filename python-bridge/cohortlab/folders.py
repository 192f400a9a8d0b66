"""Folders of our own: mode 0700, outside what the Jupyter server serves, gone when their owner is gone.

The owner holds a lock on a file in the folder. The kernel of the machine lets go of the lock when the
owner ends, however it ends; whoever makes the next folder removes those that nobody holds.
"""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

PREFIX = "cohortlab-"
UNNAMED = ".new-cohortlab-"
LOCK = "owner.lock"

#: A Unix socket's path may have 108 bytes on Linux and 104 on macOS, its last one being 0.
LONGEST_SOCKET_PATH = 103


class PrivateFolder:
    """A folder that lives as long as this process holds it."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self._lock: int | None = lock
        atexit.register(self.remove)

    def remove(self) -> None:
        """Removes the folder with everything in it; once is enough."""
        if self._lock is None:
            return
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)
        self._lock = None
        atexit.unregister(self.remove)


def make_folder(bases: Iterable[Path], root: Path | None, longest: int | None = None) -> PrivateFolder:
    """A new folder in the first of `bases` that can be written and lies outside `root`.

    `longest` bounds the bytes of the folder's path. When everything lies inside `root` (a server that
    serves `/`), the folder gets a hidden name: the server neither lists nor serves hidden files unless
    told to. Raises `OSError` when no base can be used.
    """
    usable = [base for base in bases if base.is_dir() and os.access(base, os.W_OK | os.X_OK)]
    for hidden in ("", "."):
        for base in usable:
            if not hidden and root is not None and base.resolve().is_relative_to(root.resolve()):
                continue
            name = f"{hidden}{PREFIX}"
            if longest is not None and len(os.fsencode(base / name)) + 8 > longest:
                continue
            sweep(base)
            return _make(base, name)
    raise OSError("no folder on this machine can hold the query service's sockets or temporary files")


def sweep(base: Path) -> None:
    """Removes the folders in `base` that an earlier process of this account left behind."""
    for folder in [*base.glob(f"{PREFIX}*"), *base.glob(f".{PREFIX}*")]:
        try:
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            lock = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            pass  # its owner lives
        finally:
            os.close(lock)


def _make(base: Path, name: str) -> PrivateFolder:
    # A sweep must never see the folder under its name without its lock.
    unnamed = Path(tempfile.mkdtemp(prefix=UNNAMED, dir=base))
    lock = os.open(unnamed / LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    path = base / (name + unnamed.name.removeprefix(UNNAMED))
    unnamed.rename(path)
    return PrivateFolder(path, lock)


def runtime_bases() -> list[Path]:
    """Where a folder for sockets may lie, best first: short paths, in memory where there is a place."""
    named = os.environ.get("XDG_RUNTIME_DIR")
    return [Path(base) for base in ([named] if named else []) + ["/tmp", tempfile.gettempdir(), "/var/tmp"]]


def work_bases(chosen: str) -> list[Path]:
    """Where DuckDB may spill, best first: on disk (`/tmp` can be memory)."""
    if chosen:
        return [Path(chosen).expanduser()]
    return [Path(base) for base in ("/var/tmp", tempfile.gettempdir(), "/tmp")]
