#' A glance at a frame
#'
#' What is in a frame, for a notebook that others may read: shape, types,
#' completeness in %, people, the months that dates span, units, people with
#' several records on one day, and where the frame came from. No rows, no values
#' of a person, no smallest or largest value; counts are rounded as in the
#' panels.
#'
#' @param frame A data frame. Whose a record is must stand in a column
#'   `person_id` or `subject_id`; without one each row counts as a person.
#' @return An object that displays itself; every number in it went through the
#'   disclosure door.
#' @export
#' @examples
#' glance(data.frame(
#'   person_id = 1:100, value = rnorm(100), visit_date = Sys.Date()
#' ))
glance <- function(frame) {
  if (!is.data.frame(frame)) {
    bad_argument(
      sprintf("glance() looks at a data frame, not at %s.", class(frame)[[1]]),
      "collect() makes one of a cohort or a dataset."
    )
  }
  tally <- tally_of(frame)
  columns <- lapply(names(frame), function(name) {
    list(
      name = name,
      type = type_word(frame[[name]]),
      complete = completeness(tally, name),
      span = month_span(tally, name)
    )
  })
  structure(class = "cohortlab_glance", list(
    rows = shown_rows(tally),
    people = if (tally$knows_people) show_people(tally$people),
    columns = columns,
    units = unit_counts(tally),
    ties = ties(tally),
    origin = attr(frame, "cohortlab")
  ))
}

# R's types in a researcher's words.
type_word <- function(column) {
  words <- c(
    integer64 = "integer", logical = "yes/no", integer = "integer",
    numeric = "number", Date = "date", POSIXct = "date and time",
    POSIXlt = "date and time", character = "text", factor = "category"
  )
  found <- intersect(class(column), names(words))
  if (length(found) > 0) words[[found[[1]]]] else "other"
}

#' @export
print.cohortlab_glance <- function(x, ...) {
  cells <- glance_cells(x)
  cat(glance_headline(x), "\n", sep = "")
  if (length(cells$name) > 0) {
    lines <- sprintf(
      "  %s  %s  %s  %s", format(cells$name), format(cells$type),
      format(cells$complete, justify = "right", width = 8), cells$span
    )
    cat(sub(" +$", "", lines), sep = "\n")
  }
  cat(glance_notes(x), sep = "\n")
  invisible(x)
}

#' @exportS3Method repr::repr_text
repr_text.cohortlab_glance <- function(obj, ...) { # nolint: object_name.
  paste(utils::capture.output(print(obj)), collapse = "\n")
}

#' @exportS3Method repr::repr_html
repr_html.cohortlab_glance <- function(obj, ...) { # nolint: object_name.
  cells <- lapply(glance_cells(obj), escaped)
  rows <- sprintf(
    "<tr><th>%s</th><td>%s</td><td>%s</td><td>%s</td></tr>",
    cells$name, cells$type, cells$complete, cells$span
  )
  paste0(
    "<div><strong>", escaped(glance_headline(obj)), "</strong>",
    "<table><thead><tr><th>column</th><th>type</th><th>complete</th>",
    "<th>months</th></tr></thead><tbody>", paste(rows, collapse = ""),
    "</tbody></table>", paste(escaped(glance_notes(obj)), collapse = "<br>"),
    "</div>"
  )
}

glance_headline <- function(x) {
  shape <- sprintf(
    "%s rows \u00d7 %d columns", shown_text(x$rows), length(x$columns)
  )
  people <- if (!is.null(x$people)) {
    sprintf(" \u00b7 %s people", shown_text(x$people))
  }
  paste0(shape, people)
}

glance_cells <- function(x) {
  of <- function(field) vapply(x$columns, function(each) each[[field]], "")
  complete <- vapply(x$columns, function(each) each$complete, 0)
  list(
    name = of("name"),
    type = of("type"),
    complete = ifelse(is.na(complete), "\u2013", paste(complete, "%")),
    span = vapply(x$columns, function(each) {
      paste(each$span, collapse = " to ")
    }, "")
  )
}

glance_notes <- function(x) {
  units <- sprintf("%s (%s people)", names(x$units), shown_text(x$units))
  whole <- if (is.null(x$people)) x$rows else x$people
  c(
    if (length(units) > 0) paste("units:", paste(units, collapse = ", ")),
    if (!is.null(x$ties)) {
      sprintf(
        "several records of a person on one day (%s): %s people",
        x$ties$date, shown_text(x$ties$people)
      )
    },
    if (is.na(whole)) "Too few people to say more.",
    if (!is.null(x$origin)) origin_note(x$origin),
    paste(
      "Rounded to 20, fewer than 40 people not told; months without the",
      "outermost 39 people. No rows, no smallest or largest values."
    )
  )
}

origin_note <- function(origin) {
  sprintf(
    "from %s (%s), release %s (%s), read %s",
    origin$definition, substr(origin$hash, 1, 8), origin$release$name,
    substr(origin$release$id, 1, 8), origin$time
  )
}
