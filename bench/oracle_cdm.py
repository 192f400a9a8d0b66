"""The oracle's CDM as a release, as it is or with its people several times over."""

import subprocess
from pathlib import Path

import duckdb

# What people share: a copy of a person goes to the same care sites.
SHARED = {"provider_id", "care_site_id", "location_id"}


def write_cdm(cohortlab: list[str], folder: Path, file: Path, copies: int) -> None:
    """Prepares the folder with `cohortlab prepare`, so that types and order are those of a release."""
    subprocess.run([*cohortlab, "prepare", str(folder), "-o", str(file)], check=True, capture_output=True)
    if copies > 1:
        multiply(file, copies)


def multiply(release: Path, copies: int) -> None:
    """Writes every row about a person so many times into the OMOP tables of a release, in the same order."""
    with duckdb.connect(str(release)) as database:
        tables = database.execute(
            "select table_name, list(column_name order by column_index) as names, "
            "list(data_type order by column_index) from duckdb_columns() "
            "where schema_name = 'main' group by table_name having list_contains(names, 'person_id')"
        ).fetchall()
        for table, names, types in tables:
            columns = ", ".join(map(moved, names, types, [copies] * len(names)))
            database.execute(
                f"create or replace table {table} as select {columns} "
                f"from (select *, unnest(range({copies})) as copy from {table})"
            )


def moved(name: str, kind: str, copies: int) -> str:
    """A column of a copy: other ids for people and their records, in the order of the originals."""
    own = kind == "BIGINT" and name.endswith("_id") and name not in SHARED
    return f"{name} * {copies} + copy as {name}" if own else name
