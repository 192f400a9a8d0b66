#' Concepts and concept sets
#'
#' `concept_set(name, ...)` is a concept set written in the definition that uses
#' it; its lines are concepts alone, with everything below them
#' (`descendants()`), with the source concepts that map to them (`mapped()`) or
#' taken away again (`excluding()`). `concept_set(path)` is one kept in a
#' `*.concepts.json` file.
#'
#' @param id Concept id, a whole number.
#' @param name Name of the concept, or of the set, for people to read; of
#'   `concept_set()` without lines, the path of a `*.concepts.json` file,
#'   relative to the notebook, else to the study's folder.
#' @param item A line of a concept set; `excluding()` also takes a concept id.
#' @param ... Lines of the set.
#' @return A line, or a concept set, for builders such as [condition()].
#' @export
#' @examples
#' concept_set(
#'   "Type 2 diabetes mellitus",
#'   descendants(201826, "Type 2 diabetes mellitus"),
#'   excluding(concept(4024659))
#' )
concept_set <- function(name, ...) {
  items <- list(...)
  if (!is_text(name) || name == "") {
    bad_argument(
      "A concept set is named, or is the path of a *.concepts.json file.",
      "Such as concept_set(\"metformin\", descendants(1503297))."
    )
  }
  if (length(items) == 0) {
    path <- find_definition(name, ".concepts.json")$path
    return(concept_set_of(list(kind = "file", path = file_path(path))))
  }
  concept_set_of(list(
    kind = "inline", name = name, items = unname(lapply(items, as_item))
  ))
}

concept_set_of <- function(said) {
  structure(said, class = "cohortlab_concept_set")
}

#' @rdname concept_set
#' @export
concept <- function(id, name = NULL) {
  fits <- is.numeric(id) && length(id) == 1 && !is.na(id) && id == round(id)
  if (!fits) {
    bad_argument(
      sprintf("%s is no concept id.", paste(deparse(id), collapse = "")),
      "A concept id is one whole number, such as 201826."
    )
  }
  item <- compact(list(conceptId = as.numeric(id), name = name))
  structure(item, class = "cohortlab_concept")
}

#' @rdname concept_set
#' @export
descendants <- function(id, name = NULL) {
  with_mark(concept(id, name), "descendants")
}

#' @rdname concept_set
#' @export
mapped <- function(item) {
  with_mark(as_item(item), "mapped")
}

#' @rdname concept_set
#' @export
excluding <- function(item) {
  with_mark(as_item(item), "excluded")
}

with_mark <- function(item, mark) {
  item[[mark]] <- TRUE
  item
}

as_item <- function(item) {
  if (inherits(item, "cohortlab_concept")) item else concept(item)
}

#' Conditions on concepts
#'
#' What an attribute such as `sex` or `unit` of [condition()] must be. Concept
#' ids, concepts and concept sets alone mean `one_of_concepts()` and `in_set()`.
#'
#' @param ... Concepts or concept ids.
#' @param set A concept set.
#' @return A condition.
#' @export
#' @examples
#' demographics(sex = one_of_concepts(8532, 8507))
one_of_concepts <- function(...) {
  condition_on(kind = "oneOf", concepts = unname(lapply(list(...), as_item)))
}

#' @rdname one_of_concepts
#' @export
none_of_concepts <- function(...) {
  condition_on(kind = "noneOf", concepts = unname(lapply(list(...), as_item)))
}

#' @rdname one_of_concepts
#' @export
in_set <- function(set) {
  condition_on(kind = "inSet", conceptSet = as_set(set))
}

#' @rdname one_of_concepts
#' @export
not_in_set <- function(set) {
  condition_on(kind = "notInSet", conceptSet = as_set(set))
}

#' @rdname one_of_concepts
#' @export
recorded <- function() {
  condition_on(kind = "recorded")
}

#' @rdname one_of_concepts
#' @export
not_recorded <- function() {
  condition_on(kind = "notRecorded")
}

condition_on <- function(...) {
  structure(list(...), class = "cohortlab_range")
}

as_set <- function(set) {
  if (!inherits(set, "cohortlab_concept_set")) {
    bad_argument(
      sprintf("This is no concept set but %s.", class(set)[[1]]),
      "Make one with concept_set()."
    )
  }
  set
}

# A path in a definition: written relative to the file that holds it.
file_path <- function(path) {
  structure(list(path), class = "cohortlab_path")
}

compact <- function(list) {
  list[!vapply(list, is.null, NA)]
}
