# What has rows: cohorts, tables of datasets, SELECTs. Each is one question to
# the service, and whoever reads rows asks it (see frames.R and streams.R).

# `path`: a function of the release, as routes call it. `definition`: what the
# rows are called where they are said to come from. `answered`: told where the
# rows came from once all of them arrived.
question <- function(release,
                     path,
                     payload,
                     definition,
                     words,
                     answered = function(origin) NULL) {
  list(
    path = sprintf("/releases/%s/%s", resolve_release(release), path),
    payload = payload,
    definition = definition,
    words = words,
    answered = answered
  )
}

# The question whose answer are the rows of `x`; of a dataset, those of a table.
question_of <- function(x, table = NULL) {
  if (inherits(x, "cohortlab_dataset")) {
    x <- chosen_table(x, table)
  }
  if (inherits(x, "cohortlab_sql")) {
    return(select_question(x))
  }
  if (inherits(x, "cohortlab_table")) {
    return(table_question(x))
  }
  of_ours(x)
  cohort_question(x)
}

cohort_question <- function(x) {
  payload <- payload_of(x)
  question(
    release_of(x), "rows", payload, payload$bundle$path, "Reading the cohort"
  )
}

table_question <- function(x) {
  whole <- unclass(x$dataset)
  payload <- payload_of(whole)
  payload$table <- x$name
  question(
    release_of(whole), "rows", payload, payload$bundle$path,
    paste("Reading", x$name)
  )
}
