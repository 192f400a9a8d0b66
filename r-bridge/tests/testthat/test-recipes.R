# The recipes of docs/r.md are true: each runs, in its order, in a copy of the
# example study.

test_that("the recipes of the documentation run", {
  needs_service()
  skip_if_not_installed("dplyr")
  lines <- readLines(checkout("docs", "r.md"), encoding = "UTF-8")
  opened <- which(lines == "```r")
  closed <- which(lines == "```")
  expect_gte(length(opened), 10)
  study <- withr::local_tempdir()
  file.copy(checkout("examples"), study, recursive = TRUE)
  withr::local_dir(file.path(study, "examples"))
  withr::local_envvar(COHORTLAB_ROOT = study, JPY_SESSION_NAME = NA)
  writeLines("release = \"demo\"", "cohortlab.toml")
  here <- new.env(parent = globalenv())
  withr::defer(
    if ("package:dplyr" %in% search()) detach("package:dplyr")
  )
  for (place in opened) {
    end <- min(closed[closed > place])
    recipe <- lines[seq(place + 1, end - 1)]
    file <- withr::local_tempfile(lines = enc2utf8(recipe), fileext = ".R")
    output <- utils::capture.output(suppressPackageStartupMessages(
      source(file, local = here, echo = FALSE, print.eval = TRUE)
    ))
    expect_false(any(grepl("size not known", output)), info = recipe[[1]])
  }
  expect_identical(here$caught$code, "fileMissing")
  expect_true(file.exists("cohorts/women-on-metformin.cohort.json"))
  expect_identical(here$rows, nrow(here$hba1c))
})
