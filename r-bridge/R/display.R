# What a cohort or a dataset says of itself in a notebook or a terminal. What a
# cell displays is saved and shared: every number went through the door.

# Seconds that a cell waits for an object to describe itself.
display_limit <- 5

rounded_note <- "rounded here, exact in your notebook with count()"
hidden_note <- "not told here, exact in your notebook with count()"

#' @export
print.cohortlab_lazy <- function(x, ...) {
  said <- describe(x)
  lines <- c(said$name, said$facts, stage_lines(said$stages))
  cat(lines, said$where, sep = "\n")
  if (!is.null(said$words)) {
    cat("", said$words, sep = "\n")
  }
  invisible(x)
}

# For IRkernel; the classes of its package repr.

#' @exportS3Method repr::repr_text
repr_text.cohortlab_lazy <- function(obj, ...) { # nolint: object_name.
  paste(utils::capture.output(print(obj)), collapse = "\n")
}

#' @exportS3Method repr::repr_html
repr_html.cohortlab_lazy <- function(obj, ...) { # nolint: object_name.
  said <- describe(obj)
  shown <- escaped(c(said$facts, said$where))
  stages <- said$stages
  rows <- sprintf(
    "<tr><td>%s</td><td style=\"text-align: right\">%s</td></tr>",
    escaped(stages$label), escaped(stages$people)
  )
  paste0(
    "<div><strong>", escaped(said$name), "</strong>",
    paste0("<br>", shown, collapse = ""),
    if (length(rows) > 0) {
      paste0(
        "<table><thead><tr><th>left after</th><th>people</th></tr></thead>",
        "<tbody>", paste(rows, collapse = ""), "</tbody></table>"
      )
    },
    if (!is.null(said$words)) {
      paste0(
        "<details><summary>in words</summary><pre>", escaped(said$words),
        "</pre></details>"
      )
    },
    "</div>"
  )
}

#' @exportS3Method repr::repr_text
repr_text.cohortlab_text <- function(obj, ...) { # nolint: object_name.
  as.character(unclass(obj))
}

#' @exportS3Method repr::repr_html
repr_html.cohortlab_text <- function(obj, ...) { # nolint: object_name.
  paste0("<pre>", escaped(unclass(obj)), "</pre>")
}

# Names come from files that anybody may have written.
escaped <- function(text) {
  text <- gsub("&", "&amp;", text, fixed = TRUE)
  text <- gsub("<", "&lt;", text, fixed = TRUE)
  text <- gsub(">", "&gt;", text, fixed = TRUE)
  gsub("\"", "&quot;", text, fixed = TRUE)
}

# list(name, facts, stages, words, where), whatever happens: a display must not
# fail.
describe <- function(x) {
  file <- unclass(x)$file
  tryCatch(
    described(x),
    cohortlab_error = function(e) {
      why <- if (e$code == "tooSlow") "still counting" else e$summary
      facts <- c(
        paste("size not known:", why), trimws(problem_lines(e$problems))
      )
      list(name = name_of(x), facts = facts, where = file$shown)
    },
    error = function(e) {
      list(
        name = name_of(x),
        facts = "size not known: the answer is not one that is known here",
        where = file$shown
      )
    }
  )
}

described <- function(x) {
  deadline <- Sys.time() + display_limit
  description <- ask_about(x, "describe", display_limit, patience = 1)
  left <- as.numeric(difftime(deadline, Sys.time(), units = "secs"))
  release <- description$release
  file <- unclass(x)$file
  remarks <- vapply(description$remarks, function(each) each$message, "")
  tables <- vapply(description$tables, function(each) {
    sprintf("%s: %s, %d columns", each$name, each$table, each$columns)
  }, "")
  is_cohort <- description$kind != "dataset"
  list(
    name = description$name,
    facts = c(
      size_line(description), tables,
      if (length(remarks) > 0) paste("note:", remarks)
    ),
    stages = if (is_cohort) shown_stages(x, left),
    words = if (is_cohort) words_or_null(x, left),
    where = sprintf(
      "release %s (%s) \u00b7 %s",
      release$name, substr(release$id, 1, 8), file$shown
    )
  )
}

# People, and entries where a person can have several.
size_line <- function(description) {
  people <- shown_from_wire(description$people)
  said <- paste(shown_text(people), "people")
  if (description$kind == "events") {
    entries <- shown_from_wire(description$entries)
    said <- paste0(said, ", ", shown_text(entries), " entries")
  }
  paste(said, "\u00b7", if (is.na(people)) hidden_note else rounded_note)
}

# Who is left after each stage, as it may be shown; NULL when that takes long.
shown_stages <- function(x, limit) {
  stages <- unless_slow(ask_about(x, "attrition", limit, patience = 0)$stages)
  if (is.null(stages)) {
    return(NULL)
  }
  frame <- stage_frame(stages)
  shown <- show_steps(frame$people)
  named <- !is.na(frame$name)
  label <- unname(stage_words[frame$stage])
  label[named] <- paste0(label[named], ": ", frame$name[named])
  list(label = label, people = shown_text(shown))
}

stage_words <- c(
  everyone = "everyone",
  include = "include",
  exclude = "exclude",
  entry = "entry events",
  entryLimit = "those that count",
  qualifying = "qualifying",
  step = "step",
  limit = "those that count",
  cohort = "the cohort"
)

stage_lines <- function(stages) {
  if (is.null(stages)) {
    return(character())
  }
  sprintf(
    "  %s  %s", format(stages$label), format(stages$people, justify = "right")
  )
}

words_or_null <- function(x, limit) {
  answer <- unless_slow(ask_long("/words", payload_of(x), limit, patience = 0))
  # The name, its first line, stands above already.
  if (!is.null(answer)) sub("^[^\n]*\n+", "", answer$text)
}

unless_slow <- function(asking) {
  tryCatch(asking, cohortlab_error = function(e) NULL)
}

# The name in the definition; not JSON, no name, not there: the file's own name.
name_of <- function(x) {
  x <- unclass(x)
  if (!is.null(x$draft)) {
    return(x$draft$name)
  }
  content <- tryCatch(
    parsed_json(definition_text(x)),
    error = function(e) NULL
  )
  name <- if (is.list(content)) content[["name"]]
  if (is_text(name)) name else basename(x$file$path)
}
