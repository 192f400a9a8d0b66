"""Datasets in a notebook: named tables over a cohort."""

import os
from typing import TYPE_CHECKING, Any

from . import frames
from .cohorts import Cohort
from .connection import Payload
from .errors import CohortlabError, TableError
from .lazy import Lazy
from .offers import must_agree, resolve

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


class Table:
    """One table of a dataset: every record of an OMOP table that belongs to the cohort's people."""

    def __init__(self, dataset: "Dataset", name: str) -> None:
        self._dataset = dataset
        self.name = name

    def to_arrow(self) -> "pa.Table":
        """The table's rows as an Arrow table, columns as the definition lists them.

        Raises `CohortlabError`.
        """
        return self._dataset._rows(self.name)

    def to_pandas(self) -> "pd.DataFrame":
        """The table's rows as a pandas frame: dates as datetime64, `Int64` where an integer can be null."""
        return frames.to_pandas(self.to_arrow())

    def to_polars(self) -> "pl.DataFrame":
        """The table's rows as a polars frame."""
        return frames.to_polars(self.to_arrow())

    def __repr__(self) -> str:
        return f"<table {self.name!r} of {self._dataset.path}>"


class Dataset(Lazy):
    """The tables of a `*.dataset.json` file. Made by `dataset()`."""

    _suffix = ".dataset.json"

    def __init__(
        self,
        path: str | os.PathLike[str],
        release: str | None,
        cohort: Cohort | str | os.PathLike[str] | None,
    ) -> None:
        super().__init__(path, release)
        if cohort is None or isinstance(cohort, Cohort):
            self._cohort = cohort
        else:
            self._cohort = Cohort(cohort, release)
        if self._cohort is not None:
            must_agree(self._cohort.release, self.release)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables, in the order of the definition. Raises `CohortlabError`."""
        content = self._file.content()
        try:
            return tuple(str(table["name"]) for table in content["tables"])
        except (TypeError, KeyError):
            self._describe()  # the service says what is wrong with the file
            raise CohortlabError("badDefinition", message=f"{self._file.shown} is no dataset.") from None

    def __getitem__(self, name: str) -> Table:
        """One table by its name. Raises `CohortlabError`, which is a `KeyError` here."""
        tables = self.tables
        if name not in tables:
            raise TableError(
                "tableUnknown",
                message=f"{self._file.shown} has no table {name!r}.",
                next=f"Its tables are: {', '.join(tables)}.",
            )
        return Table(self, name)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.tables)

    def count(self, what: str = "people") -> int:
        """How many people (or `entries`) the dataset's cohort has, exactly. Raises `CohortlabError`."""
        return self._count(what)

    def to_arrow(self) -> "pa.Table":
        """The rows of the only table, as `Table.to_arrow()`; of several, one must be chosen."""
        return self._only().to_arrow()

    def to_pandas(self) -> "pd.DataFrame":
        """The rows of the only table, as `Table.to_pandas()`; of several, one must be chosen."""
        return self._only().to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """The rows of the only table, as `Table.to_polars()`; of several, one must be chosen."""
        return self._only().to_polars()

    def _only(self) -> Table:
        tables = self.tables
        if len(tables) != 1:
            raise TableError(
                "severalTables",
                message=f"{self._file.shown} has {len(tables)} tables: {', '.join(tables)}.",
                next=f"Choose one, such as dataset[{tables[0]!r}].to_pandas()."
                if tables
                else "Add one to it.",
            )
        return Table(self, tables[0])

    def _rows(self, table: str) -> "pa.Table":
        payload = {**self._payload(), "table": table}
        return frames.read_rows(resolve(self.release), payload, f"Reading {table}")

    def _payload(self) -> Payload:
        if self._cohort is None:
            return super()._payload()
        must_agree(self._cohort.release, self.release)
        return {**super()._payload(), "cohort": self._cohort._file.bundle()}

    def _facts(self, description: dict[str, Any]) -> list[str]:
        tables = [
            f"{each['name']}: {each['table']}, {each['columns']} columns" for each in description["tables"]
        ]
        return tables + super()._facts(description)


def dataset(
    path: str | os.PathLike[str],
    release: str | None = None,
    cohort: Cohort | str | os.PathLike[str] | None = None,
) -> Dataset:
    """The dataset in a `*.dataset.json` file.

    Args:
        path: relative to the notebook, else to the study's folder.
        release: name or id of the release to use; else the one that the study is pinned to, else the
            server's default.
        cohort: whom the dataset is about, in place of the cohort that the file names: a cohort, or the
            path of one.

    Returns:
        A dataset that reads nothing yet: see `tables`, `dataset["name"]`, `to_pandas()`.

    Raises:
        CohortlabError: there is no such file, or the cohort is on another release.
    """
    return Dataset(path, release, cohort)
