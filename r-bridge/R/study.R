# The study that a file belongs to, and the release that it is pinned to. A
# study is a folder with a `cohortlab.toml`; the nearest one above a file is the
# file's. Once something was run there is a `cohortlab.lock.json` beside it.

settings_name <- "cohortlab.toml"
lock_name <- "cohortlab.lock.json"

# A path made absolute with its `..` resolved as they are written: what a person
# sees as the folder above is the folder above, symbolic links unfollowed.
normalised <- function(path, base = getwd()) {
  path <- path.expand(path)
  if (!startsWith(path, "/")) {
    path <- file.path(base, path)
  }
  paste0("/", join_parts(path_parts(path)))
}

# The parts of a path with its `.` and `..` resolved; above the root of an
# absolute path there is nothing.
path_parts <- function(path) {
  absolute <- startsWith(path, "/")
  kept <- character()
  parts <- strsplit(path, "/", fixed = TRUE)[[1]]
  for (part in parts[!parts %in% c("", ".")]) {
    goes_up <- part == ".." && !identical(utils::tail(kept, 1), "..")
    if (goes_up && length(kept) > 0) {
      kept <- utils::head(kept, -1)
    } else if (part != ".." || !absolute) {
      kept <- c(kept, part)
    }
  }
  kept
}

join_parts <- function(parts) {
  paste(parts, collapse = "/")
}

# Whether a path is the folder or lies in it; both absolute and normalised.
is_inside <- function(path, folder) {
  folder <- sub("/$", "", folder)
  path == folder || startsWith(path, paste0(folder, "/"))
}

# How people call a path of a folder: relative to it.
relative_to <- function(path, folder) {
  from <- path_parts(folder)
  to <- path_parts(path)
  common <- 0
  while (common < min(length(from), length(to)) &&
    from[[common + 1]] == to[[common + 1]]) {
    common <- common + 1
  }
  join_parts(c(
    rep("..", length(from) - common),
    to[seq_along(to) > common]
  ))
}

# The study of a file or folder: list(root, release), or NULL. `boundary`: the
# folder to look in at most.
find_study <- function(place, boundary = NULL) {
  folder <- normalised(place)
  if (!is.null(boundary) && !is_inside(folder, boundary)) {
    return(NULL)
  }
  repeat {
    if (is_file(file.path(folder, settings_name))) {
      return(list(root = folder, release = pinned_release(folder)))
    }
    if (folder == "/" || identical(folder, boundary)) {
      return(NULL)
    }
    folder <- dirname(folder)
  }
}

is_file <- function(path) {
  file.exists(path) && !dir.exists(path)
}

# Name or id of the release that a study is pinned to, by its lock, else by its
# settings; NULL when it is not.
pinned_release <- function(root) {
  lock <- file.path(root, lock_name)
  settings <- file.path(root, settings_name)
  if (file.exists(lock)) {
    content <- parsed_json(study_text(lock))
    if (is.null(content)) {
      study_unreadable(lock, "it is no JSON")
    }
    id <- if (is.list(content$release)) content$release$id
    if (!is.character(id)) {
      study_unreadable(lock, paste(
        "it names no release: \"release\": {\"name\": ..., \"id\": ...} is",
        "missing"
      ))
    }
    return(id)
  }
  release <- toml_text(settings, study_text(settings), "release")
  if (identical(release, "")) {
    study_unreadable(settings, release_wanted)
  }
  release
}

release_wanted <- paste(
  "release must be the name or the id of a release: release = \"...\""
)

study_text <- function(file) {
  tryCatch(
    read_text(file),
    error = function(e) study_unreadable(file, "it cannot be read")
  )
}

study_unreadable <- function(file, why) {
  fail("studyUnreadable", paste0(file, ": ", why, "."))
}
