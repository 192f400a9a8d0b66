"""What cohorts and datasets share: a definition in a file, a release, and a word about themselves."""

import json
import os
import warnings
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .connection import RUNTIME, Payload, ask_long
from .disclosure import Hidden, Shown, from_wire
from .display import Section, html_of, text_of
from .errors import CohortlabError, CohortlabWarning
from .files import Draft, Source, find_definition, write_text
from .lock import note
from .offers import named, resolve
from .streams import Origin
from .study import normalised

if TYPE_CHECKING:
    from typing_extensions import Self

#: Seconds that a cell waits for an object to describe itself.
REPR_LIMIT = 5.0

ROUNDED = "rounded here, exact in your notebook with .count()"
HIDDEN = "not told here, exact in your notebook with .count()"


#: Definitions, with their releases, that people were warned of.
_warned: set[str] = set()


class Lazy:
    """A definition in a file. Nothing is read from the release until a call asks for it.

    The file is read anew by each call: what a panel saved is what the next call uses.
    """

    _suffix = ""

    def __init__(self, source: Source, release: str | None) -> None:
        self._file: Source = source
        self._release = release

    @property
    def path(self) -> str | None:
        """The file of the definition; None while it lies in none."""
        return None if self._file.path is None else str(self._file.path)

    def save(self, path: str | os.PathLike[str]) -> "Self":
        """Writes a definition that was built, byte for byte as a panel would; gives that of the file.

        Inside JupyterLab it is checked first; a definition that is not valid is not written. What it refers
        to is named from the file's folder. An older file of that name is replaced.

        Args:
            path: the file, relative to the notebook, ending as files of its kind do.

        Raises:
            ValueError: it ends otherwise.
            CohortlabError: it is not valid, lies in a file already, or cannot be written.
        """
        if not isinstance(self._file, Draft):
            raise CohortlabError("alreadyInFile", message=f"This definition lies in {self.path}.")
        if not os.fspath(path).endswith(self._suffix):
            raise ValueError(f"The name of this file must end in {self._suffix}, not {os.fspath(path)!r}.")
        if self._file.files:
            raise CohortlabError(
                "notWritten",
                message="This definition refers to files that only the cell holds.",
                next="Open the cell in the panel and save it as a file: that writes all of them.",
            )
        if os.environ.get(RUNTIME):
            with ask_long("/check", {"bundle": self._file.bundle()}, "Checking the definition"):
                pass
        write_text(Path(path).expanduser(), self._file.write(normalised(Path(path).expanduser()).parent))
        saved = copy(self)
        saved._file = find_definition(path, self._suffix)
        return saved

    @property
    def shown(self) -> str:
        """The file as people call it: relative to the folder that the server serves, or to the study."""
        return self._file.shown

    @property
    def release(self) -> str | None:
        """Name or id of the release: as given, else as the study says; None for the server's default."""
        return named(self._release, self._file)

    def _payload(self) -> Payload:
        """`DefinitionRequest` (sdk/src/wire/kernel.ts)."""
        return {"bundle": self._file.bundle()}

    def _count(self, what: str) -> int:
        if what not in ("people", "entries"):
            raise ValueError(f"count() counts 'people' or 'entries', not {what!r}.")
        answer = self._ask("count", "Counting")
        for remark in answer["remarks"]:
            warnings.warn(CohortlabWarning(remark["message"]), stacklevel=3)
        return int(answer[what])

    def _note(self, origin: Origin) -> None:
        """Rows of it were read."""
        note(self._file, None, origin)

    def _warn(self) -> None:
        """Warns, once for each text of a definition, of what it names and the release lacks."""
        payload, release = self._payload(), self.release
        key = json.dumps([release, payload], sort_keys=True)
        if key in _warned:
            return
        try:
            facts = self._ask("remarks", "Looking up the concepts")
        except CohortlabError:
            return  # what is wrong with the definition is said by the question itself
        _warned.add(key)
        for remark in facts["remarks"]:
            warnings.warn(CohortlabWarning(remark["message"]), stacklevel=4)

    def _ask(self, route: str, words: str, limit: float | None = None) -> dict[str, Any]:
        """What a route of the release answers about the definition."""
        payload, release = self._payload(), resolve(self.release)
        with ask_long(f"/releases/{release}/{route}", payload, words, limit=limit) as (response, _):
            return _json(response)

    def _words(self) -> dict[str, Any]:
        """`CohortWords` (sdk/src/wire/kernel.ts): the same on every release."""
        with ask_long("/words", self._payload(), "Reading the definition") as (response, _):
            return _json(response)

    def _describe(self) -> dict[str, Any]:
        payload, release = self._payload(), resolve(self.release, patience=1.0)
        path = f"/releases/{release}/describe"
        with ask_long(path, payload, "Counting", limit=REPR_LIMIT, patience=1.0) as (response, _):
            return _json(response)

    def _lines(self) -> list[str]:
        """What a display says: a headline and lines of facts, whatever happens."""
        try:
            description = self._describe()
            return [
                description["name"],
                size(description),
                *self._facts(description),
                self._where(description),
            ]
        except CohortlabError as error:
            reason = "still counting" if error.code == "tooSlow" else error.message
            return [self._name(), f"size not known: {reason}", *map(str, error.problems), self._file.shown]
        except Exception as error:  # a display must not fail; type names hold no values
            return [self._name(), f"size not known: {type(error).__name__}", self._file.shown]

    def _facts(self, description: dict[str, Any]) -> list[str]:
        return [f"note: {remark['message']}" for remark in description["remarks"]]

    def _where(self, description: dict[str, Any]) -> str:
        release = description["release"]
        return f"release {release['name']} ({release['id'][:8]}) · {self._file.shown}"

    def _name(self) -> str:
        try:
            name = self._file.content()["name"]
        except Exception:  # not JSON, no name, not there: the file's own name will do
            name = None
        return name if isinstance(name, str) else self._file.shown.rpartition("/")[2]

    def __repr__(self) -> str:
        return text_of(self._lines(), self._more())

    def _repr_html_(self) -> str:
        return html_of(self._lines(), self._more())

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        lines, more = self._lines(), self._more()
        return {"text/plain": text_of(lines, more), "text/html": html_of(lines, more)}

    def _more(self) -> "list[Section]":
        """What a display says below its lines."""
        return []


def size(description: dict[str, Any]) -> str:
    """People, and entries where a person can have several, through the door."""
    people, entries = from_wire(description["people"]), from_wire(description["entries"])
    return size_of(people, entries, description["kind"])


def size_of(people: Shown, entries: Shown, kind: str) -> str:
    """The same of numbers that went through the door."""
    counts = f"{people} people" if kind != "events" else f"{people} people, {entries} entries"
    return f"{counts} · {HIDDEN if isinstance(people, Hidden) else ROUNDED}"


def _json(response: Any) -> dict[str, Any]:
    return dict(json.loads(response.read()))
