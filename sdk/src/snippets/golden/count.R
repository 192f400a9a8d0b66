library(cohortlab)

gi_hemorrhage <- cohort("gi.cohort.json", release = "demo")
count(gi_hemorrhage)
