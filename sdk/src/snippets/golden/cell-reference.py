import cohortlab as cl

# Written for the release demo (2026-10).
adults = cl.cohort("cohorts/adults.cohort.json")
adults_people = adults.to_pandas()
cl.glance(adults_people)
