"""Cohorts in a notebook."""

import os
from typing import TYPE_CHECKING

from . import frames
from .lazy import Lazy
from .offers import resolve

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


class Cohort(Lazy):
    """The people of a `*.cohort.json` file. Made by `cohort()`."""

    _suffix = ".cohort.json"

    def count(self, what: str = "people") -> int:
        """How many there are, exactly: `people`, or `entries` (rows; a person can have several).

        A count that a cell displays is saved in the notebook. Raises `CohortlabError`.
        """
        return self._count(what)

    def attrition(self) -> "pd.DataFrame":
        """Who is left after each stage, exactly, in the author's order; a pandas frame.

        One row per stage: `stage` (what happened: `entry`, `step`, …; `everyone`, `include`, `exclude` of a
        set of people), `name` (of the step or group, if it has one), `people` and `entries` (events, or
        rows in the last stage) that are left. The last row is the cohort. Needs pandas. Raises
        `CohortlabError`.
        """
        pandas = frames.need("pandas")
        stages = self._ask("attrition", "Counting each stage")["stages"]
        columns = ["stage", "name", "people", "entries"]
        frame: pd.DataFrame = pandas.DataFrame(
            [[stage[column] for column in columns] for stage in stages], columns=columns
        )
        return frame

    def in_words(self) -> str:
        """The cohort in plain English, as a methods section would say it; print it to read it.

        Raises `CohortlabError` when the definition cannot be read.
        """
        return str(self._words()["text"])

    def show_query(self) -> str:
        """The SQL (DuckDB) that makes the cohort's rows from the tables of the release.

        Print it to read it. The rows of `to_arrow()` and the panel's count come from the same plan. Raises
        `CohortlabError`.
        """
        return str(self._ask("sql", "Writing the query")["sql"])

    def to_arrow(self) -> "pa.Table":
        """The cohort's rows as an Arrow table.

        One row per entry: `person_id` (int64), `cohort_start_date` and `cohort_end_date` (dates, both
        included), ordered by person and start. Raises `CohortlabError`.
        """
        return frames.read_rows(resolve(self.release), self._payload(), "Reading the cohort")

    def to_pandas(self) -> "pd.DataFrame":
        """The cohort's rows as a pandas frame; columns as in `to_arrow()`, dates as datetime64."""
        return frames.to_pandas(self.to_arrow())

    def to_polars(self) -> "pl.DataFrame":
        """The cohort's rows as a polars frame; columns as in `to_arrow()`."""
        return frames.to_polars(self.to_arrow())


def cohort(path: str | os.PathLike[str], release: str | None = None) -> Cohort:
    """The cohort in a `*.cohort.json` file.

    Args:
        path: relative to the notebook, else to the study's folder.
        release: name or id of the release to use; else the one that the study is pinned to, else the
            server's default.

    Returns:
        A cohort that reads nothing yet: see `count()`, `to_pandas()`, `to_polars()`, `to_arrow()`.

    Raises:
        CohortlabError: there is no such file.
    """
    return Cohort(path, release)
