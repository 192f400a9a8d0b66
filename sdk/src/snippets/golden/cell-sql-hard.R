library(cohortlab)

# Written for the release a b a b a b a b a b a b a b a b a b a b a b a b a b …
labs <- sql_query(
  r"-(
SELECT "person_id", 'it''s """ (x)"' AS said
FROM person
WHERE year_of_birth > 1950
)-",
  release = "demo"
) |> collect()
people <- sql_query(
  "
SELECT person_id
FROM person -- \u{202e}
",
  release = "demo"
) |> collect()
glance(labs)
