#' Conditions on numbers, days and texts
#'
#' What an attribute of [condition()] must be: `age = at_least(18)`,
#' `value = from_to(4, 6.5)`, `start_date = at_least("2015-01-01")`. A number, a
#' day or a text alone means just that. Days are `Date` or `"YYYY-MM-DD"`.
#'
#' @param x A number or a day; of `at_least()` and `at_most()` also an event to
#'   be counted, see [occurs()].
#' @param low,high Both ends: included by `from_to()`, not included by
#'   `outside()`.
#' @param text Text; upper and lower case are told apart.
#' @param pattern A pattern of SQL: `%` is anything, `_` one character.
#' @param ... For events: see [occurs()].
#' @return A condition.
#' @name ranges
#' @examples
#' condition(age = at_least(18), start_date = at_most("2019-12-31"))
NULL

#' @rdname ranges
#' @export
equal_to <- function(x) condition_on(kind = "equal", value = as_value(x))

#' @rdname ranges
#' @export
not_equal_to <- function(x) condition_on(kind = "notEqual", value = as_value(x))

#' @rdname ranges
#' @export
less_than <- function(x) condition_on(kind = "less", value = as_value(x))

#' @rdname ranges
#' @export
greater_than <- function(x) condition_on(kind = "greater", value = as_value(x))

#' @rdname ranges
#' @export
at_least <- function(x, ...) {
  if (is_event(x)) {
    return(counted("atLeast", x, ...))
  }
  condition_on(kind = "atLeast", value = as_value(x, ...))
}

#' @rdname ranges
#' @export
at_most <- function(x, ...) {
  if (is_event(x)) {
    return(counted("atMost", x, ...))
  }
  condition_on(kind = "atMost", value = as_value(x, ...))
}

#' @rdname ranges
#' @export
from_to <- function(low, high) {
  condition_on(kind = "between", low = as_value(low), high = as_value(high))
}

#' @rdname ranges
#' @export
outside <- function(low, high) {
  condition_on(kind = "notBetween", low = as_value(low), high = as_value(high))
}

#' @rdname ranges
#' @export
text_is <- function(text) condition_on(kind = "is", text = text)

#' @rdname ranges
#' @export
text_is_not <- function(text) condition_on(kind = "isNot", text = text)

#' @rdname ranges
#' @export
text_starts <- function(text) condition_on(kind = "startsWith", text = text)

#' @rdname ranges
#' @export
text_starts_not <- function(text) {
  condition_on(kind = "startsNotWith", text = text)
}

#' @rdname ranges
#' @export
text_ends <- function(text) condition_on(kind = "endsWith", text = text)

#' @rdname ranges
#' @export
text_ends_not <- function(text) condition_on(kind = "endsNotWith", text = text)

#' @rdname ranges
#' @export
text_contains <- function(text) condition_on(kind = "contains", text = text)

#' @rdname ranges
#' @export
text_contains_not <- function(text) {
  condition_on(kind = "containsNot", text = text)
}

#' @rdname ranges
#' @export
text_like <- function(pattern) condition_on(kind = "like", pattern = pattern)

#' @rdname ranges
#' @export
text_not_like <- function(pattern) {
  condition_on(kind = "notLike", pattern = pattern)
}

#' A value with the range that goes with each unit
#'
#' For `value_in_units` of [measurement()] and [observation()].
#'
#' @param units Concept id, concept, or a list of them.
#' @param range A condition on a number, such as `at_least(7)`.
#' @param ... More pairs: units, range, units, range.
#' @return A condition.
#' @export
#' @examples
#' percent <- concept(8554, "percent")
#' measurement(value_in_units = in_units(
#'   percent, at_least(9), 9579, at_least(75)
#' ))
in_units <- function(units, range, ...) {
  said <- list(units, range, ...)
  if (length(said) %% 2 == 1) {
    bad_argument(
      "in_units() takes pairs of units and ranges; the last unit has no range.",
      "Such as in_units(8840, at_least(126), 8753, at_least(7))."
    )
  }
  pairs <- lapply(seq(1, length(said), by = 2), function(place) {
    units <- said[[place]]
    alone <- inherits(units, "cohortlab_concept")
    units <- if (alone) list(units) else as.list(units)
    list(
      unit = unname(lapply(units, as_item)),
      is = as_condition(said[[place + 1]], "number", "in_units")
    )
  })
  structure(list(anyOf = pairs), class = "cohortlab_units")
}

as_value <- function(x) {
  if (inherits(x, c("Date", "POSIXt"))) {
    return(format(x, "%Y-%m-%d"))
  }
  if (is.numeric(x) && length(x) == 1 && is.finite(x)) {
    return(as.numeric(x))
  }
  if (is_text(x)) {
    return(x)
  }
  bad_argument(
    sprintf("%s is no number or day.", paste(deparse(x), collapse = "")),
    "Give one number, or one day as Date or \"YYYY-MM-DD\"."
  )
}

# A condition on an attribute of a type (see attributes.R), from what was said.
as_condition <- function(said, type, name) {
  if (inherits(said, c("cohortlab_range", "cohortlab_units"))) {
    return(said)
  }
  if (type == "concept") {
    if (inherits(said, "cohortlab_concept_set")) {
      return(in_set(said))
    }
    alone <- inherits(said, "cohortlab_concept")
    return(do.call(one_of_concepts, if (alone) list(said) else as.list(said)))
  }
  if (type == "text" && is_text(said)) {
    return(text_is(said))
  }
  if (type %in% c("number", "date")) {
    return(equal_to(said))
  }
  bad_argument(
    sprintf("`%s` cannot be %s.", name, paste(deparse(said), collapse = "")),
    sprintf("Give a condition on a %s: see ?ranges and ?one_of_concepts.", type)
  )
}
