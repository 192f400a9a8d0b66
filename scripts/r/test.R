# Runs the tests of r-bridge on the installed package. Arguments: the file to
# write the counts to.
report <- commandArgs(trailingOnly = TRUE)[[1]]
results <- as.data.frame(testthat::test_dir(
  "r-bridge/tests/testthat",
  package = "cohortlab",
  load_package = "installed",
  reporter = "check",
  stop_on_failure = FALSE
))
bad <- results$failed > 0 | results$error
writeLines(jsonlite::toJSON(list(
  passed = sum(!bad & !results$skipped),
  failed = sum(bad),
  skipped = sum(results$skipped & !bad)
), auto_unbox = TRUE), report)
