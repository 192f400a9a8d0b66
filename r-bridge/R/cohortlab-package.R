#' Cohorts and datasets over OMOP data, beside your notebook
#'
#' A line of R turns a definition into a data frame:
#'
#' ```
#' library(cohortlab)
#'
#' t2d <- cohort("cohorts/type-2-diabetes.cohort.json")
#' count(t2d)
#' labs <- dataset("datasets/hba1c.dataset.json", cohort = t2d) |> collect()
#' glance(labs)
#' ```
#'
#' Start at [cohort()] and [dataset()]; [people()] and [events()] build
#' definitions in code. Rows stay in the kernel. What a cell displays is saved
#' and shared: displays and [glance()] show rounded numbers, exact ones are
#' asked for.
#'
#' @keywords internal
"_PACKAGE"
