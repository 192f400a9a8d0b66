infarction <- concept_set(
  "Acute myocardial infarction",
  descendants(312327, "Acute myocardial infarction"),
  excluding(descendants(314666, "Old myocardial infarction"))
)
hospital <- concept_set(
  "Inpatient or emergency room visit",
  descendants(9201, "Inpatient Visit"),
  descendants(9203, "Emergency Room Visit"),
  descendants(262, "Emergency Room and Inpatient Visit")
)

# a visit that has begun by the day of the diagnosis and is not over before it
during_visit <- visit(hospital) |>
  occurs(during(-Inf, 0), during(0, Inf, of = "end"))

events("Acute myocardial infarction in hospital", era_gap_days = 180) |>
  entry(condition(infarction, nested = during_visit)) |>
  exit_after(7, of = "start")
