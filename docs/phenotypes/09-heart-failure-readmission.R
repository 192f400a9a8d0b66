heart_failure <- concept_set(
  "Heart failure",
  descendants(316139, "Heart failure")
)
inpatient <- concept_set(
  "Inpatient visit",
  descendants(9201, "Inpatient Visit"),
  descendants(262, "Emergency Room and Inpatient Visit")
)

alive <- death(outside_observation = TRUE) |>
  exactly(0, during(-Inf, 0, index = "end"))

reason <- condition(
  heart_failure,
  status = concept(32902, "Primary diagnosis"), same_visit = TRUE
) |>
  occurs(during(0, 1))
first_stay <- visit(
  inpatient,
  nested = with_all(condition(heart_failure, same_visit = TRUE), alive)
) |>
  occurs(during(-30, -1, of = "end"))

events("Readmission for heart failure within 30 days") |>
  entry(
    visit(inpatient, nested = with_all(reason, first_stay)),
    prior_days = 30
  ) |>
  qualify(demographics(age = at_least(50)), limit = "first") |>
  inclusion("Alive at discharge", alive) |>
  exit_after(30, of = "end") |>
  censor(death())
