import cohortlab as cl

# Written for the release a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b …
labs = cl.sql(
    """
SELECT "person_id", 'it''s \"\"" (x)"' AS said
FROM person
WHERE year_of_birth > 1950
""",
    release="demo",
).to_pandas()
people = cl.sql(
    """
SELECT person_id
FROM person -- \u202e
""",
    release="demo",
).to_pandas()
cl.glance(labs)
