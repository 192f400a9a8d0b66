"""What can go wrong in a notebook: one exception, with a code, a sentence and the way out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Codes that only a client knows; all others are those of the service (sdk/src/wire/errors.ts).
OWN: dict[str, tuple[str, str]] = {
    "noJupyterLab": (
        "This Python does not run inside a JupyterLab that has Cohortlab.",
        "Start JupyterLab from an environment with Cohortlab in it and use a notebook or terminal there; "
        "a script says cl.start('my.duckdb') first. "
        "A kernel that was running before must be restarted.",
    ),
    "jupyterLabGone": (
        "The JupyterLab that this kernel was started from has ended, and its query service with it.",
        "Restart the kernel.",
    ),
    "serviceDown": (
        "The query service is not running.",
        "Look at the Cohortlab panel: it says why, and has Restart.",
    ),
    "brokenAnswer": (
        "The answer broke off before it was complete; nothing of it was kept.",
        "Run the cell again. If the query service was stopped, it has been started anew.",
    ),
    "versionMismatch": (
        "The query service is of another version of Cohortlab than this kernel.",
        "Install the same version for JupyterLab and for the kernel, then restart both.",
    ),
    "fileMissing": (
        "There is no such file.",
        "Give the path relative to the notebook or to the study's folder.",
    ),
    "fileUnreadable": (
        "The file cannot be read.",
        "Definitions are UTF-8 text: open it in the Cohortlab panel and save it again.",
    ),
    "studyUnreadable": (
        "The settings of the study cannot be read.",
        "Mend the file that is named.",
    ),
    "noRelease": (
        "No release is named.",
        "Name release files: cl.start('my.duckdb'), --release my.duckdb, or COHORTLAB_RELEASES.",
    ),
    "notStarted": (
        "The query service did not start.",
        "Try the release with: cohortlab releases FILE",
    ),
    "noLock": (
        "This study has no lock: nothing of it was run, or the notebook lies in no study.",
        "Read some rows in a folder with a cohortlab.toml; cohortlab.lock.json is then written beside it.",
    ),
    "releaseConflict": (
        "The cohort and the dataset are on different releases.",
        "Name one release for both: release=…",
    ),
    "tableUnknown": (
        "The dataset has no such table.",
        "Choose one of its tables.",
    ),
    "severalTables": (
        "The dataset has several tables.",
        "Choose one.",
    ),
    "insideWorkspace": (
        "The file would lie in the folder that the Jupyter server serves.",
        "Write people's rows elsewhere, or say into_workspace=True.",
    ),
    "notWritten": (
        "The file cannot be written.",
        "Choose a folder that exists and that you may write to.",
    ),
    "notSaved": (
        "The cohort lies in no file yet.",
        "Save it first: cohort.save('cohorts/name.cohort.json').",
    ),
    "alreadyInFile": (
        "The definition lies in a file already.",
        "Copy that file, or build the definition anew.",
    ),
    "packageMissing": (
        "A package is missing in the environment of this kernel.",
        "Install it and restart the kernel.",
    ),
}


@dataclass(frozen=True)
class Problem:
    """A place in a definition that must be mended: file, JSON pointer, and what stands there."""

    file: str
    path: str
    message: str
    value: str | None = None

    def __str__(self) -> str:
        place = f"{self.file} {self.path}".strip()
        if not place:
            return self.message
        found = f" (found: {self.value})" if self.value is not None else ""
        return f"{place}: {self.message}{found}"


class CohortlabError(Exception):
    """Something went wrong; `str()` says what, where, and what to do about it.

    Attributes:
        code: a short name, of `sdk/src/wire/errors.ts` or of this module.
        message: one sentence on what went wrong.
        next: one sentence on the way out.
        problems: places in definitions that must be mended.
        detail: the database's own words. They can quote values from records, and what a cell prints is
            saved in the notebook: they are kept here and never part of `str()`.
    """

    def __init__(
        self,
        code: str,
        *,
        message: str | None = None,
        next: str | None = None,
        problems: Sequence[Problem] = (),
        detail: str | None = None,
    ) -> None:
        own_message, own_next = OWN.get(code, ("Something went wrong inside Cohortlab.", "Try again."))
        self.code = code
        self.message = message or own_message
        self.next = next or own_next
        self.problems = tuple(problems)
        self.detail = detail
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [self.message, *(f"  - {problem}" for problem in self.problems), self.next]
        if self.detail is not None:
            lines.append(
                "The database said more; it may quote values from records: import sys; sys.last_value.detail"
            )
        return "\n".join(lines)

    @classmethod
    def from_answer(cls, answer: Mapping[str, Any]) -> "CohortlabError":
        """The exception for an `ErrorAnswer` of the service."""
        problems = [
            Problem(each["file"], each["path"], each["message"], each.get("value"))
            for each in answer.get("problems", ())
        ]
        return cls(
            str(answer["code"]),
            message=str(answer["message"]),
            next=str(answer["next"]),
            problems=problems,
            detail=answer.get("detail"),
        )


class CohortlabWarning(UserWarning):
    """Something to know about a definition that still runs, such as a concept that the release lacks."""


class TableError(CohortlabError, KeyError):
    """A table that a dataset does not have, or that must be chosen."""

    __str__ = CohortlabError.__str__


def missing(package: str) -> CohortlabError:
    """The error for a Python package that a call needs and the kernel lacks."""
    return CohortlabError(
        "packageMissing",
        message=f"This needs {package}, which is not in the environment of this kernel.",
        next=f"Install it, in a cell: %pip install {package}",
    )
