library(cohortlab)

gi_hemorrhage <- cohort("cohorts/gi-hemorrhage.cohort.json")
gi_hemorrhage_people <- collect(gi_hemorrhage)
glance(gi_hemorrhage_people)
