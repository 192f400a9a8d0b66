"""Counting in a frame: people, records, completeness, spans, units, ties. Exact numbers stay in here."""

import datetime
from typing import Any

from .disclosure import AOU20, Hidden, Shown, percent, show, show_records
from .frames import need

#: Columns that say whose record it is, as OMOP tables and cohort tables call them.
PERSON = ("person_id", "subject_id")

#: Columns that say in which unit a value is, best first.
UNITS = ("unit_concept_name", "unit_source_value", "unit_concept_id")

#: Units that are named; the rest is summed up.
MOST_UNITS = 8


class Tally:
    """Counts over an Arrow table, each through the door before it leaves.

    Without a column that says whose the records are, each row counts as a person.
    """

    def __init__(self, table: Any) -> None:
        self._pa = need("pyarrow")
        self._pc = need("pyarrow.compute")
        self._types = need("pyarrow.types")
        self._table = table
        named = next((name for name in PERSON if name in table.column_names), None)
        self._knows_people = named is not None
        self._person = table.column(named) if named else self._pa.array(range(table.num_rows), "int64")
        self._people = self._distinct(self._person)
        self._too_few = isinstance(show(self._people), Hidden)

    @property
    def people(self) -> Shown | None:
        """People in the table; None when no column tells whose the rows are."""
        return show(self._people) if self._knows_people else None

    @property
    def rows(self) -> Shown:
        """Rows, hidden when their people are."""
        return show_records(self._table.num_rows, self._people)

    def complete(self, name: str) -> int | None:
        """Rows with a value, in whole % of all rows; None when that would tell of too few people."""
        column = self._table.column(name)
        with_value = len(column) - column.null_count
        people = self._distinct(self._person.filter(column.is_valid())) if column.null_count else self._people
        return percent(show_records(with_value, people), self.rows)

    def span(self, name: str) -> tuple[str, str] | None:
        """First and last month of a column of dates, 39 people left out at either end; None: too few."""
        if not self.is_date(name):
            return None
        records = self._pa.table({"person": self._person, "day": self._table.column(name)})
        ends = records.group_by("person").aggregate([("day", "min"), ("day", "max")])
        first = self._at(ends["day_min"], "ascending")
        last = self._at(ends["day_max"], "descending")
        if first is None or last is None or month(first) > month(last):
            return None
        return month(first), month(last)

    def units(self) -> list[tuple[str, Shown]]:
        """Units with the people who have a record in each, most first; rare ones are summed up."""
        name = next((each for each in UNITS if each in self._table.column_names), None)
        if name is None or self._too_few:
            return []
        records = self._pa.table({"person": self._person, "unit": self._table.column(name)})
        counted = records.group_by("unit").aggregate([("person", "count_distinct")])
        people = zip(counted["unit"].to_pylist(), counted["person_count_distinct"].to_pylist(), strict=True)
        common = {unit: count for unit, count in people if not isinstance(show(count), Hidden)}
        order = sorted(common, key=lambda unit: (-show_rank(common[unit]), str(unit)))[:MOST_UNITS]
        shown = [("no unit" if unit is None else str(unit), show(common[unit])) for unit in order]
        named = self._pa.array(order, records["unit"].type)
        others = records.filter(self._pc.invert(self._pc.is_in(records["unit"], named)))
        rest = [("others", show(self._distinct(others["person"])))] if others.num_rows else []
        return shown + rest

    def ties(self) -> tuple[str, Shown] | None:
        """A column of dates, and the people with several records on one of its days."""
        dates = [name for name in self._table.column_names if self.is_date(name)]
        if not self._knows_people or not dates:
            return None
        date = next((name for name in dates if name.endswith("_date") and "end" not in name), dates[0])
        day = self._table.column(date).cast("date32", safe=False)
        records = self._pa.table({"person": self._person, "day": day}).filter(day.is_valid())
        counted = records.group_by(["person", "day"]).aggregate([([], "count_all")])
        several = counted.filter(self._pc.greater(counted["count_all"], 1))
        return date, show(self._distinct(several["person"]))

    def is_date(self, name: str) -> bool:
        """Whether a column holds dates, with or without a time of day."""
        kind = self._table.schema.field(name).type
        return bool(self._types.is_date(kind) or self._types.is_timestamp(kind))

    def _distinct(self, people: Any) -> int:
        return int(self._pc.count_distinct(people, mode="only_valid").as_py())

    def _at(self, days: Any, order: str) -> datetime.date | None:
        """The day that 39 people lie beyond."""
        known = days.drop_null()
        if len(known) < AOU20.below:
            return None
        places = self._pc.array_sort_indices(known, order=order)
        day: datetime.date = known[places[AOU20.below - 1].as_py()].as_py()
        return day


def show_rank(people: int) -> int:
    """What a list may be sorted by: the shown count, 0 when hidden."""
    shown = show(people)
    return 0 if isinstance(shown, Hidden) else shown.value


def month(day: datetime.date) -> str:
    """The month of a day, as `2024-11`."""
    return f"{day.year:04d}-{day.month:02d}"
