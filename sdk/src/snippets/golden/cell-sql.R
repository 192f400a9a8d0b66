library(cohortlab)

# Written for the release demo (2026-10).
adults_people <- sql_query(
  r"(
SELECT person_id
FROM person
)"
) |> collect()
glance(adults_people)
