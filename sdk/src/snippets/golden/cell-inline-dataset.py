import cohortlab as cl

# Written for the release demo (2026-10).
labs = cl.dataset(
    text=r"""
{
  "$schema": "cohortlab:dataset/1",
  "name": "Labs",
  "cohort": { "kind": "file", "path": "cohorts/adults.cohort.json" },
  "tables": [
    {
      "name": "labs",
      "table": "measurement",
      "columns": ["person_id"]
    },
    {
      "name": "people",
      "table": "person",
      "columns": ["person_id", "year_of_birth"]
    }
  ],
  "conceptSets": []
}
""",
    release="demo",
    files={
        "cohorts/adults.cohort.json": r"""
{
  "$schema": "cohortlab:cohort/1",
  "kind": "people",
  "name": "Adults",
  "include": [
    {
      "id": "g1",
      "kind": "any",
      "of": [
        {
          "id": "c1",
          "kind": "demographics",
          "where": []
        }
      ]
    }
  ],
  "exclude": [],
  "conceptSets": []
}
"""
    },
)
labs_2 = labs["labs"].to_pandas()
people = labs["people"].to_pandas()
cl.glance(labs_2)
