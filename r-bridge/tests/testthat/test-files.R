found <- function(path) find_definition(path, ".cohort.json")$path

test_that("paths are relative to the notebook, then to the study", {
  study <- local_study()
  whole <- file.path(study, "cohorts/gi.cohort.json")
  expect_identical(found("cohorts/gi.cohort.json"), whole)
  expect_identical(found(whole), whole)
  withr::local_dir("datasets")
  expect_identical(found("cohorts/gi.cohort.json"), whole)
  expect_identical(found("./../cohorts/gi.cohort.json"), whole)
  elsewhere <- withr::local_tempdir()
  withr::local_dir(elsewhere)
  withr::local_envvar(
    JPY_SESSION_NAME = file.path(study, "cohorts", "analysis.ipynb")
  )
  expect_identical(found("gi.cohort.json"), whole)
  expect_identical(found("cohorts/gi.cohort.json"), whole)
})

test_that("a path that leads nowhere says where it was looked for", {
  study <- local_study()
  withr::local_dir("datasets")
  error <- caught(cohort("cohorts/gi-bleed.cohort.json"))
  said <- conditionMessage(error)
  expect_match(said, file.path(study, "cohorts/gi-bleed.cohort.json"),
    fixed = TRUE
  )
  expect_match(said, "Did you mean 'cohorts/gi.cohort.json'?", fixed = TRUE)
  expect_identical(caught(cohort(3))$code, "badArgument")
  expect_identical(caught(cohort(c("a", "b")))$code, "badArgument")
})

test_that("a bundle holds what a definition refers to, within the root", {
  study <- local_study()
  secret <- file.path(dirname(dirname(study)), "secret.concepts.json")
  withr::local_file(secret)
  writeLines("{}", secret)
  dir.create("concepts")
  file.symlink(secret, "concepts/link.concepts.json")
  writeLines("{\"a\": {\"kind\": \"file\", \"path\": \"b.concepts.json\"}}",
    "concepts/a.concepts.json"
  )
  writeLines("{}", "concepts/b.concepts.json")
  paths <- c(
    "../concepts/a.concepts.json", "../concepts/./a.concepts.json",
    "../../../secret.concepts.json", secret, "../concepts/link.concepts.json",
    "gone.concepts.json", "x.cohort.json"
  )
  sets <- sprintf('{"kind": "file", "path": "%s"}', paths)
  writeLines(
    sprintf('{"conceptSets": [%s]}', paste(sets, collapse = ", ")),
    "cohorts/x.cohort.json"
  )
  bundle <- bundle_of(find_definition("cohorts/x.cohort.json", ""))
  expect_identical(bundle$path, "study/cohorts/x.cohort.json")
  sent <- vapply(bundle$files, function(each) each$path, "")
  expect_identical(sent, c(
    "../concepts/a.concepts.json", "../concepts/b.concepts.json"
  ))
})

test_that("a file that is no UTF-8 text is refused", {
  local_study()
  for (bytes in list(as.raw(c(0x7b, 0xff)), as.raw(c(0x7b, 0)))) {
    writeBin(bytes, "cohorts/x.cohort.json")
    error <- caught(bundle_of(find_definition("cohorts/x.cohort.json", "")))
    expect_identical(error$code, "fileUnreadable")
  }
})

test_that("paths are normalised as they are written", {
  expect_identical(normalised("a/../b", "/x"), "/x/b")
  expect_identical(normalised("../../../b", "/x"), "/b")
  expect_identical(normalised("/"), "/")
  expect_identical(relative_to("/a/b/c", "/a/d"), "../b/c")
  expect_identical(relative_to("/a/b", "/a"), "b")
  expect_false(is_inside("/ab", "/a"))
  expect_true(is_inside("/a/b", "/"))
})

toml <- function(...) toml_text("t.toml", paste(..., sep = "\n"), "release")

test_that("the release of a study is read as TOML has it", {
  expect_identical(toml("release = \"demo\" # a comment"), "demo")
  expect_identical(toml("release = 'a\\b#c'"), "a\\b#c")
  expect_identical(toml("\"release\"=\"\\u00e9 \\\"x\\\"\""), "\u00e9 \"x\"")
  expect_identical(toml("other = [1,", "  \"]\",", "]", "release = \"x\""), "x")
  expect_null(toml("# release = \"x\"", "other = \"release = 3\""))
  expect_null(toml("[display]", "release = \"x\""))
  expect_null(toml(""))
  for (wrong in list(
    "release = 3", "release = \"x", "release = \"\"\"", "release", "= 3",
    "release = [\"x\"]", "release = \"a\" \"b\""
  )) {
    expect_identical(caught(toml(wrong))$code, "studyUnreadable", info = wrong)
  }
})

test_that("a study whose files cannot be read is an error", {
  study <- local_study()
  settings <- file.path(study, "cohortlab.toml")
  writeLines("release = \"\"", settings)
  expect_identical(caught(gi())$code, "studyUnreadable")
  writeLines("release = \"x\"", settings)
  lock <- file.path(study, "cohortlab.lock.json")
  for (text in c("{", "{}", "[]", "{\"release\": {\"id\": 3}}")) {
    writeLines(text, lock)
    expect_identical(caught(gi())$code, "studyUnreadable", info = text)
  }
})
