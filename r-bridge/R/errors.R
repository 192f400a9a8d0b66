# What can go wrong in a notebook: one class of condition, with a code, a
# sentence and the way out.

# Codes that only a client knows; all others are those of the service
# (sdk/src/wire/errors.ts).
own_errors <- list(
  noJupyterLab = c(
    "This R does not run inside a JupyterLab that has Cohortlab.",
    paste(
      "Start JupyterLab from an environment with Cohortlab in it and use a",
      "notebook or terminal there. A kernel that was running before must be",
      "restarted."
    )
  ),
  jupyterLabGone = c(
    paste(
      "The JupyterLab that this kernel was started from has ended, and its",
      "query service with it."
    ),
    "Restart the kernel."
  ),
  serviceDown = c(
    "The query service is not running.",
    "Look at the Cohortlab panel: it says why, and has Restart."
  ),
  brokenAnswer = c(
    paste(
      "The answer broke off before it was complete; nothing of it was kept."
    ),
    paste(
      "Run the cell again. If the query service was stopped, it has been",
      "started anew."
    )
  ),
  versionMismatch = c(
    "The query service is of another version of Cohortlab than this kernel.",
    paste(
      "Install the same version for JupyterLab and for the kernel, then",
      "restart both."
    )
  ),
  fileMissing = c(
    "There is no such file.",
    "Give the path relative to the notebook or to the study's folder."
  ),
  fileUnreadable = c(
    "The file cannot be read.",
    paste(
      "Definitions are UTF-8 text: open it in the Cohortlab panel and save it",
      "again."
    )
  ),
  fileUnwritable = c(
    "The file cannot be written.",
    "Give another path, or say overwrite = TRUE to replace the file."
  ),
  studyUnreadable = c(
    "The settings of the study cannot be read.",
    "Mend the file that is named."
  ),
  releaseConflict = c(
    "The cohort and the dataset are on different releases.",
    "Name one release for both: release = \"...\""
  ),
  tableUnknown = c(
    "The dataset has no such table.",
    "Choose one of its tables."
  ),
  severalTables = c(
    "The dataset has several tables.",
    "Choose one."
  ),
  badArgument = c(
    "An argument cannot be used.",
    "Mend the argument that is named."
  )
)

#' Errors of Cohortlab
#'
#' Whatever goes wrong is one class of condition, `cohortlab_error`: its
#' message says what, where, and what to do about it. Catch it with
#' `tryCatch(..., cohortlab_error = function(e) e)`.
#'
#' A condition has the fields `code` (a short name), `summary` (one sentence on
#' what went wrong), `next_step` (one sentence on the way out), `problems` (a
#' data frame of places in definitions that must be mended: `file`, `path`,
#' `message`, `value`) and `detail`.
#'
#' The database's own words can quote values from records, and what a cell
#' prints is saved in the notebook. They are kept in `detail` and are never
#' part of the message; `error_detail()` gives those of the last error.
#'
#' A definition that runs but has something to know about it, such as a concept
#' that the release lacks, warns with the class `cohortlab_warning`.
#'
#' @return `error_detail()`: text, or `NULL` when the database said nothing.
#' @name cohortlab_error
#' @export
#' @examples
#' caught <- tryCatch(cohort("nowhere"), cohortlab_error = function(e) e)
#' caught$code
error_detail <- function() {
  last$detail
}

# What the last error kept to itself.
last <- new.env(parent = emptyenv())

# Stops with a condition of class `cohortlab_error`.
fail <- function(code,
                 summary = NULL,
                 next_step = NULL,
                 problems = NULL,
                 detail = NULL) {
  known <- own_errors[[code]]
  if (is.null(known)) {
    known <- c("Something went wrong inside Cohortlab.", "Try again.")
  }
  summary <- if (is.null(summary)) known[[1]] else summary
  next_step <- if (is.null(next_step)) known[[2]] else next_step
  problems <- problem_frame(problems)
  last$detail <- detail
  said <- c(summary, problem_lines(problems), next_step, if (!is.null(detail)) {
    paste(
      "The database said more; it may quote values from records:",
      "error_detail()"
    )
  })
  stop(structure(
    class = c("cohortlab_error", "error", "condition"),
    list(
      message = paste(said, collapse = "\n"),
      call = NULL,
      code = code,
      summary = summary,
      next_step = next_step,
      problems = problems,
      detail = detail
    )
  ))
}

# An argument that cannot be used: what is wrong with it, and what can be.
bad_argument <- function(summary, next_step) {
  fail("badArgument", summary, next_step)
}

# Stops with the `ErrorAnswer` of the service (sdk/src/wire/errors.ts).
fail_as_answered <- function(answer) {
  said <- c("code", "message", "next")
  if (!is.list(answer) || !all(said %in% names(answer))) {
    fail("internal")
  }
  fail(
    answer$code,
    answer$message,
    answer[["next"]],
    answer$problems,
    answer$detail
  )
}

problem_frame <- function(problems) {
  of <- function(field) {
    vapply(problems, function(each) {
      if (is.null(each[[field]])) NA_character_ else as.character(each[[field]])
    }, "")
  }
  data.frame(
    file = of("file"),
    path = of("path"),
    message = of("message"),
    value = of("value")
  )
}

problem_lines <- function(problems) {
  if (nrow(problems) == 0) {
    return(character())
  }
  found <- ifelse(
    is.na(problems$value), "", sprintf(" (found: %s)", problems$value)
  )
  place <- trimws(paste(problems$file, problems$path))
  paste0("  - ", place, ": ", problems$message, found)
}

# Warns of what there is to know about a definition that still runs.
warn_of <- function(remarks) {
  for (remark in remarks) {
    warning(structure(
      class = c("cohortlab_warning", "warning", "condition"),
      list(message = remark$message, call = NULL)
    ))
  }
}
