"""The releases that the service offers, and which of them a definition is read from."""

import datetime
import warnings
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .connection import RESTART_PATIENCE, ask
from .disclosure import Shown, from_wire
from .errors import CohortlabError, CohortlabWarning
from .files import Source, study_here


@dataclass(frozen=True)
class Retirement:
    """That a release is used no more.

    Attributes:
        replaced_by: name or id of the release to use instead.
        reason: why, if it was said.
        on: since when.
    """

    replaced_by: str
    reason: str | None
    on: datetime.date


@dataclass(frozen=True)
class Release:
    """A release of the data.

    Attributes:
        name: what people call it.
        id: the hash of its content; the same data has the same id wherever it lies.
        default: whether the server uses it where nobody names one.
        synthetic: whether its people are made up.
        tier: for whom it was curated (`registered`, `controlled`); None: it was not.
        made_on: the day that it was made.
        people: how many there are, rounded.
        cut_off: the last day that it covers; "now" for every definition.
        cdm_version: version of the OMOP Common Data Model.
        vocabulary_version: version of the vocabularies.
        state: `ready`, or why it cannot be used (`replaced`, `missing`, `unreadable`).
        retired: what replaced it; None while it is in use.
    """

    name: str
    id: str
    default: bool
    synthetic: bool
    tier: str | None
    made_on: datetime.date | None
    people: Shown
    cut_off: datetime.date | None
    cdm_version: str
    vocabulary_version: str
    state: str
    retired: Retirement | None

    def __repr__(self) -> str:
        facts = [
            f"{self.people} people",
            *(["synthetic"] if self.synthetic else []),
            *([f"{self.tier} tier"] if self.tier else []),
            *([f"up to {self.cut_off}"] if self.cut_off else []),
            f"CDM {self.cdm_version}",
            *(["default"] if self.default else []),
            *([self.state] if self.state != "ready" else []),
            *([f"retired, use {self.retired.replaced_by}"] if self.retired else []),
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
    """What a route calls a release: its name or id, as one path segment. Raises `CohortlabError`.

    Warns once of a release that is retired: it answers as before, and the person may not know.
    """
    if release is not None and release in _looked_up:
        return quote(release, safe="")
    found = _find(release, _offered(patience))
    if found is not None:
        _warn_once(found)
    if release is not None:
        _looked_up.add(release)
        return quote(release, safe="")
    if found is not None:
        return quote(str(found["id"]), safe="")
    raise CohortlabError(
        "releaseUnknown",
        message="The query service offers no release that is used where none is named.",
        next="Name one, with release=… or in the study's cohortlab.toml; cl.releases() lists them.",
    )


#: Releases by the name or id that they were asked by, whose retirement was looked up in this kernel.
_looked_up: set[str] = set()
#: Ids of the releases that were warned of.
_warned: set[str] = set()


def _warn_once(release: dict[str, Any]) -> None:
    retired = release["retired"]
    if retired is None or release["id"] in _warned:
        return
    _warned.add(release["id"])
    reason = f" {retired['reason']}" if retired["reason"] else ""
    text = f"The release {release['name']} is retired since {retired['on']}.{reason}"
    warnings.warn(CohortlabWarning(f"{text} Use {retired['replacedBy']} instead."), stacklevel=4)


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
    return _find(release, offered) or {"name": release, "id": release}


def _find(release: str | None, offered: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The release of that name, else of that id; None names the server's default."""
    if release is None:
        return next((each for each in offered if each["default"]), None)
    by_name = next((each for each in offered if each["name"] == release), None)
    return by_name or next((each for each in offered if each["id"] == release), None)


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
        tier=wire["tier"],
        made_on=_day(wire["madeOn"]),
        cut_off=_day(wire["cutOff"]),
        cdm_version=wire["cdmVersion"],
        vocabulary_version=wire["vocabularyVersion"],
        state=wire["state"],
        retired=_retirement(wire["retired"]),
    )


def _retirement(wire: dict[str, Any] | None) -> Retirement | None:
    if wire is None:
        return None
    on = datetime.date.fromisoformat(wire["on"])
    return Retirement(replaced_by=wire["replacedBy"], reason=wire["reason"], on=on)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
