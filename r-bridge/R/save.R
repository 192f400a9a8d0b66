#' Save a definition that was built in code
#'
#' Writes the very file that a panel of Cohortlab writes for the same
#' definition: the query service reads it, refuses what is wrong in the words
#' that it has for files, and lays out its canonical text. Paths of concept sets
#' and cohorts are written relative to the file.
#'
#' @param x A cohort made by [people()] or [events()], or a [concept_set()].
#' @param path Path of the file, `*.cohort.json` or `*.concepts.json`; relative
#'   to the working directory. Its folder must exist.
#' @param overwrite Whether a file with other content may be replaced.
#' @return The definition as it is in the file, invisibly.
#' @export
#' @examples
#' \dontrun{
#' people("Women") |>
#'   include(demographics(sex = 8532)) |>
#'   save_definition("cohorts/women.cohort.json")
#' }
save_definition <- function(x, path, overwrite = FALSE) {
  is_set <- inherits(x, "cohortlab_concept_set")
  suffix <- if (is_set) ".concepts.json" else ".cohort.json"
  file <- writable(path, suffix)
  content <- if (is_set) set_content(x) else cohort_content(x, file)
  bundle <- bundle_of(file, json_text(content))
  text <- ask_long("/canonical", list(bundle = bundle))$text
  if (is_file(file$path) && !identical(read_text(file$path), text)) {
    if (!isTRUE(overwrite)) {
      fail(
        "fileUnwritable",
        sprintf("%s is there already, with other content.", file$path)
      )
    }
  }
  write_text(text, file$path)
  invisible(if (is_set) concept_set(path) else cohort(file$path, x$release))
}

writable <- function(path, suffix) {
  if (!is_text(path) || !endsWith(path, suffix)) {
    bad_argument(
      sprintf(
        "The path is %s.", paste(deparse(path), collapse = "")
      ),
      sprintf("Its name must end in %s.", suffix)
    )
  }
  path <- normalised(path)
  if (!dir.exists(dirname(path))) {
    fail(
      "fileUnwritable",
      sprintf("There is no folder %s.", dirname(path)),
      "Make it first: dir.create(\"...\")."
    )
  }
  located(path)
}

set_content <- function(set) {
  if (set$kind != "inline") {
    bad_argument(
      "The concept set is in a file already.",
      "Only a set of lines is saved: concept_set(\"name\", concept(1))."
    )
  }
  list(
    `$schema` = "cohortlab:concepts/1", name = set$name, items = set$items
  )
}

cohort_content <- function(x, file) {
  of_ours(x)
  if (is.null(x$draft)) {
    bad_argument(
      "Only what was built in code is saved.",
      "A cohort from a file is a file already; copy it with file.copy()."
    )
  }
  numbered(x$draft, dirname(file$path))
}

# By rename: whoever reads meanwhile sees the old file or the new one.
write_text <- function(text, path) {
  draft <- tempfile(".cohortlab-", dirname(path))
  on.exit(unlink(draft))
  written <- tryCatch(
    {
      writeBin(charToRaw(enc2utf8(text)), draft)
      file.rename(draft, path)
    },
    error = function(e) FALSE,
    warning = function(w) FALSE
  )
  if (!written) {
    fail("fileUnwritable", sprintf("%s cannot be written.", path))
  }
}
