bleeding <- concept_set(
  "Gastrointestinal bleeding",
  descendants(192671, "Gastrointestinal hemorrhage")
)
hospital <- concept_set(
  "Inpatient or emergency room visit",
  descendants(9201, "Inpatient Visit"),
  descendants(9203, "Emergency Room Visit"),
  descendants(262, "Emergency Room and Inpatient Visit")
)

events("Gastrointestinal bleeding, episodes of 30 days") |>
  entry(condition(bleeding, visit_type = hospital)) |>
  inclusion(
    "No earlier bleeding in 30 days",
    condition(bleeding) |> exactly(0, during(-30, -1))
  ) |>
  exit_after(30, of = "start")
