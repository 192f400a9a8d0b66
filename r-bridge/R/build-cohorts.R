#' A set of people in code
#'
#' Everyone for whom all groups of `include()` hold and none of `exclude()`,
#' whether or not a record lies in an observation period. [save_definition()]
#' writes the very file that a panel writes; until then the cohort counts and
#' collects as it is.
#'
#' @param name Name of the cohort; of `inclusion()`: of the step.
#' @param notes Text, no part of the meaning.
#' @param release See [cohort()].
#' @param x A cohort made by `people()`.
#' @param ... Groups, see [with_all()]; an event alone is a group of one.
#' @return A cohort.
#' @export
#' @examples
#' type_2 <- concept_set("Type 2 diabetes", descendants(201826))
#' type_1 <- concept_set("Type 1 diabetes", descendants(201254))
#' people("Type 2 diabetes") |>
#'   include(condition(type_2) |> at_least(2, distinct = "start_date")) |>
#'   exclude(with_any(condition(type_1)))
people <- function(name, notes = NULL, release = NULL) {
  drafted("people", list(name = name, notes = notes), release)
}

#' @rdname people
#' @export
include <- function(x, ...) added(x, "people", "include", list(...))

#' @rdname people
#' @export
exclude <- function(x, ...) added(x, "people", "exclude", list(...))

#' Spans of time in code
#'
#' With the meaning of OHDSI's cohort definitions: entry events inside an
#' observation period that pass every inclusion step, each lasting to its exit.
#' [save_definition()] writes the very file that a panel writes; until then the
#' cohort counts and collects as it is.
#'
#' @inheritParams people
#' @param limit Which events of a person count: `"all"`, `"first"` or `"last"`;
#'   of `events()`: of those that pass all steps.
#' @param era_gap_days Spans with at most so many days between them are one.
#' @param dates `c(from, to)`: days to which spans are cut; `NA` for no end.
#' @param x A cohort made by `events()`.
#' @param ... Events; a person enters (`entry()`) or leaves (`censor()`) by any.
#' @param prior_days,later_days Days of observation before and after the entry
#'   event.
#' @param group A group, see [with_all()], with the entry event as day 0.
#' @param days,of Days after the `"start"` or the `"end"` of the entry event.
#' @param set Concept set of the drugs of an era of exposure.
#' @param gap_days Days between exposures that do not end the era.
#' @param offset Days added to the end of each exposure.
#' @param days_supply Days that every exposure lasts, instead of those on
#'   record.
#' @return A cohort.
#' @export
#' @examples
#' metformin <- concept_set("metformin", descendants(1503297, "metformin"))
#' insulins <- concept_set("Insulins", descendants(21600713))
#' events("New users of metformin", limit = "first") |>
#'   entry(drug(metformin, first_ever = TRUE), prior_days = 365) |>
#'   inclusion(
#'     "No insulin before",
#'     drug(insulins) |> exactly(0, during(-Inf, -1))
#'   ) |>
#'   exit_after_drug(metformin, gap_days = 30)
events <- function(name,
                   limit = "all",
                   era_gap_days = NULL,
                   dates = NULL,
                   notes = NULL,
                   release = NULL) {
  said <- list(
    name = name,
    notes = notes,
    limit = limit,
    eraGapDays = era_gap_days,
    dates = as_span(dates)
  )
  drafted("events", said, release)
}

#' @rdname events
#' @export
entry <- function(x, ..., prior_days = 0, later_days = 0, limit = "all") {
  said <- list(
    events = unname(list(...)),
    priorDays = prior_days, laterDays = later_days, limit = limit
  )
  with_part(x, "events", "entry", said)
}

#' @rdname events
#' @export
qualify <- function(x, group, limit = "all") {
  with_part(x, "events", "qualifying", list(
    group = as_group(group), limit = limit
  ))
}

#' @rdname events
#' @export
inclusion <- function(x, name, group) {
  step <- as_group(group)
  step$name <- name
  added(x, "events", "steps", list(step))
}

#' @rdname events
#' @export
exit_with_observation <- function(x) {
  with_part(x, "events", "exit", list(kind = "endOfObservation"))
}

#' @rdname events
#' @export
exit_after <- function(x, days, of = "start") {
  said <- list(kind = "fixedOffset", of = of, days = days)
  with_part(x, "events", "exit", said)
}

#' @rdname events
#' @export
exit_after_drug <- function(x, set, gap_days, offset = 0, days_supply = NULL) {
  said <- list(
    kind = "drugEra", conceptSet = as_set(set),
    gapDays = gap_days, offset = offset, daysSupply = days_supply
  )
  with_part(x, "events", "exit", compact(said))
}

#' @rdname events
#' @export
censor <- function(x, ...) added(x, "events", "censoring", list(...))

drafted <- function(kind, said, release) {
  if (!is_text(said$name) || said$name == "") {
    bad_argument("A cohort has a name, one text.", "Such as \"New users\".")
  }
  draft <- compact(c(list(kind = kind), said))
  here <- located(file.path(normalised(getwd()), "cohort"))
  here$shown <- said$name
  named_release(release, here)
  lazy("cohortlab_cohort", here, release, draft = draft)
}

# The draft with a part put in place of the one that was there.
with_part <- function(x, kind, part, said) {
  if (!inherits(x, "cohortlab_cohort") || !identical(x$draft$kind, kind)) {
    bad_argument(
      sprintf("This belongs to a cohort made by %s().", kind),
      sprintf("Begin with %s(\"name\") |> ...", kind)
    )
  }
  x$draft[[part]] <- said
  x
}

# The draft with groups or events behind those that are there.
added <- function(x, kind, part, said) {
  said <- lapply(said, if (part == "censoring") as_member else as_group)
  with_part(x, kind, part, c(x$draft[[part]], unname(said)))
}
