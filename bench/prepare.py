"""`cohortlab prepare` against DuckDB's own read and sort of the same Parquet files, in one run.

    python bench/prepare.py RELEASE…    # demo releases: their tables are written to Parquet files first

DuckDB reads every file and writes it, sorted by its first three columns, into a database of two threads with
4 GB of memory: the least that any preparation does. `prepare` also checks every value, counts what is odd,
derives eras, describes, indexes and fingerprints. With `--policy`, curation is timed as well.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from measure import seconds


def main() -> None:
    """Prints a row for each release."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("releases", nargs="+", type=Path)
    arguments.add_argument("--policy", help="curate by this policy, too; needs --key")
    arguments.add_argument("--key", help="the key file of the curation")
    given = arguments.parse_args()
    heads = ["people", "records", "Parquet MB", "DuckDB s", "prepare s (ratio)", "curated s (ratio)"]
    print(" | ".join([*heads, "release MB (ratio)"]))
    for release in given.releases:
        with tempfile.TemporaryDirectory(dir=release.parent) as folder:
            measure(release, Path(folder), given.policy, given.key)


def measure(release: Path, folder: Path, policy: str | None, key: str | None) -> None:
    """Times both sides on the tables of one release."""
    source = folder / "parquet"
    people, records = export(release, source)
    base = seconds(lambda: read_and_sort(source, folder / "plain.duckdb"))
    own = seconds(lambda: prepare(source, folder / "own.duckdb"))
    extra = ["--policy", policy, "--key", key] if policy and key else None
    curated = seconds(lambda: prepare(source, folder / "curated.duckdb", *extra)) if extra else None
    bytes_in = sum(file.stat().st_size for file in source.iterdir())
    bytes_out = (folder / "own.duckdb").stat().st_size
    row = [
        f"{people:,}",
        f"{records:,}",
        f"{bytes_in / 1e6:.0f}",
        f"{base:.1f}",
        f"{own:.1f} ({own / base:.1f})",
        "-" if curated is None else f"{curated:.1f} ({curated / base:.1f})",
        f"{bytes_out / 1e6:.0f} ({bytes_out / bytes_in:.2f})",
    ]
    print(" | ".join(row), flush=True)


def export(release: Path, folder: Path) -> tuple[int, int]:
    """Writes every table with records to a Parquet file; gives people and records."""
    folder.mkdir()
    with duckdb.connect(str(release), read_only=True) as connection:
        tables = connection.execute("select table_name, records from cohortlab.content where records > 0")
        counts = dict(tables.fetchall())
        for table in counts:
            # Shuffled: sources do not come in our order. A hash of the row is the same in every run.
            connection.execute(
                f"copy (from main.{table} t order by hash(t)) to '{folder / table}.parquet' (format parquet)"
            )
    return counts["person"], sum(counts.values())


def read_and_sort(source: Path, output: Path) -> None:
    """What DuckDB does by itself with the same files."""
    with duckdb.connect(str(output), config={"threads": 2, "memory_limit": "4000MB"}) as connection:
        for file in sorted(source.iterdir()):
            connection.execute(f"create table {file.stem} as from '{file}' order by #1, #2, #3")


def prepare(source: Path, output: Path, *extra: str) -> None:
    """The command itself, as an administrator runs it."""
    command = [sys.executable, "-m", "cohortlab.node", "prepare", source, "-o", output, "--threads", "2"]
    subprocess.run([*command, *extra], check=True, capture_output=True)


if __name__ == "__main__":
    main()
