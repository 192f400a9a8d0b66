test_that("outside JupyterLab, and after it has ended, errors say so", {
  local_study()
  withr::local_envvar(COHORTLAB_RUNTIME = NA)
  expect_identical(caught(count(gi()))$code, "noJupyterLab")
  withr::local_envvar(COHORTLAB_RUNTIME = "/nowhere/at/all")
  expect_identical(caught(releases())$code, "jupyterLabGone")
  withr::local_envvar(COHORTLAB_RUNTIME = withr::local_tempdir())
  error <- caught(ask("GET", "/releases", patience = 0.1))
  expect_identical(error$code, "serviceDown")
})

test_that("an error has a code, a sentence, the way out and the places", {
  problem <- list(file = "a.json", path = "/x", message = "Wrong.", value = "3")
  error <- caught(fail("badDefinition", "It is bad.", "Mend it.",
    problems = list(problem), detail = "Mrs Smith"
  ))
  expect_s3_class(error, c("cohortlab_error", "error", "condition"),
    exact = TRUE
  )
  expect_identical(
    conditionMessage(error),
    paste(
      "It is bad.", "  - a.json /x: Wrong. (found: 3)", "Mend it.",
      paste(
        "The database said more; it may quote values from records:",
        "error_detail()"
      ),
      sep = "\n"
    )
  )
  expect_identical(error$next_step, "Mend it.")
  expect_identical(error$detail, "Mrs Smith")
  expect_identical(error_detail(), "Mrs Smith")
  caught(fail("serviceDown"))
  expect_null(error_detail())
})

test_that("what is no answer of ours is an error of ours", {
  expect_identical(caught(fail_as_answered(NULL))$code, "internal")
  expect_identical(caught(fail_as_answered(list(code = "x")))$code, "internal")
})

test_that("every sentence has its way out", {
  for (said in own_errors) {
    expect_length(said, 2)
    expect_match(said, "[.\"]$")
  }
})

test_that("ids of queries leave the random numbers of the notebook alone", {
  set.seed(1)
  before <- .Random.seed
  id <- query_id()
  expect_identical(.Random.seed, before)
  expect_match(id, "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-")
  expect_false(id == query_id())
})
