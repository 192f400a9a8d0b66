# Fails when lintr, with its defaults, has anything to say.
# What the tests and phenotypes call is found when the package is attached.
suppressWarnings(library(cohortlab))
found <- c(
  lintr::lint_package("r-bridge"),
  lintr::lint_dir("scripts/r"),
  lintr::lint_dir("docs/phenotypes", pattern = "[.]R$"),
  lintr::lint_dir("sdk/src/snippets/golden", pattern = "[.]R$"),
  lintr::lint_dir("python-bridge/tests", pattern = "[.]R$")
)
if (length(found) > 0) {
  print(structure(found, class = c("lints", "list")))
}
quit(status = length(found) > 0)
