# `collect()`, `count()` and `show_query()` are dplyr's names. Without dplyr
# they are this package's own generics. Once dplyr is loaded, by whomever, the
# same names here are dplyr's own functions: attaching one package before or
# after the other masks nothing, and every method of either is found.

#' @rawNamespace
#' S3method(dplyr::collect, cohortlab_cohort)
#' S3method(dplyr::collect, cohortlab_dataset)
#' S3method(dplyr::collect, cohortlab_sql)
#' S3method(dplyr::collect, cohortlab_table)
#' S3method(dplyr::count, cohortlab_lazy)
#' S3method(dplyr::show_query, cohortlab_lazy)
NULL

shared_generics <- c("collect", "count", "show_query")

.onLoad <- function(libname, pkgname) {
  here <- topenv()
  lapply(shared_generics, share_generic, here)
}

share_generic <- function(name, here) {
  own <- get(name, here)
  rm(list = name, envir = here)
  makeActiveBinding(name, function() {
    if (isNamespaceLoaded("dplyr")) {
      getExportedValue("dplyr", name)
    } else {
      own
    }
  }, here)
}
