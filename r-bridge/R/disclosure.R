# The disclosure door, for what R itself shows: one function from numbers to
# anything displayed. `sdk/service/src/disclosure` is the original; a test holds
# the two equal.

# How counts are shown: fewer people than `below`, 0 included, are hidden, all
# others are multiples of `base`.
aou20 <- list(name = "aou20", below = 40, base = 20)

# Numbers of people as they may be shown: rounded to the nearest multiple, half
# up, or NA where there are too few to tell. The only door.
show_people <- function(people, profile = aou20) {
  stopifnot(all(people >= 0))
  rounded <- profile$base * floor(people / profile$base + 0.5)
  ifelse(people < profile$below, NA_real_, pmax(profile$below, rounded))
}

# Numbers of records of `people`: hidden when the people are, else rounded like
# them.
show_records <- function(records, people, profile = aou20) {
  ifelse(people < profile$below, NA_real_, show_people(records, profile))
}

# What part is of whole in whole %, from shown numbers only.
percent <- function(part, whole) {
  pmin(100, round(100 * part / whole))
}

# `Shown` as the service sends it (sdk/src/wire/shown.ts).
shown_from_wire <- function(shown) {
  if (shown$kind == "hidden") NA_real_ else as.numeric(shown$value)
}

# Shown numbers in words.
shown_text <- function(shown, profile = aou20) {
  written <- formatC(shown, format = "d", big.mark = ",")
  ifelse(is.na(shown), paste0("<", profile$below), paste0("\u2248", written))
}

# People left after each step as they may be shown: a list of steps never rises.
show_steps <- function(people, profile = aou20) {
  shown <- show_people(people, profile)
  least <- cummin(ifelse(is.na(shown), 0, shown))
  ifelse(least == 0, NA_real_, least)
}
