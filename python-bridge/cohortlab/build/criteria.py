"""Events: `drug(metformin, first_ever=True)`: the concept set, or None for any concept, then the rest."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ..cohorts import Cohort
from ..concept_sets import ConceptSet
from ..errors import CohortlabError
from ..files import find_definition, relative
from .parts import Attribute, Demographics, Event, Group


class OfConcepts(Protocol):
    """What makes an event of one domain.

    Args:
        concepts: what its standard concept must be in; None: any concept.
        source: what its source concept must be in.
        first_ever: only a person's earliest matching event, whatever its attributes.
        where: attributes that must all hold.
        nested: a group that must hold with this event as day 0.
        same_visit: in the visit that the event of day 0 belongs to.
        outside_observation: also outside the observation period around day 0.
        adjust: other dates for the event, made by `adjust()`.
    """

    def __call__(
        self,
        concepts: ConceptSet | None = None,
        *,
        source: ConceptSet | None = None,
        first_ever: bool = False,
        where: Sequence[Attribute] = (),
        nested: Group | None = None,
        same_visit: bool = False,
        outside_observation: bool = False,
        adjust: Mapping[str, Any] | None = None,
    ) -> Event: ...


def _of_concepts(kind: str) -> OfConcepts:
    def event(
        concepts: ConceptSet | None = None,
        *,
        source: ConceptSet | None = None,
        where: Sequence[Attribute] = (),
        **options: Any,
    ) -> Event:
        for given in (concepts, source):
            if given is not None and not isinstance(given, ConceptSet):
                raise TypeError(
                    f"An event is asked for by a concept set: cl.concept_set(…), not by {given!r}."
                )
        return Event(kind, concepts=concepts, source=source, where=tuple(where), **options)

    event.__doc__ = OfConcepts.__doc__
    return event


condition = _of_concepts("conditionOccurrence")
drug = _of_concepts("drugExposure")
procedure = _of_concepts("procedureOccurrence")
measurement = _of_concepts("measurement")
observation = _of_concepts("observation")
visit = _of_concepts("visitOccurrence")
visit_detail = _of_concepts("visitDetail")
device = _of_concepts("deviceExposure")
specimen = _of_concepts("specimen")
death = _of_concepts("death")
condition_era = _of_concepts("conditionEra")
drug_era = _of_concepts("drugEra")
dose_era = _of_concepts("doseEra")


def observation_period(
    *, period: Mapping[str, str] | None = None, where: Sequence[Attribute] = (), **options: Any
) -> Event:
    """A span in which care is expected to be on record. `period`: days that must lie in it, of `days()`."""
    return Event("observationPeriod", period=period, where=tuple(where), **options)


def payer_plan_period(
    *, period: Mapping[str, str] | None = None, where: Sequence[Attribute] = (), **options: Any
) -> Event:
    """A span of enrolment in a health plan. `period`: days that must lie in it, of `days()`."""
    return Event("payerPlanPeriod", period=period, where=tuple(where), **options)


def saved_cohort(
    cohort: Cohort | str | os.PathLike[str], *, where: Sequence[Attribute] = (), **options: Any
) -> Event:
    """Time in a saved cohort. A path is relative to the notebook, else to the study's folder.

    Raises `CohortlabError` when there is no such file, or the cohort was never saved.
    """
    return Event("cohort", path=path_of(cohort), where=tuple(where), **options)


def demographics(*where: Attribute) -> Demographics:
    """Facts about the person that must all hold."""
    return Demographics(where)


def adjust(start: tuple[str, int] = ("start", 0), end: tuple[str, int] = ("end", 0)) -> Mapping[str, Any]:
    """Other dates for an event, made of its own: `adjust(end=("start", 30))` ends 30 days after its start."""
    return {name: {"of": of, "days": days} for name, (of, days) in (("start", start), ("end", end))}


class PathFrom(Protocol):
    """How a definition in a folder names a file."""

    def __call__(self, folder: Path) -> str: ...


def path_of(cohort: Cohort | str | os.PathLike[str]) -> PathFrom:
    """How definitions name the file of a cohort."""
    if isinstance(cohort, Cohort):
        if cohort.path is None:
            raise CohortlabError("notSaved", message=f"The cohort {cohort.shown!r} lies in no file yet.")
        file = Path(cohort.path)
    else:
        file = find_definition(cohort, ".cohort.json").path
    return lambda folder: relative(file, folder)
