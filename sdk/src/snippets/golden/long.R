library(cohortlab)

long_enough <- cohort(
  "folder/folder/folder/folder/folder/folder/folder/folder/a.json",
  release = "release-2026"
)
count(long_enough)
