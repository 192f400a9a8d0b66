# Drafts as they stand in a file: parts get their ids in the order of the file
# (c1, g1, s1 and so on), as a panel gives them when the parts are added one
# after the other, and concept sets are gathered.

# `folder`: where the file lies, or would; paths in it are relative to that.
numbered <- function(draft, folder) {
  book <- numbering(folder)
  parts <- book$inside(unclass_draft(draft))
  c(parts, list(conceptSets = book$sets()))
}

# The parts of a definition in the order of its file, before they have ids.
unclass_draft <- function(draft) {
  marked <- list(`$schema` = "cohortlab:cohort/1")
  if (draft$kind == "people") {
    sides <- list(include = list(), exclude = list())
    said <- draft[c("include", "exclude")]
    sides[names(compact(said))] <- compact(said)
    return(c(marked, draft[setdiff(names(draft), names(sides))], sides))
  }
  entry <- draft$entry
  if (is.null(entry)) {
    bad_argument(
      "The cohort has no entry events.",
      "Add them: events(\"name\") |> entry(condition(set))."
    )
  }
  entry$qualifying <- draft$qualifying
  first <- intersect(
    c("kind", "name", "notes", "limit", "eraGapDays", "dates"), names(draft)
  )
  later <- intersect(c("steps", "exit", "censoring"), names(draft))
  c(marked, draft[first], list(entry = entry), draft[later])
}

numbering <- function(folder) {
  sets <- list()
  counts <- c(c = 0, g = 0)

  next_id <- function(letter) {
    counts[[letter]] <<- counts[[letter]] + 1
    paste0(letter, counts[[letter]])
  }
  set_id <- function(set) {
    place <- Position(function(each) identical(each, set), sets)
    if (is.na(place)) {
      sets <<- c(sets, list(set))
      place <- length(sets)
    }
    paste0("s", place)
  }
  inside <- function(part) {
    if (inherits(part, "cohortlab_concept_set")) {
      return(set_id(part))
    }
    if (inherits(part, "cohortlab_path")) {
      return(relative_to(part[[1]], folder))
    }
    if (!is.list(part)) {
      return(part)
    }
    id <- if (inherits(part, "cohortlab_group")) {
      next_id("g")
    } else if (inherits(part, c("cohortlab_event", "cohortlab_demographics"))) {
      next_id("c")
    }
    # In a file the nested group stands last, whatever the order of what was
    # said.
    part <- unclass(part)
    part <- part[order(names_of(part) == "nested")]
    c(if (!is.null(id)) list(id = id), lapply(part, inside))
  }
  gathered <- function() {
    lapply(seq_along(sets), function(place) {
      set <- lapply(unclass(sets[[place]]), inside)
      c(list(id = paste0("s", place)), set)
    })
  }
  list(inside = inside, sets = gathered)
}

names_of <- function(part) {
  if (is.null(names(part))) rep("", length(part)) else names(part)
}
