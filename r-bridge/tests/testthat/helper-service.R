# The tests that need a query service get one from the suite `r` of the
# checkout, with the release GiBleed and a small synthetic one. `R CMD check`
# has none.

needs_service <- function() {
  testthat::skip_if(
    Sys.getenv("COHORTLAB_RUNTIME") == "",
    "there is no query service: npm test -- r starts one"
  )
}

# The folder of the checkout; only the suite knows it.
checkout <- function(...) {
  root <- Sys.getenv("COHORTLAB_CHECKOUT")
  testthat::skip_if(root == "", "this is no checkout")
  file.path(root, ...)
}

gi_cohort <- paste0(
  '{"$schema": "cohortlab:cohort/1", "name": "GI hemorrhage", ',
  '"kind": "people", "conceptSets": [{"id": "s1", "kind": "inline", ',
  '"name": "GI hemorrhage", "items": [{"conceptId": 192671}]}], ',
  '"include": [{"id": "g1", "kind": "any", "of": [{"id": "c1", ',
  '"kind": "conditionOccurrence", "conceptSet": "s1"}]}], "exclude": []}'
)
measurements <- paste0(
  '{"name": "measurements", "table": "measurement", "columns": ',
  '["person_id", "measurement_id", "measurement_concept_id", ',
  '"measurement_date", "measurement_datetime", "value_as_number", ',
  '"unit_concept_id", "measurement_source_value"]}'
)
conditions <- paste0(
  '{"name": "conditions", "table": "condition_occurrence", "columns": ',
  '["person_id", "condition_start_date", "condition_end_date", ',
  '"visit_occurrence_id"]}'
)
dataset_text <- function(...) {
  sprintf(paste0(
    '{"$schema": "cohortlab:dataset/1", "name": "Measurements", "cohort": ',
    '{"kind": "file", "path": "../cohorts/gi.cohort.json"}, ',
    '"conceptSets": [], "tables": [%s]}'
  ), paste(..., sep = ", "))
}

# A study with a cohort and datasets, whose folder is that of the notebook.
local_study <- function(env = parent.frame()) {
  root <- normalizePath(withr::local_tempdir(.local_envir = env))
  study <- file.path(root, "study")
  for (folder in c("cohorts", "datasets")) {
    dir.create(file.path(study, folder), recursive = TRUE)
  }
  writeLines("# not pinned", file.path(study, "cohortlab.toml"))
  writeLines(gi_cohort, file.path(study, "cohorts/gi.cohort.json"))
  writeLines(
    dataset_text(measurements), file.path(study, "datasets/one.dataset.json")
  )
  writeLines(
    dataset_text(measurements, conditions),
    file.path(study, "datasets/two.dataset.json")
  )
  withr::local_dir(study, .local_envir = env)
  withr::local_envvar(
    COHORTLAB_ROOT = root, JPY_SESSION_NAME = NA,
    .local_envir = env
  )
  study
}

gi <- function(...) cohort("cohorts/gi.cohort.json", ...)

# The error of a call, as a condition.
caught <- function(call) {
  tryCatch(call, cohortlab_error = function(e) e)
}
