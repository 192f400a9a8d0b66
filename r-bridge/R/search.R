#' Find concepts
#'
#' In the vocabulary of a release: words, codes or a concept id, in any order.
#'
#' @param text What to look for.
#' @param domain Only concepts of this OMOP domain, such as `"Condition"`.
#' @param vocabulary Only concepts of this vocabulary, such as `"SNOMED"`.
#' @param standard Only concepts of this standing: `"standard"`,
#'   `"classification"` or `"source"`.
#' @param limit At most so many concepts, up to 100.
#' @param release Name or id of a release; see [releases()].
#' @return A data frame, best first: `concept_id`, `name`, `code`, `vocabulary`,
#'   `domain`, `standard` (`standard`, `classification` or `source`), and the
#'   people who have a record of the concept, or of it and anything below it,
#'   exactly: `people`, `people_with_descendants`.
#'
#'   `attr(frame, "how")` says how they were found: `"spelt"` (every word is
#'   there as it was typed), `"nearly"` (some are spelt a little otherwise) or
#'   `"nearest"` (not every word is there). `attr(frame, "meant")` are texts
#'   that may have been meant instead, the likeliest first.
#' @export
#' @examples
#' \dontrun{
#' search_concepts("gastrointestinal hemorrhage", domain = "Condition")
#' }
search_concepts <- function(text,
                            domain = NULL,
                            limit = 20,
                            release = NULL,
                            vocabulary = NULL,
                            standard = NULL) {
  if (!is_text(text)) {
    bad_argument("`text` is one text.", "Such as \"type 2 diabetes\".")
  }
  if (!is.null(standard)) {
    standings <- c("standard", "classification", "source")
    standard <- one_of_these(standard, standings, "standard")
  }
  release <- resolve_release(named_release(release, beside_notebook()))
  path <- sprintf("/releases/%s/search", release)
  answer <- ask_long(path, compact(list(
    text = text, domain = domain, vocabulary = vocabulary, standard = standard,
    limit = limit
  )))
  matches <- answer$matches
  texts <- function(field) vapply(matches, function(each) each[[field]], "")
  numbers <- function(field) {
    whole_number(vapply(matches, function(each) each[[field]], 0))
  }
  frame <- as_frame(list(
    concept_id = numbers("conceptId"),
    name = texts("name"),
    code = texts("code"),
    vocabulary = texts("vocabulary"),
    domain = texts("domain"),
    standard = texts("standard"),
    people = numbers("people"),
    people_with_descendants = numbers("peopleWithDescendants")
  ))
  structure(frame, how = answer$how, meant = as.character(answer$meant))
}
