"""Definitions in the workspace: found by the path that a notebook names, sent with all they refer to."""

import difflib
import json
import os
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import CohortlabError
from .study import Study, StudyError, find_study, normalised

#: The folder that the Jupyter server serves; what a definition refers to lies inside it.
ROOT = "COHORTLAB_ROOT"

#: As many files as the service takes in one bundle (sdk/src/definition/limits.ts).
MOST_FILES = 100

#: The kinds of part that name another file by its `path`: concept sets and cohorts, criteria.
REFERRING = ("file", "cohort")

#: How many folder entries are looked at for a name like the one that was not found.
MOST_ENTRIES = 5_000


@dataclass(frozen=True)
class DefinitionFile:
    """A file that a notebook named, where it lies, and how people call it."""

    path: Path
    shown: str
    boundary: Path

    def text(self) -> str:
        """The file's text as it stands now. Raises `CohortlabError`."""
        return _read(self.path)

    def content(self) -> Any:
        """The file's JSON, unchecked; None when it is not JSON. The service says what is wrong with it."""
        return _parse(self.text())

    def study(self) -> Study | None:
        """The study that the file lies in. Raises `CohortlabError`."""
        return _study(self.path, served_folder())

    def bundle(self) -> dict[str, Any]:
        """The file with every file that it refers to, as `Bundle` (sdk/src/definition/bundle.ts)."""
        return _bundle(self.shown, self.text(), self.path, self.boundary)


@dataclass(frozen=True)
class Draft:
    """A definition that was built or written out in a notebook and lies in no file.

    What it refers to is found from `folder`, where the notebook was when it was built; or in `files`, text by
    path, and nowhere else, when the cell brings them along.
    """

    shown: str
    write: Callable[[Path], str]
    folder: Path
    files: Mapping[str, str] | None = None
    path: None = None

    def text(self) -> str:
        """The text that a file of it in `folder` would have; `write` gives that for any folder."""
        return self.write(self.folder)

    def content(self) -> Any:
        """Its JSON."""
        return _parse(self.text())

    def study(self) -> Study | None:
        """The study that it was built in. Raises `CohortlabError`."""
        return _study(self.folder, served_folder())

    def bundle(self) -> dict[str, Any]:
        """It with every file that it refers to, as `Bundle` (sdk/src/definition/bundle.ts)."""
        if self.files is not None:
            files = [{"path": path, "text": text} for path, text in sorted(self.files.items())]
            return {"path": self.shown, "text": self.text(), "files": files}
        boundary = served_folder()
        if boundary is None or not self.folder.is_relative_to(boundary):
            study = self.study()
            boundary = study.root if study is not None else self.folder
        return _bundle(self.shown, self.text(), self.folder / "draft", boundary)


#: Where a definition stands: in a file, or in the notebook.
Source = DefinitionFile | Draft


def source_of(
    path: str | os.PathLike[str] | None, text: str | None, files: Mapping[str, str] | None, suffix: str
) -> Source:
    """Where a definition stands that a cell names by its path, or writes out.

    Raises:
        TypeError: it does both or neither, or the texts are no texts.
        CohortlabError: there is no such file.
    """
    if (path is None) == (text is None):
        raise TypeError("Give either the path of a file or text=, the definition itself.")
    if text is None:
        if files is not None:
            raise TypeError("files= belongs to text=: a file finds what it refers to in the workspace.")
        return find_definition(path or "", suffix)
    brought = dict(files or {})
    for name, content in (("text", text), *brought.items()):
        if not isinstance(content, str) or not isinstance(name, str):
            raise TypeError(f"{name!r} is the text of a definition, not {type(content).__name__}.")
    return Draft("this cell", lambda _: text.strip() + "\n", Path.cwd(), brought)


def _bundle(shown: str, text: str, own: Path, boundary: Path) -> dict[str, Any]:
    """A text with every file that it refers to, as seen from the file `own`.

    What lies outside `boundary`, or is not there, is left out; the service then says which reference
    cannot be followed.
    """
    files: dict[str, str] = {}
    wanted = list(references(_parse(text)))
    while wanted and len(files) <= MOST_FILES:
        key = posixpath.normpath(wanted.pop())
        file = normalised(own.parent / key)
        inside = file.is_relative_to(boundary) and file.resolve().is_relative_to(boundary.resolve())
        if key in files or key == own.name or not inside or not file.is_file():
            continue
        files[key] = _read(file)
        folder = posixpath.dirname(key)
        wanted.extend(posixpath.join(folder, path) for path in references(_parse(files[key])))
    return {
        "path": shown,
        "text": text,
        "files": [{"path": key, "text": files[key]} for key in sorted(files)],
    }


def find_definition(path: str | os.PathLike[str], suffix: str) -> DefinitionFile:
    """The file that a notebook means by `path`: relative to the notebook, else to the study's folder.

    `suffix` (`.cohort.json`) says which names to suggest when there is none. Raises `CohortlabError`.
    """
    named = os.fspath(path)
    places = _places()
    for place in places:
        candidate = normalised(place / Path(named).expanduser())
        if candidate.is_file():
            return _located(candidate)
    looked = [str(normalised(place / Path(named).expanduser())) for place in places]
    near = difflib.get_close_matches(named, list(_names(places, suffix)), n=3, cutoff=0.6)
    hint = f"Did you mean {' or '.join(map(repr, near))}? " if near else ""
    raise CohortlabError(
        "fileMissing",
        message=f"There is no file {named!r}. Looked for {' and '.join(dict.fromkeys(looked))}.",
        next=f"{hint}Give the path relative to the notebook or to the study's folder.",
    )


def write_text(file: Path, text: str) -> None:
    """Puts a text in place whole, over an older file of that name. Raises `CohortlabError`."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CohortlabError(
            "notWritten", message=f"{file} cannot be written: {error.strerror or type(error).__name__}."
        ) from error


def relative(file: Path, folder: Path) -> str:
    """How a definition in `folder` names another file: a POSIX path."""
    return Path(os.path.relpath(normalised(file), normalised(folder))).as_posix()


def references(content: Any) -> Iterator[str]:
    """The paths that a definition refers to: whatever says `{"kind": "file", "path": …}` in it.

    A criterion that names a saved cohort says `{"kind": "cohort", "path": …}`.
    """
    if isinstance(content, dict):
        path = content.get("path")
        if content.get("kind") in REFERRING and isinstance(path, str) and not path.startswith("/"):
            yield path
        for value in content.values():
            yield from references(value)
    elif isinstance(content, list):
        for value in content:
            yield from references(value)


def _located(path: Path) -> DefinitionFile:
    root = served_folder()
    if root is not None and path.is_relative_to(root):
        return DefinitionFile(path, path.relative_to(root).as_posix(), root)
    study = _study(path, None)
    boundary = study.root if study is not None else path.parent
    return DefinitionFile(path, path.relative_to(boundary).as_posix(), boundary)


def _places() -> list[Path]:
    """Where relative paths start, in order: here, the notebook's folder, the study's folder."""
    here = Path.cwd()
    session = Path(os.environ.get("JPY_SESSION_NAME", ""))
    folders = [here]
    if session.is_absolute() and session.parent.is_dir():
        folders.append(session.parent)
    study = _study(here, served_folder()) or _study(folders[-1], served_folder())
    if study is not None:
        folders.append(study.root)
    return list(dict.fromkeys(folders))


def served_folder() -> Path | None:
    """The folder that the Jupyter server serves; None outside of one."""
    named = os.environ.get(ROOT)
    return normalised(Path(named)) if named else None


def study_here() -> Study | None:
    """The study of the notebook that runs. Raises `CohortlabError`."""
    for place in _places():
        study = _study(place, served_folder())
        if study is not None:
            return study
    return None


def _study(place: Path, root: Path | None) -> Study | None:
    try:
        return find_study(place, root if root is not None and place.is_relative_to(root) else None)
    except StudyError as error:
        raise CohortlabError("studyUnreadable", message=str(error)) from error


def _names(places: list[Path], suffix: str) -> Iterator[str]:
    """Definitions below the places, as somebody could have named them."""
    seen = 0
    for place in places:
        for folder, folders, files in os.walk(place):
            folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
            seen += len(files) + len(folders)
            if seen > MOST_ENTRIES:
                return
            for name in files:
                if name.endswith(suffix):
                    yield Path(folder, name).relative_to(place).as_posix()


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CohortlabError("fileUnreadable", message=f"{path} cannot be read: {error}.") from error


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
