# As much of TOML as the settings of a study need: the value of one key of the
# top level that is a text on one line. Whatever else stands there is passed
# over as TOML has it, or refused; it is never taken for something else.

# The text, or NULL when the key is not there.
toml_text <- function(file, content, key) {
  found <- NULL
  lines <- strsplit(gsub("\r\n", "\n", content, fixed = TRUE), "\n")[[1]]
  open <- 0 # brackets of a list that goes on over lines
  for (line in trimws(lines)) {
    line <- trimws(without_comment(file, line))
    if (open > 0 || line == "") {
      open <- open + brackets(line)
      next
    }
    if (startsWith(line, "[")) {
      break
    }
    pair <- regmatches(line, regexec(toml_pair, line))[[1]]
    if (length(pair) == 0) {
      study_unreadable(file, sprintf("\"%s\" is not `key = value`", line))
    }
    if (gsub("[\"']", "", pair[[2]]) == key) {
      found <- toml_string(file, pair[[3]])
    } else {
      open <- brackets(pair[[3]])
    }
  }
  found
}

toml_pair <- paste0(
  "^([A-Za-z0-9_-]+|\"[^\"\\]*\"|'[^']*'|",
  "[A-Za-z0-9_-]+(?:[ \t]*[.][ \t]*[A-Za-z0-9_-]+)+)[ \t]*=[ \t]*(.+)$"
)
toml_quoted <- "\"(\\\\.|[^\"\\\\])*\"|'[^']*'"

# A text in the quotes of TOML, which are those of JSON but for the single ones.
toml_string <- function(file, value) {
  if (grepl("^'[^']*'$", value)) {
    return(substr(value, 2, nchar(value) - 1))
  }
  text <- if (grepl("^\".+\"$", value)) parsed_json(paste0("[", value, "]"))
  if (length(text) != 1 || !is.character(text[[1]])) {
    study_unreadable(file, release_wanted)
  }
  text[[1]]
}

without_comment <- function(file, line) {
  if (grepl("\"\"\"|'''", line)) {
    study_unreadable(file, "texts of several lines are not read by R")
  }
  # What stands in quotes is no comment, whatever it holds.
  hidden <- blanked(line)
  comment <- regexpr("#", hidden, fixed = TRUE)
  if (comment > 0) substr(line, 1, comment - 1) else line
}

# A line with what stands in quotes as so many blanks.
blanked <- function(line) {
  quoted <- gregexpr(toml_quoted, line)
  regmatches(line, quoted) <- lapply(
    regmatches(line, quoted),
    function(each) strrep(" ", nchar(each))
  )
  line
}

# Brackets that a line opens, less those that it closes.
brackets <- function(line) {
  characters <- strsplit(blanked(line), "")[[1]]
  sum(characters %in% c("[", "{")) - sum(characters %in% c("]", "}"))
}
