# The releases that the service offers, and which of them a definition is read
# from.

#' Releases of the data
#'
#' `releases()` lists what the query service offers. `release()` is the one that
#' is used here: by name or id, else the one that the study of the working
#' directory is pinned to, else the server's default.
#'
#' One precedence holds everywhere, in panels and kernels alike: what is said
#' outright (`release = `), then the study's `cohortlab.lock.json`, then its
#' `cohortlab.toml`, then the server's default; never "newest".
#'
#' @param name Name or id of a release.
#' @return A data frame, one row for each release (`release()`: one row), with
#'   `name`, `id` (hash of its content: the same data has the same id wherever
#'   it lies), `default`, `synthetic` (whether its people are made up), `people`
#'   (rounded), `cut_off` (the last day that it covers, "now" for every
#'   definition), `cdm_version`, `vocabulary_version` and `state` (`ready`, or
#'   why it cannot be used).
#' @export
#' @examples
#' \dontrun{
#' releases()
#' release("demo")
#' }
releases <- function() {
  release_frame(offered())
}

#' @rdname releases
#' @export
release <- function(name = NULL) {
  known <- offered()
  wanted <- known_release(named_release(name, beside_notebook()), known)
  if (is.null(wanted$state)) {
    unknown_release(wanted$name, known)
  }
  release_frame(list(wanted))
}

# Where a file beside the notebook would be: what is said without a file belongs
# to the study of the notebook's folder.
beside_notebook <- function() {
  located(file.path(normalised(getwd()), "notebook"))
}

unknown_release <- function(name, known) {
  names <- vapply(known, function(each) each$name, "")
  if (is.null(name)) {
    no_default()
  }
  fail(
    "releaseUnknown",
    sprintf("The query service offers no release '%s'.", name),
    sprintf("It offers: %s.", paste(names, collapse = ", "))
  )
}

release_frame <- function(known) {
  text <- function(field) vapply(known, function(each) each[[field]], "")
  flag <- function(field) vapply(known, function(each) each[[field]], NA)
  people <- vapply(known, function(each) shown_from_wire(each$people), 0)
  as_frame(list(
    name = text("name"),
    id = text("id"),
    default = flag("default"),
    synthetic = flag("synthetic"),
    people = shown_text(people),
    cut_off = as.Date(text("cutOff")),
    cdm_version = text("cdmVersion"),
    vocabulary_version = text("vocabularyVersion"),
    state = text("state")
  ))
}

# The release that a definition is pinned to: as said, else its study's; NULL:
# the server's default.
named_release <- function(release, file) {
  if (!is.null(release)) {
    if (!is_text(release) || release == "") {
      bad_argument(
        "`release` is the name or the id of one release, as text.",
        "releases() lists them."
      )
    }
    return(release)
  }
  study_of(file)$release
}

# What a route calls a release: its name or id, as one path segment.
resolve_release <- function(release, patience = restart_patience) {
  if (is.null(release)) {
    default <- Filter(function(each) each$default, offered(patience))
    if (length(default) == 0) {
      no_default()
    }
    release <- default[[1]]$id
  }
  utils::URLencode(enc2utf8(release), reserved = TRUE)
}

no_default <- function() {
  fail(
    "releaseUnknown",
    paste(
      "The query service offers no release that is used where none is",
      "named."
    ),
    paste(
      "Name one, with release = \"...\" or in the study's cohortlab.toml;",
      "releases() lists them."
    )
  )
}

# Stops, naming both, when a cohort and a dataset are on different releases.
must_agree <- function(cohort, dataset) {
  if (identical(cohort, dataset)) {
    return(invisible())
  }
  known <- offered()
  one <- known_release(cohort, known)
  other <- known_release(dataset, known)
  if (!identical(one$id, other$id)) {
    fail("releaseConflict", sprintf(
      "The cohort is on the release %s, the dataset on %s.",
      one$name, other$name
    ))
  }
}

known_release <- function(release, known) {
  meant <- function(each) {
    if (is.null(release)) each$default else release %in% c(each$name, each$id)
  }
  found <- Filter(meant, known)
  if (length(found) > 0) found[[1]] else list(name = release, id = release)
}

offered <- function(patience = restart_patience) {
  ask("GET", "/releases", patience = patience)$releases
}
