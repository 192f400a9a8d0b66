#' Find concepts
#'
#' In the vocabulary of a release: words, codes or a concept id, in any order.
#'
#' @param text What to look for.
#' @param domain Only concepts of this OMOP domain, such as `"Condition"`.
#' @param limit At most so many concepts, up to 100.
#' @param release Name or id of a release; see [releases()].
#' @return A data frame, best first: `concept_id`, `name`, `code`, `vocabulary`,
#'   `domain`, `standard` (`standard`, `classification` or `source`), and the
#'   people who have a record of the concept, or of it and anything below it,
#'   exactly: `people`, `people_with_descendants`.
#' @export
#' @examples
#' \dontrun{
#' search_concepts("gastrointestinal hemorrhage", domain = "Condition")
#' }
search_concepts <- function(text, domain = NULL, limit = 20, release = NULL) {
  if (!is_text(text)) {
    bad_argument("`text` is one text.", "Such as \"type 2 diabetes\".")
  }
  release <- resolve_release(named_release(release, beside_notebook()))
  path <- sprintf("/releases/%s/search", release)
  asked <- compact(list(text = text, domain = domain, limit = limit))
  matches <- ask_long(path, asked)$matches
  texts <- function(field) vapply(matches, function(each) each[[field]], "")
  numbers <- function(field) {
    whole_number(vapply(matches, function(each) each[[field]], 0))
  }
  as_frame(list(
    concept_id = numbers("conceptId"),
    name = texts("name"),
    code = texts("code"),
    vocabulary = texts("vocabulary"),
    domain = texts("domain"),
    standard = texts("standard"),
    people = numbers("people"),
    people_with_descendants = numbers("peopleWithDescendants")
  ))
}
