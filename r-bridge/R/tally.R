# Counting in a frame: people, records, completeness, spans, units, ties. Exact
# numbers stay in here; each goes through the door before it leaves.

# Columns that say whose record it is, as OMOP tables and cohort tables call
# them.
person_columns <- c("person_id", "subject_id")

# Columns that say in which unit a value is, best first.
unit_columns <- c("unit_concept_name", "unit_source_value", "unit_concept_id")

# Units that are named; the rest is summed up.
most_units <- 8

# Without a column that says whose the records are, each row counts as a person.
tally_of <- function(frame) {
  named <- intersect(person_columns, names(frame))
  person <- if (length(named) > 0) {
    # Exact also for 64-bit ids, of which no number has them all.
    as.character(frame[[named[[1]]]])
  } else {
    as.character(seq_len(nrow(frame)))
  }
  list(
    frame = frame,
    person = person,
    people = distinct_people(person),
    knows_people = length(named) > 0
  )
}

distinct_people <- function(person) {
  length(unique(person[!is.na(person)]))
}

shown_rows <- function(tally) {
  show_records(nrow(tally$frame), tally$people)
}

# Rows with a value, in whole % of all rows; NA: too few people to tell.
completeness <- function(tally, name) {
  known <- !is.na(tally$frame[[name]])
  people <- distinct_people(tally$person[known])
  percent(show_records(sum(known), people), shown_rows(tally))
}

# First and last month of a column of dates, 39 people left out at either end;
# NULL: too few.
month_span <- function(tally, name) {
  column <- tally$frame[[name]]
  if (!is_date(column)) {
    return(NULL)
  }
  known <- !is.na(column) & !is.na(tally$person)
  # POSIXct as days of UTC, whatever the zone of the session.
  day <- as.Date(column[known], tz = "UTC")
  person <- tally$person[known]
  first <- outermost(tapply(as.numeric(day), person, min), FALSE)
  last <- outermost(tapply(as.numeric(day), person, max), TRUE)
  if (is.na(first) || is.na(last)) {
    return(NULL)
  }
  months <- format(as.Date(c(first, last), origin = "1970-01-01"), "%Y-%m")
  if (months[[1]] > months[[2]]) NULL else months
}

# The day that 39 people lie beyond.
outermost <- function(days, decreasing) {
  if (length(days) < aou20$below) {
    return(NA_real_)
  }
  sort(days, decreasing = decreasing)[[aou20$below]]
}

is_date <- function(column) {
  inherits(column, c("Date", "POSIXt"))
}

# Units with the people who have a record in each, most first; rare ones are
# summed up. A named vector of shown numbers.
unit_counts <- function(tally) {
  name <- intersect(unit_columns, names(tally$frame))
  if (length(name) == 0 || is.na(show_people(tally$people))) {
    return(numeric())
  }
  unit <- as.character(tally$frame[[name[[1]]]])
  unit[is.na(unit)] <- "no unit"
  people <- tapply(tally$person, unit, distinct_people)
  shown <- stats::setNames(show_people(as.numeric(people)), names(people))
  shown <- shown[!is.na(shown)]
  shown <- shown[order(-shown, names(shown), method = "radix")]
  shown <- utils::head(shown, most_units)
  others <- !unit %in% names(shown)
  if (any(others)) {
    shown["others"] <- show_people(distinct_people(tally$person[others]))
  }
  shown
}

# A column of dates, and the people with several records on one of its days;
# NULL: no column tells.
ties <- function(tally) {
  dates <- names(tally$frame)[vapply(tally$frame, is_date, NA)]
  if (!tally$knows_people || length(dates) == 0) {
    return(NULL)
  }
  starts <- dates[endsWith(dates, "_date") & !grepl("end", dates)]
  date <- c(starts, dates)[[1]]
  day <- as.Date(tally$frame[[date]], tz = "UTC")
  record <- paste(tally$person, day)[!is.na(day)]
  person <- tally$person[!is.na(day)]
  list(
    date = date,
    people = show_people(distinct_people(person[duplicated(record)]))
  )
}
