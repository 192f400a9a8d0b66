# Definitions in the workspace: found by the path that a notebook names, sent
# with all they refer to.

# As many files as the service takes in one bundle
# (sdk/src/definition/limits.ts).
most_files <- 100

# How many folder entries are looked at for a name like the one that was not
# found.
most_entries <- 5000

# Where a definition stands: list(path, shown, boundary). `shown` is how people
# call the file; what it refers to lies inside `boundary`. `suffix`
# (`.cohort.json`) says which names to suggest when there is no such file.
find_definition <- function(path, suffix) {
  if (!is.character(path) || length(path) != 1 || is.na(path) || path == "") {
    bad_argument(
      "The path of a definition is one text.",
      sprintf("Such as \"folder/name%s\".", suffix)
    )
  }
  path <- enc2utf8(path)
  places <- places()
  candidates <- vapply(places, function(each) normalised(path, each), "")
  there <- candidates[is_file_each(candidates)]
  if (length(there) > 0) {
    return(located(there[[1]]))
  }
  near <- nearest(path, names_below(places, suffix))
  hint <- if (length(near) > 0) {
    quoted <- paste0("'", near, "'", collapse = " or ")
    paste0("Did you mean ", quoted, "? ")
  }
  fail(
    "fileMissing",
    sprintf(
      "There is no file '%s'. Looked for %s.",
      path, paste(unique(candidates), collapse = " and ")
    ),
    paste0(
      hint,
      "Give the path relative to the notebook or to the study's folder."
    )
  )
}

is_file_each <- function(paths) {
  vapply(paths, is_file, NA)
}

# How a file is called and bounded, whether or not it is there.
located <- function(path) {
  root <- served_root()
  boundary <- if (!is.null(root) && is_inside(path, root)) {
    root
  } else {
    study <- find_study(dirname(path))
    if (is.null(study)) dirname(path) else study$root
  }
  list(path = path, shown = relative_to(path, boundary), boundary = boundary)
}

# The study that a located file lies in, or NULL.
study_of <- function(file) {
  root <- served_root()
  inside <- !is.null(root) && is_inside(file$path, root)
  find_study(dirname(file$path), if (inside) root)
}

# The file with every file that it refers to, as `Bundle`
# (sdk/src/definition/bundle.ts). What lies outside the boundary, or is not
# there, is left out; the service then says which reference cannot be followed.
bundle_of <- function(file, text = read_text(file$path)) {
  files <- list()
  wanted <- references(parsed_json(text))
  own <- basename(file$path)
  while (length(wanted) > 0 && length(files) <= most_files) {
    key <- join_parts(path_parts(wanted[[1]]))
    wanted <- wanted[-1]
    path <- normalised(key, dirname(file$path))
    if (key %in% c(own, names(files)) || !may_be_read(path, file$boundary)) {
      next
    }
    files[[key]] <- read_text(path)
    below <- references(parsed_json(files[[key]]))
    folder <- dirname(key)
    wanted <- c(wanted, if (folder == ".") below else file.path(folder, below))
  }
  files <- files[sort(as.character(names(files)), method = "radix")]
  list(
    path = file$shown,
    text = text,
    files = unname(Map(
      function(path, text) list(path = path, text = text), names(files), files
    ))
  )
}

# Inside the boundary as it is written, and with symbolic links followed.
may_be_read <- function(path, boundary) {
  is_inside(path, boundary) && is_file(path) &&
    is_inside(normalizePath(path), normalizePath(boundary))
}

# The paths that a definition refers to: whatever says `{"kind": "file", "path":
# ...}` in it; a criterion that names a saved cohort says `"kind": "cohort"`.
references <- function(content) {
  if (!is.list(content)) {
    return(character())
  }
  path <- if (!is.null(names(content))) content[["path"]]
  refers <- is_text(path) && !startsWith(path, "/") &&
    is_text(content[["kind"]]) && content[["kind"]] %in% c("file", "cohort")
  below <- lapply(content, references)
  c(if (refers) path, unlist(below, use.names = FALSE))
}

is_text <- function(value) {
  is.character(value) && length(value) == 1 && !is.na(value)
}

# Where relative paths start, in order: here, the notebook's folder, the study's
# folder.
places <- function() {
  here <- normalised(getwd())
  notebook <- dirname(Sys.getenv("JPY_SESSION_NAME"))
  known <- startsWith(notebook, "/") && dir.exists(notebook)
  folders <- c(here, if (known) normalised(notebook))
  root <- served_root()
  for (folder in folders) {
    within <- if (!is.null(root) && is_inside(folder, root)) root
    study <- find_study(folder, within)
    if (!is.null(study)) {
      return(unique(c(folders, study$root)))
    }
  }
  unique(folders)
}

# The folder that the Jupyter server serves; what a definition refers to lies
# inside it.
served_root <- function() {
  root <- Sys.getenv("COHORTLAB_ROOT")
  if (root == "") NULL else normalised(root)
}

# Definitions below the places, as somebody could have named them.
names_below <- function(places, suffix) {
  found <- character()
  seen <- 0
  for (place in places) {
    folders <- ""
    while (length(folders) > 0 && seen <= most_entries) {
      folder <- folders[[1]]
      names <- setdiff(list.files(file.path(place, folder)), "node_modules")
      inner <- if (folder == "") names else file.path(folder, names)
      seen <- seen + length(inner)
      is_folder <- dir.exists(file.path(place, inner))
      folders <- c(folders[-1], inner[is_folder])
      found <- c(found, inner[!is_folder & endsWith(inner, suffix)])
    }
  }
  unique(found)
}

# Up to three names that somebody may have meant.
nearest <- function(name, names) {
  if (length(names) == 0) {
    return(character())
  }
  distance <- utils::adist(name, names, ignore.case = TRUE)[1, ]
  likely <- distance <= 0.4 * pmax(nchar(name), nchar(names))
  utils::head(names[likely][order(distance[likely])], 3)
}

# The text of a file, UTF-8.
read_text <- function(path) {
  bytes <- tryCatch(
    readBin(path, raw(), file.size(path)),
    error = function(e) unreadable(path),
    warning = function(w) unreadable(path)
  )
  if (any(bytes == 0)) {
    unreadable(path)
  }
  text <- rawToChar(bytes)
  Encoding(text) <- "UTF-8"
  if (!validUTF8(text)) {
    unreadable(path)
  }
  text
}

unreadable <- function(path) {
  fail("fileUnreadable", paste0(path, " cannot be read as UTF-8 text."))
}
