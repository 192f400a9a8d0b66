"""A glance at a frame: what is in it, and nothing that is somebody's."""

import html
from dataclasses import dataclass
from typing import Any

from .disclosure import Hidden, Shown
from .frames import need, provenance, to_arrow
from .tally import Tally

#: Arrow's types in a researcher's words.
WORDS = (
    ("is_boolean", "yes/no"),
    ("is_integer", "integer"),
    ("is_floating", "number"),
    ("is_decimal", "number"),
    ("is_date", "date"),
    ("is_timestamp", "date and time"),
    ("is_string", "text"),
    ("is_large_string", "text"),
    ("is_string_view", "text"),
    ("is_dictionary", "category"),
)


@dataclass(frozen=True)
class Column:
    """A column: `complete` in whole % (None: too few people to tell), `span` its first and last month."""

    name: str
    type: str
    complete: int | None
    span: tuple[str, str] | None


@dataclass(frozen=True)
class Glance:
    """What `glance()` saw. Every number went through the disclosure door; there are no others in here."""

    rows: Shown
    people: Shown | None
    columns: tuple[Column, ...]
    units: tuple[tuple[str, Shown], ...]
    ties: tuple[str, Shown] | None
    origin: dict[str, Any] | None

    def __repr__(self) -> str:
        width = max((len(column.name) for column in self.columns), default=0)
        kind = max((len(column.type) for column in self.columns), default=0)
        lines = [
            f"  {column.name:<{width}}  {column.type:<{kind}}  {words:>10}  {span}".rstrip()
            for column, words, span in self._cells()
        ]
        return "\n".join([self._headline(), *lines, *self._notes()])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{html.escape(column.name)}</th><td>{column.type}</td><td>{words}</td><td>{span}</td></tr>"
            for column, words, span in self._cells()
        )
        head = "<tr><th>column</th><th>type</th><th>complete</th><th>months</th></tr>"
        notes = "<br>".join(html.escape(note) for note in self._notes())
        table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
        return f"<div><strong>{html.escape(self._headline())}</strong>{table}{notes}</div>"

    def _headline(self) -> str:
        shape = f"{self.rows} rows × {len(self.columns)} columns"
        return shape if self.people is None else f"{shape} · {self.people} people"

    def _cells(self) -> list[tuple[Column, str, str]]:
        return [
            (
                column,
                "–" if column.complete is None else f"{column.complete} %",
                " to ".join(column.span) if column.span else "",
            )
            for column in self.columns
        ]

    def _notes(self) -> list[str]:
        notes = []
        if self.units:
            notes.append("units: " + ", ".join(f"{unit} ({people} people)" for unit, people in self.units))
        if self.ties is not None:
            date, people = self.ties
            notes.append(f"several records of a person on one day ({date}): {people} people")
        if isinstance(self.people or self.rows, Hidden):
            notes.append("Too few people to say more.")
        if self.origin is not None:
            release = self.origin["release"]
            notes.append(
                f"from {self.origin['definition']} ({self.origin['hash'][:8]}), "
                f"release {release['name']} ({release['id'][:8]}), read {self.origin['time']}"
            )
        notes.append(
            "Rounded to 20, fewer than 40 people not told; months without the outermost 39 people. "
            "No rows, no smallest or largest values."
        )
        return notes


def glance(frame: Any) -> Glance:
    """What is in a frame, for a notebook that others may read.

    Shape, types, completeness in %, people, the months that dates span, units, people with several records
    on one day, and where the frame came from. No rows, no values of a person, no smallest or largest value;
    counts are rounded as in the panels.

    Args:
        frame: a pandas, polars or Arrow table. Whose a record is must stand in a column `person_id` or
            `subject_id`; without one each row counts as a person.

    Raises:
        TypeError: it is something else.
        CohortlabError: pyarrow is missing.
    """
    table = to_arrow(frame)
    tally = Tally(table)
    types = need("pyarrow.types")
    columns = tuple(
        Column(name, _word(types, table.schema.field(name).type), tally.complete(name), tally.span(name))
        for name in table.column_names
    )
    return Glance(
        rows=tally.rows,
        people=tally.people,
        columns=columns,
        units=tuple(tally.units()),
        ties=tally.ties(),
        origin=provenance(frame),
    )


def _word(types: Any, kind: Any) -> str:
    if types.is_timestamp(kind) and kind.unit in ("s", "ms"):
        return "date"  # pandas has no dates without a time; see frames.py
    return next((word for check, word in WORDS if getattr(types, check)(kind)), "other")
