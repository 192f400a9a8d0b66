library(cohortlab)

# Written for the release demo (2026-10).
adults <- cohort("cohorts/adults.cohort.json")
adults_people <- collect(adults)
glance(adults_people)
