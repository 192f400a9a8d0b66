number_texts <- function(numbers) vapply(numbers, number_text, "")

test_that("the door hides few people and rounds the rest", {
  expect_identical(
    shown_text(show_people(c(0, 39, 40, 49, 50, 479, 123456))),
    c("<40", "<40", paste0("\u2248", c("40", "40", "60", "480", "123,460")))
  )
  expect_identical(show_records(c(100, 100), c(39, 40)), c(NA, 100))
  expect_identical(percent(NA_real_, 100), NA_real_)
  expect_identical(show_steps(c(100, 39, 120, 60)), c(100, NA, NA, NA))
})

test_that("the door of the service is the same", {
  needs_service()
  node <- Sys.getenv("COHORTLAB_TEST_NODE")
  skip_if(node == "", "this is no checkout")
  people <- c(0:200, 479, 1844, 2e9)
  script <- sprintf(
    paste0(
      "import { show } from '%s'; for (const n of %s) { const s = show(n);",
      "console.log(s.kind === 'hidden' ? 'NA' : s.value) }"
    ),
    checkout("sdk/service/lib/disclosure/index.js"),
    paste0("[", paste(number_texts(people), collapse = ","), "]")
  )
  file <- withr::local_tempfile(fileext = ".mjs", lines = script)
  theirs <- suppressWarnings(as.numeric(system2(node, file, stdout = TRUE)))
  expect_identical(show_people(people), theirs)
})

test_that("a cohort displays what may be shown, and no exact number", {
  needs_service()
  local_study()
  said <- paste(capture.output(print(gi())), collapse = "\n")
  expect_match(said, "^GI hemorrhage\n\u2248480 people")
  expect_match(said, "the cohort +\u2248480")
  expect_match(said, "everyone +\u22482,700")
  expect_match(said, "release GiBleed")
  expect_match(said, "condition record")
  expect_no_match(said, "479|2694")
  expect_identical(repr_text.cohortlab_lazy(gi()), said)
  html <- repr_html.cohortlab_lazy(gi())
  expect_match(html, "<strong>GI hemorrhage</strong>")
  expect_match(html, "<td>the cohort</td>")
  expect_no_match(html, "479|2694")
  shown <- paste(
    capture.output(print(dataset("datasets/two.dataset.json"))),
    collapse = "\n"
  )
  expect_match(shown, "conditions: condition_occurrence, 4 columns")
})

test_that("names are escaped, and few people are not told", {
  needs_service()
  local_study()
  few <- people("<b>&\"Few") |>
    include(with_all(
      condition(concept_set("GI", concept(192671))),
      demographics(age_at_cut_off = at_least(100))
    ))
  html <- repr_html.cohortlab_lazy(few)
  expect_match(html, "&lt;b&gt;&amp;&quot;Few", fixed = TRUE)
  expect_match(html, "&lt;40 people", fixed = TRUE)
})

test_that("a display never fails", {
  study <- local_study()
  withr::local_envvar(COHORTLAB_RUNTIME = NA)
  expect_output(print(gi()), "GI hemorrhage\nsize not known: This R does not")
  cohort <- gi()
  unlink(file.path(study, "cohorts/gi.cohort.json"))
  expect_output(print(cohort), "gi.cohort.json\nsize not known")
})

test_that("a glance shows no rows and no exact numbers", {
  frame <- data.frame(
    person_id = bit64::as.integer64("9007199254740993") + seq_len(123),
    visit_date = as.Date("2020-01-01") + seq_len(123),
    value = c(rep(NA, 61), seq_len(62)),
    unit_source_value = rep(c("mg", "g", NA), c(80, 20, 23))
  )
  said <- paste(capture.output(print(glance(frame))), collapse = "\n")
  expect_match(said, "\u2248120 rows \u00d7 4 columns \u00b7 \u2248120 people")
  expect_match(said, "value +integer +50 %")
  expect_match(said, "units: mg \\(\u224880 people\\), others \\(\u224840")
  expect_match(said, "on one day \\(visit_date\\): <40 people")
  expect_no_match(said, "123|9007199|2020-01 ")
  expect_match(
    repr_html.cohortlab_glance(glance(frame)), "<th>visit_date</th>"
  )
  expect_error(glance(3), "looks at a data frame, not at numeric")
})

test_that("a glance at few people says nothing of them", {
  frame <- data.frame(person_id = 1:39, visit_date = Sys.Date(), x = NA)
  said <- paste(capture.output(print(glance(frame))), collapse = "\n")
  expect_match(said, "<40 rows \u00d7 3 columns \u00b7 <40 people")
  expect_match(said, "Too few people to say more")
  expect_no_match(said, "%")
  expect_output(print(glance(data.frame())), "0 columns")
})

test_that("times are days of UTC, and people without an id are nobody", {
  frame <- data.frame(
    person_id = c(NA, 1:100),
    at = as.POSIXct("2020-03-31 23:30:00", tz = "UTC")
  )
  seen <- glance(frame)
  expect_identical(seen$people, 100)
  expect_identical(seen$columns[[2]]$span, c("2020-03", "2020-03"))
})
