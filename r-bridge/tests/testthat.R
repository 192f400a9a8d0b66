library(testthat)
library(cohortlab)

test_check("cohortlab")
