"""The study that a file belongs to, and the release that it is pinned to.

A study is a folder with a `cohortlab.toml`; the nearest one above a file is the file's. Once something
was run there is a `cohortlab.lock.json` beside it. A release is chosen by one precedence everywhere, in
panels and in kernels: what a person says outright, then the lock, then `cohortlab.toml`, then the
server's default; never "newest".
"""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SETTINGS = "cohortlab.toml"
LOCK = "cohortlab.lock.json"


class StudyError(Exception):
    """A file of the study that cannot be read. `file` is its path, `why` a sentence."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why


@dataclass(frozen=True)
class Study:
    """A study: the folder, and the name or id of the release it is pinned to (None: not pinned)."""

    root: Path
    release: str | None


def normalised(path: Path) -> Path:
    """`path` made absolute with its `..` resolved as they are written."""
    return Path(os.path.normpath(path.absolute()))


def find_study(place: Path, boundary: Path | None = None) -> Study | None:
    """The study of a file or folder: the nearest folder upwards, `boundary` at most, with a `cohortlab.toml`.

    Paths are taken as they are written, symbolic links unfollowed: what a person sees as the folder above
    is the folder above. Raises `StudyError` when the study's files cannot be read.
    """
    here = normalised(place)
    if boundary is not None:
        boundary = normalised(boundary)
        if not here.is_relative_to(boundary):
            return None
    for folder in [here, *here.parents]:
        if (folder / SETTINGS).is_file():
            return Study(folder, pinned_release(folder))
        if folder == boundary:
            break
    return None


def pinned_release(root: Path) -> str | None:
    """The release that the study in `root` is pinned to, by its lock, else by its `cohortlab.toml`.

    The lock names it as `{"release": {"name": …, "id": …}}`, of which the id counts; the settings as
    `release = "name or id"`. Raises `StudyError`.
    """
    if (root / LOCK).exists():
        release = _read(root / LOCK, json.loads).get("release")
        if not isinstance(release, dict) or not isinstance(release.get("id"), str):
            raise StudyError(root / LOCK, 'it names no release: "release": {"name": …, "id": …} is missing')
        return str(release["id"])
    return settings_release(root)


def settings_release(root: Path) -> str | None:
    """The release that the `cohortlab.toml` of the study in `root` names, if it does. Raises `StudyError`."""
    release = _read(root / SETTINGS, tomllib.loads).get("release")
    if release is not None and (not isinstance(release, str) or not release):
        raise StudyError(root / SETTINGS, 'release must be the name or the id of a release: release = "…"')
    return release


def _read(file: Path, parse: Any) -> dict[str, Any]:
    try:
        content = parse(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise StudyError(file, f"it cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise StudyError(file, "it must hold an object")
    return content
