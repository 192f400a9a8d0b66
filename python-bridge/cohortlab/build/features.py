"""Tables of a dataset with a row per person, or per person and period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..concept_sets import ConceptSet
from .parts import Content, End, Numbering, end_of

#: First and last day around day 0, both included: a number of days, or an end as `window()` takes it.
Days = tuple[End, End]

#: What can be taken of records, as the definition calls it.
TAKES = {
    "days_to_first": "daysToFirst",
    "days_to_last": "daysToLast",
    **{name: name for name in ("first", "last", "minimum", "maximum", "mean", "list", "count", "any")},
}


@dataclass(frozen=True)
class Feature:
    """Columns about records around day 0; made by `feature()`."""

    name: str
    table: str
    concepts: ConceptSet | None
    column: str | None
    names: bool
    convert: Mapping[str, Any] | None
    days: Days | None
    take: tuple[str, ...]

    def content(self, numbering: Numbering) -> Content:
        """`Feature` or `PeriodFeature`."""
        concepts = {} if self.concepts is None else {"conceptSet": numbering.set_id(self.concepts)}
        column = {} if self.column is None else {"column": self.column}
        names = {"names": True} if self.names else {}
        convert = {} if self.convert is None else {"convert": dict(self.convert)}
        window = {} if self.days is None else {"window": _span(self.days)}
        taken = [TAKES[each] for each in self.take]
        return {
            "name": self.name,
            "table": self.table,
            **concepts,
            **column,
            **names,
            **convert,
            **window,
            "take": taken,
        }


@dataclass(frozen=True)
class ShapedTable:
    """A table with a row per person, or per person and period; made by `per_person()` and `per_period()`."""

    name: str
    shape: Mapping[str, Any]
    features: tuple[Feature, ...]

    def content(self, numbering: Numbering) -> Content:
        """`PeopleTable` or `PeriodsTable`."""
        features = [each.content(numbering) for each in self.features]
        return {"name": self.name, **self.shape, "features": features}


def feature(
    name: str,
    table: str,
    concepts: ConceptSet | None = None,
    *,
    take: str | Sequence[str],
    column: str | None = None,
    names: bool = False,
    convert: Mapping[str, Any] | None = None,
    days: Days | None = None,
) -> Feature:
    """Columns about the records of a table, or of the concepts of a set.

    Args:
        name: what the columns begin with: `hba1c` and `take="last"` give `hba1c_last`.
        table: OMOP's table, such as `measurement`.
        concepts: what the records' standard concept must be in; None: every record.
        take: one or several of `first`, `last`, `minimum`, `maximum`, `mean`, `list`, `count`, `any`,
            `days_to_first`, `days_to_last`.
        column: the OMOP column with the values, for all but the last four.
        names: the column holds concepts; their names are read, such as the answers of a survey.
        convert: of `in_unit()`; None: values as recorded.
        days: first and last day around day 0, both included, in place of the table's.
    """
    taken = (take,) if isinstance(take, str) else tuple(take)
    unknown = [each for each in taken if each not in TAKES]
    if unknown:
        raise ValueError(f"take is no {unknown[0]!r}; it is one or several of {', '.join(TAKES)}.")
    return Feature(name, table, concepts, column, names, convert, days, taken)


def in_unit(
    unit: int, *converted: tuple[int, float] | tuple[int, float, float], name: str | None = None
) -> Content:
    """Values in one unit. Those in units that are not named here are not converted, but counted apart.

    Args:
        unit: concept id of the unit wanted; 8554 is %.
        converted: for each other unit its concept id, what values are multiplied by, and what is added:
            `(9579, 0.09148, 2.152)` turns HbA1c in mmol/mol into %.
        name: what the unit wanted is called, for people.
    """
    ways = [_way(*each) for each in converted]
    return {"to": {"unit": unit, **({} if name is None else {"name": name})}, "from": ways}


def per_person(name: str, *features: Feature, days: Days) -> ShapedTable:
    """A table with one row per person. Day 0 is the day on which a person first enters the cohort.

    Args:
        name: what it is called in the notebook.
        features: what is taken of the records, of `feature()`.
        days: first and last day around day 0 that features look at, both included: `(-365, 0)`.
    """
    return ShapedTable(name, {"kind": "people", "window": _span(days)}, features)


def per_period(
    name: str, unit: str, *features: Feature, first: int = 0, last: int, calendar: bool = False
) -> ShapedTable:
    """A table with one row per person and `month`, `quarter` or `year`.

    Args:
        name: what it is called in the notebook.
        unit: how long a period is.
        features: what is taken of the records of a period, of `feature()`.
        first, last: numbers of the periods, both included; 0 begins on day 0.
        calendar: periods are those of the calendar, 0 the one with day 0 in it.
    """
    start = "calendar" if calendar else "dayZero"
    periods = {"unit": unit, "start": start, "from": first, "to": last}
    return ShapedTable(name, {"kind": "periods", "periods": periods}, features)


def _span(days: Days) -> Content:
    start, end = days
    return {"from": end_of(start), "to": end_of(end)}


def _way(unit: int, factor: float, add: float = 0) -> Content:
    return {"unit": unit, "factor": factor, **({"add": add} if add else {})}
