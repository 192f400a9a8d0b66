"""Datasets in a notebook: named tables over a cohort."""

import os
from collections.abc import Mapping
from typing import Any

from .cohorts import Cohort
from .cohorts import cohort as find_cohort
from .connection import Payload
from .errors import CohortlabError, TableError
from .files import Source, source_of
from .lazy import Lazy
from .lock import note
from .offers import must_agree, resolve
from .own_cohorts import FrameCohort
from .rows import Rows
from .streams import Origin, Question


class Table(Rows):
    """One table of a dataset, for the cohort's people.

    Every record of an OMOP table, with the columns that the definition lists, ordered by person, start and
    record; or a row per person, or per person and period, ordered by them.
    """

    def __init__(self, dataset: "Dataset", name: str) -> None:
        self._dataset = dataset
        self.name = name

    def _question(self) -> Question:
        return self._dataset._question_of(self.name)

    def __repr__(self) -> str:
        return f"<table {self.name!r} of {self._dataset.shown}>"


class Dataset(Lazy, Rows):
    """The tables of a `*.dataset.json` file. Made by `dataset()`.

    Its own `to_pandas()` and siblings read the only table; of several, one is chosen: `dataset["name"]`.
    """

    _suffix = ".dataset.json"

    def __init__(self, source: Source, release: str | None, cohort: Cohort | FrameCohort | None) -> None:
        super().__init__(source, release)
        self._cohort = cohort
        if cohort is not None:
            must_agree(cohort.release, self.release)

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
        if isinstance(self._cohort, FrameCohort):
            return self._cohort.count(what)
        return self._count(what)

    def _question(self) -> Question:
        return self._only()._question()

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

    def _question_of(self, table: str) -> Question:
        self._warn()
        release = resolve(self.release)
        payload = {**self._payload(), "table": table}
        if isinstance(self._cohort, FrameCohort):
            payload["people"] = self._cohort.kept(release)
        return Question(
            f"/releases/{release}/rows", payload, f"Reading {table}", self._file.shown, self._note
        )

    def _note(self, origin: Origin) -> None:
        if isinstance(self._cohort, FrameCohort):
            note(self._file, None, origin, people=self._cohort.name)
        else:
            note(self._file, None if self._cohort is None else self._cohort._file, origin)

    def _payload(self) -> Payload:
        if self._cohort is None:
            return super()._payload()
        must_agree(self._cohort.release, self.release)
        if isinstance(self._cohort, FrameCohort):
            return super()._payload()
        return {**super()._payload(), "cohort": self._cohort._file.bundle()}

    def _lines(self) -> list[str]:
        if not isinstance(self._cohort, FrameCohort):
            return super()._lines()
        tables = self._file.content().get("tables", [])
        names = [f"{each.get('name')}: {_shape(each)}" for each in tables]
        return [
            self._name(),
            *names,
            f"for {self._cohort.name}: {self._cohort._lines()[1]}",
            self._file.shown,
        ]

    def _facts(self, description: dict[str, Any]) -> list[str]:
        tables = [
            f"{each['name']}: {each['table']}, {each['columns']} columns" for each in description["tables"]
        ]
        return tables + super()._facts(description)


def _shape(table: Mapping[str, Any]) -> str:
    """What a table has a row for: an OMOP table where it has every record."""
    match table.get("kind"):
        case "people":
            return "one row per person"
        case "periods":
            return f"one row per person and {table['periods']['unit']}"
        case _:
            return str(table.get("table"))


def dataset(
    path: str | os.PathLike[str] | None = None,
    release: str | None = None,
    cohort: "Cohort | FrameCohort | str | os.PathLike[str] | None" = None,
    *,
    text: str | None = None,
    files: Mapping[str, str] | None = None,
) -> Dataset:
    """The dataset in a `*.dataset.json` file, or one that is written out in the cell.

    Args:
        path: relative to the notebook, else to the study's folder.
        release: name or id of the release to use; else the one that the study is pinned to, else the
            server's default.
        cohort: whom the dataset is about, in place of the cohort that the file names: a cohort, one of
            `cohort_from()`, or the path of one.
        text, files: in place of a path, the definition itself; see `cohort()`.

    Returns:
        A dataset that reads nothing yet: see `tables`, `dataset["name"]`, `to_pandas()`.

    Raises:
        TypeError: both a path and `text` are given, or neither.
        CohortlabError: there is no such file, or the cohort is on another release.
    """
    if cohort is not None and not isinstance(cohort, Cohort | FrameCohort):
        cohort = find_cohort(cohort, release)
    return Dataset(source_of(path, text, files, ".dataset.json"), release, cohort)
