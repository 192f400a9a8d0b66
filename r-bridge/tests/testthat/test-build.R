test_that("builders write the bytes of panels", {
  needs_service()
  study <- local_study()
  folder <- file.path(study, "phenotypes")
  dir.create(folder)
  files <- list.files(
    checkout("docs", "phenotypes"),
    pattern = "[.]cohort[.]json$", full.names = TRUE
  )
  file.copy(files, folder)
  withr::local_dir(folder)
  scripts <- list.files(checkout("docs", "phenotypes"), pattern = "[.]R$")
  expect_length(scripts, length(files))
  for (name in scripts) {
    script <- checkout("docs", "phenotypes", name)
    built <- source(script, local = new.env())$value
    path <- sub("[.]R$", ".cohort.json", name)
    # Were one byte different, the file that is there would not be replaced.
    expect_s3_class(save_definition(built, path), "cohortlab_cohort")
  }
})

test_that("what was built counts as it is, and the same once it is saved", {
  needs_service()
  local_study()
  set <- concept_set("GI hemorrhage", concept(192671))
  built <- people("GI hemorrhage") |> include(with_any(condition(set)))
  expect_identical(count(built), 479L)
  saved <- save_definition(built, "cohorts/built.cohort.json")
  expect_identical(
    attr(collect(saved), "cohortlab")$hash,
    attr(collect(built), "cohortlab")$hash
  )
  expect_identical(
    attr(collect(saved), "cohortlab")$hash,
    attr(collect(gi()), "cohortlab")$hash
  )
})

test_that("a file with other content is replaced only when that is said", {
  needs_service()
  local_study()
  women <- people("Women") |> include(demographics(sex = 8532))
  save_definition(women, "cohorts/women.cohort.json")
  expect_s3_class(
    save_definition(women, "cohorts/women.cohort.json"), "cohortlab_cohort"
  )
  other <- people("Women") |> include(demographics(sex = 8507))
  error <- caught(save_definition(other, "cohorts/women.cohort.json"))
  expect_identical(error$code, "fileUnwritable")
  expect_match(conditionMessage(error), "overwrite = TRUE")
  save_definition(other, "cohorts/women.cohort.json", overwrite = TRUE)
  expect_match(
    paste(readLines("cohorts/women.cohort.json"), collapse = ""), "8507"
  )
  expect_identical(
    caught(save_definition(other, "nowhere/x.cohort.json"))$code,
    "fileUnwritable"
  )
  expect_identical(
    caught(save_definition(other, "women.json"))$code, "badArgument"
  )
})

test_that("paths are written relative to the file that holds them", {
  needs_service()
  local_study()
  dir.create("concepts")
  save_definition(
    concept_set("GI", concept(192671)), "concepts/gi.concepts.json"
  )
  set <- concept_set("concepts/gi.concepts.json")
  built <- people("Both") |>
    include(condition(set)) |>
    exclude(in_cohort("cohorts/gi.cohort.json"))
  expect_identical(count(built), 0L)
  save_definition(built, "cohorts/both.cohort.json")
  text <- paste(readLines("cohorts/both.cohort.json"), collapse = "\n")
  expect_match(text, '"path": "../concepts/gi.concepts.json"', fixed = TRUE)
  expect_match(text, '"path": "gi.cohort.json"', fixed = TRUE)
  expect_identical(count(cohort("cohorts/both.cohort.json")), 0L)
})

test_that("what is wrong is refused in words, before or by the service", {
  error <- caught(condition(ag = at_least(18)))
  expect_match(conditionMessage(error), "no attribute `ag`")
  expect_match(conditionMessage(error), "Did you mean `age`?")
  expect_error(condition(refills = 1), "no attribute `refills`")
  expect_error(concept("x"), "no concept id")
  expect_error(concept(1.5), "no concept id")
  expect_error(with_all(3), "no event or group")
  expect_error(condition("diabetes"), "no concept set")
  expect_error(people("x") |> entry(death()), "made by events")
  expect_error(measurement(abnormal = 3), "TRUE or is left out")
  expect_error(age_wrong <- condition(age = NA), "no number or day")
  expect_error(in_units(1, at_least(1), 2), "pairs of units and ranges")
  needs_service()
  local_study()
  error <- caught(count(events("x") |> entry(death() |> occurs(during(0, 1)))))
  expect_identical(error$code, "badDefinition")
  expect_identical(error$problems$path, "/entry/events/0/windows")
  expect_error(count(events("x")), "no entry events")
  expect_error(count(people("x") |> include(with_all())), "at least 1 entry")
})

test_that("what one event asks of another is nested", {
  both <- condition() |>
    followed_by(drug(), days = c(0, 90)) |>
    not_preceded_by(death(), days = c(1, Inf))
  expect_length(both$nested$of, 2)
  windows <- lapply(both$nested$of, function(each) each$windows[[1]])
  expect_identical(windows[[1]]$to, list(kind = "day", day = 90))
  expect_identical(windows[[2]]$from, list(kind = "open"))
  expect_identical(windows[[2]]$to, list(kind = "day", day = -1))
  expect_identical(both$nested$of[[2]]$occurrences$kind, "exactly")
})

test_that("numbers are written as they were said", {
  for (number in c(6.5, 0.1 + 0.2, 1 / 3, 1e15, -1e-7, 201826, 100000)) {
    expect_identical(as.numeric(number_text(number)), number)
  }
  expect_identical(number_text(100000), "100000")
  expect_identical(
    json_text(list(a = list(), b = stats::setNames(list(), character()))),
    '{"a":[],"b":{}}'
  )
})
