# Prints a frame as JSON texts that Python can compare with its own: whole
# numbers as they are, doubles with 17 digits, days and microseconds since 1970.
canonical <- function(frame) {
  column <- function(values) {
    text <- if (inherits(values, "Date")) {
      format(as.numeric(values), scientific = FALSE, trim = TRUE)
    } else if (inherits(values, "POSIXct")) {
      stopifnot(attr(values, "tzone") == "UTC")
      sprintf("%.0f", round(as.numeric(values) * 1e6))
    } else if (is.double(values) && !inherits(values, "integer64")) {
      sprintf("%.17g", values)
    } else if (is.logical(values)) {
      tolower(as.character(values))
    } else {
      enc2utf8(as.character(values))
    }
    text[is.na(values)] <- NA
    list(class = class(values)[[1]], values = text)
  }
  columns <- lapply(as.list(frame), column)
  cat(jsonlite::toJSON(
    list(names = names(frame), rows = nrow(frame), columns = unname(columns)),
    na = "null", auto_unbox = FALSE, null = "null"
  ))
}
