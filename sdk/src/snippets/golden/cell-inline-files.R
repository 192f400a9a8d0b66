# nolint start: line_length_linter.
library(cohortlab)

# Written for the release demo (2026-10).
bleeding_hard_r <- cohort(
  text = r"(
{
  "$schema": "cohortlab:cohort/1",
  "kind": "people",
  "name": "Bleeding \"hard\" (r\")-\"), \u202emirrored\\",
  "include": [
    {
      "id": "g1",
      "kind": "any",
      "of": [
        { "id": "c1", "kind": "conditionOccurrence", "conceptSet": "s1" },
        { "id": "c2", "kind": "cohort", "path": "adults.cohort.json" }
      ]
    }
  ],
  "exclude": [],
  "conceptSets": [
    { "id": "s1", "kind": "file", "path": "../concepts/bleeding.concepts.json" }
  ]
}
)",
  files = list(
    "adults.cohort.json" = r"(
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
)",
    "../concepts/bleeding.concepts.json" = r"(
{
  "$schema": "cohortlab:concepts/1",
  "name": "Bleeding",
  "items": [
    { "conceptId": 192671, "name": "Gastrointestinal hemorrhage", "descendants": true }
  ]
}
)"
  )
)
bleeding_hard_r_people <- collect(bleeding_hard_r)
glance(bleeding_hard_r_people)
# nolint end
