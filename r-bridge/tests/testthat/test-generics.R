in_a_new_r <- function(...) {
  script <- withr::local_tempfile(lines = c(...), fileext = ".R")
  rscript <- file.path(R.home("bin"), "Rscript")
  said <- suppressWarnings(
    system2(rscript, c("--vanilla", script), stdout = TRUE, stderr = TRUE)
  )
  grep("built under R version|^Warning message:$", said,
    value = TRUE, invert = TRUE
  )
}

same <- paste(
  "cat(identical(collect, dplyr::collect),",
  "identical(cohortlab::count, dplyr::count))"
)
# Ours is found: it says that there is no JupyterLab around it.
method <- paste(
  "Sys.unsetenv('COHORTLAB_RUNTIME');",
  "x <- structure(list(), class = 'cohortlab_table');",
  "cat(class(tryCatch(collect(x), error = function(e) e))[[1]])"
)

test_that("loading dplyr before or after masks nothing", {
  skip_if_not_installed("dplyr")
  ours <- "collect|count|show_query|from package:cohortlab|from ‘package:cohort"
  after <- in_a_new_r("library(cohortlab)", "library(dplyr)", same)
  expect_no_match(head(after, -1), ours)
  expect_identical(tail(after, 1), "TRUE TRUE")
  before <- in_a_new_r("library(dplyr)", "library(cohortlab)", same)
  expect_no_match(
    before[-seq_len(grep("intersect", before))], "masked|collect|count"
  )
  expect_identical(tail(before, 1), "TRUE TRUE")
})

test_that("dplyr's own data keep their methods, and ours are found", {
  skip_if_not_installed("dplyr")
  said <- in_a_new_r(
    "library(cohortlab); suppressPackageStartupMessages(library(dplyr))",
    "stopifnot(nrow(count(data.frame(a = c(1, 1, 2)), a)) == 2)",
    "stopifnot(nrow(collect(data.frame(a = 1))) == 1)",
    method
  )
  expect_identical(tail(said, 1), "cohortlab_error")
  expect_no_match(said, "no applicable method")
})

test_that("without dplyr the verbs are there", {
  said <- in_a_new_r(
    "library(cohortlab); stopifnot(!isNamespaceLoaded('dplyr'))",
    "cat(is.function(collect), is.function(count), is.function(show_query))"
  )
  expect_identical(tail(said, 1), "TRUE TRUE TRUE")
})

test_that("no name of ours hides one of R", {
  shipped <- c("base", "stats", "utils", "methods", "graphics", "grDevices")
  theirs <- unlist(lapply(shipped, getNamespaceExports))
  ours <- getNamespaceExports("cohortlab")
  expect_identical(intersect(ours, theirs), character())
  skip_if_not_installed("dplyr")
  shared <- intersect(ours, getNamespaceExports("dplyr"))
  expect_identical(sort(shared), c("collect", "count", "show_query"))
})
