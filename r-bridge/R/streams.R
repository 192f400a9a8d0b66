#' Read rows as they come
#'
#' For what does not fit in memory. `as_arrow_stream()` gives the rows as a
#' stream of Arrow record batches, which arrow, duckdb and polars read;
#' `each_batch()` calls a function with one data frame after the other. The
#' service holds the whole result before the first batch leaves, and nothing is
#' read ahead of you.
#'
#' `each_batch()` counts the rows, and an answer that breaks off is an error
#' after the batches that came. The stream itself fails when the connection
#' does.
#'
#' @inheritParams collect
#' @param x A cohort, a dataset, or one table of a dataset.
#' @param f A function of one argument, a data frame of up to some ten thousand
#'   rows with columns as in [collect()].
#' @return `as_arrow_stream()`: a `nanoarrow_array_stream`, with
#'   `attr(stream, "cohortlab")` as in [collect()]. `each_batch()`: the number
#'   of rows, invisibly.
#' @export
#' @examples
#' \dontrun{
#' measurements <- dataset("datasets/hba1c.dataset.json")
#' highest <- -Inf
#' each_batch(measurements, function(batch) {
#'   highest <<- max(highest, batch$value_as_number, na.rm = TRUE)
#' })
#' }
as_arrow_stream <- function(x, table = NULL) {
  opened <- opened_rows(x, table)
  stream <- opened$stream
  attr(stream, "cohortlab") <- opened$origin
  stream
}

#' @rdname as_arrow_stream
#' @export
each_batch <- function(x, f, table = NULL) {
  f <- match.fun(f)
  opened <- opened_rows(x, table)
  answered <- FALSE
  on.exit({
    nanoarrow::nanoarrow_pointer_release(opened$stream)
    if (!answered) cancel(opened$query)
  })
  to <- prototype(opened$stream$get_schema())
  rows <- 0
  while (!is.null(batch <- unless_broken(opened$stream$get_next()))) {
    frame <- nanoarrow::convert_array(batch, to)
    rows <- rows + nrow(frame)
    f(as_frame(frame, nrow(frame)))
  }
  if (rows != opened$origin$rows) {
    fail("brokenAnswer")
  }
  answered <- TRUE
  invisible(whole_number(rows))
}

opened_rows <- function(x, table) {
  rows <- rows_wanted(x, table)
  open_rows(resolve_release(rows$release), rows$payload)
}
