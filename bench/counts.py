"""Count latency: what the panel waits for, against the same question as hand-written SQL in this process.

    .venv/bin/python bench/counts.py RELEASE [--runs N]

Each run asks about another age, so that no answer is remembered. The panel's answer has more in it:
the count of every group and criterion, and remarks.
"""

import argparse
import itertools
import json
from pathlib import Path
from typing import Any

import duckdb
import httpx
from measure import in_turn, report

from service import service

DIABETES, METFORMIN, FEMALE = 201826, 1503297, 8532


def cohort(age: int, groups: int) -> str:
    """Women of at least an age, with type 2 diabetes, and with metformin: as many groups as wanted."""
    where = [
        {"kind": "sex", "is": {"kind": "oneOf", "concepts": [{"conceptId": FEMALE}]}},
        {"kind": "age", "at": "cutOff", "is": {"kind": "atLeast", "value": age}},
    ]
    person: dict[str, Any] = {"id": "c1", "kind": "demographics", "where": where}
    members: list[dict[str, Any]] = [
        person,
        {"id": "c2", "kind": "conditionOccurrence", "conceptSet": "s1"},
        {"id": "c3", "kind": "drugExposure", "conceptSet": "s2"},
    ]
    sets = [("s1", DIABETES), ("s2", METFORMIN)][: groups - 1]
    definition = {
        "$schema": "cohortlab:cohort/1",
        "kind": "people",
        "name": "Bench",
        "include": [{"id": f"g{i}", "kind": "all", "of": [m]} for i, m in enumerate(members[:groups], 1)],
        "exclude": [],
        "conceptSets": [
            {"id": s, "kind": "inline", "name": s, "items": [{"conceptId": c, "descendants": True}]}
            for s, c in sets
        ],
    }
    return json.dumps(definition)


def by_hand(age: int, groups: int) -> str:
    """The same people, as a person would write it."""
    record = (
        "and person_id in (select person_id from {table} where {column} in (select descendant_concept_id "
        "from concept_ancestor where ancestor_concept_id = {concept}))"
    )
    return " ".join(
        [
            "select count(distinct person_id) from person where gender_concept_id = 8532",
            f"and year((select cut_off from cohortlab.manifest)) - year_of_birth >= {age}",
            record.format(table="condition_occurrence", column="condition_concept_id", concept=DIABETES)
            if groups > 1
            else "",
            record.format(table="drug_exposure", column="drug_concept_id", concept=METFORMIN)
            if groups > 2
            else "",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("release", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with (
        service(options.release.resolve()) as runtime,
        httpx.Client(transport=httpx.HTTPTransport(uds=str(runtime / "panel.sock")), timeout=60) as panel,
        duckdb.connect(str(options.release), read_only=True) as database,
    ):
        name = panel.get("http://panel/releases").json()["releases"][0]["name"]
        for groups in (1, 2, 3):
            ages, hand_ages = itertools.count(20), itertools.count(20)

            def ours(groups: int = groups, ages: Any = ages) -> None:
                bundle = {"path": "b.cohort.json", "text": cohort(next(ages), groups), "files": []}
                answer = panel.post(f"http://panel/releases/{name}/count", json={"bundle": bundle})
                answer.raise_for_status()

            def plain(groups: int = groups, ages: Any = hand_ages) -> None:
                database.execute(by_hand(next(ages), groups)).fetchone()

            report(f"count, {groups} group(s)", *in_turn(ours, plain, options.runs), "by hand")


if __name__ == "__main__":
    main()
