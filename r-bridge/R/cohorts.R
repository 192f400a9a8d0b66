#' A cohort
#'
#' The people of a `*.cohort.json` file, which the panels of Cohortlab save.
#' Nothing is read until a call asks for it: [count()], [attrition()],
#' [in_words()], [show_query()], [collect()]. The file is read anew by each
#' call. Displayed in a notebook, a cohort says its name, size, attrition and
#' definition, all numbers rounded: what a cell shows is saved and shared.
#'
#' @param path Path of the file: relative to the notebook, else to the study's
#'   folder. Builders make a cohort without a file: see [people()] and
#'   [events()].
#' @param text In place of a path: the definition itself, as it would stand in
#'   the file.
#' @param files The texts of the files that `text` refers to, a list named by
#'   the paths that it names them by; no others are looked for.
#' @param release Name or id of the release to use; else the one that the study
#'   is pinned to, else the server's default. See [releases()].
#' @return A cohort.
#' @export
#' @examples
#' \dontrun{
#' t2d <- cohort("cohorts/type-2-diabetes.cohort.json")
#' t2d
#' count(t2d)
#' collect(t2d)
#' }
cohort <- function(path = NULL, release = NULL, text = NULL, files = NULL) {
  written <- written_out(path, text, files)
  file <- if (is.null(written)) {
    find_definition(path, ".cohort.json")
  } else {
    written$file
  }
  named_release(release, file)
  lazy("cohortlab_cohort", file, release, written = written)
}

#' Read rows into a data frame
#'
#' Rows travel as Apache Arrow through a socket of their own, and are counted: a
#' frame is whole or it is an error. A method of dplyr's function of this name;
#' see [count()].
#'
#' | release   | R                                    |
#' |-----------|--------------------------------------|
#' | BIGINT    | `integer64` of the package bit64     |
#' | INTEGER   | `integer`                            |
#' | DOUBLE    | `numeric`                            |
#' | BOOLEAN   | `logical`                            |
#' | DATE      | `Date`                               |
#' | TIMESTAMP | `POSIXct`, `tz = "UTC"`: has no zone |
#' | VARCHAR   | `character`, UTF-8                   |
#'
#' Nulls are `NA`. No id ever passes through a floating-point number.
#'
#' @param x A cohort, a dataset, one table of a dataset (`x[["name"]]`), or an
#'   [sql_query()].
#' @param table Of a dataset with several tables: the name of one.
#' @param ... For methods of other packages.
#' @return A tibble where there is that package, else a data frame. Of a cohort,
#'   one row for each entry: `person_id`, `cohort_start_date` and
#'   `cohort_end_date` (both included), ordered by person and start. Of a
#'   dataset, the columns as the definition lists them; of SQL, as it names
#'   them.
#'
#'   `attr(frame, "cohortlab")` says where it came from: `release` (`name`,
#'   `id`), `hash` (SHA-256 of the definition's meaning), `definition` (its
#'   file), `version` (of Cohortlab), `time` (UTC, when it was read) and `rows`.
#' @export
#' @examples
#' \dontrun{
#' cohort("cohorts/type-2-diabetes.cohort.json") |> collect()
#' dataset("datasets/hba1c.dataset.json") |> collect()
#' }
collect <- function(x, ...) {
  UseMethod("collect")
}

#' @rdname collect
#' @export
collect.cohortlab_cohort <- function(x, ...) {
  read_rows(cohort_question(x))
}
