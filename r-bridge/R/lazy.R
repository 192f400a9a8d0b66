# What cohorts and datasets share: a definition in a file or in code, and a
# release. Nothing is read from the release until a call asks for it; the file
# is read anew by each call: what a panel saved is what the next call uses.

# `file`: where the definition stands, or would (see files.R). `draft`: the
# definition itself when it was built in code. `written`: its text when that
# stands in the cell. `cohort`: whom a dataset is about, in place of the cohort
# that its file names.
lazy <- function(class,
                 file,
                 release,
                 draft = NULL,
                 cohort = NULL,
                 written = NULL) {
  structure(
    class = c(class, "cohortlab_lazy"),
    list(
      file = file, release = release, draft = draft,
      cohort = cohort, written = written
    )
  )
}

# list(file, text, files) of a definition that is written out in the cell; NULL
# when a path names it.
written_out <- function(path, text, files) {
  if (is.null(text)) {
    if (!is.null(files)) {
      bad_argument(
        "`files` belongs to `text`.",
        "A file finds what it refers to in the workspace."
      )
    }
    return(NULL)
  }
  if (!is.null(path) || !is_text(text)) {
    bad_argument(
      "The definition is given by `path` or by `text`, one text.",
      "Leave one of them out."
    )
  }
  named <- length(files) == 0 || (!is.null(names(files)) &&
    all(names(files) != "") && all(vapply(files, is_text, NA)))
  if (!named) {
    bad_argument(
      "`files` is a list of texts, each named by its path.",
      "Such as files = list(\"a.cohort.json\" = \"...\")."
    )
  }
  here <- located(file.path(normalised(getwd()), "cell"))
  here$shown <- "this cell"
  list(file = here, text = paste0(trimws(text), "\n"), files = as.list(files))
}

# The text of a definition that was not built in code.
definition_text <- function(x) {
  if (is.null(x$written)) read_text(x$file$path) else x$written$text
}

# Name or id of the release that an object is read from; NULL: the server's
# default.
release_of <- function(x) {
  x <- unclass(x)
  named_release(x$release, x$file)
}

# `DefinitionRequest` (sdk/src/wire/kernel.ts).
payload_of <- function(x) {
  x <- unclass(x)
  payload <- list(bundle = definition_bundle(x))
  if (!is.null(x$cohort)) {
    must_agree(release_of(x$cohort), release_of(x))
    payload$cohort <- definition_bundle(x$cohort)
  }
  payload
}

definition_bundle <- function(x) {
  x <- unclass(x)
  if (!is.null(x$written)) {
    files <- x$written$files
    list(
      path = x$file$shown,
      text = x$written$text,
      files = unname(Map(
        function(path, text) list(path = path, text = text),
        enc2utf8(as.character(names(files))), files
      ))
    )
  } else if (is.null(x$draft)) {
    bundle_of(x$file)
  } else {
    bundle_of(x$file, json_text(numbered(x$draft, dirname(x$file$path))))
  }
}

# What a route of the release answers about the definition.
ask_about <- function(x,
                      route,
                      limit = NULL,
                      patience = restart_patience) {
  payload <- payload_of(x)
  release <- resolve_release(release_of(x), patience)
  path <- sprintf("/releases/%s/%s", release, route)
  ask_long(path, payload, limit, patience)
}

#' Count people exactly
#'
#' How many people a cohort has (of a dataset: the cohort that it is about), or
#' how many entries: rows of the cohort, of which a person can have several.
#'
#' A count that a cell displays is saved in the notebook. This and
#' [collect()] are methods of dplyr's functions of these names. Without dplyr
#' they work as well, and loading dplyr before or after masks nothing.
#'
#' @param x A cohort or a dataset.
#' @param what `"people"` or `"entries"`.
#' @param ... For methods of other packages.
#' @return One whole number.
#' @export
#' @examples
#' \dontrun{
#' cohort("cohorts/type-2-diabetes.cohort.json") |> count()
#' }
count <- function(x, ...) {
  UseMethod("count")
}

#' @rdname count
#' @export
count.cohortlab_lazy <- function(x, what = c("people", "entries"), ...) {
  what <- one_of_these(what, c("people", "entries"), "what")
  answer <- ask_about(x, "count")
  warn_of(answer$remarks)
  whole_number(answer[[what]])
}

#' The cohort in plain English
#'
#' As a methods section would say it: day 0, windows, the steps in their order,
#' exits, concept sets, followed by remarks on what is odd.
#'
#' @param x A cohort; of a dataset, the cohort that it is about.
#' @return Text that prints itself; `as.character()` gives the plain text.
#' @export
#' @examples
#' \dontrun{
#' in_words(cohort("cohorts/type-2-diabetes.cohort.json"))
#' }
in_words <- function(x) {
  of_ours(x)
  words <- ask_long("/words", payload_of(x))
  structure(words$text, class = "cohortlab_text")
}

#' Who is left after each stage
#'
#' Exactly, in the author's order.
#'
#' @inheritParams in_words
#' @return A data frame, one row for each stage: `stage` (what happened:
#'   `entry`, `step` and so on; `everyone`, `include`, `exclude` of a set of
#'   people), `name` (of the step or group, if it has one), `people` and
#'   `entries` (events, or rows in the last stage) that are left. The last row
#'   is the cohort.
#' @export
#' @examples
#' \dontrun{
#' attrition(cohort("cohorts/type-2-diabetes.cohort.json"))
#' }
attrition <- function(x) {
  of_ours(x)
  stage_frame(ask_about(x, "attrition")$stages)
}

stage_frame <- function(stages) {
  text <- function(field) {
    vapply(stages, function(each) {
      if (is.null(each[[field]])) NA_character_ else each[[field]]
    }, "")
  }
  as_frame(list(
    stage = text("stage"),
    name = text("name"),
    people = whole_number(vapply(stages, function(each) each$people, 0)),
    entries = whole_number(vapply(stages, function(each) each$entries, 0))
  ))
}

#' The SQL that makes the rows
#'
#' The SQL (DuckDB) that makes a cohort's rows from the tables of the release.
#' The rows of [collect()] and the count of a panel come from the same plan. A
#' method of dplyr's function of this name; see [count()].
#'
#' @param x A cohort; of a dataset, the cohort that it is about.
#' @param ... For methods of other packages.
#' @return Text that prints itself; `as.character()` gives the plain text.
#' @export
#' @examples
#' \dontrun{
#' show_query(cohort("cohorts/type-2-diabetes.cohort.json"))
#' }
show_query <- function(x, ...) {
  UseMethod("show_query")
}

#' @rdname show_query
#' @export
show_query.cohortlab_lazy <- function(x, ...) {
  structure(ask_about(x, "sql")$sql, class = "cohortlab_text")
}

#' @export
print.cohortlab_text <- function(x, ...) {
  cat(unclass(x), "\n", sep = "")
  invisible(x)
}

of_ours <- function(x) {
  if (!inherits(x, "cohortlab_lazy")) {
    bad_argument(
      sprintf("This is no cohort or dataset but %s.", class(x)[[1]]),
      "Make one with cohort(\"...\") or dataset(\"...\")."
    )
  }
}

one_of_these <- function(value, choices, name) {
  if (identical(value, choices)) {
    return(choices[[1]])
  }
  if (!is_text(value) || !value %in% choices) {
    bad_argument(
      sprintf(
        "`%s` is %s, not %s.", name,
        paste0("\"", choices, "\"", collapse = " or "),
        paste(deparse(value), collapse = "")
      ),
      "Give one of these."
    )
  }
  value
}

# As an integer where there is room, so that 100000 prints as it is.
whole_number <- function(number) {
  fits <- all(abs(number) <= .Machine$integer.max)
  if (fits) as.integer(number) else as.numeric(number)
}
