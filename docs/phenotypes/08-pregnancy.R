live_birth <- concept_set("Live birth", descendants(4092289, "Livebirth"))
stillbirth <- concept_set("Stillbirth", descendants(443213, "Stillbirth"))
pregnancy <- concept_set("Pregnancy", descendants(4299535, "Pregnant"))

# the time from so many days before a birth to the birth
birth <- function(set, days) {
  condition(
    set,
    sex = concept(8532, "FEMALE"), age = from_to(12, 55),
    adjust = adjusted_dates(start = -days, end_of = "start")
  )
}

# counted from the birth, which is the end of the pregnancy
in_that_time <- during(-280, 0, index = "end")

events(
  "Pregnancies that ended in a birth",
  dates = c("2010-01-01", "2022-12-31"),
  notes = paste(
    "A simple algorithm: the pregnancy is taken to begin 280 days before the",
    "birth."
  )
) |>
  entry(birth(live_birth, 280), birth(stillbirth, 196)) |>
  inclusion(
    "Pregnancy on record in that time",
    with_at_least(
      1,
      condition(pregnancy) |> occurs(in_that_time),
      observation(pregnancy) |> occurs(in_that_time)
    )
  ) |>
  exit_after(0, of = "end")
