#' Events
#'
#' One event of one domain: a concept set, attributes that must all hold, and
#' which of the matching events is meant. A part of [entry()], of groups such as
#' [with_all()] and of [occurs()].
#'
#' @param set The concept set that the event's concept must be in; `NULL`: any
#'   concept.
#' @param ... Attributes by name, such as `age = at_least(18)`; see below. The
#'   same one can be said twice, then both hold. `abnormal` is `TRUE`; `age` is
#'   that at the start of the event, `age_at_end` and `age_at_cut_off` those at
#'   other times. Beside them, which of the matching events is meant:
#'   * `first_ever = TRUE`: only a person's first ever matching event;
#'   * `source`: the concept set that its source concept must be in;
#'   * `same_visit = TRUE`: in the visit of the event of day 0;
#'   * `outside_observation = TRUE`: also outside the observation period around
#'     day 0;
#'   * `nested`: a group that must hold with this event as day 0;
#'   * `adjust`: other dates for it, made of its own, see [adjusted_dates()];
#'   * `period = c(from, to)`, of a period: days that must lie in it; the event
#'     then starts and ends on them.
#' @param cohort A cohort that is saved, or the path of its file. Each of its
#'   rows is an event, from start to end.
#' @return An event.
#' @eval attribute_documentation()
#' @name event
#' @examples
#' metformin <- concept_set("metformin", descendants(1503297, "metformin"))
#' drug(metformin, first_ever = TRUE, days_supply = at_least(28))
NULL

event <- function(kind,
                  ...,
                  set = NULL,
                  source = NULL,
                  path = NULL,
                  first_ever = FALSE,
                  adjust = NULL,
                  period = NULL,
                  same_visit = FALSE,
                  outside_observation = FALSE,
                  nested = NULL) {
  mark <- function(said) if (isTRUE(said)) TRUE
  said <- compact(list(
    kind = kind,
    path = path,
    conceptSet = if (!is.null(set)) as_set(set),
    sourceConceptSet = if (!is.null(source)) as_set(source),
    firstEver = mark(first_ever),
    adjust = adjust,
    period = as_span(period),
    where = attributes_said(kind, list(...)),
    sameVisit = mark(same_visit),
    outsideObservation = mark(outside_observation),
    nested = if (!is.null(nested)) as_group(nested)
  ))
  structure(said, class = "cohortlab_event")
}

#' @rdname event
#' @export
condition <- function(set = NULL, ...) {
  event("conditionOccurrence", set = set, ...)
}

#' @rdname event
#' @export
drug <- function(set = NULL, ...) event("drugExposure", set = set, ...)

#' @rdname event
#' @export
procedure <- function(set = NULL, ...) {
  event("procedureOccurrence", set = set, ...)
}

#' @rdname event
#' @export
measurement <- function(set = NULL, ...) event("measurement", set = set, ...)

#' @rdname event
#' @export
observation <- function(set = NULL, ...) event("observation", set = set, ...)

#' @rdname event
#' @export
visit <- function(set = NULL, ...) event("visitOccurrence", set = set, ...)

#' @rdname event
#' @export
visit_detail <- function(set = NULL, ...) event("visitDetail", set = set, ...)

#' @rdname event
#' @export
device <- function(set = NULL, ...) event("deviceExposure", set = set, ...)

#' @rdname event
#' @export
specimen <- function(set = NULL, ...) event("specimen", set = set, ...)

#' @rdname event
#' @export
death <- function(set = NULL, ...) event("death", set = set, ...)

#' @rdname event
#' @export
condition_era <- function(set = NULL, ...) event("conditionEra", set = set, ...)

#' @rdname event
#' @export
drug_era <- function(set = NULL, ...) event("drugEra", set = set, ...)

#' @rdname event
#' @export
dose_era <- function(set = NULL, ...) event("doseEra", set = set, ...)

#' @rdname event
#' @export
observation_period <- function(...) event("observationPeriod", ...)

#' @rdname event
#' @export
payer_plan_period <- function(...) event("payerPlanPeriod", ...)

#' @rdname event
#' @export
in_cohort <- function(cohort, ...) {
  if (!inherits(cohort, "cohortlab_cohort")) {
    cohort <- cohort(cohort)
  }
  if (!is.null(cohort$draft) || !is.null(cohort$written)) {
    bad_argument(
      "The cohort is in no file, and other cohorts refer to files.",
      "Save it first: save_definition(x, \"cohorts/name.cohort.json\")."
    )
  }
  event("cohort", path = file_path(cohort$file$path), ...)
}

#' @rdname event
#' @export
demographics <- function(...) {
  said <- list(
    kind = "demographics",
    where = attributes_said("demographics", list(...))
  )
  structure(compact(said), class = "cohortlab_demographics")
}

#' Other dates for an event
#'
#' @param start,end Days after the event's own `start_of` and `end_of`, which
#'   are `"start"` or `"end"`.
#' @param start_of,end_of Which date of the event is moved.
#' @return For `adjust` of [condition()].
#' @export
#' @examples
#' # the 280 days before a birth
#' condition(adjust = adjusted_dates(start = -280, end = 0, end_of = "start"))
adjusted_dates <- function(start = 0,
                           end = 0,
                           start_of = "start",
                           end_of = "end") {
  list(
    start = list(of = start_of, days = as_value(start)),
    end = list(of = end_of, days = as_value(end))
  )
}

is_event <- function(x) {
  inherits(x, "cohortlab_event")
}

# Attributes by their names in R, as they stand in `where`.
attributes_said <- function(kind, said) {
  if (length(said) == 0) {
    return(NULL)
  }
  known <- event_attributes[[kind]]
  lapply(seq_along(said), function(place) {
    name <- names(said)[place]
    attribute <- if (!is.null(name)) camel_case(name)
    at <- age_times[attribute]
    if (!is.null(attribute) && !is.na(at)) {
      attribute <- "age"
    }
    if (is.null(attribute) || !attribute %in% known) {
      unknown_attribute(kind, name, known)
    }
    one_attribute(attribute, at, said[[place]], name)
  })
}

age_times <- c(age = "start", ageAtEnd = "end", ageAtCutOff = "cutOff")

one_attribute <- function(attribute, at, said, name) {
  type <- attribute_types[[attribute]]
  if (type == "mark") {
    if (!isTRUE(said)) {
      bad_argument(
        sprintf("`%s` is TRUE or is left out.", name), "Say TRUE."
      )
    }
    return(list(kind = attribute))
  }
  condition <- as_condition(said, type, name)
  if (type == "units") {
    return(c(list(kind = attribute), unclass(condition)))
  }
  compact(list(
    kind = attribute,
    at = if (!is.na(at)) unname(at),
    is = condition
  ))
}

unknown_attribute <- function(kind, name, known) {
  in_r <- snake_case(known)
  near <- if (!is.null(name) && name != "") nearest(name, in_r)
  bad_argument(
    sprintf("A %s has no attribute `%s`.", snake_case(kind), name),
    paste0(
      if (length(near) > 0) sprintf("Did you mean `%s`? ", near[[1]]),
      sprintf("Its attributes are: %s.", paste(in_r, collapse = ", "))
    )
  )
}

camel_case <- function(name) {
  gsub("_([a-z])", "\\U\\1", name, perl = TRUE)
}

snake_case <- function(name) {
  gsub("([A-Z])", "_\\L\\1", name, perl = TRUE)
}

as_span <- function(span) {
  if (is.null(span)) {
    return(NULL)
  }
  said <- as.list(span)
  if (is.null(names(said)) && length(said) == 2) {
    names(said) <- c("from", "to")
  }
  said <- said[!vapply(said, is.na, NA)]
  lapply(said, as_value)
}

# The section on attributes of the page on events.
attribute_documentation <- function() {
  functions <- c(
    condition = "conditionOccurrence", drug = "drugExposure",
    procedure = "procedureOccurrence", measurement = "measurement",
    observation = "observation", visit = "visitOccurrence",
    visit_detail = "visitDetail", device = "deviceExposure",
    specimen = "specimen", death = "death", condition_era = "conditionEra",
    drug_era = "drugEra", dose_era = "doseEra",
    observation_period = "observationPeriod",
    payer_plan_period = "payerPlanPeriod", in_cohort = "cohort",
    demographics = "demographics"
  )
  of_each <- vapply(names(functions), function(name) {
    known <- snake_case(event_attributes[[functions[[name]]]])
    sprintf("* `%s()`: %s", name, paste0("`", known, "`", collapse = ", "))
  }, "")
  meaning <- sprintf(
    "* `%s` (%s): %s", snake_case(names(attribute_words)),
    attribute_types[names(attribute_words)], attribute_words
  )
  c(
    "@section Attributes of each kind of event:",
    of_each,
    "@section What attributes are:",
    "With the type of the condition that each takes: see [ranges] and",
    "[one_of_concepts()].",
    "",
    gsub("%", "\\\\%", meaning)
  )
}
