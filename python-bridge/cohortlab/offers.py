"""The releases that the service offers, and which of them a definition is read from."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .connection import RESTART_PATIENCE, ask
from .disclosure import Shown, from_wire
from .errors import CohortlabError
from .files import Source, study_here


@dataclass(frozen=True)
class Release:
    """A release of the data.

    Attributes:
        name: what people call it.
        id: the hash of its content; the same data has the same id wherever it lies.
        default: whether the server uses it where nobody names one.
        synthetic: whether its people are made up.
        people: how many there are, rounded.
        cut_off: the last day that it covers; "now" for every definition.
        cdm_version: version of the OMOP Common Data Model.
        vocabulary_version: version of the vocabularies.
        state: `ready`, or why it cannot be used (`replaced`, `missing`, `unreadable`).
    """

    name: str
    id: str
    default: bool
    synthetic: bool
    people: Shown
    cut_off: datetime.date | None
    cdm_version: str
    vocabulary_version: str
    state: str

    def __repr__(self) -> str:
        facts = [
            f"{self.people} people",
            *(["synthetic"] if self.synthetic else []),
            *([f"up to {self.cut_off}"] if self.cut_off else []),
            f"CDM {self.cdm_version}",
            *(["default"] if self.default else []),
            *([self.state] if self.state != "ready" else []),
        ]
        return f"<release {self.name} ({self.id[:8]}): {', '.join(facts)}>"


def releases() -> list[Release]:
    """The releases that the service offers.

    Raises `CohortlabError` outside JupyterLab and while the service is down.
    """
    return [_release(each) for each in _offered(RESTART_PATIENCE)]


def release(name: str | None = None) -> Release:
    """The release of that name or id; else the one that definitions are read from here.

    Raises `CohortlabError` when there is no such release.
    """
    offered = _offered(RESTART_PATIENCE)
    wanted = pinned(name)
    for each in offered:
        if each["default"] if wanted is None else wanted in (each["name"], each["id"]):
            return _release(each)
    raise CohortlabError(
        "releaseUnknown",
        message="No release is used where none is named."
        if wanted is None
        else f"The query service offers no release {wanted!r}.",
        next=f"It offers: {', '.join(each['name'] for each in offered) or 'none'}.",
    )


def pinned(release: str | None) -> str | None:
    """The release that is meant outside any file: `release`, else that of the notebook's study."""
    if release is not None:
        return release
    study = study_here()
    return study.release if study is not None else None


def named(release: str | None, file: Source) -> str | None:
    """The release that a definition is pinned to: `release`, else its study's; None: the server's default."""
    if release is not None:
        return release
    study = file.study()
    return study.release if study is not None else None


def resolve(release: str | None, patience: float = RESTART_PATIENCE) -> str:
    """What a route calls a release: its name or id, as one path segment. Raises `CohortlabError`."""
    if release is not None:
        return quote(release, safe="")
    for each in _offered(patience):
        if each["default"]:
            return quote(str(each["id"]), safe="")
    raise CohortlabError(
        "releaseUnknown",
        message="The query service offers no release that is used where none is named.",
        next="Name one, with release=… or in the study's cohortlab.toml; cl.releases() lists them.",
    )


def must_agree(cohort: str | None, dataset: str | None) -> None:
    """Raises `CohortlabError` naming both when a cohort and a dataset are on different releases."""
    if cohort == dataset:
        return
    offered = _offered(RESTART_PATIENCE)
    one, other = (_known(each, offered) for each in (cohort, dataset))
    if one["id"] != other["id"]:
        raise CohortlabError(
            "releaseConflict",
            message=f"The cohort is on the release {one['name']}, the dataset on {other['name']}.",
        )


def _known(release: str | None, offered: list[dict[str, Any]]) -> dict[str, Any]:
    for each in offered:
        if each["default"] if release is None else release in (each["name"], each["id"]):
            return each
    return {"name": release, "id": release}


def _offered(patience: float) -> list[dict[str, Any]]:
    answer = ask("GET", "/releases", patience=patience)
    return list(answer["releases"])


def _release(wire: dict[str, Any]) -> Release:
    return Release(
        name=wire["name"],
        id=wire["id"],
        default=wire["default"],
        synthetic=wire["synthetic"],
        people=from_wire(wire["people"]),
        cut_off=datetime.date.fromisoformat(wire["cutOff"]) if wire["cutOff"] else None,
        cdm_version=wire["cdmVersion"],
        vocabulary_version=wire["vocabularyVersion"],
        state=wire["state"],
    )
