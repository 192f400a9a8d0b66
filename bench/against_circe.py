"""Cohorts: our SQL beside Circe's, over the oracle's CDM, for definitions of the PhenotypeLibrary.

    .venv/bin/uv run --no-project --with ohdsi-circepy==0.3.0 --with duckdb==1.5.6 \\
        bench/against_circe.py ORACLE [--all | --ids N …] [--copies N] [--runs N]

ORACLE is a folder with `cohorts/`, `expected.ndjson` and `cdm/`. Both sides fill a table with the rows
of a cohort, in one process of two threads that has the CDM attached read-only. Circe's time is that of
all statements of its script; what `circe` takes to write the script is left out, ours is told apart.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import circe
import duckdb
from circe import sqlrender
from cohort_times import Pair, report
from measure import seconds
from oracle_cdm import write_cdm

ROOT = Path(__file__).parents[1]
LIBRARY = 100_000  # Definitions of the PhenotypeLibrary have ids below this.
TARGET = "memory.main.cohort"
DIFFERENT = "the two sides give other rows"
COLUMNS = {
    "cohort_definition_id": "bigint",
    "subject_id": "bigint",
    "cohort_start_date": "date",
    "cohort_end_date": "date",
}
FIELDS = ", ".join(COLUMNS)


class Skipped(Exception):
    """Why a definition was not compared."""


def our_sql(cohortlab: list[str], files: list[Path], cdm: Path) -> dict[Path, dict[str, Any]]:
    """What `cohortlab sql --json` says of each definition for the release that it will run on."""
    words = [*cohortlab, "sql", "--json", "--release", str(cdm), *map(str, files)]
    said = subprocess.run(words, stdout=subprocess.PIPE, check=False).stdout
    if not said:  # It has said why; a release of another version, say.
        sys.exit(1)
    return {Path(each["file"]): each for each in map(json.loads, said.splitlines())}


def circe_sql(file: Path) -> list[str]:
    """The statements of Circe's script, in DuckDB's words."""
    options = circe.api.BuildExpressionQueryOptions()
    options.cdm_schema = options.vocabulary_schema = "cdm.main"
    options.target_table, options.cohort_id = TARGET, 1
    try:
        expression = circe.cohort_expression_from_json(file.read_text())
        script = sqlrender.render(circe.build_cohort_query(expression, options))
        statements = sqlrender.split_sql(sqlrender.translate(script, "duckdb"))
    except Exception as error:  # Of many kinds.
        raise Skipped(f"circepy writes no script ({type(error).__name__})") from error
    return [statement for statement in statements if statement.strip()]


def compare(
    database: duckdb.DuckDBPyConnection, steps: dict[str, Any], script: list[str], runs: int, ties: bool
) -> list[Pair]:
    """Both sides in turn, after a warm-up that shows whether they give the same rows."""

    kept = {f'temp.main."{each["name"]}"': each["sql"] for each in steps["kept"]}

    def keep() -> None:
        for name, sql in kept.items():
            database.execute(f"create temp table {name} as {sql}")

    def drop() -> None:
        for name in kept:
            database.execute(f"drop table {name}")

    def ours() -> None:
        database.execute(f"delete from {TARGET}")
        keep()
        database.execute(f"insert into {TARGET} ({FIELDS}) select 1, * from ({steps['sql']})")
        drop()

    def theirs() -> None:
        for statement in script:
            database.execute(statement)

    def rows() -> list[tuple[object, ...]]:
        columns = "subject_id" if ties else FIELDS
        return database.execute(f"select {columns} from {TARGET} order by all").fetchall()

    try:
        theirs()
    except duckdb.Error as error:
        raise Skipped(f"Circe's script cannot be run ({type(error).__name__})") from error
    expected = rows()
    ours()
    if rows() != expected:
        raise Skipped(DIFFERENT)

    def planning() -> None:  # EXPLAIN would also draw the plan, which takes longer than making it.
        for sql in (*kept.values(), steps["sql"]):
            database.execute(f"prepare ours as {sql}")
            database.execute("deallocate ours")

    def planned() -> float:
        keep()
        took = seconds(planning)
        drop()
        return took

    return [Pair(planned(), seconds(ours), seconds(theirs)) for _ in range(runs)]


def compare_all(
    cdm: Path, files: dict[int, Path], said: dict[Path, dict[str, Any]], runs: int, ties: set[int]
) -> tuple[dict[int, list[Pair]], dict[str, list[int]]]:
    """The pairs of each definition, and those without, by the reason."""
    pairs: dict[int, list[Pair]] = {}
    skipped: dict[str, list[int]] = {}
    with duckdb.connect(":memory:", config={"threads": 2}) as database:
        database.execute(f"attach '{cdm}' as cdm (read_only)")
        database.execute(f"create table {TARGET} ({', '.join(map(' '.join, COLUMNS.items()))})")
        for number, (each, file) in enumerate(files.items(), 1):
            print(f"\r{number} of {len(files)} ", end="", file=sys.stderr, flush=True)
            # A connection of its own, so that what a script leaves behind when it fails is gone.
            with database.cursor() as own:
                own.execute("use cdm")
                try:
                    if "steps" not in said[file]:
                        raise Skipped("Cohortlab cannot use it")
                    pairs[each] = compare(own, said[file]["steps"], circe_sql(file), runs, each in ties)
                except Skipped as why:
                    skipped.setdefault(str(why), []).append(each)
    print(file=sys.stderr)
    return pairs, skipped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oracle", type=Path)
    parser.add_argument("--all", action="store_true", help="every definition, not each tenth")
    parser.add_argument("--ids", type=int, nargs="+", help="these definitions only")
    parser.add_argument("--copies", type=int, default=1, help="the CDM's people, so many times over")
    parser.add_argument("--runs", type=int, default=3, help="pairs of runs for each definition")
    parser.add_argument("--cdm", type=Path, help="a file to keep the CDM in; written when it is not there")
    parser.add_argument("--cohortlab", default=str(ROOT / ".venv" / "bin" / "cohortlab"))
    options = parser.parse_args()
    cohortlab = shlex.split(options.cohortlab)
    library = sorted(int(file.stem) for file in (options.oracle / "cohorts").glob("*.json"))
    library = [each for each in library if each < LIBRARY]
    ids = options.ids or (library if options.all else library[::10])
    lines = (options.oracle / "expected.ndjson").read_text().splitlines()
    ties = {each["id"] for each in map(json.loads, lines) if each.get("ties")}
    files = {each: options.oracle / "cohorts" / f"{each}.json" for each in ids}

    with tempfile.TemporaryDirectory() as folder:
        cdm = options.cdm or Path(folder) / "cdm.duckdb"
        if not cdm.exists():
            write_cdm(cohortlab, options.oracle / "cdm", cdm, options.copies)
        said = our_sql(cohortlab, list(files.values()), cdm)
        pairs, skipped = compare_all(cdm, files, said, options.runs, ties)
    report(pairs, {each: float(said[files[each]]["compileMs"]) for each in pairs}, skipped)
    sys.exit(1 if DIFFERENT in skipped else 0)


if __name__ == "__main__":
    main()
