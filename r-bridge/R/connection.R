# The kernel's line to the query service: HTTP over `kernel.sock`, with the
# kernel token (sdk/src/wire/kernel.ts).

# Seconds that a call waits for a service that is being restarted.
restart_patience <- 15

# Seconds for a question that is answered at once.
short <- 30

# The folder with the service's sockets.
runtime_folder <- function() {
  folder <- Sys.getenv("COHORTLAB_RUNTIME")
  if (folder == "") {
    fail("noJupyterLab")
  }
  if (!dir.exists(folder)) {
    fail("jupyterLabGone")
  }
  folder
}

# A question that is answered at once, as JSON.
ask <- function(method,
                path,
                payload = NULL,
                timeout = short,
                patience = restart_patience) {
  check_version(patience)
  answer <- fetch(method, path, payload, timeout = timeout, patience = patience)
  json_of(answer)
}

# A question that can take long. With a `limit` in seconds it is cancelled when
# there is no answer by then (`tooSlow`).
ask_long <- function(path,
                     payload,
                     limit = NULL,
                     patience = restart_patience) {
  answer <- or_cancelled(patience = patience, function(query) {
    fetch(
      "POST", path, payload,
      headers = list("x-cohortlab-query" = query),
      timeout = limit, patience = patience
    )
  })
  json_of(answer)
}

# Like `ask_long()`, for an answer that is read piece by piece: `read` is called
# with a connection and the headers (a named list, names in lower case).
ask_stream <- function(asked, accept, read) {
  or_cancelled(function(query) {
    opened <- open_stream(query, asked, accept)
    on.exit(close(opened$connection))
    read(opened$connection, opened$headers)
  })
}

# What `question` gives, called with the id of a new query. Whatever ends it
# early, an interrupted kernel above all, cancels the query in the service. That
# is seen to before the service is asked: an interrupt can fall between any two
# steps.
or_cancelled <- function(question, patience = restart_patience) {
  check_version(patience)
  query <- query_id()
  answered <- FALSE
  on.exit(if (!answered) cancel(query))
  answer <- question(query)
  answered <- TRUE
  answer
}

# The answer from its first piece on: list(connection, headers). It is for the
# caller to cancel the query.
open_stream <- function(query, asked, accept) {
  handle <- request("POST", asked$payload, list(
    "x-cohortlab-query" = query,
    accept = accept
  ))
  connection <- curl::curl(url_of(asked$path), handle = handle)
  opened <- FALSE
  on.exit(if (!opened) close(connection))
  patiently(restart_patience, open(connection, "rbf"))
  data <- curl::handle_data(handle)
  if (data$status_code >= 400) {
    fail_as_answered(parsed_json(text_of_raw(whole(connection))))
  }
  opened <- TRUE
  list(connection = connection, headers = headers_of(data$headers))
}

# One HTTP request: status and content.
fetch <- function(method,
                  path,
                  payload = NULL,
                  headers = list(),
                  timeout = NULL,
                  patience = 0) {
  handle <- request(method, payload, headers)
  if (!is.null(timeout)) {
    curl::handle_setopt(handle, timeout_ms = round(1000 * timeout))
  }
  patiently(patience, curl::curl_fetch_memory(url_of(path), handle), timeout)
}

request <- function(method, payload, headers) {
  runtime <- runtime_folder()
  handle <- curl::new_handle(
    unix_socket_path = file.path(runtime, "kernel.sock"),
    customrequest = method
  )
  if (!is.null(payload)) {
    body <- charToRaw(enc2utf8(json_text(payload)))
    curl::handle_setopt(
      handle,
      post = TRUE, postfieldsize = length(body), postfields = body
    )
    headers[["content-type"]] <- "application/json"
  }
  # A larger body would first ask whether it may come, and wait for a second.
  headers[["expect"]] <- ""
  headers[["authorization"]] <- paste("Bearer", kernel_token(runtime))
  curl::handle_setheaders(handle, .list = headers)
  handle
}

url_of <- function(path) {
  paste0("http://cohortlab", path)
}

# Tries again for `patience` seconds while nobody listens.
patiently <- function(patience, call, timeout = NULL) {
  call <- substitute(call)
  frame <- parent.frame()
  deadline <- Sys.time() + patience
  pause <- 0.05
  repeat {
    error <- tryCatch(return(eval(call, frame)), error = function(e) e)
    if (inherits(error, "cohortlab_error")) {
      stop(error)
    }
    said <- conditionMessage(error)
    if (grepl("timeout was reached|timed out", said, ignore.case = TRUE)) {
      fail(
        "tooSlow",
        sprintf("No answer within %.0f seconds.", timeout),
        "Ask for it outright."
      )
    }
    unless_interrupted(error)
    if (!grepl("connect to", said, fixed = TRUE)) {
      fail("brokenAnswer")
    }
    runtime_folder()
    if (Sys.time() >= deadline) {
      fail("serviceDown")
    }
    Sys.sleep(pause)
    pause <- min(2 * pause, 1)
  }
}

# curl and nanoarrow turn an interrupt into an error; here it stays one.
unless_interrupted <- function(error) {
  theirs <- "aborted by an application callback|error: user interrupt"
  if (grepl(theirs, conditionMessage(error))) {
    signalCondition(structure(
      class = c("interrupt", "condition"), list(message = "", call = NULL)
    ))
    invokeRestart("abort")
  }
}

# Read anew for each call: a restarted service has another one.
kernel_token <- function(runtime) {
  file <- file.path(runtime, "kernel.token")
  if (!file.exists(file)) {
    return("")
  }
  tryCatch(
    readLines(file, n = 1, warn = FALSE),
    error = function(e) forbidden(),
    warning = function(w) forbidden()
  )
}

forbidden <- function() {
  fail(
    "unauthorized",
    "This account may not read the kernel token of the query service.",
    paste(
      "Ask the administrator who runs the service to let this account",
      "use it."
    )
  )
}

json_of <- function(answer) {
  content <- parsed_json(text_of_raw(answer$content))
  if (answer$status_code >= 400) {
    fail_as_answered(content)
  }
  if (is.null(content)) {
    fail("brokenAnswer")
  }
  content
}

text_of_raw <- function(bytes) {
  text <- rawToChar(bytes[bytes != 0])
  Encoding(text) <- "UTF-8"
  text
}

headers_of <- function(raw_headers) {
  lines <- curl::parse_headers(raw_headers)[-1]
  stats::setNames(
    as.list(sub("^[^:]*:[ \t]*", "", lines)),
    tolower(sub(":.*$", "", lines))
  )
}

whole <- function(connection) {
  pieces <- list()
  while (length(piece <- readBin(connection, raw(), 65536)) > 0) {
    pieces <- c(pieces, list(piece))
  }
  do.call(c, c(list(raw()), pieces))
}

# Who presses stop twice does not stop this.
cancel <- function(query) {
  suspendInterrupts(tryCatch(
    fetch("DELETE", paste0("/queries/", query), timeout = 2),
    error = function(e) NULL
  ))
}

# A UUID, without touching the random numbers of the notebook.
query_id <- function() {
  random <- file("/dev/urandom", "rb", raw = TRUE)
  on.exit(close(random))
  bytes <- readBin(random, raw(), 16)
  bytes[7] <- (bytes[7] & as.raw(0x0f)) | as.raw(0x40)
  bytes[9] <- (bytes[9] & as.raw(0x3f)) | as.raw(0x80)
  hex <- paste(bytes, collapse = "")
  sub("(.{8})(.{4})(.{4})(.{4})(.{12})", "\\1-\\2-\\3-\\4-\\5", hex)
}

checked <- new.env(parent = emptyenv())

# Asks each service process once which version it is.
check_version <- function(patience) {
  process <- service_process(runtime_folder())
  if (!is.null(process) && identical(checked$process, process)) {
    return(invisible())
  }
  answer <- fetch("GET", "/health", timeout = short, patience = patience)
  theirs <- json_of(answer)$version
  if (!identical(theirs, own_version())) {
    fail("versionMismatch", sprintf(
      "The query service is Cohortlab %s; this kernel has %s.",
      theirs, own_version()
    ))
  }
  checked$process <- service_process(runtime_folder())
}

service_process <- function(runtime) {
  info <- file.info(file.path(runtime, "kernel.sock"), extra_cols = FALSE)
  if (is.na(info$mtime)) NULL else list(runtime, info$mtime)
}

# The version of this package.
own_version <- function() {
  getNamespaceVersion("cohortlab")[["version"]]
}
