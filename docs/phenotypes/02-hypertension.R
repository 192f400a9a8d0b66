hypertension <- concept_set(
  "Hypertension",
  descendants(316866, "Hypertensive disorder")
)

events("Hypertension on two visits", limit = "first") |>
  entry(condition(hypertension, age = at_least(18))) |>
  inclusion(
    "Seen on two visits within a year",
    condition(hypertension) |> at_least(2, during(0, 365), distinct = "visit")
  )
