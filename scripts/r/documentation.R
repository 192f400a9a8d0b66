# Writes NAMESPACE and man/ of r-bridge from its sources. With --check it writes
# nothing, and fails when they are stale.
document <- function(place) {
  suppressMessages(suppressWarnings(utils::capture.output(
    roxygen2::roxygenise(place, load_code = roxygen2::load_source)
  )))
}
written <- function(place) {
  files <- c("NAMESPACE", "DESCRIPTION", list.files(
    file.path(place, "man"),
    full.names = FALSE
  ))
  paths <- ifelse(endsWith(files, ".Rd"), file.path("man", files), files)
  stats::setNames(tools::md5sum(file.path(place, paths)), paths)
}
if ("--check" %in% commandArgs(trailingOnly = TRUE)) {
  copy <- tempfile("r-bridge")
  dir.create(copy)
  parts <- c("R", "DESCRIPTION", "NAMESPACE", "man")
  file.copy(file.path("r-bridge", parts), copy, recursive = TRUE)
  document(copy)
  ours <- written("r-bridge")
  fresh <- written(copy)
  stale <- union(
    setdiff(names(ours), names(fresh)),
    names(fresh)[!fresh %in% ours]
  )
  if (length(stale) > 0) {
    cat("Stale in r-bridge:", stale, "\n")
    cat("Run: Rscript scripts/r/documentation.R\n")
  }
  quit(status = length(stale) > 0)
}
document("r-bridge")
