import cohortlab as cl

# Written for the release demo (2026-10).
adults = cl.cohort(
    text=r"""
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
)
adults_people = adults.to_pandas()
cl.glance(adults_people)
