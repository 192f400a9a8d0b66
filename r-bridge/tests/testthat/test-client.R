test_that("counts are exact", {
  needs_service()
  local_study()
  expect_identical(count(gi()), 479L)
  expect_identical(count(gi(), "entries"), 479L)
  expect_error(count(gi(), "rows"), "people\" or \"entries\", not \"rows\"")
  expect_identical(count(dataset("datasets/one.dataset.json")), 479L)
})

test_that("attrition ends with the cohort", {
  needs_service()
  local_study()
  frame <- attrition(gi())
  expect_identical(frame$stage, c("everyone", "include", "cohort"))
  expect_identical(frame$people, c(2694L, 479L, 479L))
  expect_named(frame, c("stage", "name", "people", "entries"))
})

test_that("a cohort says itself in words and as SQL", {
  needs_service()
  local_study()
  expect_match(as.character(in_words(gi())), "condition record")
  expect_match(as.character(show_query(gi())), "^with s1_")
  expect_output(print(show_query(gi())), "from condition_occurrence")
  expect_error(in_words("cohorts/gi.cohort.json"), "no cohort or dataset")
})

test_that("rows have the types of R", {
  needs_service()
  local_study()
  frame <- collect(gi())
  expect_s3_class(frame, "tbl_df")
  expect_named(frame, c("person_id", "cohort_start_date", "cohort_end_date"))
  expect_s3_class(frame$person_id, "integer64")
  expect_s3_class(frame$cohort_start_date, "Date")
  expect_identical(nrow(frame), 479L)
  rows <- collect(dataset("datasets/one.dataset.json"))
  expect_s3_class(rows$measurement_datetime, "POSIXct")
  expect_identical(attr(rows$measurement_datetime, "tzone"), "UTC")
  expect_type(rows$measurement_concept_id, "integer")
  expect_type(rows$value_as_number, "double")
  expect_type(rows$measurement_source_value, "character")
})

test_that("a frame says where it came from", {
  needs_service()
  local_study()
  origin <- attr(collect(gi()), "cohortlab")
  expect_identical(origin$release$name, "GiBleed")
  expect_identical(nchar(c(origin$release$id, origin$hash)), c(64L, 64L))
  expect_identical(origin$definition, "study/cohorts/gi.cohort.json")
  expect_identical(origin$rows, 479)
  expect_identical(origin$version, as.character(packageVersion("cohortlab")))
  expect_match(origin$time, "^20.*T.*[+]00:00$")
})

test_that("an empty cohort is an empty frame", {
  needs_service()
  local_study()
  none <- concept_set("None", concept(4285898))
  nobody <- people("Nobody") |>
    include(condition(none)) |>
    exclude(condition(none))
  frame <- collect(nobody)
  expect_identical(dim(frame), c(0L, 3L))
  expect_s3_class(frame$person_id, "integer64")
  expect_identical(each_batch(nobody, function(batch) stop("none")), 0L)
})

test_that("a dataset has tables", {
  needs_service()
  local_study()
  two <- dataset("datasets/two.dataset.json")
  expect_identical(names(two), c("measurements", "conditions"))
  frame <- two[["conditions"]] |> collect()
  expect_named(frame, c(
    "person_id", "condition_start_date", "condition_end_date",
    "visit_occurrence_id"
  ))
  expect_identical(frame, collect(two$conditions), ignore_attr = "cohortlab")
  expect_identical(dim(frame), dim(collect(two, table = "conditions")))
  expect_true(anyNA(frame$condition_end_date))
  expect_error(collect(two), "2 tables: measurements, conditions")
  expect_error(two[["labs"]], "Its tables are: measurements, conditions")
  expect_output(print(two$conditions), "<table \"conditions\" of study/")
})

test_that("another cohort stands in for that of a dataset", {
  needs_service()
  local_study()
  women <- people("Women") |> include(demographics(sex = 8532))
  theirs <- collect(dataset("datasets/one.dataset.json", cohort = women))
  ids <- as.character(collect(women)$person_id)
  expect_gt(nrow(theirs), 0)
  expect_true(all(as.character(theirs$person_id) %in% ids))
  by_path <- dataset(
    "datasets/one.dataset.json",
    cohort = "cohorts/gi.cohort.json"
  )
  expect_identical(
    nrow(collect(by_path)), nrow(collect(dataset("datasets/one.dataset.json")))
  )
  expect_error(dataset("datasets/one.dataset.json", cohort = 3), "the path")
})

test_that("rows come in batches, and as a stream of Arrow", {
  needs_service()
  local_study()
  one <- dataset("datasets/one.dataset.json")
  whole <- collect(one)
  pieces <- list()
  rows <- each_batch(one, function(batch) pieces <<- c(pieces, list(batch)))
  expect_identical(rows, nrow(whole))
  expect_identical(
    as.character(unlist(lapply(pieces, function(each) {
      as.character(each$measurement_id)
    }))),
    as.character(whole$measurement_id)
  )
  stream <- as_arrow_stream(one)
  expect_s3_class(stream, "nanoarrow_array_stream")
  expect_identical(attr(stream, "cohortlab")$rows, as.numeric(nrow(whole)))
  expect_identical(nrow(as.data.frame(stream)), nrow(whole))
  expect_error(each_batch(one, function(batch) stop("mine")), "mine")
})

test_that("streams that are dropped leave nothing open", {
  needs_service()
  local_study()
  before <- nrow(showConnections())
  for (turn in 1:3) {
    stream <- as_arrow_stream(gi())
    rm(stream)
    gc()
  }
  expect_identical(nrow(showConnections()), before)
})

test_that("what a panel saved is what the next call uses", {
  needs_service()
  study <- local_study()
  cohort <- gi()
  before <- count(cohort)
  path <- file.path(study, "cohorts/gi.cohort.json")
  text <- sub("192671", "1118084", readLines(path))
  writeLines(sub("conditionOccurrence", "drugExposure", text), path)
  expect_false(count(cohort) == before)
})

test_that("a concept that the release lacks is a warning", {
  needs_service()
  local_study()
  strange <- people("Strange") |>
    include(condition(concept_set("x", concept(999999999))))
  expect_warning(
    expect_warning(
      expect_identical(count(strange), 0L), "999999999",
      class = "cohortlab_warning"
    ),
    class = "cohortlab_warning"
  )
})

test_that("releases are listed and chosen in one order", {
  needs_service()
  study <- local_study()
  known <- releases()
  expect_identical(known$name, c("GiBleed", "demo"))
  expect_identical(known$default, c(TRUE, FALSE))
  expect_identical(known$people[[1]], "\u22482,700")
  expect_s3_class(known$cut_off, "Date")
  expect_identical(release()$name, "GiBleed")
  writeLines("release = \"demo\"", file.path(study, "cohortlab.toml"))
  expect_identical(release()$name, "demo")
  expect_false(identical(count(gi()), 479L))
  lock <- sprintf(
    '{"release": {"name": "x", "id": "%s"}}', known$id[[1]]
  )
  writeLines(lock, file.path(study, "cohortlab.lock.json"))
  expect_identical(release()$name, "GiBleed")
  expect_identical(release("demo")$name, "demo")
  expect_identical(caught(release("v/8"))$code, "releaseUnknown")
  expect_identical(caught(count(gi(release = "v/8")))$code, "releaseUnknown")
  expect_error(gi(release = 3), "as text")
  expect_error(
    dataset("datasets/one.dataset.json", "demo", cohort = gi("GiBleed")),
    "on the release GiBleed, the dataset on demo"
  )
})

test_that("problems of a definition say where", {
  needs_service()
  study <- local_study()
  path <- file.path(study, "cohorts/gi.cohort.json")
  writeLines(sub("192671", "\"x\"", gi_cohort), path)
  error <- caught(collect(gi()))
  expect_identical(error$code, "badDefinition")
  expect_identical(error$problems$file, "study/cohorts/gi.cohort.json")
  expect_match(error$problems$path, "^/conceptSets/0/items/0")
  expect_match(conditionMessage(error), "conceptSets/0/items/0")
  writeLines("{", path)
  expect_match(conditionMessage(caught(count(gi()))), "JSON")
  writeLines("{\"$schema\": \"x\"}", "datasets/x.dataset.json")
  expect_identical(
    caught(names(dataset("datasets/x.dataset.json")))$code, "badDefinition"
  )
})

test_that("concepts are found", {
  needs_service()
  local_study()
  found <- search_concepts("gastrointestinal hemorrhage", domain = "Condition")
  expect_true(192671L %in% found$concept_id)
  expect_identical(found$people[found$concept_id == 192671], 479L)
  expect_error(search_concepts(3), "one text")
  expect_identical(attr(found, "how"), "spelt")
  nearly <- search_concepts("gastrointestinal hemorrage")
  expect_identical(attr(nearly, "how"), "nearly")
  expect_type(attr(nearly, "meant"), "character")
  kept <- search_concepts(
    "hemorrhage",
    vocabulary = "SNOMED", standard = "standard"
  )
  expect_identical(unique(kept$vocabulary), "SNOMED")
  expect_identical(unique(kept$standard), "standard")
  expect_error(search_concepts("x", standard = "S"), "not \"S\"")
})

test_that("a definition can stand in the cell", {
  needs_service()
  study <- local_study()
  unlink(file.path(study, c("cohorts", "datasets")), recursive = TRUE)
  inline <- cohort(text = gi_cohort)
  expect_identical(count(inline), 479L)
  expect_identical(nrow(collect(inline)), 479L)
  expect_output(print(inline), "GI hemorrhage.*this cell")
  labs <- dataset(
    text = dataset_text(measurements),
    files = list("../cohorts/gi.cohort.json" = gi_cohort)
  )
  expect_identical(names(labs), "measurements")
  expect_gt(nrow(collect(labs)), 0)
  # Nothing but what the cell brings along is looked for.
  alone <- dataset(text = dataset_text(measurements))
  expect_match(conditionMessage(caught(collect(alone))), "gi.cohort.json")
  expect_error(cohort("a.cohort.json", text = gi_cohort), "by `path` or by")
  expect_error(cohort("a.cohort.json", files = list(a = "")), "belongs to")
  expect_error(cohort(text = gi_cohort, files = list("x")), "list of texts")
  expect_error(in_cohort(inline), "in no file")
})
