#' A dataset
#'
#' The tables of a `*.dataset.json` file over a cohort: every record of an OMOP
#' table that belongs to its people. Nothing is read until a call asks for it.
#'
#' `names(x)` are its tables; `x[["labs"]]` or `x$labs` is one of them, to
#' [collect()]. A dataset of one table is collected itself.
#'
#' @inheritParams cohort
#' @param cohort Whom the dataset is about, in place of the cohort that the file
#'   names: a cohort, or the path of one.
#' @return A dataset.
#' @export
#' @examples
#' \dontrun{
#' labs <- dataset("datasets/hba1c.dataset.json")
#' names(labs)
#' labs[["hba1c"]] |> collect()
#' }
dataset <- function(path = NULL,
                    release = NULL,
                    cohort = NULL,
                    text = NULL,
                    files = NULL) {
  written <- written_out(path, text, files)
  file <- if (is.null(written)) {
    find_definition(path, ".dataset.json")
  } else {
    written$file
  }
  named_release(release, file)
  if (is.character(cohort)) {
    # `cohort` is the argument here; the function is found all the same.
    cohort <- cohort(cohort, release)
  }
  if (!is.null(cohort) && !inherits(cohort, "cohortlab_cohort")) {
    bad_argument(
      "`cohort` is a cohort or the path of one.",
      "Such as cohort = cohort(\"cohorts/name.cohort.json\")."
    )
  }
  made <- lazy(
    "cohortlab_dataset", file, release,
    cohort = cohort, written = written
  )
  if (!is.null(cohort)) {
    must_agree(release_of(cohort), release_of(made))
  }
  made
}

#' @export
names.cohortlab_dataset <- function(x) {
  x <- unclass(x)
  content <- parsed_json(definition_text(x))
  tables <- if (is.list(content)) content[["tables"]]
  named <- is.list(tables) && length(tables) > 0 &&
    all(vapply(tables, function(each) {
      is.list(each) && is_text(each[["name"]])
    }, NA))
  if (!named) {
    # The service says what is wrong with the file.
    whole <- lazy("cohortlab_dataset", x$file, x$release, written = x$written)
    ask_about(whole, "describe")
    fail("badDefinition", paste0(x$file$shown, " is no dataset."))
  }
  vapply(tables, function(each) each[["name"]], "")
}

#' @export
`[[.cohortlab_dataset` <- function(x, i) {
  table_of(x, i)
}

#' @export
`$.cohortlab_dataset` <- function(x, name) {
  table_of(x, name)
}

table_of <- function(x, name) {
  tables <- names(x)
  file <- unclass(x)$file
  if (!is_text(name) || !name %in% tables) {
    fail(
      "tableUnknown",
      sprintf(
        "%s has no table %s.",
        file$shown, paste(deparse(name), collapse = "")
      ),
      sprintf("Its tables are: %s.", paste(tables, collapse = ", "))
    )
  }
  structure(list(dataset = x, name = name), class = "cohortlab_table")
}

# The table of that name, or the only one.
chosen_table <- function(x, name) {
  if (!is.null(name)) {
    return(table_of(x, name))
  }
  tables <- names(x)
  if (length(tables) != 1) {
    fail(
      "severalTables",
      sprintf(
        "%s has %d tables: %s.", unclass(x)$file$shown,
        length(tables), paste(tables, collapse = ", ")
      ),
      sprintf(
        "Choose one, such as dataset[[\"%s\"]] |> collect().", tables[[1]]
      )
    )
  }
  table_of(x, tables)
}

#' @rdname collect
#' @export
# nolint start: object_name.
collect.cohortlab_dataset <- function(x, table = NULL, ...) {
  collect.cohortlab_table(chosen_table(x, table))
}
# nolint end

#' @rdname collect
#' @export
collect.cohortlab_table <- function(x, ...) { # nolint: object_name.
  read_rows(table_question(x))
}

#' @export
print.cohortlab_table <- function(x, ...) {
  file <- unclass(x$dataset)$file
  cat(sprintf("<table \"%s\" of %s>\n", x$name, file$shown))
  invisible(x)
}
