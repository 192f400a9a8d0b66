"""Rows into pandas: a dataset's table through the service, against plain DuckDB in this process.

    .venv/bin/python bench/rows.py RELEASE [--runs N]

The plain way reads the same columns of the same people from the same file, in the same order.
"""

import argparse
import json
import tempfile
from pathlib import Path

import cohortlab as cl
import duckdb
from measure import in_turn, report

from service import service

NUMBERS = ["measurement_id", "person_id", "measurement_concept_id", "measurement_date", "value_as_number"]
TEXTS = [*NUMBERS, "unit_source_value", "measurement_source_value"]


def dataset(folder: Path, columns: list[str]) -> Path:
    """A dataset of everyone's measurements, as a file."""
    table = {"name": "measurements", "table": "measurement", "columns": columns}
    file = folder / f"of-{len(columns)}.dataset.json"
    content = {"$schema": "cohortlab:dataset/1", "name": "Measurements", "cohort": {"kind": "everyone"}}
    file.write_text(json.dumps({**content, "tables": [table], "conceptSets": []}))
    return file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("release", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, service(options.release.resolve()):
        for name, columns in (("numbers and dates", NUMBERS), ("with two text columns", TEXTS)):
            table = cl.dataset(dataset(Path(folder), columns))["measurements"]
            query = (
                f"select {', '.join(columns)} from measurement semi join person using (person_id) "
                "order by person_id, measurement_date, measurement_id"
            )

            def plain(query: str = query) -> object:
                with duckdb.connect(str(options.release), read_only=True) as database:
                    return database.execute(query).df()

            rows = len(table.to_pandas())
            ours, theirs = in_turn(table.to_pandas, plain, options.runs)
            report(f"{rows:,} rows, {name}", ours, theirs, "DuckDB in Python")


if __name__ == "__main__":
    main()
