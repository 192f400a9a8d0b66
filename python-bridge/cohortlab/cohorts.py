"""Cohorts in a notebook."""

import contextlib
import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from . import frames, lazy
from .agreement import Agreement, agreement_of, digest
from .connection import ask_long
from .disclosure import from_wire
from .display import Section
from .files import source_of
from .lazy import Lazy
from .offers import resolve
from .rows import Rows
from .streams import Question

if TYPE_CHECKING:
    import pandas as pd


#: Stages of attrition (sdk/src/wire/kernel.ts) where another word says more.
STAGES = {"entryLimit": "limit of entries"}


class Cohort(Lazy, Rows):
    """The people of a `*.cohort.json` file. Made by `cohort()`.

    Its rows have one per entry: `person_id` (64-bit), `cohort_start_date` and `cohort_end_date` (both
    included), ordered by person and start.
    """

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

    def check_agreement(self) -> Agreement:
        """Whether the panel, the SQL shown and this Python have the very same rows.

        The service compares the sorted (person, start, end) of each, exactly, before anything is rounded:
        the panel's plan with its count, the text of `show_query()` read anew by a database instance of its
        own, and the rows that `to_arrow()` gets here.

        Returns:
            `3 of 3 agree · 479 people · set 3f2a…`; true when all agree.

        Raises:
            CohortlabError: pyarrow is missing, or the definition or the service fails.
        """
        witnesses = [{"name": "Python", "set": digest(self.to_arrow())}]
        path = f"/releases/{resolve(self.release)}/agreement"
        payload = {**self._payload(), "witnesses": witnesses}
        with ask_long(path, payload, "Comparing the rows") as (response, _):
            return agreement_of(json.loads(response.read()))

    def _more(self) -> list[Section]:
        """Who is left after each stage, through the door, and the words; what cannot be told is left out."""
        sections = []
        with contextlib.suppress(Exception):  # a display must not fail
            stages = self._ask("stages", "Counting each stage", limit=lazy.REPR_LIMIT)["stages"]
            rows = tuple(
                (
                    STAGES.get(stage["stage"], stage["stage"]),
                    stage["name"] or "",
                    str(from_wire(stage["people"])),
                    str(from_wire(stage["entries"])),
                )
                for stage in stages
            )
            sections.append(Section("who is left", ("stage", "name", "people", "entries"), rows))
        with contextlib.suppress(Exception):
            sections.append(Section("in words", lines=tuple(self.in_words().strip().split("\n"))))
        return sections

    def _question(self) -> Question:
        self._warn()
        path = f"/releases/{resolve(self.release)}/rows"
        return Question(path, self._payload(), "Reading the cohort", self._file.shown, self._note)


def cohort(
    path: str | os.PathLike[str] | None = None,
    release: str | None = None,
    *,
    text: str | None = None,
    files: Mapping[str, str] | None = None,
) -> Cohort:
    """The cohort in a `*.cohort.json` file, or one that is written out in the cell.

    Args:
        path: relative to the notebook, else to the study's folder.
        release: name or id of the release to use; else the one that the study is pinned to, else the
            server's default.
        text: in place of a path: the definition itself, as it would stand in the file.
        files: the texts of the files that `text` refers to, by the paths that it names them by; no others
            are looked for.

    Returns:
        A cohort that reads nothing yet: see `count()`, `to_pandas()` and its siblings, `glance()`.

    Raises:
        TypeError: both a path and `text` are given, or neither.
        CohortlabError: there is no such file.
    """
    return Cohort(source_of(path, text, files, ".cohort.json"), release)
