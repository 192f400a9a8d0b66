"""Whole definitions: cohorts and datasets, as a panel saves them."""

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..canonical import canonical
from ..cohorts import Cohort
from ..concept_sets import ConceptSet
from ..datasets import Dataset
from ..files import Draft
from .criteria import path_of
from .features import ShapedTable
from .parts import Content, Demographics, Event, Group, Numbering
from .ranges import said


@dataclass(frozen=True)
class Entry:
    """Events that a person can enter by, with the observation they need; made by `entry()`."""

    events: tuple[Event, ...]
    prior_days: int = 0
    later_days: int = 0
    limit: str = "all"
    qualifying: Group | None = None
    qualifying_limit: str = "all"

    def content(self, numbering: Numbering) -> Content:
        """`Entry`."""
        content: Content = {
            "priorDays": self.prior_days,
            "laterDays": self.later_days,
            "limit": self.limit,
            "events": [numbering.node(each) for each in self.events],
        }
        if self.qualifying is not None:
            content["qualifying"] = {
                "group": numbering.node(self.qualifying),
                "limit": self.qualifying_limit,
            }
        return content


@dataclass(frozen=True)
class Exit:
    """When a person leaves; made by `observation_exit()`, `fixed_exit()`, `drug_exit()`."""

    kind: str
    fields: Mapping[str, Any]
    concepts: ConceptSet | None = None

    def content(self, numbering: Numbering) -> Content:
        """`Exit`."""
        drugs = {} if self.concepts is None else {"conceptSet": numbering.set_id(self.concepts)}
        return {"kind": self.kind, **drugs, **self.fields}


@dataclass(frozen=True)
class DatasetTable:
    """A table of a dataset; made by `table()`."""

    name: str
    table: str
    columns: tuple[str, ...]
    concepts: ConceptSet | None = None

    def content(self, numbering: Numbering) -> Content:
        """`DatasetTable`."""
        kept = {} if self.concepts is None else {"conceptSet": numbering.set_id(self.concepts)}
        return {"name": self.name, "table": self.table, "columns": list(self.columns), **kept}


def entry(
    *events: Event,
    prior_days: int = 0,
    later_days: int = 0,
    limit: str = "all",
    qualifying: Group | None = None,
    qualifying_limit: str = "all",
) -> Entry:
    """Events that a person can enter by: any of them. Nothing said restricts nothing.

    Args:
        events: the events.
        prior_days, later_days: days of observation needed before and after the event.
        limit: which of them count: `all`, `first` or `last`.
        qualifying: what an event must meet, with it as day 0.
        qualifying_limit: which of those that qualify count.
    """
    return Entry(events, prior_days, later_days, limit, qualifying, qualifying_limit)


def observation_exit() -> Exit:
    """People leave when the observation period around the entry event ends."""
    return Exit("endOfObservation", {})


def fixed_exit(of: str, days: int) -> Exit:
    """People leave so many days after the `start` or the `end` of the entry event."""
    return Exit("fixedOffset", {"of": of, "days": days})


def drug_exit(
    concepts: ConceptSet, *, gap_days: int, offset: int = 0, days_supply: int | None = None
) -> Exit:
    """People leave when the era of exposure around the entry event ends."""
    lasting = {} if days_supply is None else {"daysSupply": days_supply}
    return Exit("drugEra", {"gapDays": gap_days, "offset": offset, **lasting}, concepts)


def days(
    start: str | datetime.date | None = None, end: str | datetime.date | None = None
) -> Mapping[str, Any]:
    """Days from one to another, both included; an end that is None is open."""
    ends = {"from": start, "to": end}
    return {name: said(day) for name, day in ends.items() if day is not None}


def table(name: str, table: str, columns: Sequence[str], concepts: ConceptSet | None = None) -> DatasetTable:
    """A table of a dataset: columns of every record of an OMOP table that belongs to the people.

    Args:
        name: what it is called in the notebook.
        table: OMOP's table, such as `measurement`.
        columns: OMOP's columns, in the order wanted.
        concepts: what the records' standard concept must be in; None: every record.
    """
    if isinstance(columns, str):
        raise TypeError(f"columns is a list of names, not the text {columns!r}.")
    return DatasetTable(name, table, tuple(columns), concepts)


def people(
    name: str,
    *,
    include: Sequence[Group | Event | Demographics] = (),
    exclude: Sequence[Group | Event | Demographics] = (),
    notes: str | None = None,
    release: str | None = None,
) -> Cohort:
    """A set of people: everyone whom all of `include` hold for and none of `exclude`.

    The first of `include` says when the time of a person begins. What is no group stands in one by itself,
    as a panel puts it. `save()` writes its file. What is not valid is refused when it is used or saved.
    """

    def content(numbering: Numbering) -> Content:
        sides = {"include": include, "exclude": exclude}
        groups = {side: [numbering.node(_group("any", each)) for each in of] for side, of in sides.items()}
        return {"kind": "people", "name": name, **_notes(notes), **groups}

    return Cohort(_draft(name, "cohort", content), release)


def events(
    name: str,
    *,
    entry: Entry | Event | Sequence[Event],
    steps: Sequence[Group | Event | Demographics] = (),
    limit: str = "all",
    exit: Exit | None = None,
    censoring: Sequence[Event] = (),
    era_gap_days: int | None = None,
    dates: Mapping[str, Any] | None = None,
    notes: str | None = None,
    release: str | None = None,
) -> Cohort:
    """Spans of time with Circe's meaning: entry events that pass every step, each lasting to its exit.

    Args:
        name: what people call it.
        entry: of `entry()`, or events without anything more said.
        steps: groups that must all hold with the entry event as day 0, in the order of attrition.
        limit: which of the events that pass count: `all`, `first` or `last`.
        exit: when a person leaves; else at the end of observation.
        censoring: events that end the time on the day they start.
        era_gap_days: spans that lie at most so many days apart are joined.
        dates: days to which spans are cut, of `days()`.
        notes: free text.
        release: name or id of the release; else as the study says.
    """
    begun = (
        entry if isinstance(entry, Entry) else Entry((entry,) if isinstance(entry, Event) else tuple(entry))
    )

    def content(numbering: Numbering) -> Content:
        whole: Content = {"kind": "events", "name": name, **_notes(notes), "limit": limit}
        whole["entry"] = begun.content(numbering)
        if steps:
            whole["steps"] = [numbering.node(_group("all", each)) for each in steps]
        if exit is not None:
            whole["exit"] = exit.content(numbering)
        if censoring:
            whole["censoring"] = [numbering.node(each) for each in censoring]
        if era_gap_days is not None:
            whole["eraGapDays"] = era_gap_days
        if dates is not None:
            whole["dates"] = dict(dates)
        return whole

    return Cohort(_draft(name, "cohort", content), release)


def dataset_of(
    name: str,
    cohort: Cohort | str | os.PathLike[str] | None,
    *tables: DatasetTable | ShapedTable,
    notes: str | None = None,
    release: str | None = None,
) -> Dataset:
    """A dataset: tables over the people of a saved cohort (None: everyone). `save()` writes its file."""
    path = None if cohort is None else path_of(cohort)

    def content(numbering: Numbering) -> Content:
        whom = {"kind": "everyone"} if path is None else {"kind": "file", "path": path(numbering.folder)}
        made = [each.content(numbering) for each in tables]
        return {"name": name, **_notes(notes), "cohort": whom, "tables": made}

    return Dataset(_draft(name, "dataset", content), release, None)


def _draft(name: str, kind: str, content: Callable[[Numbering], Content]) -> Draft:
    def write(folder: Path) -> str:
        numbering = Numbering(folder)
        whole = content(numbering)
        mark = {"$schema": f"cohortlab:{kind}/1"}
        return canonical({**mark, **whole, "conceptSets": numbering.concept_sets()})

    return Draft(name, write, Path.cwd())


def _group(kind: str, part: Group | Event | Demographics) -> Group:
    return part if isinstance(part, Group) else Group(kind, (part,))


def _notes(notes: str | None) -> Content:
    return {} if notes is None else {"notes": notes}
