#' Groups
#'
#' What must hold together; groups nest. A group is about an event, its day 0.
#'
#' @param ... Events, [demographics()] and groups.
#' @param count How many of them.
#' @param part An event or a group.
#' @param notes Text.
#' @return A group; `disabled()` and `noted()`: the part, left out for now or
#'   with notes.
#' @export
#' @examples
#' with_any(condition(first_ever = TRUE), disabled(death()))
with_all <- function(...) group("all", ...)

#' @rdname with_all
#' @export
with_any <- function(...) group("any", ...)

#' @rdname with_all
#' @export
with_at_least <- function(count, ...) group("atLeast", ..., count = count)

#' @rdname with_all
#' @export
with_at_most <- function(count, ...) group("atMost", ..., count = count)

#' @rdname with_all
#' @export
disabled <- function(part) {
  part$disabled <- TRUE
  part
}

#' @rdname with_all
#' @export
noted <- function(part, notes) {
  part$notes <- notes
  part
}

group <- function(kind, ..., count = NULL) {
  members <- unname(lapply(list(...), as_member))
  said <- compact(list(kind = kind, count = count, of = members))
  structure(said, class = "cohortlab_group")
}

as_member <- function(part) {
  ours <- c("cohortlab_event", "cohortlab_demographics", "cohortlab_group")
  if (!inherits(part, ours)) {
    bad_argument(
      sprintf("%s is no event or group.", paste(deparse(part), collapse = "")),
      "Such as condition(), drug(), demographics() or with_any()."
    )
  }
  part
}

# A part alone is a group of one.
as_group <- function(part) {
  if (inherits(part, "cohortlab_group")) part else with_all(part)
}

#' How often an event occurs, and when
#'
#' In a group, an event must occur at least once, at any time, unless these say
#' otherwise. Windows are days around day 0, the event that the group is about;
#' both ends are included, and all windows of an event hold.
#'
#' @param event An event; of [at_least()] and [at_most()] the first argument.
#' @param count How many; 0 with `exactly()`: that does not occur.
#' @param ... Windows: `during(-365, -1)`.
#' @param distinct Count different values of this instead of records, such as
#'   `"start_date"` or `"visit"`.
#' @param from,to Days after day 0, negative before it; `-Inf` and `Inf` are
#'   open; `"observation_start"`, `"observation_end"`.
#' @param of Which date of the event must lie in the window: its `"start"` or
#'   its `"end"`.
#' @param index Day 0 is the `"start"` or the `"end"` of the event that the
#'   group is about.
#' @param next_event An event that starts in a window after or before the first.
#' @param days `c(from, to)` of that window: days after it, or before it, both
#'   included; `Inf` is open.
#' @return The event; `during()`: a window.
#' @export
#' @examples
#' drug() |> at_least(2, during(-180, 0), distinct = "start_date")
#' condition(first_ever = TRUE) |> followed_by(drug(), days = c(0, 90))
occurs <- function(event, ...) {
  windows <- list(...)
  ours <- vapply(windows, inherits, NA, "cohortlab_window")
  if (!is_event(event) || !all(ours)) {
    bad_argument(
      "An event and its windows are wanted.",
      "Such as condition(set) |> occurs(during(-365, -1))."
    )
  }
  if (length(windows) > 0) {
    event$windows <- unname(windows)
  }
  event
}

#' @rdname occurs
#' @export
exactly <- function(event, count, ..., distinct = NULL) {
  counted("exactly", event, count, ..., distinct = distinct)
}

counted <- function(kind, event, count, ..., distinct = NULL) {
  event <- occurs(event, ...)
  event$occurrences <- compact(list(
    kind = kind,
    count = as_value(count),
    distinct = if (!is.null(distinct)) camel_case(distinct)
  ))
  event
}

#' @rdname occurs
#' @export
during <- function(from, to, of = "start", index = "start") {
  said <- list(event = of, index = index, from = end_of(from), to = end_of(to))
  structure(said, class = "cohortlab_window")
}

end_of <- function(day) {
  if (is.numeric(day) && length(day) == 1 && is.infinite(day)) {
    return(list(kind = "open"))
  }
  if (is.numeric(day)) {
    return(list(kind = "day", day = as_value(day)))
  }
  list(kind = camel_case(day))
}

#' @rdname occurs
#' @export
followed_by <- function(event, next_event, days = c(0, Inf)) {
  nesting(event, occurs(next_event, after(days)))
}

#' @rdname occurs
#' @export
not_followed_by <- function(event, next_event, days = c(0, Inf)) {
  nesting(event, exactly(next_event, 0, after(days)))
}

#' @rdname occurs
#' @export
preceded_by <- function(event, next_event, days = c(0, Inf)) {
  nesting(event, occurs(next_event, after(-rev(days))))
}

#' @rdname occurs
#' @export
not_preceded_by <- function(event, next_event, days = c(0, Inf)) {
  nesting(event, exactly(next_event, 0, after(-rev(days))))
}

after <- function(days) {
  during(days[[1]], days[[2]])
}

# What is asked of the event, with it as day 0, grows.
nesting <- function(event, member) {
  nested <- event$nested
  whole <- if (is.null(nested)) {
    with_all(member)
  } else if (nested$kind == "all") {
    nested$of <- c(nested$of, list(member))
    nested
  } else {
    with_all(nested, member)
  }
  event$nested <- whole
  event
}
