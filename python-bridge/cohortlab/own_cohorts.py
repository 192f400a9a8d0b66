"""Cohorts worked out in the notebook: people of a frame, brought back to the service for a dataset."""

import contextlib
import io
import json
import uuid
import warnings
import weakref
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from . import frames
from .connection import ask, ask_long
from .disclosure import show, show_records
from .display import html_of, text_of
from .errors import CohortlabError, CohortlabWarning
from .lazy import size_of
from .offers import pinned

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

COLUMNS = ("person_id", "cohort_start_date", "cohort_end_date")


class FrameCohort:
    """The people of a frame. Made by `cohort_from()`; no file can refer to it.

    Its rows live in this kernel. The service gets them when a dataset is read, holds them in memory beside
    the release, and lets go of them when this object is gone or nobody asked for an hour.
    """

    def __init__(self, table: "pa.Table", release: str | None, name: str) -> None:
        self._table = table
        self._release = release
        self.name = name
        self._kept: tuple[str, str] | None = None

    @property
    def release(self) -> str | None:
        """Name or id of the release: as given, else as the study says; None for the server's default."""
        return pinned(self._release)

    def count(self, what: str = "people") -> int:
        """How many there are, exactly: `people`, or `entries` (rows)."""
        if what not in ("people", "entries"):
            raise ValueError(f"count() counts 'people' or 'entries', not {what!r}.")
        if what == "entries":
            return int(self._table.num_rows)
        return int(frames.need("pyarrow.compute").count_distinct(self._table["person_id"]).as_py())

    def to_arrow(self) -> "pa.Table":
        """Its rows: `person_id`, `cohort_start_date`, `cohort_end_date`, each once, by person and start."""
        return self._table

    def to_pandas(self) -> "pd.DataFrame":
        """Its rows as a pandas frame."""
        frames.need("pandas")
        return frames.to_pandas(self._table)

    def to_polars(self) -> "pl.DataFrame":
        """Its rows as a polars frame."""
        frames.need("polars")
        return frames.to_polars(self._table)

    def kept(self, release: str) -> str:
        """The id that the service keeps its people under, beside a release as routes call it."""
        if self._kept is not None and self._kept[0] == release:
            with contextlib.suppress(CohortlabError):
                ask("GET", f"/releases/{release}/people/{self._kept[1]}")
                return self._kept[1]
        return self._send(release)

    def _send(self, release: str) -> str:
        sink = io.BytesIO()
        with frames.need("pyarrow.ipc").new_stream(sink, self._table.schema) as writer:
            writer.write_table(self._table, max_chunksize=65_536)
        path = f"/releases/{release}/people"
        with ask_long(path, sink.getvalue(), "Sending the people") as (response, _):
            answer = json.loads(response.read())
        if answer["strangers"]:
            warnings.warn(CohortlabWarning("Some of these people are not in the release."), stacklevel=5)
        kept = str(uuid.UUID(answer["id"]))
        self._kept = (release, kept)
        weakref.finalize(self, _drop, f"{path}/{kept}").atexit = False
        return kept

    def _lines(self) -> list[str]:
        people, entries = self.count(), self.count("entries")
        shown = show(people), show_records(entries, people)
        return [self.name, size_of(*shown, "events"), "worked out in this notebook; in no file"]

    def __repr__(self) -> str:
        return text_of(self._lines())

    def _repr_html_(self) -> str:
        return html_of(self._lines())


def cohort_from(
    frame: Any,
    person: str = "person_id",
    start: str = "date",
    end: str | None = None,
    *,
    name: str = "From a frame",
    release: str | None = None,
) -> FrameCohort:
    """A phenotype that was worked out in the notebook, as a cohort whose datasets can be read.

        again = cl.cohort_from(frame[frame.value_as_number > 9], start="measurement_date")
        drugs = cl.dataset("datasets/drugs.dataset.json", cohort=again).to_pandas()

    The rows are copied now and stay in this kernel and in the service's memory; they are never a file.

    Args:
        frame: a pandas, polars or Arrow table with a row for each span of a person's time.
        person: the column of person ids, whole numbers of the release.
        start, end: columns of days or times, of which the day is taken. Without `end` a span is one day.
        name: what a display calls it.
        release: name or id of the release; else as the notebook's study says.

    Raises:
        TypeError: the frame, or ids or days of another type.
        ValueError: a column that is not there, a value that is missing, a span that ends before it starts.
        CohortlabError: pyarrow is missing.
    """
    table = frames.to_arrow(frame)
    pyarrow, compute = frames.need("pyarrow"), frames.need("pyarrow.compute")
    people = _ids(_column(table, person), person)
    starts = _days(_column(table, start), start)
    ends = starts if end is None else _days(_column(table, end), end)
    for column, called in ((people, person), (starts, start), (ends, end)):
        if column.null_count:
            raise ValueError(f"The column {called!r} has missing values; leave those rows out first.")
    if compute.any(compute.less(ends, starts)).as_py():
        raise ValueError(f"Some rows end before they start: look at {start!r} and {end!r}.")
    rows = pyarrow.table(dict(zip(COLUMNS, (people, starts, ends), strict=True)))
    distinct = rows.group_by(list(COLUMNS)).aggregate([]).select(list(COLUMNS))
    return FrameCohort(distinct.sort_by([(column, "ascending") for column in COLUMNS]), release, name)


def _column(table: Any, name: str) -> Any:
    if name not in table.column_names:
        raise ValueError(f"The frame has no column {name!r}; it has {', '.join(table.column_names)}.")
    return table.column(name)


def _ids(column: Any, name: str) -> Any:
    types = frames.need("pyarrow.types")
    if not types.is_integer(column.type):
        raise TypeError(
            f"The column {name!r} holds {column.type}, and ids are whole numbers. "
            "Ids that once were floats may have lost digits: read them anew as integers."
        )
    return column.cast("int64")


def _days(column: Any, name: str) -> Any:
    types = frames.need("pyarrow.types")
    if not (types.is_date(column.type) or types.is_timestamp(column.type)):
        raise TypeError(f"The column {name!r} holds {column.type}; days are dates or times.")
    return column.cast("date32", safe=False)


def _drop(path: str) -> None:
    with contextlib.suppress(Exception):  # the service may be gone, and its memory with it
        ask("DELETE", quote(path), timeout=2.0, patience=0.0)
