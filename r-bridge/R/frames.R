# Rows from the service as data frames, with where they came from.

arrow_stream <- "application/vnd.apache.arrow.stream"

# All rows that answer a question. More or fewer rows than the service announced
# are an error: a frame is whole or there is none.
read_rows <- function(asked) {
  frame <- ask_stream(asked, arrow_stream, function(connection, headers) {
    expected <- as.numeric(headers[["x-cohortlab-rows"]])
    frame <- unless_broken({
      stream <- nanoarrow::read_nanoarrow(connection)
      to <- prototype(stream$get_schema())
      nanoarrow::convert_array_stream(stream, to, size = expected)
    })
    frame <- as_frame(frame, expected)
    attr(frame, "cohortlab") <- origin_of(headers, asked, expected)
    frame
  })
  asked$answered(attr(frame, "cohortlab"))
  frame
}

# The rows from the first batch on: list(stream, origin). It is for the caller
# to cancel the query.
open_rows <- function(query, asked) {
  opened <- open_stream(query, asked, arrow_stream)
  expected <- as.numeric(opened$headers[["x-cohortlab-rows"]])
  # The connection is closed when the stream is: at its end, or when it is
  # dropped.
  stream <- nanoarrow::array_stream_set_finalizer(
    unless_broken(nanoarrow::read_nanoarrow(opened$connection)),
    closing(opened$connection)
  )
  list(stream = stream, origin = origin_of(opened$headers, asked, expected))
}

# Apart from the stream, so that it does not keep the stream itself.
closing <- function(connection) {
  force(connection)
  function() close(connection)
}

unless_broken <- function(reading) {
  tryCatch(reading, error = function(e) {
    unless_interrupted(e)
    fail("brokenAnswer")
  })
}

origin_of <- function(headers, asked, rows) {
  name <- utils::URLdecode(headers[["x-cohortlab-release"]])
  Encoding(name) <- "UTF-8"
  list(
    release = list(name = name, id = headers[["x-cohortlab-release-id"]]),
    hash = headers[["x-cohortlab-hash"]],
    definition = asked$definition,
    version = own_version(),
    time = format(Sys.time(), "%Y-%m-%dT%H:%M:%S+00:00", tz = "UTC"),
    rows = rows
  )
}

# An empty frame whose columns have the types that values are to have. Arrow's
# int64 would become a double, which has no room for a large id.
prototype <- function(schema) {
  columns <- lapply(schema$children, column_prototype)
  names(columns) <- vapply(schema$children, function(each) each$name, "")
  structure(columns, class = "data.frame", row.names = integer())
}

column_prototype <- function(field) {
  switch(substr(field$format, 1, 3),
    l = bit64::integer64(),
    tdD = structure(numeric(), class = "Date"),
    tsu = structure(numeric(), class = c("POSIXct", "POSIXt"), tzone = "UTC"),
    nanoarrow::infer_nanoarrow_ptype(field)
  )
}

# Columns as a tibble where there is that package, else as a data frame.
as_frame <- function(columns, rows = length(columns[[1]])) {
  frame <- structure(
    as.list(columns),
    class = "data.frame", row.names = .set_row_names(rows)
  )
  if (has_tibble()) tibble::as_tibble(frame) else frame
}

has_tibble <- function() {
  requireNamespace("tibble", quietly = TRUE)
}
