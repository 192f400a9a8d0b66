# JSON as the service reads it. jsonlite writes at most 15 digits of a number;
# a definition says what was said.

# Lists with names are objects, other lists are arrays; a vector of length one
# is a value, NULL is null.
json_text <- function(value) {
  if (is.list(value)) {
    texts <- vapply(value, json_text, "")
    if (is.null(names(value))) {
      return(paste0("[", paste(texts, collapse = ","), "]"))
    }
    keys <- vapply(names(value), string_text, "")
    members <- paste0(keys, ":", texts, recycle0 = TRUE)
    return(paste0("{", paste(members, collapse = ","), "}"))
  }
  if (is.null(value)) {
    return("null")
  }
  if (is.character(value)) {
    return(string_text(value))
  }
  if (is.logical(value)) {
    return(if (value) "true" else "false")
  }
  number_text(value)
}

string_text <- function(text) {
  as.character(jsonlite::toJSON(jsonlite::unbox(enc2utf8(text))))
}

# The shortest text that is read as the same number.
number_text <- function(number) {
  for (digits in 15:17) {
    text <- formatC(number, digits = digits, format = "g", width = 1)
    if (identical(as.numeric(text), as.numeric(number))) {
      break
    }
  }
  text
}

# A list, or NULL when the text is no JSON.
parsed_json <- function(text) {
  tryCatch(
    jsonlite::parse_json(text),
    error = function(condition) NULL
  )
}
