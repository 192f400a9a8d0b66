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
#' @param x A cohort, a dataset, one table of a dataset, or an [sql_query()].
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
  asked <- question_of(x, table)
  opened <- or_cancelled(function(query) open_rows(query, asked))
  stream <- opened$stream
  attr(stream, "cohortlab") <- opened$origin
  stream
}

#' @rdname as_arrow_stream
#' @export
each_batch <- function(x, f, table = NULL) {
  f <- match.fun(f)
  asked <- question_of(x, table)
  rows <- or_cancelled(function(query) {
    opened <- open_rows(query, asked)
    on.exit(nanoarrow::nanoarrow_pointer_release(opened$stream))
    rows <- each_of_stream(opened$stream, f)
    if (rows != opened$origin$rows) {
      fail("brokenAnswer")
    }
    asked$answered(opened$origin)
    rows
  })
  invisible(whole_number(rows))
}

each_of_stream <- function(stream, f) {
  to <- prototype(stream$get_schema())
  rows <- 0
  while (!is.null(batch <- unless_broken(stream$get_next()))) {
    frame <- nanoarrow::convert_array(batch, to)
    rows <- rows + nrow(frame)
    f(as_frame(frame, nrow(frame)))
  }
  rows
}
