# The longest that the service lets a SELECT take, in seconds
# (sdk/src/wire/kernel.ts).
most_seconds <- 600

#' SQL of your own
#'
#' Exactly one SELECT over the tables of a release, in DuckDB's SQL. It runs on
#' an instance of the database of its own, read-only, without access to files,
#' within limits of memory and time; its rows come to this R and nowhere else.
#' Nothing runs until [collect()], [each_batch()] or [as_arrow_stream()] asks
#' for rows.
#'
#' It is not called `sql()`, which is dplyr's for a text that is to be taken as
#' SQL.
#'
#' @param query The text of the SELECT. Tables are OMOP's, with lower-case
#'   names.
#' @param ... What `$name` stands for in the SELECT, by name: a text, a number,
#'   `TRUE` or `FALSE`, a day (`Date`), a time (`POSIXct`, `tz = "UTC"`), `NA`
#'   or `NULL`. A vector that is not of length one is a list in the SELECT, and
#'   so is a `list()` of values, whatever its length. Whole numbers go as
#'   integers, `integer64` exactly. Never put values into the text by hand.
#' @param release Name or id of the release; else that of the notebook's study,
#'   else the server's default. See [releases()].
#' @param seconds How long it may take, at most 600.
#' @return The SELECT, to [collect()]: columns as it names them, in its order.
#' @export
#' @examples
#' \dontrun{
#' sql_query(
#'   "select * from measurement where person_id in (select unnest($ids))",
#'   ids = c(1, 2)
#' ) |> collect()
#' }
sql_query <- function(query, ..., release = NULL, seconds = most_seconds) {
  if (!is_text(query) || trimws(query) == "") {
    bad_argument(
      "`query` is the text of one SELECT.",
      "Such as sql_query(\"select count(*) as n from person\")."
    )
  }
  fits <- is.numeric(seconds) && length(seconds) == 1 &&
    isTRUE(seconds > 0 && seconds <= most_seconds)
  if (!fits) {
    bad_argument(
      sprintf("`seconds` is %s.", paste(deparse(seconds), collapse = "")),
      sprintf("It must be more than 0 and at most %d.", most_seconds)
    )
  }
  named_release(release, beside_notebook())
  structure(class = "cohortlab_sql", list(
    query = query,
    parameters = parameters_of(list(...)),
    release = release,
    seconds = seconds
  ))
}

#' @rdname collect
#' @export
collect.cohortlab_sql <- function(x, ...) { # nolint: object_name.
  read_rows(select_question(x))
}

#' @export
print.cohortlab_sql <- function(x, ...) {
  release <- named_release(x$release, beside_notebook())
  cat(trimws(x$query), sprintf(
    "-- on release %s; read with collect()",
    if (is.null(release)) "the server's default" else release
  ), sep = "\n")
  invisible(x)
}

select_question <- function(x) {
  question(
    named_release(x$release, beside_notebook()), "select",
    list(sql = x$query, parameters = x$parameters, seconds = x$seconds),
    "SQL of the notebook", "Running the SELECT"
  )
}

# Parameters as `SqlParameter` (sdk/src/wire/kernel.ts).
parameters_of <- function(values) {
  if (length(values) == 0) {
    return(stats::setNames(list(), character()))
  }
  if (!all(grepl("^[A-Za-z0-9_]{1,100}$", names_of(values)))) {
    bad_argument(
      "A value for the SELECT has no name, or one that is no word.",
      "Such as concept = 3000963 for what is $concept in the text."
    )
  }
  Map(parameter, names(values), values)
}

parameter <- function(name, value) {
  if (is.null(value)) {
    return(NULL)
  }
  listed <- is.list(value) && !inherits(value, "POSIXlt")
  values <- parameter_values(name, if (listed) unlisted(value) else value)
  if (listed || length(values) != 1) {
    if (any(vapply(values, is.null, NA))) {
      bad_argument(
        sprintf("The list `%s` has missing values.", name),
        "Leave them out first: x[!is.na(x)]."
      )
    }
    return(values)
  }
  values[[1]]
}

# The elements of a list as one vector; what is none stays a list, and is
# refused. c() keeps dates and integer64, which unlist() does not.
unlisted <- function(value) {
  alone <- all(lengths(value) == 1) && !any(vapply(value, is.list, NA))
  if (alone && length(value) > 0) do.call(c, unname(value)) else value
}

# Each value of a vector as JSON has it; a missing one is NULL.
parameter_values <- function(name, value) {
  if (!is.atomic(value)) {
    unsendable(name, value)
  }
  missing <- is.na(value)
  texts <- if (is.factor(value) || is.character(value)) {
    as.list(as.character(value))
  } else if (inherits(value, "Date")) {
    as.list(format(value, "%Y-%m-%d"))
  } else if (inherits(value, "POSIXct")) {
    as.list(time_text(name, value))
  } else if (is.logical(value)) {
    as.list(value)
  } else if (inherits(value, "integer64") || all_whole(value)) {
    lapply(whole_text(value), function(each) {
      list(kind = "integer", value = each)
    })
  } else if (is.numeric(value) && !is.object(value)) {
    as.list(value)
  } else {
    unsendable(name, value)
  }
  if (any(vapply(value[!missing], identical, NA, Inf))) {
    bad_argument(
      sprintf("`%s` is not finite.", name), "Send NA for a missing number."
    )
  }
  texts[missing] <- list(NULL)
  texts
}

unsendable <- function(name, value) {
  bad_argument(
    sprintf("`%s` is %s.", name, class(value)[[1]]),
    "Send texts, numbers, days, times, TRUE, FALSE or NA."
  )
}

# Numbers without a fraction, small enough for a double to be sure of them.
all_whole <- function(value) {
  known <- value[!is.na(value)]
  is.numeric(value) && !is.object(value) &&
    all(abs(known) <= 2^53 & known == round(known))
}

whole_text <- function(value) {
  if (inherits(value, "integer64")) {
    return(as.character(value))
  }
  format(value, scientific = FALSE, trim = TRUE, justify = "none")
}

time_text <- function(name, value) {
  if (!identical(attr(value, "tzone"), "UTC")) {
    bad_argument(
      sprintf("`%s` has a time zone; the release's times have none.", name),
      "Say which time is meant: as.POSIXct(\"2020-01-31 12:00\", tz = \"UTC\")."
    )
  }
  format(value, "%Y-%m-%d %H:%M:%OS6", tz = "UTC")
}
