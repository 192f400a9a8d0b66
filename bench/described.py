"""What the Dataset Browser waits for, against counting the same from the records in this process.

    .venv/bin/python bench/described.py RELEASE [--most N]

Each table and each concept is asked for once, so that no answer is remembered. The panel's answer has
more in it than the count by hand, which is only by year.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import duckdb
import httpx
from measure import report, seconds

from service import service

CONCEPTS = {
    "condition_occurrence": ("condition_concept_id", "condition_start_date"),
    "drug_exposure": ("drug_concept_id", "drug_exposure_start_date"),
    "measurement": ("measurement_concept_id", "measurement_date"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("release", type=Path)
    parser.add_argument("--most", type=int, default=60, help="concepts asked for")
    options = parser.parse_args()
    with (
        service(options.release.resolve()) as runtime,
        httpx.Client(transport=httpx.HTTPTransport(uds=str(runtime / "panel.sock")), timeout=60) as panel,
        duckdb.connect(str(options.release), read_only=True) as database,
    ):
        name = panel.get("http://panel/releases").json()["releases"][0]["name"]
        statistics = f"http://panel/releases/{name}/statistics"

        def ask(route: str, body: object) -> Callable[[], object]:
            return lambda: panel.post(f"{statistics}/{route}", json=body).raise_for_status()

        def count(table: str, start: str, where: str) -> Callable[[], object]:
            counts = f"year({start}), count(distinct person_id), count(*)"
            return lambda: database.execute(
                f"select {counts} from {table} where {where} group by 1"
            ).fetchall()

        tables = [(ask("table", {"table": t}), count(t, start, "true")) for t, (_, start) in CONCEPTS.items()]
        rows = database.execute(
            "select concept_id, table_name from cohortlab.concept_count where people >= 40 order by all"
        ).fetchall()
        concepts = [
            (ask("concept", {"conceptId": c}), count(t, CONCEPTS[t][1], f"{CONCEPTS[t][0]} = {c}"))
            for c, t in rows
            if t in CONCEPTS
        ][: options.most]
        ask("table", {"table": "person"})()
        for title, pairs in (("tables", tables), ("concepts", concepts)):
            times = [(seconds(ours), seconds(plain)) for ours, plain in pairs]
            report(f"statistics of {title}", [a for a, _ in times], [b for _, b in times], "by hand")


if __name__ == "__main__":
    main()
