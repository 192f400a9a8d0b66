rows_of <- function(...) as.list(collect(sql_query(...)))

test_that("one SELECT is one frame", {
  needs_service()
  local_study()
  asked <- sql_query("select person_id, 1 as n from person order by 1 limit 3")
  expect_output(print(asked), "on release the server's default; read with col")
  frame <- collect(asked)
  expect_s3_class(frame, "tbl_df")
  expect_named(frame, c("person_id", "n"))
  expect_s3_class(frame$person_id, "integer64")
  expect_identical(frame$n, c(1L, 1L, 1L))
  origin <- attr(frame, "cohortlab")
  expect_identical(origin$definition, "SQL of the notebook")
  expect_identical(origin$release$name, "GiBleed")
  expect_identical(each_batch(asked, function(batch) NULL), 3L)
  expect_identical(nrow(as.data.frame(as_arrow_stream(asked))), 3L)
})

test_that("values of every kind are sent as what they are", {
  needs_service()
  local_study()
  values <- list(
    text = "O'Neill; --", whole = 3, small = 5L, fraction = 0.1 + 0.2,
    yes = TRUE, day = as.Date("1899-12-31"), factor = factor("x"),
    big = bit64::as.integer64("-9007199254740993")
  )
  for (name in names(values)) {
    value <- values[[name]]
    said <- rows_of(
      sprintf("select $x%s as x", if (name == "day") "::date" else ""),
      x = value
    )$x
    if (is.factor(value)) value <- "x"
    if (name == "whole") value <- 3L
    expect_identical(said, value, info = name)
  }
  moment <- as.POSIXct("2020-01-31 12:00:00.25", tz = "UTC")
  expect_equal(rows_of("select $x::timestamp as x", x = moment)$x, moment)
  expect_true(is.na(rows_of("select $x::int as x", x = NA)$x))
  expect_true(is.na(rows_of("select $x::int as x", x = NULL)$x))
})

test_that("vectors are lists, and a list is one of any length", {
  needs_service()
  local_study()
  unnested <- function(x) rows_of("select unnest($x) as x", x = x)$x
  expect_identical(unnested(c(1, 2)), 1:2)
  expect_identical(unnested(list(7)), 7L)
  expect_identical(unnested(c("a", "b")), c("a", "b"))
  expect_identical(unnested(c(0.5, 2)), c(0.5, 2))
  ids <- bit64::as.integer64(c("9007199254740993", "-1"))
  expect_identical(unnested(ids), ids)
  expect_identical(unnested(list(ids[1])), ids[1])
  expect_identical(length(unnested(integer())), 0L)
})

test_that("what is no SELECT, or several, is refused by the service", {
  needs_service()
  local_study()
  for (text in c(
    "drop table person", "select 1; select 2", "copy person to 'x'",
    "insert into person select * from person", "select from where"
  )) {
    error <- caught(collect(sql_query(text)))
    expect_identical(error$code, "sqlRefused", info = text)
  }
  expect_match(caught(collect(sql_query(
    "select * from read_csv('/etc/passwd')"
  )))$code, "sql|engine")
  expect_identical(
    caught(collect(sql_query("select 1", release = "v/8")))$code,
    "releaseUnknown"
  )
})

test_that("what cannot be sent is refused in words", {
  expect_error(sql_query(3), "one SELECT")
  expect_error(sql_query(""), "one SELECT")
  expect_error(sql_query("select 1", seconds = 601), "at most 600")
  expect_error(sql_query("select 1", seconds = NA), "at most 600")
  expect_error(sql_query("select $x", 3), "has no name")
  expect_error(sql_query("select $x", x = Inf), "`x` is not finite")
  expect_error(sql_query("select $x", x = c(1, NA)), "`x` has missing values")
  expect_error(sql_query("select $x", x = mean), "`x` is function")
  expect_error(sql_query("select $x", x = list(list(1))), "`x` is list")
  expect_error(
    sql_query("select $x", x = as.POSIXct("2020-01-01", tz = "Europe/Paris")),
    "`x` has a time zone"
  )
})
