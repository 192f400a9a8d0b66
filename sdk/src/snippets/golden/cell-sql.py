import cohortlab as cl

# Written for the release demo (2026-10).
adults_people = cl.sql(r"""
SELECT person_id
FROM person
""").to_pandas()
cl.glance(adults_people)
