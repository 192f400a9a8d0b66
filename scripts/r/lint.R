# Fails when lintr, with its defaults, has anything to say.
found <- c(
  lintr::lint_package("r-bridge"),
  lintr::lint_dir("scripts/r"),
  lintr::lint_dir("docs/phenotypes", pattern = "[.]R$")
)
if (length(found) > 0) {
  print(structure(found, class = c("lints", "list")))
}
quit(status = length(found) > 0)
